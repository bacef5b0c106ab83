"""What is late or due soon: who is told of what, from which second on, and in which shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from pipeline.formatters.paint import Paint
from pipeline.model.case import World
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import CheckResult
from pipeline.run.due.items import Item, Wanted, parse_within
from pipeline.run.due.listing import DueList, due_list, to_json, to_text
from pipeline.run.examine import Examination
from tests.unit.measure.bench import Bench, Record, after, at, bench, document

MONDAY = "2024-10-07T10:00:00+07:00"
HOUR = 3600
DAY = 24 * HOUR
OFFICE_DAYS = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat"), "07:30-16:00")
PEOPLE = {
    "struktur": {
        "pimpinan": {"id": "kadis", "nama": "Siti Aminah"},
        "penanggung_jawab_layanan": {"id": "kabid", "nama": "Budi Santoso"},
        "penanggung_jawab_infrastruktur_aplikasi": {"id": "kabid-infra", "nama": "Rudi Hartono"},
        "administrator_layanan": [
            {"id": "adm-lama", "nama": "Lama Pergi", "sampai": "2024-06-30"},
            {"id": "adm", "nama": "Dewi Lestari"},
        ],
    },
    "kalender": {"jam_kerja": OFFICE_DAYS},
}


def region(reading: str = "jam-kalender", **service: Any) -> Bench:
    """A critical public service: answered within 15 menit, served within 24 jam, promised in 20."""
    usual = {"target_pelayanan": "20 jam", "administrator_layanan": "tim"}
    return bench(usual | service, bacaan={"jam.tabel2_tabel4": reading}, opd=PEOPLE)


def complaint(start: str = MONDAY, **more: Any) -> Record:
    return {
        "id": "ADU-1",
        "layanan": "loket",
        "dilaporkan": start,
        "dicatat": start,
        "dampak": "mayor",
        "status": "dicatat",
    } | more


def looked(
    here: Bench,
    as_of: str,
    *records: tuple[str, Record],
    within: str = "0h",
    findings: Iterable[Finding] = (),
) -> DueList:
    """The list of a region with some records, at an instant."""
    beside = here.beside(*records)
    measured = {f"dinas/{jenis}/{data['id']}": beside.measured(jenis, data, as_of) for jenis, data in records}
    world = World(here.region, beside.index, at(as_of), measured)
    result = CheckResult(here.law.id, at(as_of), tuple(findings), 0, 0)
    ahead = parse_within(within)
    assert ahead is not None
    return due_list(Examination(Path("/tidak-ada"), here.law, world, result), ahead)


def of_kind(due: DueList, *apa: str) -> list[Item]:
    return [item for item in due.items if item.apa in apa]


def ticket_items(here: Bench, as_of: str, within: str = "0h", **more: Any) -> dict[str, Item]:
    due = looked(here, as_of, ("aduan", complaint(**more)), within=within)
    return {item.apa: item for item in due.items if item.jenis == "aduan"}


# reading -> seconds from Monday 10.00 to the deadlines of Tabel 4, the promise and Tabel 2
EDGES: dict[str, dict[str, float]] = {
    # six hours are left on Monday, then eight and a half a day
    "jam-kalender": {"respons": 900, "katalog": 20 * HOUR, "tabel2": DAY},
    "jam-kerja": {"respons": 900, "katalog": 2 * DAY + 3 * HOUR, "tabel2": 3 * DAY - 1.5 * HOUR},
}


@pytest.mark.parametrize("reading", EDGES)
@pytest.mark.parametrize("what", ["respons", "katalog", "tabel2"])
def test_a_strict_limit_is_near_until_its_second_and_late_from_it_on(reading: str, what: str) -> None:
    here, edge = region(reading), int(EDGES[reading][what])
    before = ticket_items(here, after(MONDAY, edge - 1), within="1h")[what]
    on = ticket_items(here, after(MONDAY, edge))[what]
    later = ticket_items(here, after(MONDAY, edge + 1))[what]
    assert [before.terlambat, on.terlambat, later.terlambat] == [False, True, True]
    assert before.tenggat == on.tenggat == later.tenggat == at(after(MONDAY, edge))


def test_the_horizon_itself_is_still_seen() -> None:
    here = region()
    assert "tabel2" not in ticket_items(here, after(MONDAY, DAY - HOUR - 1), within="1h")
    assert "tabel2" in ticket_items(here, after(MONDAY, DAY - HOUR), within="1h")


@pytest.mark.parametrize("reading", EDGES)
@pytest.mark.parametrize(
    "over",
    [
        {"status": "ditutup", "ditutup": after(MONDAY, 60)},
        {"status": "ditutup", "dikonfirmasi": after(MONDAY, 60), "ditutup": after(MONDAY, 60)},
        {"status": "bukan_lingkup"},
    ],
)
def test_a_closed_ticket_never_appears(reading: str, over: dict[str, Any]) -> None:
    assert ticket_items(region(reading), after(MONDAY, 90 * DAY), within="52w", **over) == {}


def test_a_ticket_is_handed_to_who_handles_it_else_to_todays_administrators() -> None:
    here = region()
    assert ticket_items(here, after(MONDAY, HOUR))["respons"].siapa == ("dinas/adm",)
    taken = ticket_items(here, after(MONDAY, HOUR), petugas={"administrator_layanan": "kabid"})
    assert taken["respons"].siapa == ("dinas/kabid",)
    chosen = ticket_items(region(administrator_layanan=["kabid"]), after(MONDAY, HOUR))
    assert chosen["respons"].siapa == ("dinas/kabid",)


def test_an_escalation_past_its_estimate_is_told_to_who_took_it() -> None:
    step = {"tingkat": 1, "kepada": "kabid-infra", "waktu": MONDAY, "estimasi_selesai": after(MONDAY, HOUR)}
    item = ticket_items(region(), after(MONDAY, HOUR + 1), eskalasi=[step])["estimasi"]
    assert (item.terlambat, item.siapa) == (True, ("dinas/kabid-infra",))
    assert ticket_items(region(), after(MONDAY, HOUR), eskalasi=[step])["estimasi"].terlambat is False


EVALUATION = {
    "id": "EVL-1",
    "periode": "2024-S1",
    "tanggal": "2024-07-10",
    "disusun_oleh": "kabid",
    "bab": {
        "rilis": {
            "layanan": ["loket"],
            "tindak_lanjut": [
                {
                    "id": "TL-1",
                    "uraian": "Menambah loket.",
                    "penanggung_jawab": "adm",
                    "tenggat": "2024-10-07",
                }
            ],
        }
    },
}
DONE = {
    "id": "TLJ-1",
    "dari": {"evaluasi": "EVL-1", "butir": "TL-1"},
    "status": "selesai",
    "selesai": "2024-10-01",
    "bukti": [{"uraian": "foto"}],
}


def test_a_follow_up_has_until_the_end_of_its_day() -> None:
    records = [("evaluasi", EVALUATION)]
    on, past = (
        of_kind(looked(region(), text, *records), "tindak_lanjut")[0]
        for text in ("2024-10-07T23:59:59+07:00", "2024-10-08T00:00:00+07:00")
    )
    assert (on.terlambat, past.terlambat) == (False, True)
    assert (past.id, past.siapa, past.jenis) == ("EVL-1#TL-1", ("dinas/adm",), "evaluasi")
    finished = looked(region(), MONDAY, *records, ("tindak_lanjut", DONE), within="4w")
    assert of_kind(finished, "tindak_lanjut") == []


def test_a_follow_up_far_ahead_is_not_told() -> None:
    due = looked(region(), "2024-09-01T00:00:00+07:00", ("evaluasi", EVALUATION), within="4w")
    assert of_kind(due, "tindak_lanjut") == []


PLAN = {
    "id": "DRP-1",
    "layanan": ["loket"],
    "berlaku": {"mulai": "2023-10-08", "sampai": "2024-10-07"},
    "penetapan": {"oleh": "kabid-infra", "waktu": "2023-10-01"},
    "persetujuan": {"oleh": "kabid", "waktu": "2023-10-01"},
}


def ending(*records: tuple[str, Record], as_of: str = MONDAY, **service: Any) -> list[tuple[str, bool]]:
    found = of_kind(looked(region(**service), as_of, *records), "masa_berlaku")
    return [(item.id, item.terlambat) for item in found]


def test_a_recovery_plan_holds_through_its_last_day_unless_another_follows() -> None:
    assert ending(("drp", PLAN)) == [("DRP-1", False)]
    assert ending(("drp", PLAN), as_of="2024-10-08T00:00:00+07:00") == [("DRP-1", True)]
    newer = PLAN | {"id": "DRP-2", "berlaku": {"mulai": "2024-10-01", "sampai": "2026-09-30"}}
    assert ending(("drp", PLAN), ("drp", newer)) == []
    assert ending(("drp", {key: PLAN[key] for key in PLAN if key != "penetapan"})) == []
    assert ending(("drp", PLAN), berakhir="2024-10-01") == []


def test_a_plan_is_renewed_by_all_who_approve_it_each_clause_once() -> None:
    here = region()
    rulings = here.law.rulings
    first = rulings.approvals["drp.persetujuan"]
    alike = {
        **rulings.approvals,
        "drp.penetapan": replace(first, peran="penanggung_jawab_infrastruktur_aplikasi"),
    }
    one_clause = replace(here, law=replace(here.law, rulings=replace(rulings, approvals=alike)))
    (item,) = of_kind(looked(one_clause, MONDAY, ("drp", PLAN)), "masa_berlaku")
    assert (item.siapa, item.klausul) == (("dinas/kabid", "dinas/kabid-infra"), first.clauses)


def test_an_agreement_and_a_policy_end() -> None:
    term = {"mulai": "2024-01-01", "sampai": "2024-10-06"}
    assert ending(sla={"nomor": "1", "berlaku": term}) == [("loket", True)]
    policy = {"id": "KBJ-1", "judul": "Pusat data", "lingkup": "infrastruktur", "berlaku": term}
    assert ending(("kebijakan", policy)) == [("KBJ-1", True)]
    newer = policy | {"id": "KBJ-2", "berlaku": {"mulai": "2024-10-07"}}
    assert ending(("kebijakan", policy), ("kebijakan", newer)) == []
    assert ending(("kebijakan", policy), ("kebijakan", newer | {"lingkup": "manajemen_layanan"})) == [
        ("KBJ-1", True)
    ]


WAIVER = {
    "id": "PGC-1",
    "aturan": "TGT001",
    "dokumen": ["layanan/loket"],
    "alasan": "uji",
    "persetujuan": {"oleh": "kadis", "waktu": "2024-09-01"},
    "berlaku_sampai": "2024-10-07",
}


def test_a_waiver_is_told_of_while_its_finding_is_still_there() -> None:
    place = document("layanan", {"id": "loket"}).pointer()
    still = Finding("TGT001", "x", Severity.ERROR, place, "m", document="dinas/layanan/loket")
    other = Finding("TGT002", "x", Severity.ERROR, place, "m", document="dinas/layanan/loket")
    there, gone = (looked(region(), MONDAY, ("pengecualian", WAIVER), findings=[f]) for f in (still, other))
    assert [(item.id, item.siapa) for item in of_kind(there, "masa_berlaku")] == [("PGC-1", ("dinas/kadis",))]
    assert of_kind(gone, "masa_berlaku") == []


def duties(*records: tuple[str, Record], as_of: str = MONDAY, within: str = "0h") -> dict[str, Item]:
    found = of_kind(looked(region(), as_of, *records, within=within), "berkala")
    return {f"{item.jenis} {item.id}": item for item in found}


def test_periodical_duties_follow_the_periods_of_the_law() -> None:
    # The regulation is in force from 26 April 2024: three months end with 26 July, twelve a year later.
    assert set(duties()) == {
        "laporan operasional_infrastruktur_aplikasi",
        "laporan penanganan_aduan",
        "laporan penyelenggaraan_layanan",
        "pemantauan loket",
        "reviu_gangguan loket",
    }
    assert duties()["reviu_gangguan loket"].terlambat
    assert duties()["reviu_gangguan loket"].siapa == ("dinas/adm",)
    assert duties()["laporan penyelenggaraan_layanan"].siapa == ("dinas/kabid",)
    year = duties(as_of="2025-04-20T00:00:00+07:00", within="1w")
    assert [year[name].terlambat for name in ("evaluasi dinas", "reviu dinas")] == [False, False]


def test_a_duty_done_comes_round_again_after_its_period() -> None:
    told = {"kepada": ["kabid"], "waktu": "2024-10-01T09:00:00+07:00"}
    review = {"id": "RVG-1", "layanan": "loket", "periode": "2024-T3", "diinformasikan": told}
    assert "reviu_gangguan loket" not in duties(("reviu_gangguan", review))
    last = duties(("reviu_gangguan", review), as_of="2025-01-01T23:59:59+07:00")["reviu_gangguan loket"]
    over = duties(("reviu_gangguan", review), as_of="2025-01-02T00:00:00+07:00")["reviu_gangguan loket"]
    assert (last.terlambat, over.terlambat) == (False, True)


def test_months_without_monitoring_are_one_item_and_those_ahead_another() -> None:
    records = [
        ("pemantauan", {"id": f"PTU-{n}", "layanan": "loket", "periode": f"2024-0{n}"}) for n in (5, 7)
    ]
    due = looked(region(), MONDAY, *records, within="4w")
    found = [item for item in of_kind(due, "berkala") if item.jenis == "pemantauan"]
    assert [(item.terlambat, item.tenggat.isoformat()) for item in found] == [
        (True, "2024-08-01"),
        (False, "2024-11-01"),
    ]
    assert "Juni 2024 dan Agustus 2024" in found[0].pesan
    assert "September 2024" in found[1].pesan


def test_the_list_is_filtered_and_ordered() -> None:
    here = region()
    due = looked(here, after(MONDAY, DAY - 1), ("aduan", complaint()), ("evaluasi", EVALUATION), within="2h")
    assert [item.terlambat for item in due.items] == sorted(
        (item.terlambat for item in due.items), reverse=True
    )
    only = [item for item in due.items if Wanted(service="dinas/loket").take(item)]
    assert {item.layanan for item in only} == {"loket"}
    assert not any(Wanted(opd="lain").take(item) for item in due.items)


def test_the_object_says_when_who_and_why() -> None:
    due = looked(region(), after(MONDAY, 900), ("aduan", complaint()))
    content = json.loads(to_json(due, "0h"))
    assert (content["version"], content["within"], content["as_of"]) == (1, "0h", "2024-10-07T10:15:00+07:00")
    (one,) = (row for row in content["due"] if row["apa"] == "respons")
    assert one == {
        "opd": "dinas",
        "layanan": "loket",
        "jenis": "aduan",
        "id": "ADU-1",
        "apa": "respons",
        "tenggat": "2024-10-07T10:15:00+07:00",
        "terlambat": True,
        "siapa": ["dinas/adm"],
        "klausul": ["L2.1.1.1.T4.1"],
        "pesan": "Respons pertama sebelum 7 Oktober 2024 10.15 WIB menurut Tabel 4.",
    }
    assert content["summary"] == {
        "late": sum(row["terlambat"] for row in content["due"]),
        "soon": sum(not row["terlambat"] for row in content["due"]),
        "left_out": 0,
    }


def test_the_text_names_people_clauses_and_counts() -> None:
    text = "".join(to_text(looked(region(), after(MONDAY, 900), ("aduan", complaint())), Paint()))
    assert "Dinas\n" in text
    assert "  Dewi Lestari\n" in text
    assert "Lama Pergi" not in text
    assert "dasar: Lampiran Bab II 2.1.1.1 Tabel 4 baris 1" in text
    assert text.rstrip().endswith("segera (sampai 7 Oktober 2024 10.15 WIB).")
    # Reports and kinds in words, as people call them; the object keeps the names.
    assert "  laporan penanganan aduan\n" in text
    assert "_" not in text


def test_a_role_without_holder_is_said() -> None:
    here = bench({"target_pelayanan": "20 jam"})
    text = "".join(to_text(looked(here, after(MONDAY, 900), ("aduan", complaint())), Paint()))
    assert "(belum ada pemegang perannya)" in text


@pytest.mark.parametrize(
    ("text", "hours"),
    [("12h", 12), ("7d", 168), ("2w", 336), ("0d", 0), ("7", None), ("d", None), ("-1d", None)],
)
def test_how_far_ahead(text: str, hours: int | None) -> None:
    found = parse_within(text)
    assert (None if found is None else found.total_seconds() / HOUR) == hours


def test_the_command_answers_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/pemda.yaml").write_text(
        "jenis: pemda\nid: uji\nnama: Uji\nperaturan: perbup-tegal-10-2024\nopd_kominfo: kominfo\n",
        encoding="utf-8",
    )
    common = ["due", "--root", str(tmp_path), "--as-of", MONDAY]
    assert main([*common, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["within"] == "7d"
    assert main(common) == 0
    assert "0 terlambat, 0 segera" in capsys.readouterr().out
    assert main([*common, "--within", "seminggu"]) == 2
    assert "--within" in capsys.readouterr().err
