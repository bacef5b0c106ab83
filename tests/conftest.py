"""What every test shares: how hypothesis chooses its examples."""

import os

from hypothesis import settings

# The same examples on every run in CI: a red run there is red because of the change. Elsewhere they vary,
# and a failing one is remembered. No deadline: two shared cores are no clock.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")
