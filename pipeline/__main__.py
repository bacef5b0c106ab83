"""`python -m pipeline` is `spbe`."""

import os
import sys

# Python puts the folder it is started in first, and that may be a workspace: data, and nothing to import.
# `--help` needs no paths, and what makes them is half of what it would import.
if not sys.flags.safe_path and sys.path[0] == os.getcwd():  # noqa: PTH109
    del sys.path[0]

from pipeline.cli.main import main

sys.exit(main())
