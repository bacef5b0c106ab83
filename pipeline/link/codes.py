"""The REF family: what can be wrong with ids, references and the graph."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.pointer import Keys

CODES: tuple[tuple[str, str, str], ...] = (
    ("REF001", "unknown-reference", "Yang dirujuk tidak ada."),
    ("REF002", "ambiguous-reference", "Rujukan dapat berarti lebih dari satu dokumen."),
    ("REF003", "duplicate-id", "Dua dokumen sejenis dalam satu OPD memakai pengenal yang sama."),
    ("REF004", "wrong-folder", "Isian `opd` berbeda dari foldernya."),
    ("REF005", "dependency-cycle", "Komponen saling bergantung dalam lingkaran."),
    ("REF006", "unknown-opd", "Folder OPD tanpa dokumen `jenis: opd`."),
    ("REF007", "misplaced-kind", "Jenis dokumen tidak pada tempatnya (catalog/ atau records/)."),
)
_NAMES = {code: name for code, name, _ in CODES}


def finding(code: str, document: Document, keys: Keys, message: str, advice: str) -> Finding:
    """A finding of this family; ids and references are conventions of the tool, not of the regulation."""
    pointer = document.pointer(*keys)
    return Finding(
        code, _NAMES[code], Severity.ERROR, pointer, message, advice, basis=Basis.ALAT, document=document.ref
    )
