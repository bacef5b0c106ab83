"""A PDF beside the one that the repository gives: the same, different and where, or impossible to say."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from pipeline.model import provenance
from pipeline.model.provenance import Provenance, read_provenance
from pipeline.model.seen import Seen
from pipeline.model.verdict import Outcome, Unlike, Verdict
from pipeline.render.pdf_look import look, look_added
from pipeline.run.examine import Options
from pipeline.run.verify.data import unlike_data
from pipeline.run.verify.remake import CannotRemakeError, remake

_MOST = 20
_NO_WORD = "berkas ini tidak memuat asal-usul spbe: bukan PDF buatan spbe, atau asal-usulnya dihapus"
_REWRITTEN = (
    "teks, data, dan gambarnya sama, tetapi berkasnya ditulis ulang oleh program lain, "
    "sehingga kesamaannya tidak dapat dibuktikan; bandingkan berkas aslinya"
)
_OTHER_ENGINE = (
    "teks dan datanya sama, tetapi halaman digambar lain, dan pustaka tata letak di komputer ini bukan yang "
    "menyusunnya; ulangi dengan pustaka yang sama"
)


def verify(root: Path, raw: bytes, options: Options, environment: MutableMapping[str, str]) -> Verdict:
    """Whether a PDF is what the repository gives.

    Args:
        root: The workspace.
        raw: The file; anybody may have written it.
        options: How to examine.
        environment: Of this process: the press reads the instant of judgement there.
    """
    seen = look(raw)
    if seen.error:
        return Verdict(outcome=Outcome.CANNOT, reasons=(seen.error,))
    told = read_provenance(seen.files.get(provenance.NAME, b""))
    if told is None:
        return Verdict(outcome=Outcome.CANNOT, reasons=(_NO_WORD,), signatures=seen.signatures)
    try:
        given = remake(root, told, options, environment)
    except CannotRemakeError as why:
        return Verdict(outcome=Outcome.CANNOT, told=told, reasons=(str(why),), signatures=seen.signatures)
    if raw.startswith(given):
        return _as_made(raw, len(given), told)
    return _compared(seen, look(given), told)


def _as_made(raw: bytes, end: int, told: Provenance) -> Verdict:
    """The document is there to the last byte; what stands behind it may only be signatures."""
    if not raw[end:].strip():
        return Verdict(outcome=Outcome.SAME, told=told)
    added = look_added(raw, end)
    found = added.changes or (() if added.signatures else (added.error or "bukan tanda tangan",))
    unlike = tuple(Unlike("tambahan sesudah dokumen asli", change) for change in found)
    outcome = Outcome.DIFFERS if unlike else Outcome.SAME
    return Verdict(outcome=outcome, told=told, unlike=unlike, signatures=added.signatures)


def _compared(seen: Seen, given: Seen, told: Provenance) -> Verdict:
    found = list(_unlike(seen, given))
    drawn = [] if found else list(_drawn(seen, given))
    here = read_provenance(given.files.get(provenance.NAME, b""))
    same_engine = here is not None and here.mesin == told.mesin
    if found or (drawn and same_engine):
        listed = (found or drawn)[:_MOST]
        more = len(found or drawn) - len(listed)
        return Verdict(
            outcome=Outcome.DIFFERS, told=told, unlike=tuple(listed), more=more, signatures=seen.signatures
        )
    why = _OTHER_ENGINE if drawn else _REWRITTEN
    return Verdict(outcome=Outcome.CANNOT, told=told, reasons=(why,), signatures=seen.signatures)


def _unlike(seen: Seen, given: Seen) -> Iterator[Unlike]:
    """What the two say differently: figures and tables, the words of the pages, the files inside."""
    for key in sorted(seen.about.keys() | given.about.keys()):
        if seen.about.get(key) != given.about.get(key):
            yield Unlike(f"keterangan berkas {key}", seen.about.get(key, ""), given.about.get(key, ""))
    yield from unlike_data(seen.files, given.files)
    if len(seen.pages) != len(given.pages):
        yield Unlike("jumlah halaman", str(len(seen.pages)), str(len(given.pages)))
    for number, (one, other) in enumerate(zip_longest(seen.pages, given.pages, fillvalue=""), start=1):
        if one != other:
            yield from _words(f"halaman {number}", one.split("\n"), other.split("\n"))


def _words(where: str, one: list[str], other: list[str]) -> Iterator[Unlike]:
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Unlike(where, " ".join(one[a:b]), " ".join(other[c:d]))


def _drawn(seen: Seen, given: Seen) -> Iterator[Unlike]:
    pairs = zip_longest(seen.drawings, given.drawings)
    yield from (Unlike(f"halaman {n}: cara digambar") for n, (a, b) in enumerate(pairs, 1) if a != b)
    pairs = zip_longest(seen.notes, given.notes)
    yield from (
        Unlike(f"halaman {n}: tautan atau catatan di atasnya") for n, (a, b) in enumerate(pairs, 1) if a != b
    )
