"""`spbe build` on a small whole region: what it writes, what it hides, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

import pytest
import yaml

from pipeline.check.schemas import kinds, schema_of
from pipeline.cli.main import main
from pipeline.model.finding import Finding, Severity
from pipeline.model.pointer import Pointer
from pipeline.render.documents.dossier import Plan
from pipeline.render.page import Page
from pipeline.render.pdf_job import PdfJob, PdfResult
from pipeline.render.pdf_pool import PdfPool
from pipeline.render.site import broken_links
from pipeline.run import press as press_module
from pipeline.run.compose import compose_into
from pipeline.run.documents import DOCUMENTS
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.press import How
from pipeline.run.redact import PERSONAL, quotes_a_person

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = "2025-08-10T08:00:00+07:00"
ZONE = ZoneInfo("Asia/Jakarta")


class PressOfPaper:
    """Stands in for the real press, which has its own tests: each PDF is its own HTML."""

    failing: frozenset[str] = frozenset()

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        return None

    def render(self, jobs: Iterator[PdfJob | PdfResult]) -> Iterator[PdfResult]:
        for job in jobs:
            if isinstance(job, PdfResult):
                yield job
            elif job.path in self.failing:
                yield PdfResult(job.path, None, error="proses penyusun PDF berhenti sendiri")
            else:
                yield PdfResult(job.path, job.html.encode(), 1)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> type[PressOfPaper]:
    monkeypatch.setattr(PressOfPaper, "failing", frozenset[str]())
    monkeypatch.setattr(press_module, "PdfPool", PressOfPaper)
    return PressOfPaper


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COMPLETE, tmp_path / "daerah"))


def built(root: Path, *options: str) -> int:
    return main(["build", "--root", str(root), "--as-of", AT, "--engine", "serial", "--no-cache", *options])


def files(root: Path) -> dict[str, bytes]:
    folder = root / "build"
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_everything_is_written_and_every_link_leads_somewhere(
    region: Path, press: type[PressOfPaper], capsys: pytest.CaptureFixture[str]
) -> None:
    assert press.failing == frozenset()
    assert built(region) == 0
    made = files(region)
    for path in (
        "index.html",
        "katalog/index.html",
        "katalog/diskominfo/surel.html",
        "opd/index.html",
        "opd/bappeda/index.html",
        "temuan/index.html",
        "aturan/index.html",
        "aturan/klausul.html",
        "aturan/tafsir.html",
        "aturan/ADU003.html",
        "rekaman/index.html",
        "rekaman/diskominfo/aduan-2025.html",
        "dokumen/index.html",
        "dokumen/katalog.pdf",
        "dokumen/diskominfo/sla.pdf",
        "glosarium.html",
        "data/facts.json",
        "data/facts.csv",
        "data/findings.json",
        "data/maturity.json",
        "manifest.json",
        "assets/spbe.css",
    ):
        assert path in made, path
    pages = [Page(path, content) for path, content in made.items() if not path.endswith(".pdf")]
    pages += [Page(path, b"") for path in made if path.endswith(".pdf")]
    assert broken_links(pages) == []
    said = capsys.readouterr()
    assert "Lihat build/index.html" in said.out
    assert said.err == ""


def personal_values(node: Any, inside: bool = False) -> Iterator[str]:
    """What stands in a record below a personal key, except the pseudonym and the category."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            personal = inside or key in PERSONAL
            if personal and isinstance(value, str) and key in {"nama", "kontak", "email"}:
                yield value
            yield from personal_values(value, key in {"pemohon", "pelapor"})
    elif isinstance(node, list):
        for item in node:
            yield from personal_values(item, inside)


def test_no_personal_value_reaches_any_byte(region: Path, press: type[PressOfPaper]) -> None:
    # A fault in a personal field and one in the file's text: both messages would quote what stands there.
    ticket = region / "records/diskominfo/permintaan/2025/PMT-2025-0001.yaml"
    kept = ticket.read_text()
    values = {
        value
        for file in region.rglob("*.yaml")
        for document in yaml.safe_load_all(file.read_text())
        for value in personal_values(document)
    }
    assert {"Sukarno Pribadi Wicaksono", "0812-3456-7890", "tuti.pribadi@surat.example"} <= values
    second = kept.replace("PMT-2025-0001", "PMT-2025-0009").replace("mega.sejati@rumah.example", "0816000999")
    (ticket.parent / "PMT-2025-0009.yaml").write_text(second)
    third = kept.replace("PMT-2025-0001", "PMT-2025-0008").replace(
        "kategori: pegawai", "kategori: Bu Lurah Sari"
    )
    (ticket.parent / "PMT-2025-0008.yaml").write_text(third)
    assert press.failing == frozenset()
    assert built(region) == 1
    secrets = {*values, "0816000999", "Bu Lurah Sari"}
    codes = {finding["code"] for finding in json.loads(files(region)["data/findings.json"])["findings"]}
    assert {"YML040", "SKM006"} <= codes
    for path, content in files(region).items():
        for secret in secrets:
            assert secret.encode() not in content, (path, secret)
        # A component is named in the internal edition alone.
        assert path.startswith("internal/") or b"RAHASIA-KOMPONEN" not in content, path


def test_what_the_schemas_call_personal_is_what_is_redacted() -> None:
    marked = {names for kind in kinds() for names in marks(schema_of(kind))}
    shared = {names[1] for names in marked if names[0] == "$defs"}
    assert shared
    direct = {names[-1] for names in marked if names[0] != "$defs"}
    fields = direct | {field for kind in kinds() for field in fields_of(schema_of(kind), shared)}
    assert fields
    assert fields <= PERSONAL


def marks(node: Any, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where a schema says `x-pribadi`."""
    if isinstance(node, Mapping):
        if node.get("x-pribadi") is True:
            yield names
        for key, value in node.items():
            yield from marks(value, (*names, key))
    elif isinstance(node, list):
        for item in node:
            yield from marks(item, names)


def fields_of(node: Any, shared: set[str], name: str = "") -> Iterator[str]:
    """The fields that take one of the shared definitions."""
    if isinstance(node, Mapping):
        if str(node.get("$ref", "")).rsplit("/", maxsplit=1)[-1] in shared:
            yield name
        for key, value in node.items():
            yield from fields_of(value, shared, key)
    elif isinstance(node, list):
        for item in node:
            yield from fields_of(item, shared, name)


@pytest.mark.parametrize(
    ("code", "keys", "hidden"),
    [
        ("YML040", (), True),
        ("PBD001", ("gejala",), True),
        ("SKM005", ("pelapor", "nama"), True),
        ("SKM005", ("struktur", "administrator_layanan", 0, "email"), True),
        ("SKM005", ("prioritas",), False),
        ("ADU003", ("prioritas",), False),
    ],
)
def test_a_finding_that_may_quote_a_person_is_known(code: str, keys: tuple[Any, ...], hidden: bool) -> None:
    finding = Finding(code, "x", Severity.ERROR, Pointer("records/a.yaml", 0, keys), "pesan")
    assert quotes_a_person(finding) is hidden


def test_no_rpo_or_rto_is_published(region: Path, press: type[PressOfPaper]) -> None:
    assert press.failing == frozenset()
    assert built(region, "--only", "data") == 0
    rows = json.loads(files(region)["data/facts.json"])["facts"]
    assert rows
    assert all(
        row[name] is None for row in rows for name in ("rpo_jam", "rpo_batas_jam", "rto_jam", "rto_batas_jam")
    )


def test_the_same_records_give_the_same_bytes(
    region: Path, tmp_path: Path, press: type[PressOfPaper], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert press.failing == frozenset()
    other = Path(shutil.copytree(region, tmp_path / "tempat lain"))
    assert built(region) == 0
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("LC_ALL", "C")
    assert built(other, "--jobs", "2") == 0
    assert files(region) == files(other)
    assert str(tmp_path).encode() not in b"".join(files(region).values())


@pytest.mark.slow
def test_the_same_records_give_the_same_pdfs(region: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(region, tmp_path / "tempat lain"))
    for root in (region, other):
        assert built(root, "--only", "pdf", "--opd", "kecamatan-kota") == 0
    made = files(region)
    assert {path for path in made if path.endswith(".pdf")} >= {"dokumen/kecamatan-kota/katalog.pdf"}
    assert made == files(other)


def test_each_pdf_is_handed_on_before_the_next_documents_are_made_and_progress_is_told(
    region: Path, press: type[PressOfPaper]
) -> None:
    assert press.failing == frozenset()
    at = datetime.fromisoformat(AT)
    dossier = gather(examine(region, at, Options(engine="serial")), usual_periods(at))
    events: list[str | tuple[int, int]] = []
    how = How(steps=lambda *step: events.append(step))
    made = compose_into(lambda page: events.append(page.path), dossier, Plan(only="pdf"), how)
    assert made.pdf > 20
    told = [event for event in events if isinstance(event, tuple)]
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    halfway = events[: events.index(told[len(told) // 2])]
    assert 0 < sum(1 for event in halfway if isinstance(event, str)) < made.pdf


def test_a_pdf_that_fails_leaves_its_page_and_all_the_others(
    region: Path,
    press: type[PressOfPaper],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lost = "dokumen/diskominfo/sla.pdf"
    monkeypatch.setattr(press, "failing", frozenset({lost}))
    assert built(region) == 3
    made = files(region)
    assert lost not in made
    assert "dokumen/diskominfo/katalog.pdf" in made
    assert b"sla.pdf" not in made["dokumen/diskominfo/sla.html"]
    assert b"sla.pdf" not in made["dokumen/index.html"]
    lines = capsys.readouterr().err.splitlines()
    assert lines == [f"spbe: gagal menyusun {lost}: proses penyusun PDF berhenti sendiri"]


class PressThatDies(PdfPool):
    """The real press, whose worker is killed as soon as it has been given one of the documents."""

    doomed = "dokumen/kecamatan-kota/struktur.pdf"

    def _give(self, number: int, job: PdfJob) -> None:
        super()._give(number, job)
        if job.path == self.doomed:
            next(worker for worker in self._crew if worker.job is job).process.kill()


def test_a_process_that_is_killed_in_the_middle_of_a_build_costs_one_pdf(
    region: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(press_module, "PdfPool", PressThatDies)
    assert built(region, "--opd", "kecamatan-kota", "--jobs", "1") == 3
    made = files(region)
    lost = PressThatDies.doomed
    assert lost not in made
    assert lost.replace(".pdf", ".html") in made
    pages = {path for path in made if re.fullmatch(r"dokumen/kecamatan-kota/[^/]+\.html", path)}
    others = {page.replace(".html", ".pdf") for page in pages} - {lost, "dokumen/kecamatan-kota/index.pdf"}
    assert len(others) > 5
    assert others <= made.keys()
    assert all(made[path].startswith(b"%PDF-") for path in others)
    out, err = capfd.readouterr()
    assert err.splitlines() == [
        f"spbe: gagal menyusun {lost}: proses penyusun PDF berhenti sendiri (kode -9)"
    ]
    assert "1 hal tidak dapat disusun; yang lain lengkap" in out
    assert broken_links([Page(path, content) for path, content in made.items()]) == []


def test_an_office_whose_own_document_cannot_be_read_costs_no_page_of_its_records(
    region: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (region / "catalog/diskominfo/opd.yaml").write_text("jenis: [\n")
    assert built(region, "--only", "html") == 1
    assert capsys.readouterr().err == ""
    made = files(region)
    assert b"ADU-2025-0001" in made["rekaman/diskominfo/aduan-2025.html"]
    assert b'href="diskominfo/aduan-2025.html"' in made["rekaman/index.html"]
    assert "opd/diskominfo/index.html" not in made


def test_errors_in_what_all_stands_on_are_counted_and_not_told_twice(
    region: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (region / "catalog/diskominfo/opd.yaml").unlink()
    assert built(region, "--only", "html", "--opd", "kecamatan-kota") == 1
    out, err = capsys.readouterr()
    assert "galat" in out
    assert err == ""


@pytest.mark.slow
@pytest.mark.parametrize("spoilt", ["", "jenis: [\n"], ids=["gone", "unreadable"])
@pytest.mark.parametrize("path", sorted(str(file.relative_to(COMPLETE)) for file in COMPLETE.rglob("*.yaml")))
def test_any_one_file_that_is_lost_costs_no_other(
    region: Path, capsys: pytest.CaptureFixture[str], path: str, spoilt: str
) -> None:
    if spoilt:
        (region / path).write_text(spoilt)
    else:
        (region / path).unlink()
    no_workspace = path == "catalog/pemda.yaml" and not spoilt
    assert built(region, "--only", "html") in ((2,) if no_workspace else (0, 1))
    assert len(capsys.readouterr().err.splitlines()) == no_workspace


def test_violations_do_not_stop_the_build(region: Path, press: type[PressOfPaper]) -> None:
    service = region / "catalog/diskominfo/layanan/surel.yaml"
    service.write_text(service.read_text().replace("target_pelayanan: 48 jam", "target_pelayanan: 480 jam"))
    assert press.failing == frozenset()
    assert built(region) == 1
    assert b"TGT001" in files(region)["temuan/index.html"]


def test_a_workspace_without_anything_still_has_a_site(tmp_path: Path, press: type[PressOfPaper]) -> None:
    (tmp_path / "catalog").mkdir()
    shutil.copy(COMPLETE / "catalog/pemda.yaml", tmp_path / "catalog/pemda.yaml")
    assert press.failing == frozenset()
    assert built(tmp_path) == 1  # opd_kominfo names an OPD that does not exist
    made = files(tmp_path)
    assert "index.html" in made
    assert b"Belum ada" in made["opd/index.html"]


@pytest.mark.parametrize(
    ("part", "has", "lacks"), [("html", "index.html", ".pdf"), ("data", "data/facts.csv", ".html")]
)
def test_a_part_alone(region: Path, press: type[PressOfPaper], part: str, has: str, lacks: str) -> None:
    assert press.failing == frozenset()
    assert built(region, "--only", part) == 0
    made = files(region)
    assert has in made
    assert not [path for path in made if path.endswith(lacks)]


def test_one_opd_alone(region: Path, press: type[PressOfPaper]) -> None:
    assert press.failing == frozenset()
    assert built(region, "--opd", "kecamatan-kota") == 0
    documents = {path for path in files(region) if path.startswith("dokumen/") and path.endswith(".pdf")}
    assert documents
    assert all(path.startswith("dokumen/kecamatan-kota/") for path in documents)


@pytest.mark.parametrize("options", [["--opd", "tidak-ada"], ["--period", "kemarin"], ["--only", "xlsx"]])
def test_misuse_writes_nothing(region: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert built(region, *options) == 2
    assert not (region / "build").exists()
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_foreign_build_folder_is_misuse(region: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (region / "build").mkdir()
    (region / "build/punya-orang").write_text("x")
    assert built(region) == 2
    assert "tidak dibuat oleh spbe" in capsys.readouterr().err


def test_periods_may_be_chosen(region: Path, press: type[PressOfPaper]) -> None:
    assert press.failing == frozenset()
    assert built(region, "--period", "2025-T2", "--period", "2025-06") == 0
    made = files(region)
    assert json.loads(made["manifest.json"])["periods"] == ["2025-06", "2025-T2"]
    assert b"Triwulan II 2025" in made["index.html"]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ((2026, 1, 15), ["2025-S2", "2025"]),
        ((2026, 1, 31), ["2025-S2", "2025"]),
        ((2026, 2, 1), ["2025-S2", "2026"]),
        ((2025, 6, 30), ["2024-S2", "2025"]),
        ((2025, 7, 1), ["2025-S1", "2025"]),
        ((2025, 12, 31), ["2025-S1", "2025"]),
    ],
)
def test_the_usual_periods(as_of: tuple[int, int, int], expected: list[str]) -> None:
    found = usual_periods(datetime(*as_of, 8, tzinfo=ZONE))
    assert [period.text for period in found] == expected


def test_every_document_has_its_own_name() -> None:
    names = [kind.name for kind in DOCUMENTS]
    assert len(set(names)) == len(names)
    assert all(kind.title and kind.about.endswith(".") for kind in DOCUMENTS)


def test_what_a_pdf_lacks_is_said_and_is_no_failure(
    region: Path,
    press: type[PressOfPaper],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def render(_self: PressOfPaper, jobs: Iterator[PdfJob]) -> Iterator[PdfResult]:
        for job in jobs:
            yield PdfResult(job.path, b"%PDF", 1, warnings=(".notdef glyph rendered",))

    monkeypatch.setattr(press, "render", render)
    assert built(region, "--only", "pdf", "--opd", "kecamatan-kota") == 0
    assert "perhatian, dokumen/kecamatan-kota/katalog.pdf: .notdef" in capsys.readouterr().err
