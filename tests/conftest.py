"""What every test shares: how hypothesis chooses its examples."""

import os
from pathlib import Path

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
