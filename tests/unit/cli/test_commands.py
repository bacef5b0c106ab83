"""The commands as people meet them: what they print, and the exit code they leave."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.formatters.registry import FORMATS
from tests.unit.formatters.runner import commands

PEMDA = """\
jenis: pemda
id: uji
nama: Kabupaten Uji
provinsi: Jawa Tengah
ibu_kota: Slawi
kepala_daerah: Bupati
peraturan: perbup-tegal-10-2024
zona_waktu: Asia/Jakarta
opd_kominfo: kominfo
"""
OPD = """\
jenis: opd
id: kominfo
nama: Dinas Komunikasi dan Informatika
singkatan: Diskominfo
struktur:
  pimpinan: {id: kadis, nama: Siti Aminah, jabatan: Kepala Dinas}
"""
AT = ("--as-of", "2025-07-01T00:00:00+07:00")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    for path, text in {"catalog/pemda.yaml": PEMDA, "catalog/kominfo/opd.yaml": OPD}.items():
        put(tmp_path, path, text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def findings(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]]]:
    code = main(["check", "--format", "json", *AT, *arguments])
    return code, json.loads(capsys.readouterr().out)["findings"]


def test_no_workspace_is_misuse_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "catalog/pemda.yaml" in err


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope"], "perintah `nope` tidak dikenal; lihat `spbe --help`"),
        (["chek"], "perintah `chek` tidak dikenal; maksud Anda `check`?"),
        (["check", "--as-of", "kemarin"], "bukan waktu"),
        (["check", "--format", "xml"], "pilihan"),
        (["check", "--select", "ADU001,ADO"], "berawalan `ADO`"),
        (["check", "--jobs", "0"], "--jobs"),
        (["check", "--engine", "kuda"], "--engine"),
        (["check", "--root", "catalog"], "bukan ruang kerja"),
        (["check", "tidak-ada.yaml"], "tidak ada"),
        (["check", "../"], "di luar ruang kerja"),
        (["check", "--output-file", "json"], "BENTUK=BERKAS"),
        (["measure", "--period", "2025-S3"], "bukan periode"),
        (["explain", "XYZ999"], "bukan kode"),
        (["schema", "kuda"], "tidak dikenal"),
        (["show", "tidak-ada.yaml"], "tidak ada"),
        (["maturity", "--indicator", "lain/1"], "indikator"),
    ],
)
def test_misuse_is_one_line_and_exit_code_two(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("spbe: ")
    assert err.count("\n") == 1
    assert said in err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Perintah:" in capsys.readouterr().out
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "spbe 0.1.0\n"
    assert main([]) == 2


def test_json_has_the_fixed_shape(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(workspace, "records/kominfo/aduan/a.yaml", "jenis: aduan\nid: A\nstatus: dicatat\nkuda: 1\n")
    assert main(["check", "--format", "json", *AT]) == 1
    content = json.loads(capsys.readouterr().out)
    assert list(content) == ["version", "tool", "regulation", "as_of", "findings", "summary"]
    assert content["as_of"] == "2025-07-01T00:00:00+07:00"
    assert list(content["summary"]) == ["files", "documents", "errors", "warnings", "infos", "waived"]
    unknown = next(f for f in content["findings"] if f["code"] == "SKM004")
    assert (unknown["line"], unknown["column"], unknown["end_column"]) == (4, 1, 5)
    assert unknown["pointer"] == "/kuda"
    places = [(f["path"], f["line"], f["column"], f["code"]) for f in content["findings"]]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("jenis: aduan\nid: [1\n", "YML", 2),
        ("jenis: adun\nid: A\n", "SKM002", 1),
        ("id: A\n", "SKM001", 1),
        ("jenis: tindak_lanjut\nid: T\nstatus: besok\n", "SKM006", 3),
        ("jenis: tindak_lanjut\nid: T\nselesai: 2025-13-01\n", "SKM007", 3),
        ("jenis: tindak_lanjut\nid: T\nuraian: 7\n", "SKM005", 3),
        ("jenis: tindak_lanjut\nid: T\noleh: hantu\n", "REF001", 3),
        ("jenis: tindak_lanjut\nid: T\n", "SKM003", 1),
    ],
)
def test_each_sort_of_bad_input_is_a_finding_at_its_line_and_the_rest_is_still_checked(
    workspace: Path, capsys: pytest.CaptureFixture[str], text: str, code: str, line: int
) -> None:
    put(workspace, "records/kominfo/a.yaml", text)
    put(workspace, "records/kominfo/b.yaml", "jenis: kuda\nid: B\n")
    exit_code, found = findings(capsys)
    assert exit_code == 1
    first = [f for f in found if f["path"] == "records/kominfo/a.yaml" and str(f["code"]).startswith(code)]
    assert first
    assert first[0]["line"] == line
    assert any(f["path"] == "records/kominfo/b.yaml" and f["code"] == "SKM002" for f in found)


def test_paths_select_what_is_reported(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(workspace, "records/kominfo/a.yaml", "jenis: kuda\nid: A\n")
    put(workspace, "records/kominfo/b.yaml", "jenis: kuda\nid: B\n")
    assert findings(capsys, "catalog/kominfo")[0] == 0
    code, found = findings(capsys, "records/kominfo/b.yaml")
    assert (code, {f["path"] for f in found}) == (1, {"records/kominfo/b.yaml"})


def test_a_folder_that_is_gone_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hilang").mkdir()
    monkeypatch.chdir(tmp_path / "hilang")
    (tmp_path / "hilang").rmdir()
    assert main(["check"]) == 2
    assert capsys.readouterr().err == (
        "spbe: folder tempat Anda berada sudah dihapus; pindah dahulu ke folder lain (cd)\n"
    )


def test_without_docstrings_no_rule_can_be_told_of() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "pipeline", "explain", "STR001"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "PYTHONOPTIMIZE" in done.stderr


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("option", "value", "known"),
    [("--opd", "kominf", "kominfo"), ("--service", "x", "tidak ada"), ("--kind", "kuda", "aduan")],
)
def test_a_filter_that_names_nothing_is_said_beside_the_empty_table(
    capsys: pytest.CaptureFixture[str], option: str, value: str, known: str
) -> None:
    assert main(["measure", *AT, option, value]) == 0
    told = capsys.readouterr().err
    assert f"perhatian, {option} `{value}` tidak dikenal; yang ada: {known}" in told
    main(["measure", *AT, "--opd", "kominfo", "--kind", "aduan"])
    assert "perhatian, --" not in capsys.readouterr().err


def test_a_dotted_path_is_said_of_where_one_stands(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "records/kominfo/a.yaml", "jenis: kuda\nid: A\n")
    put(workspace, "records/kominfo/aduan/b.yaml", "jenis: kuda\nid: B\n")
    kind = ("--select", "SKM002")
    monkeypatch.chdir(workspace / "records/kominfo/aduan")
    assert {f["path"] for f in findings(capsys, ".", *kind)[1]} == {"records/kominfo/aduan/b.yaml"}
    assert len(findings(capsys, "..", *kind)[1]) == 2
    monkeypatch.chdir(workspace.parent)
    assert len(findings(capsys, "--root", str(workspace), ".", *kind)[1]) == 2


def test_a_path_over_a_link_to_the_workspace_lies_inside_it(
    workspace: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "records/kominfo/a.yaml", "jenis: kuda\nid: A\n")
    link = tmp_path_factory.mktemp("tautan") / "kerja"
    link.symlink_to(workspace)
    for given in (link, link / "records", link / "records/kominfo/a.yaml"):
        found = findings(capsys, str(given), "--select", "SKM002")[1]
        assert {f["path"] for f in found} == {"records/kominfo/a.yaml"}, given
    assert main(["check", *AT, str(link.parent)]) == 2


def test_codes_select_what_is_reported(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(workspace, "records/kominfo/a.yaml", "jenis: tindak_lanjut\nid: A\noleh: hantu\n")
    assert {str(f["code"])[:3] for f in findings(capsys, "--select", "REF")[1]} == {"REF"}
    assert "REF" not in {str(f["code"])[:3] for f in findings(capsys, "--ignore", "ref,STR")[1]}


def test_two_jobs_find_what_one_finds(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(300):
        put(workspace, f"records/kominfo/{number}.yaml", f"jenis: tindak_lanjut\nid: T-{number % 290}\n")
    assert findings(capsys, "--engine", "serial") == findings(capsys, "--engine", "processes:2")


def test_output_files_are_written_beside_the_printed_text(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = workspace / "temuan.json"
    main(["check", *AT, "--output-file", f"json={target}"])
    assert json.loads(target.read_text(encoding="utf-8"))["tool"] == "spbe 0.1.0"
    assert "diperiksa" in capsys.readouterr().out


def test_text_shows_the_line_and_a_caret_under_the_fault(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "records/kominfo/a.yaml", "jenis: kuda\nid: A\n")
    main(["check", *AT, "--select", "SKM"])
    out = capsys.readouterr().out
    assert "records/kominfo/a.yaml:1:8: SKM002 galat:" in out
    assert "1 | jenis: kuda\n  |        ^^^^\n" in out
    assert "tindakan:" in out
    assert "\x1b" not in out


def test_a_record_cannot_forge_output(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(workspace, "records/kominfo/a.yaml", 'jenis: "x\\e[31m"\nid: A\n')
    put(workspace, "records/kominfo/b.yaml", 'jenis: "::error::x ##[add-mask]e"\nid: B\n')
    for form in FORMATS:
        main(["check", *AT, "--format", form])
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "##[" not in out
        ours = {"error", "warning", "notice"} if form == "github" else set()
        assert {command.name for command in commands(out)} == ours


def test_show_gives_what_was_read_before_any_schema(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "x.yaml", "a: no\nb: 08:30\n---\nc: 010\n")
    assert main(["show", "x.yaml", "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["documents"][0] == {"line": 1, "data": {"a": "no", "b": "08:30"}}
    assert [finding["line"] for finding in content["findings"]] == [4]


@pytest.mark.usefixtures("workspace")
def test_explain_answers_for_rules_and_clauses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "L2.1.1.1.T2.1"]) == 0
    assert "Tabel 2 baris 1" in capsys.readouterr().out
    assert main(["explain", "SKM003"]) == 0
    assert "missing-field (galat" in capsys.readouterr().out


@pytest.mark.usefixtures("workspace")
def test_a_clause_is_explained_by_all_that_answers_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "L2.1.1.2.k9"]) == 0
    said = capsys.readouterr().out
    assert "Kekuatan: wajib (yang kurang atau salah adalah galat)" in said
    assert "  layanan/waktu_bantuan (wajib diisi)\n" in said
    assert "  katalog, bagian Waktu pelayanan bantuan\n" in said
    assert "jam.tabel2_tabel4: Jam kalender atau jam kerja" in said
    assert main(["explain", "L2.1.2.1.a1.d"]) == 0
    assert "  TGT014 (galat): Layanan kritis tanpa RPO atau RTO.\n" in capsys.readouterr().out
    assert main(["explain", "L1.T1.4"]) == 0
    assert "trace --format json" not in capsys.readouterr().out
    assert main(["explain", "L2.3.a6.c"]) == 0
    assert "lagi (`spbe trace --format json`)" in capsys.readouterr().out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "what",
    ["l2.1.1.2.k9", "Lampiran Bab II 2.1.1.2 angka 9 (isian katalog)", "2.1.1.2 angka 9  (ISIAN katalog)"],
)
def test_a_clause_is_found_by_the_words_of_a_finding(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", what]) == 0
    assert capsys.readouterr().out.startswith("L2.1.1.2.k9: Lampiran")


@pytest.mark.usefixtures("workspace")
def test_several_clauses_of_one_citation_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Pasal 4"]) == 0
    said = capsys.readouterr().out
    assert [line.split(":")[0] for line in said.splitlines() if not line.startswith(" ")] == ["P4.1", "P4.2"]
    assert main(["explain", "Pasal 44"]) == 2


def test_rules_are_listed_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "TGT014  galat       Layanan kritis tanpa RPO atau RTO. [L2.1.2.1.a1.d, L2.1.2.4.p4a]" in said
    assert "TGT003  catatan   " in "\n".join(said)
    assert said[-1] == "Penjelasan satu kode: spbe explain KODE"


@pytest.mark.usefixtures("workspace")
def test_an_empty_region_is_level_one_and_has_no_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", "--format", "json", *AT]) == 0
    assert json.loads(capsys.readouterr().out)["summary"] == {"rows": 0, "left_out": 0}
    assert main(["maturity", "--format", "json", *AT]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["region"]["level"] == 1
    assert [one["opd"] for one in content["opd"]] == ["kominfo"]
    assert set(content["opd"][0]["matrix"]) == {"perencanaan", "operasional", "evaluasi"}


@pytest.mark.usefixtures("workspace")
def test_schema_holds_the_words_of_the_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "aduan"]) == 0
    assert json.loads(capsys.readouterr().out)["$id"] == "aduan.schema.json"
    assert main(["schema"]) == 0
    assert "aduan\n" in capsys.readouterr().out


@pytest.mark.usefixtures("workspace")
def test_our_own_failure_is_one_line_and_exit_code_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("rusak\nsekali")

    monkeypatch.setattr("pipeline.cli.checking.examine", broken)
    assert main(["check"]) == 3
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "SPBE_DEBUG=1" in err


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("failure", "code"), [(KeyboardInterrupt(), 130), (PermissionError(13, "Permission denied", "x"), 2)]
)
def test_interruption_and_refusal_have_their_codes(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failure: BaseException,
    code: int,
) -> None:
    def stop(*_: object) -> None:
        raise failure

    monkeypatch.setattr("pipeline.cli.checking.examine", stop)
    assert main(["check"]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_explain_shows_the_ledger_of_a_records_clocks(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = Path(__file__).parents[2] / "schemas"
    service = (source / "layanan/valid/minimal.yaml").read_text("utf-8")
    put(workspace, "catalog/kominfo/layanan/akta.yaml", service.replace("disdukcapil", "kominfo"))
    ticket = (
        "jenis: permintaan\nid: PMT-1\nlayanan: akta-kelahiran\nbutir: akta-baru\npemohon: {samaran: w}\n"
        "deskripsi: minta akta\ndiajukan: 2025-03-03 08:00\ndikonfirmasi: 2025-03-03 10:30\n"
        "klasifikasi: permintaan\nstatus: diajukan\n"
    )
    put(workspace, "records/kominfo/p.yaml", ticket)
    assert main(["explain", "records/kominfo/p.yaml", *AT]) == 0
    out = capsys.readouterr().out
    assert "kominfo/permintaan/PMT-1 (records/kominfo/p.yaml:1)" in out
    assert "terhitung  2:30:00" in out
    # An assessor holds a figure's record by its name, not by its file.
    for name in ("PMT-1", "permintaan/PMT-1", "kominfo/permintaan/PMT-1"):
        assert main(["explain", name, *AT]) == 0
        assert capsys.readouterr().out == out
    assert main(["explain", "PMT-2", *AT]) == 2
    assert "bukan id rekamannya" in capsys.readouterr().err
    assert main(["explain", "catalog/nihil.yaml", *AT]) == 2


@pytest.mark.usefixtures("workspace")
def test_github_is_chosen_by_itself_where_its_runner_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main(["check", *AT])
    assert "\n::notice title=spbe::" in capsys.readouterr().out
    main(["check", *AT, "--format", "concise"])
    assert "::notice" not in capsys.readouterr().out


def test_several_reports_are_written_at_once(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = workspace / "temuan.xml"
    old.write_text("lama", encoding="utf-8")
    old.chmod(0o640)
    asked = [f"--output-file={name}={file}" for name, file in (("junit", old), ("sarif", "a.sarif"))]
    assert main(["check", *AT, *asked, "--output-file", "markdown=/dev/null"]) == 0
    assert old.read_text(encoding="utf-8").startswith("<?xml")
    assert old.stat().st_mode & 0o777 == 0o640
    assert json.loads((workspace / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert sorted(file.name for file in workspace.iterdir() if file.is_file()) == ["a.sarif", "temuan.xml"]
    assert "diperiksa" in capsys.readouterr().out


def test_a_report_goes_through_a_link_to_its_file(workspace: Path) -> None:
    (workspace / "tautan.json").symlink_to("asli.json")
    main(["check", *AT, "--output-file", "json=tautan.json"])
    assert (workspace / "tautan.json").is_symlink()
    assert (workspace / "asli.json").is_file()


@pytest.mark.parametrize("asked", ["json=tidak/ada.json", "sarif=folder", "junit=/dev/full", "json=berkas/x"])
def test_a_report_that_cannot_be_written_is_one_line_and_exit_code_two(
    workspace: Path, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    (workspace / "folder").mkdir()
    (workspace / "berkas").write_text("x", "utf-8")
    assert main(["check", *AT, "--output-file", asked]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    # The file that was asked for, in their own words: nothing that stands aside meanwhile.
    name, english = asked.partition("=")[2], ("No such", "No space", "Is a", "Not a")
    assert f"sistem menolak {name}: " in err
    assert not any(words in err for words in english)


def test_a_refused_report_leaves_the_former_one(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = workspace / "temuan.json"
    old.write_text("lama", encoding="utf-8")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    assert main(["check", *AT, "--output-file", f"json={old}"]) == 2
    assert old.read_text(encoding="utf-8") == "lama"
    assert [file.name for file in workspace.iterdir() if file.is_file()] == ["temuan.json"]


def test_a_forge_is_told_where_the_workspace_lies_in_its_repository(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / ".git").mkdir()
    (workspace / "catalog").rename(workspace / "pindah")
    (workspace / "daerah").mkdir()
    (workspace / "pindah").rename(workspace / "daerah/catalog")
    assert main(["check", *AT, "--root", "daerah", "--format", "gitlab"]) == 0
    paths = {one["location"]["path"] for one in json.loads(capsys.readouterr().out)}
    assert paths == {"daerah/catalog/kominfo/opd.yaml"}


def test_without_an_instant_the_present_one_is_told_on_the_clocks_of_the_region(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "catalog/pemda.yaml", PEMDA.replace("Asia/Jakarta", "Asia/Jayapura"))
    main(["maturity", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["as_of"].endswith("+09:00")
    assert told["year"] == int(told["as_of"][:4])
