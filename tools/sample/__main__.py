"""`python -m tools.sample [DIR]` rewrites catalog/ (without catalog/peraturan/) and records/ of the sample region."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.sample.region import region
from tools.sample.workspace import ROOT, rewrite

if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    print(f"{rewrite(target, region())} files")
