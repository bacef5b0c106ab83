"""Whether a pack is fit for use: what is missing, unreadable, uncited or contradictory in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from pipeline.law.codes import in_pack
from pipeline.law.crosswalk import CELLS
from pipeline.law.figures import figure_faults
from pipeline.law.ladder import sound_variants
from pipeline.law.law import Law
from pipeline.law.lint_calendar import calendar_faults
from pipeline.law.lint_indicator import indicator_faults
from pipeline.law.lint_numbers import pattern_faults, predicate_faults, weight_faults
from pipeline.law.lint_order import pack_order_faults, word_faults
from pipeline.law.lint_tables import table_faults
from pipeline.law.lint_words import (
    class_faults,
    clause_faults,
    ladder_faults,
    purpose_faults,
    reading_faults,
)
from pipeline.law.maturity import COUNTED_STAGES
from pipeline.law.plain import entries, text, zone_of
from pipeline.law.readings import canonical, plain_key
from pipeline.law.sheets import DECIDERS, OBJECTS
from pipeline.law.values import Reading
from pipeline.model.document import Data, as_list
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.people import ROLES
from pipeline.model.pointer import Keys
from pipeline.wording import nearest

REQUIRED = (
    "paket.yaml", "bacaan.yaml", "formulir.yaml", "kalender.yaml", "klasifikasi.yaml", "maturitas.yaml",
    "persetujuan.yaml", "klausul/", "tabel/",
)  # fmt: skip
Files = Mapping[str, Sequence[Data]]
NEEDED_TERMS = ("kelompok", "klasifikasi", "dampak", "prioritas")
"""The vocabularies without which no record can be read."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the checks look at."""

    law: Law
    files: Files
    folder: str

    def place(self, name: str) -> str:
        return f"{self.folder}/{name}" if self.folder else name

    def documents(self, prefix: str) -> Iterator[tuple[str, Data]]:
        for name in sorted(self.files):
            if name.startswith(prefix):
                yield from ((self.place(name), document) for document in self.files[name])


def lint(law: Law, files: Files, folder: str = "") -> list[Finding]:
    """All PKT findings about a pack's own content."""
    desk = _Desk(law, files, folder)
    found = list(_missing_files(desk))
    # Where it is there and gave no document, reading it has told so.
    if files.get("paket.yaml"):
        found.extend(_about(desk))
    for path, document in desk.documents(""):
        found.extend(_unknown_clauses(desk, path, document))
    for prefix, faults in _SHEETS:
        for path, document in desk.documents(prefix):
            found.extend(faults(law, path, document))
    for path, figures in desk.documents("gambar.yaml"):
        found.extend(figure_faults(path, figures))
    doubled = list(_doubles(desk, "bacaan", "bacaan", "kunci"))
    found.extend([*_doubles(desk, "klausul/", "klausul", "id"), *doubled])
    found.extend(_tables(desk, sound=not doubled))
    found.extend(_readings(desk))
    found.extend(_approvers(desk))
    found.extend(_unanswered(desk))
    found.extend(_uncounted(desk))
    return found


_SHEETS: tuple[tuple[str, Callable[[Law, str, Data], Iterator[Finding]]], ...] = (
    ("klausul/", clause_faults),
    ("tabel/", table_faults),
    ("klasifikasi.yaml", word_faults),
    ("klasifikasi.yaml", class_faults),
    ("maturitas.yaml", ladder_faults),
    ("maturitas.yaml", weight_faults),
    ("maturitas.yaml", predicate_faults),
    ("kalender.yaml", calendar_faults),
    ("indikator/", indicator_faults),
)
"""What each file is asked, in the order of the findings."""


def _tables(desk: _Desk, *, sound: bool) -> Iterator[Finding]:
    """What the tables say beside one another, and of readings (where no key of these is written twice)."""
    tables, about = list(desk.documents("tabel/")), desk.place("paket.yaml")
    # Of a file that could not be read nobody knows what it was for.
    if all(desk.files[name] for name in desk.files if name.startswith("tabel/")):
        yield from purpose_faults(tables, about)
    yield from pack_order_faults(desk.law, tables, about)
    if sound:
        yield from reading_faults(desk.law, tables)


def _missing_files(desk: _Desk) -> Iterator[Finding]:
    for wanted in REQUIRED:
        if not any(name == wanted or name.startswith(wanted) for name in desk.files):
            message = f"Paket regulasi tidak memiliki `{wanted}`."
            yield in_pack("PKT002", desk.place(wanted), (), message, "Lengkapi paket dengan berkas itu.")


def _about(desk: _Desk) -> Iterator[Finding]:
    law, path = desk.law, desk.place("paket.yaml")
    wrong = {
        "id": not law.id,
        "nama": not law.nama,
        "berlaku": law.berlaku == date.max,
        "zona_waktu": zone_of(text(law.about, "zona_waktu")) is None,
        "istilah": not law.terms,
    }
    for name in (name for name, fault in wrong.items() if fault):
        message = f"Isian `{name}` paket regulasi kosong atau tidak dapat dibaca."
        yield in_pack(
            "PKT003", path, (name,) if name in law.about else (), message, "Isi sesuai petunjuk paket."
        )
    home = desk.folder.rsplit("/", 1)[-1]
    if law.id and "/" in desk.folder and home != law.id:
        message = f"Paket ini bernama `{law.id[:64]}`, tetapi foldernya `{home[:64]}`."
        yield in_pack("PKT003", path, ("id",), message, "Samakan `id` dengan nama foldernya.")
    for name in (name for name in NEEDED_TERMS if law.terms and not law.vocabulary(name)):
        message = f"Kosakata `{name}` paket regulasi kosong, sehingga isian itu tidak dapat diperiksa."
        yield in_pack(
            "PKT003", path, ("istilah",), message, f"Isi `istilah.{name}` dengan nilai dan namanya."
        )


def _unknown_clauses(desk: _Desk, path: str, document: Data) -> Iterator[Finding]:
    for keys, clause in cited(document):
        if clause not in desk.law.clauses:
            message = f"Klausul `{clause[:64]}` dikutip tetapi tidak ada dalam daftar klausul paket."
            yield in_pack("PKT004", path, keys, message, "Perbaiki pengenalnya, atau tambahkan klausul itu.")


def cited(data: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every clause id written under a key `klausul`, with its place."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "klausul":
                yield from _ids(value, (*keys, key))
            yield from cited(value, (*keys, key))
    elif isinstance(data, (list, tuple)):
        for number, value in enumerate(data):
            yield from cited(value, (*keys, number))


def _ids(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, (list, tuple)):
        yield from (((*keys, number), item) for number, item in enumerate(value) if isinstance(item, str))


def _doubles(desk: _Desk, prefix: str, section: str, name: str) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for path, document in desk.documents(prefix):
        for place, row in enumerate(entries(document, section)):
            known = plain_key(text(row, name))
            seen[known] += 1
            if seen[known] == 2:
                message = f"`{known[:64]}` tertulis lebih dari satu kali dalam paket; yang terakhir dipakai."
                yield in_pack("PKT007", path, (section, place, name), message, "Sisakan satu entri.")


def _readings(desk: _Desk) -> Iterator[Finding]:
    for path, document in desk.documents("bacaan"):
        for place, row in enumerate(entries(document, "bacaan")):
            reading = desk.law.readings.get(plain_key(text(row, "kunci")))
            # Of two under one key the last is used; the first is told as doubled, not measured by the other.
            if reading is not None and reading.id == text(row, "id"):
                yield from _defaults(path, ("bacaan", place), row, reading)
                yield from pattern_faults(path, ("bacaan", place), row)


def _defaults(path: str, keys: Keys, row: Data, reading: Reading) -> Iterator[Finding]:
    if not reading.default:
        message = f"Bacaan `{reading.kunci}` tidak memiliki nilai bawaan."
        yield in_pack("PKT006", path, keys, message, "Isi `nilai` dengan `mulai` dan `nilai`.")
    for line, value in enumerate(entries(row, "nilai")):
        if canonical(reading, value.get("nilai")) is None:
            message = f"Bawaan bacaan `{reading.kunci}` bukan salah satu pilihannya."
            advice = "Samakan tulisannya dengan salah satu pilihan."
            yield in_pack("PKT006", path, (*keys, "nilai", line, "nilai"), message, advice)


def _unanswered(desk: _Desk) -> Iterator[Finding]:
    """Classes without a line on continuity, and cells of the maturity table without evidence."""
    law = desk.law
    for path, _ in desk.documents("klasifikasi.yaml"):
        for grade in law.vocabulary("klasifikasi"):
            if grade not in law.rulings.continuity:
                message = f"Tuntutan keberlangsungan kelas `{grade}` tidak disebut."
                advice = "Tambahkan barisnya; tanpa `wajib` bila kelas itu tidak dituntut apa pun."
                yield in_pack("PKT008", path, ("keberlangsungan",), message, advice)
    for path, _ in desk.documents("maturitas.yaml"):
        for stage, process in product(law.maturity.stages, law.maturity.processes):
            if process not in law.maturity.cells.get(stage, {}):
                message = f"Sel {stage}/{process} tidak menyebut bukti apa pun, sehingga tidak pernah terisi."
                yield in_pack(
                    "PKT008", path, ("sel",), message, "Isi buktinya, atau hapus tahap atau prosesnya."
                )


def _uncounted(desk: _Desk) -> Iterator[Finding]:
    """Stages that a rung counts by name, and ways of counting that name processes the table does not have."""
    for path, document in desk.documents("maturitas.yaml"):
        table = desk.law.maturity
        asked = {test for rung in table.ladder for one in rung.criteria for test in one.uji}
        for stage in COUNTED_STAGES if asked.intersection(CELLS) else ():
            if stage not in table.stages:
                message = (
                    f"Tahap `{stage}` tidak ada, sehingga tingkat yang menghitungnya tidak pernah tercapai."
                )
                yield in_pack("PKT003", path, ("tahap",), message, f"Tulis tahap berkode `{stage}`.")
        used = list(sound_variants(document))
        for place, row in enumerate(as_list(document.get("cara_hitung_proses"))):
            if row not in used:
                message = (
                    "Cara hitung ini tidak menyebut proses, atau menyebut proses yang tidak ada di tabel."
                )
                yield in_pack(
                    "PKT003", path, ("cara_hitung_proses", place), message, "Perbaiki kode di `proses`-nya."
                )


def _approvers(desk: _Desk) -> Iterator[Finding]:
    for path, document in desk.documents("persetujuan.yaml"):
        for keys, word, known, said in _deciding_words(document):
            if word not in known:
                near = nearest(word, known)
                advice = (
                    f"Mungkin maksudnya `{near}`."
                    if near is not None
                    else f"Pilih salah satu: {', '.join(known)}."
                )
                yield in_pack("PKT003", path, keys, said.format(word[:64]), advice)


def _deciding_words(document: Data) -> Iterator[tuple[Keys, str, tuple[str, ...], str]]:
    """Place, word, the words that may stand there, and what to say of another, in the sheet of approvals."""
    for place, row in enumerate(entries(document, "persetujuan")):
        keys: Keys = ("persetujuan", place)
        yield keys, text(row, "objek"), OBJECTS, "Objek `{}` tidak dikenal, sehingga barisnya tidak dipakai."
        yield keys, text(row, "peran"), DECIDERS, "Peran `{}` dalam matriks persetujuan tidak dikenal."
        partner = text(row, "koordinasi")
        yield (
            keys,
            partner,
            ROLES if partner else ("",),
            "Peran `{}` yang diajak berkoordinasi tidak dikenal.",
        )
    for place, row in enumerate(entries(document, "laporan_tabel_1")):
        for name in ("dari", "kepada"):
            said = "Peran `{}` dalam daftar laporan tidak dikenal."
            yield ("laporan_tabel_1", place, name), text(row, name), ROLES, said
