"""Where the package's own files stand, in a checkout or in a wheel: schemas, templates, regulation packs."""

from pathlib import Path
from typing import Literal

Name = Literal["schemas", "templates", "peraturan"]

_PACKAGE = Path(__file__).resolve().parent
_IN_CHECKOUT: dict[Name, str] = {
    "schemas": "schemas",
    "templates": "templates",
    "peraturan": "catalog/peraturan",
}


def bundled(name: Name) -> Path:
    """The folder of one of the package's own resources.

    A checkout (also installed as editable) has them beside the package, where people edit them; a wheel
    carries copies inside it.

    Args:
        name: Which resource.

    Returns:
        An existing folder, as an absolute path.

    Raises:
        FileNotFoundError: The installation is damaged; a failure of ours, never of a workspace.
    """
    checkout = _PACKAGE.parent
    beside = checkout / _IN_CHECKOUT[name]
    # pyproject.toml tells a checkout from a site-packages that happens to hold a folder of the same name.
    if (checkout / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    inside = _PACKAGE / "_bundled" / name
    if inside.is_dir():
        return inside
    raise FileNotFoundError(f"pemasangan spbe tidak lengkap: {inside} tidak ada")
