"""`python -m tools.fuzz bytes|leaves|law|imports SECONDS [FOLDER…]`: looks for inputs that break a promise."""

from __future__ import annotations

import sys
from pathlib import Path

ARTIFACTS = Path(__file__).resolve().parents[2] / ".cache/fuzz-found"
USAGE = "Pemakaian: python -m tools.fuzz bytes|leaves|law|imports DETIK [FOLDER…]\n"


def main(argv: list[str]) -> int:
    folders = [Path(folder) for folder in argv[2:]]
    if len(argv) < 2 or argv[0] not in ("bytes", "leaves", "law", "imports") or not argv[1].isdecimal():
        sys.stderr.write(USAGE)
        return 2
    if not all(folder.is_dir() for folder in folders):
        sys.stderr.write(USAGE)
        return 2
    if argv[0] == "leaves":
        from tools.fuzz.leaves import run as run_leaves

        return run_leaves(int(argv[1]), ARTIFACTS)
    if argv[0] == "law":
        from tools.fuzz.law import run as run_law

        return run_law(int(argv[1]), ARTIFACTS)
    if argv[0] == "imports":
        from tools.fuzz.importing import run as run_imports

        return run_imports(int(argv[1]), ARTIFACTS)
    from tools.fuzz.guided import run

    return run(int(argv[1]), folders, ARTIFACTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
