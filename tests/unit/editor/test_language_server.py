"""What an editor shows, by the language server that editors use: completion, the clause on hover, faults."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.unit.editor.language_server import LanguageServer

pytestmark = pytest.mark.slow
VERSION = "2.0.0"
MODELINE = "# yaml-language-server: $schema=../../../skema/spbe.schema.json\n"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server, from npm."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("node and npm are missing")
    folder = tmp_path_factory.mktemp("npm")
    command = [npm, "install", "--silent", "--ignore-scripts", "--prefix", str(folder)]
    done = subprocess.run([*command, f"yaml-language-server@{VERSION}"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("npm cannot install yaml-language-server here")
    return folder / "node_modules/yaml-language-server/bin/yaml-language-server"


@pytest.fixture(scope="module")
def server(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    folder = tmp_path_factory.mktemp("daerah") / "repo"
    assert main(["init", str(folder), "--quiet"]) == 0
    settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    own = {name.removeprefix("yaml."): value for name, value in settings.items() if name.startswith("yaml.")}
    nested = {**own, "schemaStore": {"enable": own["schemaStore.enable"]}, "validate": True}
    with LanguageServer(program, folder, {"yaml": nested}) as running:
        yield running


def test_the_kinds_are_offered(server: LanguageServer) -> None:
    uri = server.open("records/kominfo/aduan/a.yaml", MODELINE + "jenis: \n")
    assert {"aduan", "permintaan", "drp"} <= set(server.complete(uri, 1, 7))


def test_the_fields_and_words_of_the_kind_are_offered(server: LanguageServer) -> None:
    text = MODELINE + "jenis: aduan\nid: A\ndampak: \npelapor:\n  k\n\n"
    uri = server.open("records/kominfo/aduan/b.yaml", text)
    assert {"layanan", "gejala", "metode_pelaporan"} <= set(server.complete(uri, 6, 0))
    assert "asesmen" not in server.complete(uri, 6, 0)
    assert server.complete(uri, 3, 8) == ["mayor", "minor"]
    assert {"samaran", "kategori"} <= set(server.complete(uri, 5, 3))


def test_the_clause_is_shown_over_a_field(server: LanguageServer) -> None:
    uri = server.open("records/kominfo/aduan/c.yaml", MODELINE + "jenis: aduan\nid: A\ngejala: layar putih\n")
    shown = server.hover(uri, 3, 2)
    assert "Gejala" in shown
    assert "Dasar: Lampiran Bab II 2.2.1.2" in shown


def test_the_settings_serve_every_document_of_a_file_and_leave_the_pack_alone(server: LanguageServer) -> None:
    """A modeline speaks for the first document alone."""
    uri = server.open("catalog/banyak.yaml", "jenis: drp\nid: D\n---\njenis: aduan\nid: A\ngejala: x\n")
    assert "Dasar: " in server.hover(uri, 5, 2)
    assert server.problems(server.open("catalog/peraturan/uji/tabel.yaml", "tabel: 1\n")) == []


def test_what_the_check_would_refuse_is_underlined(server: LanguageServer) -> None:
    text = MODELINE + "jenis: aduan\nid: A\ndampak: besar\nkuda: 1\n"
    said = server.problems(server.open("records/kominfo/aduan/d.yaml", text))
    assert any('"mayor", "minor"' in message for message in said)
    assert any("kuda" in message for message in said)
    assert any('"gejala"' in message for message in said)


def test_the_first_documents_of_a_region_are_sound(server: LanguageServer) -> None:
    for file in ("catalog/pemda.yaml", "catalog/diskominfo/opd.yaml"):
        text = (server.folder / file).read_text(encoding="utf-8")
        assert server.problems(server.open(file, text)) == []
