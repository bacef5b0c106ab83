"""`docs/klausul.md`: each clause of the pack, and everything that answers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.law.lint_words import WAYS
from pipeline.run.documents import DOCUMENTS
from pipeline.run.ledger import Entry, Ledger
from tools.docs.markdown import WRITTEN, code, table, text

MOST = 8
ABOUT = {
    "skema": "isian dalam skema yang menyebut klausul itu (`x-klausul`)",
    "aturan": "aturan yang memeriksanya ([aturan.md](aturan.md))",
    "ukuran": "kolom tabel fakta yang mengukurnya (`spbe measure`)",
    "dokumen": "dokumen hasil `spbe build` yang memuatnya, atau akan memuatnya (belum ada)",
    "bacaan": "bacaan yang dipilih paket untuk naskah yang diam atau ganda",
    "maturitas": "sel atau kriteria tingkat kematangan",
    "manual": "dinilai orang; alasannya tertulis",
    "tidak_berlaku": "tidak menuntut apa pun; alasannya tertulis",
}
_WORDS = frozenset({"manual", "tidak_berlaku"})
_MADE = frozenset(kind.name for kind in DOCUMENTS)
Chapters = list[tuple[str, tuple[str, ...]]]


def ledger_page(ledger: Ledger, chapters: Chapters, law: Law) -> str:
    """The whole page."""
    return text(_page(ledger, chapters, law))


def _page(ledger: Ledger, chapters: Chapters, law: Law) -> Iterator[str]:
    yield from (WRITTEN, "", "# Buku klausul", "")
    yield (
        f"Setiap klausul {law.nama} (paket `{law.id}` versi {law.versi}) dan segala yang menjawabnya. "
        "Isi klausul ditulis dengan kata sendiri; naskah yang berlaku adalah yang resmi di JDIH. "
        "Perintah `spbe trace` mencetak buku yang sama."
    )
    yield ""
    yield from _sums(ledger)
    yield from _gaps(ledger)
    entries = {entry.clause.id: entry for entry in ledger.entries}
    for title, ids in chapters:
        yield from (f"## {title[0].upper()}{title[1:]}", "")
        rows = (_row(entries[name]) for name in ids)
        yield from table(("Klausul", "Isi", "Kekuatan", "Dijawab oleh"), rows)


def _sums(ledger: Ledger) -> Iterator[str]:
    counts = ledger.counts()
    rows = ((way, str(counts[way]), ABOUT[way]) for way in WAYS)
    yield from (f"{len(ledger.entries)} klausul; satu klausul dapat dijawab lebih dari satu cara.", "")
    yield from table(("Cara", "Klausul", "Artinya"), rows)


def _gaps(ledger: Ledger) -> Iterator[str]:
    """What nothing answers yet, said openly."""
    empty = [entry.clause.id for entry in ledger.entries if not _answered(entry)]
    yield from ("## Yang belum terjawab", "")
    if empty:
        yield "Tanpa jawaban sama sekali: " + ", ".join(map(code, empty)) + "."
    else:
        yield "Tidak ada klausul tanpa jawaban sama sekali."
    yield ""
    if ledger.orphans:
        yield from (f"{len(ledger.orphans)} janji buku ini yang belum terpenuhi pada versi ini:", "")
        tally = Counter(orphan.partition(": ")[2] or orphan for orphan in ledger.orphans)
        yield from (f"- {told} ({count} klausul)" for told, count in sorted(tally.items()))
        yield from ("", "Rinciannya: `spbe trace`.")
    else:
        yield "Semua yang disebut buku ini (aturan, ukuran, dokumen, bacaan) ada pada versi ini."
    yield ""


def _answered(entry: Entry) -> bool:
    """Whether something that exists answers a clause; a document nobody makes yet does not."""
    return any(way != "dokumen" or any(map(_is_made, names)) for way, names in entry.ways.items())


def _is_made(name: str) -> bool:
    return name.partition(" § ")[0] in _MADE


def _row(entry: Entry) -> tuple[str, ...]:
    clause = entry.clause
    told = "<br>".join(f"{way}: {_names(way, names)}" for way, names in entry.ways.items())
    return (f"{code(clause.id)}<br>{clause.sitasi}", clause.ringkas, clause.kekuatan, told or "**belum ada**")


def _names(way: str, names: tuple[str, ...]) -> str:
    """The names of one way; the longest lists end in a count."""
    if way in _WORDS:
        return " ".join(names)
    shown = ", ".join(map(code, names[:MOST]))
    if way == "dokumen":
        shown = ", ".join(code(name) + ("" if _is_made(name) else " (belum ada)") for name in names[:MOST])
    return shown if len(names) <= MOST else f"{shown} dan {len(names) - MOST} lagi"
