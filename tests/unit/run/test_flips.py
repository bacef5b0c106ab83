"""What another regulation pack would change is told before anybody changes it."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.run.flips import Change, Flips, flips
from tests.unit.run.sagori import AS_OF, PACK, SERIAL, WORKSPACE, replaced

SAMPLE_AS_OF = datetime.fromisoformat("2026-01-15T08:00:00+07:00")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return shutil.copytree(PACK, tmp_path / "paket-baru")


def judged(pack: Path) -> Flips:
    return flips(WORKSPACE, AS_OF, pack, SERIAL)


def run(*arguments: str) -> int:
    return main(["flips", *arguments, "--root", str(WORKSPACE), "--as-of", AS_OF.isoformat()])


def test_the_same_pack_changes_nothing(pack: Path) -> None:
    found = judged(pack)
    assert found.rows == 30
    assert (found.changes, found.lost, found.gained, found.errors) == ((), (), (), (0, 0))


def test_a_looser_limit_flips_exactly_the_late_ones(pack: Path) -> None:
    """Sixteen minutes instead of fifteen: only ADU-2024-05 was answered in the sixteenth."""
    replaced(pack / "tabel/daftar-d.yaml", "batas: 15 menit", "batas: 16 menit")
    assert judged(pack).changes == (
        Change(
            "dinkomdigi/aduan/ADU-2024-05",
            "dinkomdigi/jaringan-antarpulau",
            "respons_hasil",
            "tidak_tercapai",
            "tercapai",
        ),
        Change(
            "dinkomdigi/aduan/ADU-2024-05",
            "dinkomdigi/jaringan-antarpulau",
            "penanganan_hasil",
            "tidak_tercapai",
            "tercapai",
        ),
    )


def test_a_strict_operator_flips_those_that_used_the_whole_limit(pack: Path) -> None:
    replaced(pack / "tabel/daftar-b.yaml", "batas: 180 menit, operator: le", "batas: 180 menit, operator: lt")
    found = judged(pack).by_column()["tabel2_hasil"]
    assert found == {
        ("tercapai", "tidak_tercapai"): tuple(
            f"dinkomdigi/aduan/ADU-2024-{number}" for number in ("05", "06", "07", "08", "09", "10")
        )
    }


def test_a_line_of_an_amendment_touches_only_what_came_after_it(pack: Path) -> None:
    """Were the amended priority three, dislaut's second ticket alone would have another one."""
    replaced(pack / "tabel/daftar-c.yaml", "prioritas: 2, klausul: [U2]", "prioritas: 3, klausul: [U2]")
    found = judged(pack)
    assert [(one.record, one.column, one.before, one.after) for one in found.changes] == [
        ("dislaut/aduan/ADU-2024-02", "prioritas", 2, 3)
    ]
    assert found.errors == (0, 1)  # the priority written in the ticket no longer agrees


def test_other_hours_flip_through_the_calendar(pack: Path) -> None:
    """With the longer Saturday after July too, ADU-2024-07 would have taken four hours."""
    replaced(pack / "kalender.yaml", 'sabtu: "08:00-11:00"', 'sabtu: "08:00-12:00"')
    assert judged(pack).records == ("dinkomdigi/aduan/ADU-2024-07",)


def test_another_vocabulary_loses_rows_and_says_so(pack: Path) -> None:
    """The class is that of one service now and was another's before: both leave the catalogue."""
    replaced(pack / "paket.yaml", "nilai: arsip", "nilai: gudang")
    found = judged(pack)
    assert found.lost == (
        "dinkomdigi/aduan/ADU-2024-13",
        "dinkomdigi/aduan/ADU-2024-14",
        "dinkomdigi/aduan/ADU-2024-15",
        "dinkomdigi/pemantauan/PTU-PORTAL-2024-T4",
        "dinkomdigi/permintaan/PMT-2023-01",
        "dinkomdigi/permintaan/PMT-2024-01",
        "dislaut/aduan/ADU-2024-05",
    )
    assert found.gained == ()
    assert found.errors[1] > 0


def test_a_faulty_pack_is_told(pack: Path) -> None:
    replaced(pack / "paket.yaml", "zona_waktu: Asia/Makassar", "zona_waktu: Asia/Sagori")
    assert any("zona_waktu" in message for message in judged(pack).pack_errors)


def test_the_command_counts_and_names(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(pack / "tabel/daftar-d.yaml", "batas: 15 menit", "batas: 16 menit")
    assert run(str(pack)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "30 baris dibandingkan; 1 rekaman berganti hasil." in lines
    assert "  tidak_tercapai menjadi tercapai: 1 (dinkomdigi/aduan/ADU-2024-05)" in lines
    assert run(str(pack), "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["summary"]["records"] == 1
    assert [(one["column"], one["after"]) for one in told["changes"]] == [
        ("respons_hasil", "tercapai"),
        ("penanganan_hasil", "tercapai"),
    ]


def test_no_more_than_twenty_names_are_shown(capsys: pytest.CaptureFixture[str], pack: Path) -> None:
    """Were no time measured in office hours but by the wall clock, most tickets would be late."""
    replaced(pack / "bacaan.yaml", "nilai: jam-kerja}]", "nilai: jam-kalender}]")
    assert run(str(pack), "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert all(len(row["records"]) <= 20 for rows in told["columns"].values() for row in rows)
    assert told["summary"]["records"] == len({one["record"] for one in told["changes"]}) > 10


@pytest.mark.parametrize("name", ["tidak-ada", "/", "../..", "perbup-tegal-10-2024\x1b"])
def test_what_is_no_pack_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name) == 2
    assert "bukan paket regulasi" in capsys.readouterr().err


def test_a_pack_may_be_named_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("perbup-sagori-7-2023") == 0
    assert "0 rekaman berganti hasil." in capsys.readouterr().out


def test_the_tool_reads_as_the_reference_pack_does_where_a_pack_is_silent(tmp_path: Path) -> None:
    """So a pack need only hold the readings in which it differs (docs/paket-daerah.md)."""
    root = Path(__file__).parents[3]
    silent = shutil.copytree(root / "catalog/peraturan/perbup-tegal-10-2024", tmp_path / "tanpa-bacaan")
    (silent / "bacaan.yaml").write_text("bacaan: []\n", encoding="utf-8")
    found = flips(root, SAMPLE_AS_OF, silent, SERIAL)
    assert found.rows > 500
    assert (found.changes, found.lost, found.gained) == ((), (), ())
