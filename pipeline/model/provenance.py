"""Where a document comes from, as it carries it inside: enough to make the same document again."""

from __future__ import annotations

import json
import re
from dataclasses import asdict

from pipeline.model.lean import dataclass

# A file inside each PDF; whoever reads it back must not trust it.
NAME = "asal.json"
LARGEST = 20_000
_TEXTS = ("dokumen", "edisi", "komit", "dinilai_pada", "paket", "sidik", "alat", "sidik_alat")
_COMMIT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?\Z")
_PLACE = re.compile(r"[A-Za-z0-9._/-]{1,300}\.pdf\Z")
_SIGN = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a document was made from and by what.

    Attributes:
        dokumen: Its path in the site, which is its id.
        edisi: "publik", "internal", or "" where there is only one.
        komit: Full id of the last commit that touched what it was made from; "" outside git. From this
            commit it can be made again, whatever others committed since.
        berubah: Whether something of that on disk was no longer what that commit holds.
        dinilai_pada: The instant of judgement, ISO 8601 with offset.
        periode: The periods that the build reported on.
        paket: Id and version of the regulation pack.
        sidik: SHA-256 of the records it was made from.
        alat: The tool and its version.
        sidik_alat: SHA-256 of the tool's own files.
        mesin: What laid out the pages; "" before they are laid out.
    """

    dokumen: str
    edisi: str
    komit: str
    berubah: bool
    dinilai_pada: str
    periode: tuple[str, ...]
    paket: str
    sidik: str
    alat: str
    sidik_alat: str
    mesin: str = ""

    def told(self) -> bytes:
        """As the PDF carries it."""
        return (json.dumps({"versi": 1, **asdict(self)}, ensure_ascii=True, indent=1) + "\n").encode()


def read_provenance(raw: bytes) -> Provenance | None:
    """What a PDF says of itself; None where it is not of the shape that this tool writes.

    Args:
        raw: The content of the file `NAME`, written by anybody.
    """
    if len(raw) > LARGEST:
        return None
    try:
        held = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or held.get("versi") != 1:
        return None
    texts = {name: held.get(name) for name in (*_TEXTS, "mesin")}
    periods, changed = held.get("periode"), held.get("berubah")
    shaped = all(isinstance(text, str) for text in texts.values()) and isinstance(changed, bool)
    if not shaped or not isinstance(periods, list) or not all(isinstance(one, str) for one in periods):
        return None
    found = Provenance(**texts, periode=tuple(periods), berubah=bool(changed))  # type: ignore[arg-type]  # texts
    return found if _lawful(found) else None


def _lawful(found: Provenance) -> bool:
    return bool(_COMMIT.match(found.komit) and _PLACE.match(found.dokumen) and _SIGN.match(found.sidik_alat))
