"""`python -m pipeline` is `spbe`."""

import sys
from pathlib import Path

# Python puts the folder it is started in first, and that may be a workspace: data, and nothing to import.
if not sys.flags.safe_path and sys.path[0] == str(Path.cwd()):
    del sys.path[0]

from pipeline.cli.main import main

sys.exit(main())
