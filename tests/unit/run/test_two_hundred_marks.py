"""Two hundred marks of persons, each its own, looked for in every byte that any command hands out."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pipeline.cli.main import main
from pipeline.run.sources import read_documents
from pipeline.run.workspace import survey

SAMPLE = Path(__file__).parents[3]
AT = ("--as-of", "2026-01-15T08:00:00+07:00", "--engine", "serial")
OPD = "diskominfo"
MOST = 12
PERSON = {"pemohon", "pelapor"}
# Where people write what they should not; some of these are lists in some kinds: there the record is refused.
TEXTS = (
    "deskripsi",
    "gejala",
    "penyebab",
    "kendala",
    "uraian",
    "solusi",
    "hasil",
    "catatan",
    "keterangan",
    "alasan",
)


class Planter:
    """Hands out marks, none twice, and remembers them in all the forms in which they might come out."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def name(self) -> str:
        return self._kept(f"Burungkenari{len(self.marks):04}")

    def nik(self) -> str:
        return self._kept(f"332801{(len(self.marks) % 28) + 1:02}0590{len(self.marks) + 1:04}")

    def phone(self) -> str:
        return self._kept(f"08137777{len(self.marks):04}")

    def mail(self) -> str:
        return self._kept(f"kenari{len(self.marks):04}@surel.example")

    def _kept(self, mark: str) -> str:
        self.marks.append(mark)
        return mark

    def into(self, value: Any) -> Any:
        """A record with marks in every personal field and in some free texts."""
        if isinstance(value, list):
            return [self.into(item) for item in value]
        if not isinstance(value, dict):
            return value
        made = {key: self._field(key, item) for key, item in value.items()}
        if "email" in made and isinstance(made["email"], str):
            made["email"] = self.mail()
        return made

    def _field(self, key: str, item: Any) -> Any:
        if key in PERSON and isinstance(item, dict):
            return {**item, "nama": self.name(), "kontak": self.phone()}
        if key in TEXTS and isinstance(item, str):
            told = (self.nik, self.phone, self.mail)[len(self.marks) % 3]()
            return f"{item} Hubungi {told} untuk itu."
        return self.into(item)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    root = tmp_path_factory.mktemp("kenari") / "daerah"
    planter = Planter()
    (root / "catalog").mkdir(parents=True)
    shutil.copy(SAMPLE / "catalog/pemda.yaml", root / "catalog/pemda.yaml")
    workspace = survey(SAMPLE)
    shown: dict[str, int] = {}
    for path in (*workspace.catalogue, *workspace.records):
        parts = path.split("/")
        if parts[1] != OPD:
            continue
        kind = "/".join(parts[:3])
        shown[kind] = shown.get(kind, 0) + 1
        if parts[0] == "records" and shown[kind] > MOST:
            continue
        documents, _ = read_documents(SAMPLE, [path])
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        told = [json.dumps(planter.into(dict(one.data)), ensure_ascii=False, indent=1) for one in documents]
        file.write_text("\n---\n".join(told) + "\n", "utf-8")
    git = (
        "git",
        "-C",
        str(root),
        "-c",
        "user.name=Burungkenari9999",
        "-c",
        "user.email=kenari9999@surel.example",
    )
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Mulai")):
        subprocess.run([*git, *words], check=True)
    return root, [*planter.marks, "Burungkenari9999", "kenari9999@surel.example"]


def texts_of(file: Path) -> Iterator[str]:
    """Whatever a file holds, archives and documents taken apart."""
    yield from _texts(file.name, file.read_bytes())


def _texts(name: str, raw: bytes) -> Iterator[str]:
    yield raw.decode("latin-1")
    yield raw.decode("utf-8", "replace")
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for part in archive.namelist():
                yield from _texts(part, archive.read(part))
    elif raw.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(raw))
        yield from (page.extract_text() for page in reader.pages)
        yield str(reader.metadata)
        yield str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data())
        yield str([str(entry) for entry in reader.outline])
        for files in reader.attachments.values():
            for data in files:
                yield from _texts("lampiran", data)
    elif name.endswith(".parquet"):
        from pyarrow import parquet  # noqa: PLC0415 - optional

        yield json.dumps(parquet.read_table(io.BytesIO(raw)).to_pylist(), default=str)
    elif name.endswith((".html", ".json", ".svg", ".xml")):
        text = raw.decode("utf-8")
        yield html.unescape(re.sub(r"<[^>]*>", "", text.replace("<wbr>", "").replace("\u00ad", "")))
        yield (
            text.encode("ascii", "replace").decode("unicode_escape", "replace")
            if name.endswith(".json")
            else ""
        )


def forms(mark: str) -> Iterator[str]:
    """A mark as it might be written elsewhere."""
    yield mark
    yield mark.casefold()
    yield mark.upper()
    if mark.isdigit():
        yield from (mark[1:], f"{mark[:4]}-{mark[4:8]}-{mark[8:]}", f"{mark[:4]} {mark[4:8]} {mark[8:]}")


def found(text: str, marks: list[str]) -> set[str]:
    return {mark for mark in marks if any(form in text for form in forms(mark))}


def test_there_are_two_hundred_and_the_search_finds_them(planted: tuple[Path, list[str]]) -> None:
    root, marks = planted
    assert len(set(marks)) == len(marks) >= 200
    written = "\n".join(file.read_text("utf-8") for file in root.rglob("*.yaml"))
    assert len(found(written, marks)) >= len(marks) - 2


def _tables(out: Path) -> Iterator[list[str]]:
    for form in ("csv", "xlsx", "parquet"):
        yield ["export", "--format", form, "--output", str(out / f"fakta.{form}")]
    for kind in ("aduan", "permintaan", "layanan", "opd", "tindak_lanjut", "koreksi"):
        yield ["export", kind, "--format", "xlsx", "--output", str(out / f"{kind}.xlsx")]
    for kind in ("aduan", "permintaan"):
        yield ["export", "--form", kind, "--opd", OPD, "--output", str(out / f"formulir-{kind}.xlsx")]


SAID = (
    *(["measure", "--format", form] for form in ("json", "csv", "table")),
    *(["maturity", "--format", form] for form in ("text", "json", "markdown")),
    *(["graph", "--format", form] for form in ("json", "svg")),
    ["trace"],
)


def handed_out(
    root: Path, out: Path, commands: list[list[str]], marks: list[str], capfd: pytest.CaptureFixture[str]
) -> dict[str, set[str]]:
    """Runs commands that hand something out; the marks that stand in any file of it, by file."""
    out.mkdir()
    for command in commands:
        code = main([*command, "--root", str(root), *AT])
        said = capfd.readouterr()
        assert code in (0, 1), (command, said.err)
        assert found(said.out + said.err, marks) == set(), command
    folders = (root / "build", root / "bukti", out)
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    assert len(files) >= MOST
    held = {str(file): set().union(*(found(text, marks) for text in texts_of(file))) for file in files}
    return {file: told for file, told in held.items() if told}


@pytest.mark.parametrize("part", ["html", "data"])
def test_no_page_no_table_and_no_word_of_a_command_holds_one(
    planted: tuple[Path, list[str]], tmp_path: Path, capfd: pytest.CaptureFixture[str], part: str
) -> None:
    root, marks = planted
    tables = [*_tables(tmp_path / "keluar"), *SAID] if part == "data" else []
    commands = [["build", "--only", part, "--opd", OPD, "--no-cache"], *tables]
    assert handed_out(root, tmp_path / "keluar", commands, marks, capfd) == {}


@pytest.mark.slow
def test_no_document_and_no_pack_of_evidence_holds_one(
    planted: tuple[Path, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    root, marks = planted
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    out = tmp_path / "keluar"
    commands = [
        ["build", "--opd", OPD],
        ["evidence", "--year", "2025", "--indicator", "permenpanrb-59-2020/28", "--opd", OPD],
        *(["diff", "HEAD", "--perbaikan", str(out / f"perbaikan.{form}")] for form in ("pdf", "html", "md")),
        *_tables(out),
    ]
    assert handed_out(root, out, commands, marks, capfd) == {}
