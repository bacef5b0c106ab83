"""What every test shares: how hypothesis chooses its examples, and folders that are not the user's own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

SEARCH = "SPBE_SEARCH"
_FOUND = Path(__file__).parents[1] / ".cache/hypothesis"

# The same examples on every run: a red run is red because of the change. `make search` looks for others, and
# remembers those that fail. No deadline: two shared cores are no clock.
settings.register_profile("bounded", derandomize=True, deadline=None, database=None)
settings.register_profile(
    "search", derandomize=False, deadline=None, database=DirectoryBasedExampleDatabase(_FOUND)
)
settings.load_profile("search" if os.environ.get(SEARCH) else "bounded")


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What commands remember between runs is neither taken from the user's cache nor left in it."""
    place = tmp_path_factory.mktemp("pengguna")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(place / "tembolok"))
        patch.setenv("XDG_STATE_HOME", str(place / "keadaan"))
        yield
