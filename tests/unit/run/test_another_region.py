"""Another region's regulation is data alone: an invented one, worked out by hand, against our answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.assess.formats import to_markdown, to_text
from pipeline.assess.region import assess
from pipeline.cli.main import main
from pipeline.law.values import Limit
from pipeline.model.assessment import RegionAssessment
from pipeline.model.finding import Basis, Severity
from pipeline.model.people import ROLES
from pipeline.render.documents.dossier import Plan
from pipeline.render.page import Page
from pipeline.run.compose import compose
from pipeline.run.examine import examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.ledger import ledger_of
from tests.unit.run.sagori import AS_OF, SERIAL, WORKSPACE, copied, examination, fact, law, replaced, wita

# Words of the regulation that ships with the tool; none of them is this region's.
FOREIGN = re.compile(
    r"Tabel \d|Tegal|\b(?:[Kk]ritis|[Ee]sensial|[Mm]ayor|[Mm]inor)\b|\bL[123]\.\w|Pimpinan PD|"
    r"Administrator Layanan"
)

# Worked out on paper from the pack's tables, calendars and readings; comments in the records show the sums.
# opd/id: priority; response: limit, minutes, verdict; table: limit, hours, verdict; promise: hours, verdict.
BY_HAND = """
dinkomdigi/ADU-2024-01 1   10        10 tercapai        4         3 tercapai        4 tercapai
dinkomdigi/ADU-2024-02 2   25        25 tercapai        4         4 tercapai        4 tercapai
dinkomdigi/ADU-2024-03 2   15        15 tercapai        3       3.5 tidak_tercapai  3 tidak_tercapai
dinkomdigi/ADU-2024-04 2   25        25 tercapai        4         4 tercapai        4 tercapai
dinkomdigi/ADU-2024-05 2   15        16 tidak_tercapai  3         3 tercapai        3 tercapai
dinkomdigi/ADU-2024-06 3   45        45 tidak_tercapai  3         3 tercapai        3 tercapai
dinkomdigi/ADU-2024-07 1   10        10 tercapai        3         3 tercapai        3 tercapai
dinkomdigi/ADU-2024-08 1   10        10 tercapai        3         3 tercapai        3 tercapai
dinkomdigi/ADU-2024-09 1   10        11 tidak_tercapai  3         3 tercapai        3 tercapai
dinkomdigi/ADU-2024-10 2   15        15 tercapai        3         3 tercapai        3 tercapai
dinkomdigi/ADU-2024-13 5  450       450 tercapai       30      12.5 tercapai       30 tercapai
dinkomdigi/ADU-2024-14 4  120       120 tercapai       12        12 tercapai       12 tercapai
dinkomdigi/ADU-2024-15 5  450       450 tercapai       12 12.000278 tidak_tercapai 12 tidak_tercapai
dinkomdigi/ADU-2025-01 1   10         - tidak_tercapai  3         - berjalan        3 berjalan
dinkomdigi/ADU-2025-02 3   45         - dikecualikan    3         - dikecualikan    3 dikecualikan
dislaut/ADU-2024-01    3   45 44.983333 tercapai        8         8 tidak_tercapai  7 tidak_tercapai
dislaut/ADU-2024-02    2   15        15 tercapai        6         6 tercapai        6 tercapai
dislaut/ADU-2024-03    2   15        15 tercapai        6         6 tercapai        6 tercapai
dislaut/ADU-2024-04    4  120       120 tercapai        6         6 tercapai        6 tercapai
dislaut/ADU-2024-05    5  450       450 tercapai        -        40 tidak_diatur   40 tercapai
dinkomdigi/PMT-2023-01 -    -         - tidak_dinilai  30         2 tidak_dinilai   6 tidak_dinilai
dinkomdigi/PMT-2024-01 -    -         - tidak_diatur   12  5.983333 tercapai        6 tercapai
dinkomdigi/PMT-2024-02 -    -         - dikecualikan    3         - dikecualikan    3 dikecualikan
dislaut/PMT-2024-01    -    -         - tidak_diatur    8         7 tercapai        7 tercapai
dislaut/PMT-2024-02    -    -         - tidak_diatur    6         7 tidak_tercapai  6 tidak_tercapai
"""
COLUMNS = (
    "prioritas", "respons_batas_menit", "respons_menit", "respons_hasil", "tabel2_batas_jam",
    "pelayanan_jam", "tabel2_hasil", "katalog_batas_jam", "katalog_hasil",
)  # fmt: skip
EXPECTED = {line.split()[0]: line.split()[1:] for line in BY_HAND.strip().split("\n")}

_IZIN = "catalog/dislaut/layanan/izin-tangkap.yaml"
_DRP = "records/dinkomdigi/drp/DRP-JARINGAN.yaml"

# Priority by impact and class alone, before and after the amendment of 1 March 2024.
ORDER = {
    ("lumpuh", "vital"): (1, 1), ("lumpuh", "utama"): (2, 2),
    ("lumpuh", "pendukung"): (3, 3), ("lumpuh", "arsip"): (4, 4),
    ("tersendat", "vital"): (2, 2), ("tersendat", "utama"): (3, 2),
    ("tersendat", "pendukung"): (4, 4), ("tersendat", "arsip"): (5, 5),
    ("ringan", "vital"): (3, 3), ("ringan", "utama"): (4, 4),
    ("ringan", "pendukung"): (5, 5), ("ringan", "arsip"): (5, 5),
}  # fmt: skip
LAST_OLD, FIRST_NEW = wita("2024-02-29T23:59:59"), wita("2024-03-01T00:00:00")


def value_of(cell: str) -> Any:
    if cell == "-":
        return None
    return float(cell) if cell[0].isdigit() else cell


@pytest.fixture(scope="module")
def levels() -> RegionAssessment:
    return assess(examination().world, law(), 2024)


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    dossier = gather(examination(), usual_periods(AS_OF))
    rendered = compose(dossier, Plan(only="html"))
    assert rendered.failures == ()
    return rendered.pages


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """What `spbe measure --format json` prints, by "opd/id"."""
    assert main(["measure", "--root", str(WORKSPACE), "--as-of", AS_OF.isoformat(), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["facts"]
    return {f"{row['opd']}/{row['id']}": row for row in rows}


def test_every_ticket_is_measured_as_worked_out_on_paper(printed: dict[str, dict[str, Any]]) -> None:
    tickets = {name for name, row in printed.items() if row["jenis"] in ("aduan", "permintaan")}
    assert tickets == set(EXPECTED)
    for name, cells in EXPECTED.items():
        wanted = dict(zip(COLUMNS, (value_of(cell) for cell in cells), strict=True))
        assert {column: printed[name][column] for column in COLUMNS} == wanted, name


def test_both_together(printed: dict[str, dict[str, Any]]) -> None:
    assert printed["dinkomdigi/ADU-2024-05"]["penanganan_hasil"] == "tidak_tercapai"
    assert printed["dinkomdigi/ADU-2024-07"]["penanganan_hasil"] == "tercapai"
    assert printed["dislaut/ADU-2024-05"]["penanganan_hasil"] == "tidak_dapat_disimpulkan"


@pytest.mark.parametrize(
    ("name", "month", "limit"),
    [("dinkomdigi/ADU-2024-04", "2024-02", 25), ("dinkomdigi/ADU-2024-05", "2024-03", 15)],
)
def test_the_amendment_begins_at_midnight_of_the_regions_zone(name: str, month: str, limit: int) -> None:
    """Both were written with WIB's offset, one second apart, at the end of 29 February in WITA."""
    assert (fact(name).periode, fact(name).respons_batas_menit) == (month, limit)


@pytest.mark.parametrize(("words", "priorities"), ORDER.items())
def test_priorities_go_by_impact_and_class(words: tuple[str, str], priorities: tuple[int, int]) -> None:
    for group in ("warga", "usaha", "aparatur"):
        for at, wanted in zip((LAST_OLD, FIRST_NEW), priorities, strict=True):
            found = law().priority(words[0], group, words[1], at)
            assert found is not None
            assert found.value == wanted


@pytest.mark.parametrize(
    ("priority", "old", "new"),
    [
        (1, Limit(600, "le", ("DD.1",)), Limit(600, "le", ("DD.1",))),
        (2, Limit(1500, "le", ("DD.2",)), Limit(900, "le", ("U3",))),
        (3, Limit(2700, "lt", ("DD.3",)), Limit(2700, "lt", ("DD.3",))),
        (4, Limit(7200, "le", ("DD.4",)), Limit(7200, "le", ("DD.4",))),
        (5, Limit(27000, "le", ("DD.5",)), Limit(27000, "le", ("DD.5",))),
        (6, None, None),
    ],
)
def test_limits_of_the_first_response(priority: int, old: Limit | None, new: Limit | None) -> None:
    assert law().response_limit(priority, LAST_OLD) == old
    assert law().response_limit(priority, FIRST_NEW) == new


@pytest.mark.parametrize(
    ("group", "grade", "old", "new"),
    [
        ("aparatur", "vital", Limit(14400, "le", ("DB.1",)), Limit(10800, "le", ("U1",))),
        ("warga", "vital", Limit(10800, "le", ("DB.1",)), Limit(10800, "le", ("DB.1",))),
        ("usaha", "utama", Limit(28800, "lt", ("DB.2",)), Limit(21600, "le", ("U1",))),
        ("aparatur", "utama", Limit(36000, "le", ("DB.2",)), Limit(36000, "le", ("DB.2",))),
        ("usaha", "pendukung", Limit(43200, "le", ("DB.3",)), Limit(43200, "le", ("DB.3",))),
        ("warga", "arsip", Limit(108000, "le", ("DB.4",)), Limit(108000, "le", ("DB.4",))),
        ("aparatur", "arsip", None, None),
    ],
)
def test_limits_of_serving(group: str, grade: str, old: Limit | None, new: Limit | None) -> None:
    assert law().service_limit(group, grade, LAST_OLD) == old
    assert law().service_limit(group, grade, FIRST_NEW) == new


@pytest.mark.parametrize(
    ("grade", "old", "new"),
    [
        ("vital", {"rpo", "rto", "drp"}, {"rpo", "rto", "drp"}),
        ("utama", {"rto"}, {"rpo", "rto"}),
        ("pendukung", set(), set()),
        ("arsip", set(), set()),
    ],
)
def test_what_a_class_demands(grade: str, old: set[str], new: set[str]) -> None:
    assert law().continuity(grade, LAST_OLD).value == old
    assert law().continuity(grade, FIRST_NEW).value == new


@pytest.mark.parametrize(
    ("name", "reached", "verdict"),
    [
        (
            "dinkomdigi/PTU-JARINGAN-2024-02",
            99.784483,
            "tercapai",
        ),  # 90 of 41,760 minutes: 29 February counts
        (
            "dinkomdigi/PTU-JARINGAN-2024-03",
            99.865591,
            "tercapai",
        ),  # 60 of 44,640: the other half of the outage
        ("dinkomdigi/PTU-PORTAL-2024-T4", 100, "tercapai"),
        ("dislaut/PTU-IZIN-2024-T4", 99.621212, "tercapai"),  # 120 of 31,680: only the agreed hours
    ],
)
def test_availability(printed: dict[str, dict[str, Any]], name: str, reached: float, verdict: str) -> None:
    row = printed[name]
    assert (row["ketersediaan_capaian"], row["ketersediaan_hasil"]) == (reached, verdict)


def test_a_drill_is_judged_by_the_catalogues_figures(printed: dict[str, dict[str, Any]]) -> None:
    row = printed["dinkomdigi/DRP-JARINGAN#uji-1"]
    assert (row["rpo_hasil"], row["rto_hasil"]) == ("tercapai", "tidak_tercapai")


def test_the_region_is_clean_and_speaks_its_own_words() -> None:
    findings = examination().result.findings
    assert findings
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
    assert [finding for finding in findings if finding.code.startswith("PKT")] == []
    for finding in findings:
        assert not FOREIGN.search(f"{finding.message} {finding.help}"), finding
        assert set(finding.clauses) <= set(law().clauses)
        assert (finding.basis is Basis.REGULASI) == bool(finding.clauses)


def test_every_figure_cites_the_packs_own_clauses() -> None:
    rows = [row.fact for rows in examination().world.measured.values() for row in rows]
    assert all(set(one.dasar) <= set(law().clauses) for one in rows)
    assert fact("dislaut/ADU-2024-02").dasar == ("U2", "U3", "U1", "PS3.2", "PS5.1")


def test_a_wrong_priority_names_this_regulations_table(tmp_path: Path) -> None:
    root = copied(tmp_path)
    replaced(
        root / "records/dislaut/aduan/2024.yaml",
        "dampak: tersendat\nprioritas: 2",
        "dampak: tersendat\nprioritas: 3",
    )
    found = [one for one in examine(root, AS_OF, SERIAL).result.findings if one.code == "ADU003"]
    assert [one.severity for one in found] == [Severity.ERROR]
    assert "Daftar C" in found[0].message
    assert found[0].clauses == ("U2", "PS6.1")


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "told"),
    [
        # Whoever sets a target here is not the head; whoever approves a plan is not the service's owner.
        (_IZIN, "oleh: asnawi", "oleh: muh-yusuf", "TGT006", "Pengampu Layanan"),
        (_DRP, "{oleh: la-ode-h", "{oleh: wa-sitti", "DRP002", "Kepala Perangkat"),
        # A promise of one second more than the table; a class without what it demands since the amendment.
        (_IZIN, "target_pelayanan: 6 jam", "target_pelayanan: 21601 detik", "TGT001", "Daftar B"),
        (_IZIN, "rpo: 2 jam\n", "", "TGT014", "utama"),
    ],
)  # fmt: skip
def test_what_this_regulation_forbids(
    tmp_path: Path, file: str, old: str, new: str, code: str, told: str
) -> None:
    root = copied(tmp_path)
    replaced(root / file, old, new)
    errors = [one for one in examine(root, AS_OF, SERIAL).result.findings if one.severity is Severity.ERROR]
    assert code in {one.code for one in errors}
    assert told in " ".join(one.message for one in errors if one.code == code)
    assert all(set(one.clauses) <= set(law().clauses) for one in errors)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("catalog/dinkomdigi/layanan/portal-sagori.yaml", "klasifikasi: pendukung", "klasifikasi: kritis"),
        ("records/dislaut/aduan/2024.yaml", "dampak: ringan", "dampak: minor"),
        ("records/dislaut/aduan/2024.yaml", "prioritas: 5", "prioritas: 6"),
        ("catalog/dislaut/layanan/arsip-peta.yaml", "kelompok: aparatur", "kelompok: publik"),
    ],
)
def test_words_of_another_regulation_are_refused(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = copied(tmp_path)
    replaced(root / file, old, new)
    found = examine(root, AS_OF, SERIAL).result.findings
    refused = [one for one in found if one.code.startswith("SKM") and one.pointer.path == file]
    assert len(refused) == 1
    assert refused[0].severity is Severity.ERROR


def test_levels_by_this_ladder(levels: RegionAssessment) -> None:
    cells = [cell for row in levels.opd[0].matrix.values() for cell in row.values()]
    assert levels.indicator == "rekaan/tata-kelola-layanan"
    assert len(cells) == 6
    assert {one.opd: one.level for one in levels.opd} == {"dinkomdigi": 5, "dislaut": 2}
    assert levels.level == 2  # the median of two is the lower one


def test_what_blocks_the_next_level_is_said_in_the_packs_words(levels: RegionAssessment) -> None:
    lacking = next(one for one in levels.opd if one.opd == "dislaut").blocking
    assert "sel Menjalankan × Merawat kosong (Pemantauan layanan: arsip-peta)" in lacking
    for text in (to_text(levels, AS_OF, law()), to_markdown(levels, AS_OF, law())):
        assert "median dari 2 OPD" in text
        assert not FOREIGN.search(text)


def test_without_the_review_of_the_fifth_level_the_fourth_remains(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "records/dinkomdigi/reviu/RVU-2024.yaml").unlink()
    found = examine(root, AS_OF, SERIAL)
    levels = assess(found.world, found.law, 2024)
    assert {one.opd: one.level for one in levels.opd}["dinkomdigi"] == 4


def test_every_clause_is_answered() -> None:
    ledger = ledger_of(law())
    assert [orphan for orphan in ledger.orphans if "dokumen" not in orphan] == []
    assert len(ledger.entries) >= 40
    assert set(ledger.foreign).isdisjoint(name for one in law().clauses.values() for name in one.padanan)
    assert "L2.2.2.3.T10.1.3" in ledger.foreign  # this regulation knows no releases


def test_roles_keep_their_codes_and_change_their_names() -> None:
    assert tuple(role.kode for role in law().roles) == tuple(ROLES)
    assert [role.nama for role in law().roles][1:3] == ["Pengampu Layanan", "Pengampu Teknologi"]


def test_the_site_speaks_this_regions_words(pages: tuple[Page, ...]) -> None:
    """All but the pages of the rules, whose explanations are the tool's own and name its reference pack."""
    written = {page.path: page.content.decode() for page in pages if page.path.endswith(".html")}
    # The search finds the rules too, each by the tool's own sentence.
    written["cari.html"] = re.sub(r'<li [^>]*data-jenis="aturan">.*?</li>', "", written["cari.html"])
    own = {
        path: text
        for path, text in written.items()
        if not re.fullmatch(r"aturan/(?:index|\w{3}\d{3})\.html", path)
    }
    assert len(own) > 30
    assert {path: found[0] for path, text in own.items() if (found := FOREIGN.search(text))} == {}
    assert "Daftar B baris Pendukung" in written["katalog/dinkomdigi/portal-sagori.html"]
    assert (
        "Gangguan lumpuh: Prioritas 3, kurang dari 45 menit"
        in written["katalog/dinkomdigi/portal-sagori.html"]
    )
