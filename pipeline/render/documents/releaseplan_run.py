"""How a release went: its executions, the verdict with what was lacking, and its tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.fact import Measured
from pipeline.model.moments import parse_moment
from pipeline.render.document import Item
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.plan_parts import NIL, Part, official, when
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Table
from pipeline.wording import angka, daftar

_LACKING: Mapping[str, str] = {
    "terlambat": "selesai sesudah jadwalnya",
    "tanpa_persetujuan": "dijalankan tanpa atau sebelum persetujuan",
    "uji_tidak_lulus": "belum diuji atau ada uji yang tidak lulus",
    "tidak_berhasil": "tidak berhasil",
    "hasil_belum_dilaporkan": "hasilnya belum disampaikan kepada penyedia layanan",
}


def executed(dossier: Dossier, card: Card) -> Iterator[Part]:
    """The verdict of the release, and every execution."""
    measured = next(iter(dossier.world.measured.get(card.ref, ())), None)
    yield Part(
        "fakta",
        [
            _verdict(measured),
            Item("Urutan persetujuan dan pelaksanaan", _order(dossier, card), empty="belum dilaksanakan"),
        ],
    )
    rows = tuple(
        (
            when(dossier, run.get("mulai")),
            when(dossier, run.get("selesai")) or "belum selesai",
            official(dossier, run.get("oleh"), card.document.opd),
            Cell("", badge=str(run["hasil"])) if run.get("hasil") else None,
        )
        for run in as_list(card.data.get("pelaksanaan"))
        if isinstance(run, Mapping)
    )
    columns = (
        Column("Mulai", "waktu"),
        Column("Selesai", "waktu"),
        Column("Pelaksana"),
        Column("Hasil", "status"),
    )
    yield Part(
        "tabel", Table(caption="Pelaksanaan rilis", columns=columns, rows=rows, empty="Belum dilaksanakan.")
    )


def _verdict(measured: Measured | None) -> Item:
    if measured is None or measured.fact.rilis_hasil is None:
        return Item("Penilaian rilis", None, empty="belum ada data")
    lacking = [text for word, text in _LACKING.items() if word in measured.notes]
    return Item("Penilaian rilis", daftar(lacking) or None, badge=measured.fact.rilis_hasil.value, empty=NIL)


def _order(dossier: Dossier, card: Card) -> str | None:
    """Whether the release waited for its approval."""
    zone = dossier.world.region.zone
    first: Any = next(iter(as_list(card.data.get("pelaksanaan"))), None)
    start = parse_moment(dig(first, "mulai"), zone)
    approved = parse_moment(dig(card.data, "persetujuan", "waktu"), zone)
    if start is None or not start.happened(dossier.site.as_of):
        return None
    if approved is None or dig(card.data, "persetujuan", "keputusan") == "ditolak":
        return "dilaksanakan tanpa persetujuan"
    return "dilaksanakan sebelum disetujui" if start.before(approved) else "dilaksanakan sesudah disetujui"


def tested(dossier: Dossier, card: Card) -> Iterator[Part]:
    """The tests, and of how many kinds they are."""
    tests = [test for test in as_list(card.data.get("pengujian")) if isinstance(test, Mapping)]
    kinds = list(dict.fromkeys(plain(test.get("jenis", "")).lower() for test in tests))
    said = f"{angka(len(kinds))} jenis: {daftar(kinds)}" if kinds else None
    enough = "" if len(kinds) > 1 else "rilis dipastikan berhasil melalui lebih dari satu jenis pengujian"
    yield Part("fakta", [Item("Jenis pengujian", said, empty="belum diuji", note=enough)])
    rows = tuple(
        (
            plain(test.get("jenis", "")),
            str(test.get("nama", "")),
            when(dossier, test.get("waktu")),
            Cell("", badge=str(test.get("hasil", "belum_ada_data"))),
        )
        for test in tests
    )
    columns = (
        Column("Jenis", width=18),
        Column("Pengujian"),
        Column("Waktu", width=25),
        Column("Hasil", "status", 15),
    )
    yield Part("tabel", Table(caption="Pengujian rilis", columns=columns, rows=rows, empty="Belum diuji."))
