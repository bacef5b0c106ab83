"""Looking for circles among objects, left out where there are hardly any."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_looking_for_circles(*, staying: bool = False) -> Iterator[None]:
    """Looks for none meanwhile: for a stretch of work whose many objects go as they came, or all stay.

    Args:
        staying: Whether they stay until the process ends: then nobody looks through them afterwards.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if staying:
            gc.freeze()
        if looked:
            gc.enable()
