"""What the documents show is what the project does: their YAML, their output, their links."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.check.schemas import keep_empty, kinds
from pipeline.check.validate import validate
from pipeline.formatters.text import format_text
from pipeline.load.prune import prune
from pipeline.load.read import load_bytes
from pipeline.load.registers import expand
from pipeline.model.document import Document
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.run.examine import Examination, examine
from pipeline.run.pack import load_law, vocabulary
from pipeline.run.reporting import report_of

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/panduan-opd.md"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Their blocks are excerpts of documents, from the rules' own pages.
GENERATED = [ROOT / "docs/aturan.md", ROOT / "docs/klausul.md"]
WORDS = vocabulary(load_law(ROOT, None)[0])
AS_OF = datetime.fromisoformat("2026-01-15T08:00:00+07:00")
GUIDE_OPD = "bpbd"
_BLOCK = re.compile(r"^```yaml\n(# contoh: (\S+)\n.*?)^```$", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"^<!-- keluaran: (\S+) dengan (.+?) -->\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_MISTAKE = re.compile(r"^\| `([^`]+)` \| ([A-Z]{3}\d{3}) \| [^|]+ \| `([^`]+)` \|$", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


@dataclass(frozen=True, slots=True)
class Example:
    """A marked block of YAML in a page."""

    page: str
    kind: str
    text: str
    number: int

    @property
    def document(self) -> Document:
        return load_bytes(self.text.encode(), self.page).documents[0]


def examples_of(page: Path) -> Iterator[Example]:
    text = page.read_text(encoding="utf-8")
    for number, (body, kind) in enumerate(_BLOCK.findall(text), 1):
        yield Example(page.relative_to(ROOT).as_posix(), kind, body, number)


EXAMPLES = [example for page in PAGES if page.is_file() for example in examples_of(page)]
MISTAKES = _MISTAKE.findall(GUIDE.read_text(encoding="utf-8"))
QUOTED = _QUOTED.findall(GUIDE.read_text(encoding="utf-8"))
each_example = pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{one.page}-{one.number}-{one.kind}" for one in EXAMPLES]
)


def faults(text: str) -> list[Finding]:
    """What the reader and the schemas find in a text; the rows of registers are records of their own."""
    loaded = load_bytes(text.encode(), "contoh.yaml")
    found = list(loaded.findings)
    for document in loaded.documents:
        parts = [document, *expand(document)] if document.jenis == "register" else [document]
        for part in parts:
            found += validate(replace(part, data=prune(part.data, keep_empty(part.jenis))), WORDS)
    return found


def test_the_guide_shows_every_kind_that_an_opd_writes_often() -> None:
    shown = {example.kind for example in EXAMPLES if example.page == "docs/panduan-opd.md"}
    assert {"layanan", "permintaan", "aduan", "register", "pemantauan", "drp", "rilis", "evaluasi"} <= shown
    assert {example.kind for example in EXAMPLES} <= set(kinds())


@each_example
def test_an_example_is_of_the_kind_it_announces(example: Example) -> None:
    assert example.document.jenis == example.kind


@each_example
def test_an_example_is_valid(example: Example) -> None:
    assert [f"{fault.code} {fault.message}" for fault in faults(example.text)] == []


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in GENERATED], ids=lambda page: page.name
)
def test_no_example_of_a_whole_document_goes_unmarked(page: Path) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert [block for block in blocks if block.startswith("jenis:")] == []


@pytest.mark.parametrize(("wrong", "code", "right"), MISTAKES)
def test_a_common_mistake_is_found_and_its_mending_accepted(wrong: str, code: str, right: str) -> None:
    first = next(example.text for example in EXAMPLES if example.kind == "aduan")
    assert code in {fault.code for fault in faults(with_line(first, wrong))}
    assert [fault.message for fault in faults(with_line(first, right))] == []


def with_line(text: str, line: str) -> str:
    """A document with one field written as `line`, whether it has that field or not."""
    name = line.partition(":")[0]
    if re.search(rf"^{name}:", text, re.MULTILINE):
        return re.sub(rf"^{name}:.*$", lambda _: line, text, flags=re.MULTILINE)
    return f"{text}{line}\n"


def place_of(example: Example) -> str:
    """Where the guide says that a document belongs."""
    document = example.document
    if example.kind == "opd":
        return f"catalog/{GUIDE_OPD}/opd.yaml"
    if example.kind in ("layanan", "aplikasi", "infrastruktur"):
        return f"catalog/{GUIDE_OPD}/{example.kind}/{document.id}.yaml"
    return f"records/{GUIDE_OPD}/{example.kind}/2025/{document.id}.yaml"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's catalogue, joined by the OPD of the guide with all that the guide lets it write."""
    root = tmp_path_factory.mktemp("panduan")
    shutil.copytree(ROOT / "catalog", root / "catalog")
    for example in EXAMPLES:
        if example.page == "docs/panduan-opd.md":
            target = root / place_of(example)
            target.parent.mkdir(parents=True, exist_ok=True)
            assert not target.exists(), f"two examples are called {target.name}"
            target.write_text(example.text, encoding="utf-8")
    return root


def of_the_guide(examination: Examination) -> list[Finding]:
    """What matters there: the guide shows one record of each kind, so the tool's own calendar stays unmet."""
    return [
        finding
        for finding in examination.result.findings
        if f"/{GUIDE_OPD}/" in finding.pointer.path
        and (finding.severity is Severity.ERROR or finding.basis is Basis.REGULASI)
    ]


def test_the_examples_together_are_records_in_good_order(workspace: Path) -> None:
    found = of_the_guide(examine(workspace, AS_OF))
    assert [f"{one.pointer.path} {one.code} {one.message}" for one in found if not one.waived] == []


def test_the_output_that_the_guide_quotes_is_what_check_prints(workspace: Path, tmp_path: Path) -> None:
    assert QUOTED
    for name, line, quoted in QUOTED:
        changed = tmp_path / name
        shutil.copytree(workspace, changed)
        (record,) = changed.rglob(f"{name}.yaml")
        record.write_text(with_line(record.read_text(encoding="utf-8"), line), encoding="utf-8")
        assert quoted.strip() in printed(examine(changed, AS_OF))


def printed(examination: Examination) -> str:
    return "".join(format_text(report_of(examination, examination.result)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_leads_somewhere(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
