"""The gallery's values, computed once for all tests of the renderer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.render.gallery import values


@pytest.fixture(scope="session")
def gallery() -> dict[str, Any]:
    return values()
