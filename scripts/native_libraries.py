"""Says which of WeasyPrint's system libraries do not load, and adopts those unpacked beside the project."""

import ctypes
import ctypes.util
import platform
import shutil
import sys
import sysconfig
from pathlib import Path

# The names that WeasyPrint looks for (weasyprint/text/ffi.py): for Linux, and for ctypes' search elsewhere.
LIBRARIES = {
    "libgobject-2.0.so.0": "gobject-2.0",
    "libpango-1.0.so.0": "pango-1.0",
    "libharfbuzz.so.0": "harfbuzz",
    "libharfbuzz-subset.so.0": "harfbuzz-subset",
    "libfontconfig.so.1": "fontconfig",
    "libpangoft2-1.0.so.0": "pangoft2-1.0",
}
LOADER = "spbe_native"

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>{root}/usr/share/fonts</dir>
  <include ignore_missing="yes">{root}/usr/share/fontconfig/conf.avail/60-latin.conf</include>
  <cachedir>{root}/var/cache/fontconfig</cachedir>
</fontconfig>
"""


def loads(name: str) -> bool:
    """Whether the dynamic loader finds and accepts a library."""
    try:
        ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


def missing() -> list[str]:
    """Names of the libraries that do not load, those of `.venv/system` counted as present."""
    if LOADER in sys.modules:
        sys.modules[LOADER].load()
    absent = [(name, other) for name, other in LIBRARIES.items() if not loads(name)]
    if platform.system() == "Linux":
        return [name for name, _ in absent]
    return [name for name, other in absent if not loads(ctypes.util.find_library(other) or name)]


def loading_order(root: Path) -> list[Path]:
    """The unpacked libraries, each after those it needs: what loads goes first, until nothing more does."""
    left = sorted(path for path in root.rglob("*.so.*") if path.is_file() and not path.is_symlink())
    order: list[Path] = []
    while ready := [path for path in left if loads(str(path))]:
        order += ready
        left = [path for path in left if path not in ready]
    return order


def adopt(system: Path) -> None:
    """Makes this environment load the libraries under `system/root` whenever WeasyPrint is imported."""
    root = (system / "root").resolve()
    lines = [str(path) for path in loading_order(root)]
    (system / "order").write_text("\n".join(lines), encoding="utf-8")
    (system / "fonts.conf").write_text(FONTS.format(root=root), encoding="utf-8")
    site = Path(sysconfig.get_path("purelib"))
    shutil.copyfile(Path(__file__).with_name(f"{LOADER}.py"), site / f"{LOADER}.py")
    (site / f"{LOADER}.pth").write_text(f"import {LOADER}; {LOADER}.watch()\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["adopt"]:
        adopt(Path(sys.argv[2]))
    elif names := missing():
        sys.exit(", ".join(names))
