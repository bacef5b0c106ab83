"""Small pieces of Markdown that both generated pages use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

WRITTEN = "<!-- Dibuat oleh `make docs`; perubahan dengan tangan akan hilang. -->"


def row(*cells: str) -> str:
    """One row of a table; what would end a cell is written so that it does not."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table, and the empty line after it."""
    yield row(*head)
    yield row(*("---" for _ in head))
    for cells in rows:
        yield row(*cells)
    yield ""


def text(lines: Iterable[str]) -> str:
    """Lines as a page: no empty line twice, one line feed at the end."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def code(name: str) -> str:
    """A machine's name."""
    return f"`{name}`"
