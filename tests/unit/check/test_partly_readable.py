"""An evaluation with fourteen of its fifteen elements is told of and read; anything else wrong is not."""

from __future__ import annotations

import pytest

from pipeline.check.validate import still_readable, validate
from pipeline.load.read import load_bytes

CHAPTERS = ("permintaan_layanan", "penanganan_gangguan", "pemantauan_pemeliharaan", "pemulihan", "rilis")
ITEM = "{id: tl, uraian: Uji, penanggung_jawab: kabid, tenggat: 2025-09-01}"


def report(changed: str = "", to: str = "") -> str:
    """A whole evaluation, one piece of its text replaced."""
    chapters = "".join(
        f"  {name}: {{hambatan: Nihil, peluang: Uji, tindak_lanjut: [{ITEM}]}}\n" for name in CHAPTERS
    )
    text = (
        "jenis: evaluasi\nopd: dinkes\nid: EVL-1\nperiode: 2025\ndisusun_oleh: kabid\ntanggal: 2026-01-10\n"
        f"bab:\n{chapters}rekomendasi: [{{uraian: Uji, tahap: perencanaan}}]\n"
        "disampaikan: [{kepada: Bupati, tanggal: 2026-01-11}]\n"
    )
    assert changed in text
    return text.replace(changed, to, 1)


def judged(text: str) -> tuple[list[str], bool]:
    """The faults of a report by place, and whether it is read all the same."""
    (document,) = load_bytes(text.encode(), "records/dinkes/e.yaml").documents
    faults = validate(document)
    places = ["/".join(map(str, fault.pointer.keys)) for fault in faults]
    return places, still_readable(document, faults)


@pytest.mark.parametrize(
    ("changed", "to", "place"),
    [
        (", peluang: Uji", "", "bab/permintaan_layanan/peluang"),
        (f", tindak_lanjut: [{ITEM}]", "", "bab/permintaan_layanan/tindak_lanjut"),
        (f"  rilis: {{hambatan: Nihil, peluang: Uji, tindak_lanjut: [{ITEM}]}}\n", "", "bab/rilis"),
    ],
)
def test_a_missing_element_or_chapter_is_told_and_the_rest_is_read(changed: str, to: str, place: str) -> None:
    assert judged(report(changed, to)) == ([place], True)


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("tanggal: 2026-01-10\n", ""),
        (", tenggat: 2025-09-01", ""),
        (f"{{hambatan: Nihil, peluang: Uji, tindak_lanjut: [{ITEM}]}}", "nihil"),
        (", peluang: Uji", ", peluang: [Uji]"),
        (", peluang: Uji", ", kesempatan: Uji"),
    ],
)
def test_what_lacks_or_holds_anything_else_is_not_read(changed: str, to: str) -> None:
    places, readable = judged(report(changed, to))
    assert places
    assert not readable


def test_missing_parts_of_other_kinds_are_never_overlooked() -> None:
    text = "jenis: perubahan\nopd: dinkes\nid: PRB-1\npeninjauan: {teknologi: Tidak ada}\n"
    (document,) = load_bytes(text.encode(), "records/dinkes/p.yaml").documents
    faults = validate(document)
    assert "peninjauan/proses" in ["/".join(map(str, fault.pointer.keys)) for fault in faults]
    assert not still_readable(document, faults)


def test_a_kind_that_nobody_knows_is_not_read() -> None:
    (document,) = load_bytes(b"jenis: entah\nid: x\n", "records/dinkes/x.yaml").documents
    assert not still_readable(document, validate(document))
