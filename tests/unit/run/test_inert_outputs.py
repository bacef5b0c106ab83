"""A region in which every free text, name, author and file name is hostile: no output obeys one of them."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pypdf import PdfReader

from pipeline.cli.main import main
from pipeline.render.documents.dossier import Due
from pipeline.resources import bundled
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.pack import DEFAULT_PACK, reference_law, vocabulary
from pipeline.run.reviewdraft import review_draft
from pipeline.run.sources import check_documents, read_documents
from pipeline.run.workspace import survey
from tests.unit.formatters.runner import commands
from tools.fuzz.oracle import _page

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-08-10T08:00:00+07:00", "--engine", "serial")
MARK = "jahat.example"
LINE = (
    "=1+1\"'><img src=x onerror=alert(1)></script><script>alert(1)</script> ::error::x ##[add-mask]e "
    "{{ 7*7 }} [x](javascript:alert(1)) ![g](https://jahat.example/g.png) `a` <!-- | @tim closes #1 ${x} "
    "%0A::error::y &lt;"
)
MORE = "::stop-commands::henti\n# Judul\n- [x](https://jahat.example)\n<b>tebal</b>\n=2+2\n---\na: &b *c\n"
BLOCK = f"{LINE}\n{MORE}"
_PLAIN = re.compile(r"[A-Za-z0-9_./:+-]*")
GITHUB_MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def _changed(document: Any, words: Any) -> dict[str, Any]:
    """A document with every text that may hold anything replaced; its shape stays lawful."""
    data = json.loads(json.dumps(document.data))
    for keys in list(_texts(data, ())):
        for told in (BLOCK, LINE, LINE[:100], LINE[:60]):
            node = data
            for key in keys[:-1]:
                node = node[key]
            former, node[keys[-1]] = node[keys[-1]], told
            tried = type(document)(document.path, 0, 1, data, document.opd)
            if check_documents([tried], words).sound:
                break
            node[keys[-1]] = former
    return dict(data)


def _texts(value: Any, keys: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*keys, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*keys, place))
    elif isinstance(value, str) and (keys[-1] in ("nama", "singkatan") or not _PLAIN.fullmatch(value)):
        yield keys


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(COMPLETE, tmp_path_factory.mktemp("lembam") / "w"))
    words = vocabulary(reference_law())
    workspace = survey(root)
    for path in workspace.paths:
        documents, _ = read_documents(root, [path])
        told = [json.dumps(_changed(one, words), ensure_ascii=False, indent=1) for one in documents]
        (root / path).write_text("\n---\n".join(told) + "\n", "utf-8")
    odd = root / "records/diskominfo/aduan/2025/ADU-2025-0001 =1+1 <img src=x> `a` [x](y).yaml"
    (root / "records/diskominfo/aduan/2025/ADU-2025-0001.yaml").rename(odd)
    git = ("git", "-C", str(root), "-c", f"user.name={LINE}", "-c", "user.email=a@b.example")
    for step in (("init", "-q"), ("add", "-A"), ("commit", "-qm", LINE)):
        subprocess.run([*git, *step], check=True)
    service = root / "catalog/diskominfo/layanan/surel.yaml"
    service.write_text(service.read_text("utf-8").replace('"48 jam"', '"96 jam"'), "utf-8")
    subprocess.run([*git, "commit", "-qam", LINE], check=True)
    return root


def test_the_texts_are_hostile_and_lawful(region: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = "".join(file.read_text("utf-8") for file in region.rglob("*.yaml"))
    assert told.count(MARK) > 120
    main(["check", "--root", str(region), *AT, "--format", "json"])
    codes = {one["code"] for one in json.loads(capsys.readouterr().out)["findings"]}
    assert not {code for code in codes if code.startswith("SKM")}


REPORTS = ("full", "concise", "json", "sarif", "gitlab", "junit", "rdjson", "markdown")
COMMANDS = (
    *(["check", "--format", form] for form in REPORTS),
    *(["measure", "--format", form] for form in ("json", "csv", "table")),
    *(["maturity", "--format", form] for form in ("text", "json", "markdown")),
    *(["due", "--format", form] for form in ("text", "json")),
    *(["graph", "--format", form] for form in ("text", "dot", "json", "svg")),
    *(["diff", "HEAD~1", "--format", form] for form in ("text", "json", "markdown")),
    ["explain", "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"],
    ["show", "catalog/diskominfo/opd.yaml"],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_says_what_a_terminal_or_a_runner_obeys(
    region: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.chdir(region)
    assert main([*command, *(AT if command[0] != "show" else ())]) in (0, 1)
    out, err = capsys.readouterr()
    for text in (out, err):
        assert commands(text) == []
        assert "##[" not in text
        assert all(letter.isprintable() or letter == "\n" for letter in text)
    if "markdown" in command:
        inert_markdown(out)
    if "csv" in command:
        inert_csv(out)
    if "svg" in command:
        assert list(_page(out)) == []


@pytest.fixture(scope="module")
def of_hostile_law(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region whose own regulation pack says hostile things wherever it speaks in words."""
    root = Path(shutil.copytree(COMPLETE, tmp_path_factory.mktemp("paket") / "w"))
    pack = root / "catalog/peraturan" / DEFAULT_PACK
    shutil.copytree(bundled("peraturan") / DEFAULT_PACK, pack)
    for file in sorted(pack.rglob("*.yaml")):
        (document,), _ = read_documents(root, [file.relative_to(root).as_posix()])
        content = json.loads(json.dumps(document.data))
        for keys in list(_worded(content, ())):
            node = content
            for key in keys[:-1]:
                node = node[key]
            node[keys[-1]] = MORE if keys[-1] == "ringkas" else BLOCK
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return root


def _worded(value: Any, keys: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    for way in _texts(value, keys):
        if way[-1] in (
            "ringkas",
            "sitasi",
            "nama",
            "teks",
            "alasan",
            "kondisi",
            "sumber",
            "bobot_sumber",
            "label",
        ):
            yield way


LAWFUL = (
    *(["trace", "--format", form] for form in ("text", "markdown", "json")),
    *(["maturity", "--format", form] for form in ("text", "markdown", "json")),
    *(["check", "--format", form] for form in REPORTS),
    ["explain", "L2.1.1.1.T3.2.1"],
    ["explain", "ADU003"],
    ["flips", DEFAULT_PACK],
    ["due"],
    ["explain", "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"],
)  # fmt: skip


@pytest.mark.parametrize("command", LAWFUL, ids=" ".join)
def test_no_command_obeys_the_words_of_a_regulation_pack(
    of_hostile_law: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    monkeypatch.chdir(of_hostile_law)
    assert main([*command, *AT]) in (0, 1)
    out, err = capsys.readouterr()
    assert MARK in out or "henti" in out or command[0] in ("check", "due", "flips")
    for text in (out, err):
        assert commands(text) == []
        assert "##[" not in text
        assert all(letter.isprintable() or letter == "\n" for letter in text)


def inert_markdown(text: str) -> None:
    tokens = GITHUB_MARKDOWN.parse(text)
    inside = [child for token in tokens for child in token.children or ()]
    assert not {child.type for child in inside} & {"image", "html_inline"}
    links = [str(child.attrs.get("href", "")) for child in inside if child.type == "link_open"]
    assert not [link for link in links if MARK in link or "javascript" in link]
    markup = "".join(token.content for token in tokens if token.type == "html_block")
    assert not re.search(r"<(?:img|script|b)\b", markup)
    plain = "".join(child.content for child in inside if child.type == "text")
    assert "@tim" not in plain
    assert "closes #1" not in plain


def inert_csv(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text)))
    assert rows
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=@]|\s*[+-](?![0-9.,]+$)", cell)]


def inert_workbook(file: Path) -> None:
    book = load_workbook(file)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]


def inert_pdf(raw: bytes) -> None:
    reader = PdfReader(io.BytesIO(raw))
    assert b"/JavaScript" not in raw
    assert b"/Launch" not in raw
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            uri = str(action.get("/URI", "")) if action else ""
            assert MARK not in uri
            assert re.match(r"(?:https?:|mailto:|tel:|$)", uri), uri


@pytest.mark.parametrize("what", ["fakta", "aduan", "permintaan", "layanan"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_table_that_is_exported_holds_a_formula(
    region: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str, form: str
) -> None:
    file = tmp_path / f"keluar.{form}"
    kind = [] if what == "fakta" else [what]
    assert main(["export", *kind, "--root", str(region), *AT, "--format", form, "--output", str(file)]) == 0
    assert commands("".join(capsys.readouterr())) == []
    if form == "csv":
        inert_csv(file.read_text("utf-8-sig"))
    else:
        inert_workbook(file)


def test_pages_desk_and_forms_are_ours_alone(
    region: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(region, tmp_path / "w"))
    assert main(["build", "--root", str(root), *AT, "--only", "html", "--no-cache"]) == 1
    assert commands("".join(capsys.readouterr())) == []
    pages = sorted((root / "build").rglob("*.html"))
    assert len(pages) > 300
    for page in pages:
        assert list(_page(page.read_text("utf-8"))) == [], page
    desk = (root / "build/internal/meja-reviu.html").read_text("utf-8")
    assert "onerror" in desk
    assert {"formulir"} & {part for page in pages for part in page.relative_to(root).parts}


def test_the_record_that_the_desk_drafts_reads_back_as_it_was_told(region: Path) -> None:
    as_of = datetime.fromisoformat(AT[1])
    inner = gather(examine(region, as_of, Options(engine="serial")), usual_periods(as_of)).inner
    assert inner is not None
    said = {"opd": "diskominfo", "what": "masa_berlaku", "id": "x", "record": "", "href": "", "late": True}
    late = Due(**said, deadline=as_of, clauses=(), message=BLOCK)  # type: ignore[arg-type]
    text = review_draft(replace(inner, due=(late,)))
    assert "jenis: reviu" in text
    read = yaml.safe_load(text)
    assert set(read) >= {"jenis", "id", "temuan"}
    assert read["jenis"] == "reviu"
    assert BLOCK[:500] in [one["uraian"] for one in read["temuan"]]


def test_the_file_of_improvements_is_inert(
    region: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in ("md", "html"):
        file = tmp_path / f"perbaikan.{ending}"
        assert main(["diff", "HEAD~1", "HEAD", "--root", str(region), *AT, "--perbaikan", str(file)]) == 0
        if ending == "md":
            inert_markdown(file.read_text("utf-8"))
        else:
            assert list(_page(file.read_text("utf-8"))) == []
    assert commands("".join(capsys.readouterr())) == []


@pytest.mark.slow
def test_documents_and_packs_of_evidence_are_inert(
    region: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(region, tmp_path / "w"))
    for command in (
        ["build", "--only", "pdf", "--no-cache", "--opd", "diskominfo"],
        ["evidence", "--year", "2025", "--indicator", "permenpanrb-59-2020/28"],
    ):
        assert main([*command, "--root", str(root), *AT]) in (0, 1)
        text = "".join(capsys.readouterr())
        assert commands(text) == []
        assert all(letter.isprintable() or letter == "\n" for letter in text)
    files = [
        file for folder in ("build", "bukti") for file in sorted((root / folder).rglob("*")) if file.is_file()
    ]
    assert len(files) > 30
    for file in files:
        inert_file(file.name, file.read_bytes())


def inert_file(name: str, raw: bytes) -> None:
    if name.endswith(".pdf"):
        inert_pdf(raw)
    elif name.endswith(".html"):
        assert list(_page(raw.decode("utf-8"))) == [], name
    elif name.endswith(".csv"):
        inert_csv(raw.decode("utf-8-sig"))
    elif name.endswith(".md"):
        inert_markdown(raw.decode("utf-8"))
    elif name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for part in archive.namelist():
                assert not part.startswith("/")
                assert ".." not in part.split("/")
                inert_file(part, archive.read(part))
    assert re.fullmatch(r"[A-Za-z0-9._/-]+", name), name


@pytest.mark.parametrize(
    "name", ["=1+1 ::error::x.csv", "##[add-mask]x.csv", "a\n::error::x.csv", "a\x1b[31m.csv"]
)
def test_what_an_import_says_of_a_hostile_table_is_inert(
    region: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    head = ["No Tiket", "Tanggal Lapor", "Keluhan", "::error::judul ##[x]", "=judul", "a\x1bb"]
    rows = [head, ["::error::a", LINE, BLOCK, "\x1b]0;x\x07", "=1", "x\r::error::y"]]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    (tmp_path / name).write_text(out.getvalue(), "utf-8")
    for given in ([], ["--kembalikan", "x.xlsx"], ["--lembar", "##[x]"], ["--encoding", "::error::x"]):
        main(["import", "aduan", name, "--opd", "diskominfo", "--root", str(region), *AT, *given])
        text = "".join(capsys.readouterr())
        assert text
        assert commands(text) == []
        assert "##[" not in text
        assert all(letter.isprintable() or letter == "\n" for letter in text)
