"""The ready files do what they say: their steps are run, and what strangers may do with them is weighed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.cli.main import COMMANDS
from tests.unit.starter.conftest import TOOL, git
from tests.unit.starter.workflows import Runner, workflow

GITHUB = ("periksa", "komentar", "terbit")
BROKEN = "jenis: aduan\nid: ADU-1\ngejala: '::error::palsu ##[add-mask]e'\n"
HAS_DIFF = "diff" in dict(COMMANDS)
_PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


@pytest.fixture
def checkout(region: Path, tmp_path: Path) -> Path:
    """A checkout of the region to work on."""
    root = tmp_path / "repo"
    shutil.copytree(region, root)
    return root


def put(root: Path, text: str) -> None:
    file = root / "records/diskominfo/aduan/2026/ADU-1.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")


def ci_files(region: Path) -> list[Path]:
    return [region / f".github/workflows/{name}.yml" for name in GITHUB]


# What the forges' own schemas and an auditor say -----------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", [f".github/workflows/{name}.yml" for name in GITHUB]),
        ("github-workflows", [".forgejo/workflows/spbe.yml", ".gitea/workflows/spbe.yml"]),
        ("gitlab-ci", [".gitlab-ci.yml"]),
        ("github-issue-forms", [f".github/ISSUE_TEMPLATE/{n}.yml" for n in ("temuan", "usul-perubahan")]),
        ("github-issue-config", [".github/ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_a_ready_file_is_what_its_forge_reads(region: Path, schema: str, files: list[str]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, cwd=region, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_an_auditor_finds_nothing_in_the_workflows(region: Path) -> None:
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--persona=pedantic", ".github"]
    done = subprocess.run(command, cwd=region, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_workflow_may_write_more_than_it_must(region: Path) -> None:
    allowed = {
        "periksa": {"contents": "read"},
        "komentar": {"contents": "read", "pull-requests": "write"},
        "susun": {"contents": "read"},
        "terbit": {"pages": "write", "id-token": "write"},
    }
    for file in ci_files(region):
        read = workflow(file)
        assert read["permissions"] == {}
        assert "pull_request_target" not in read["on"]
        for name, job in read["jobs"].items():
            assert job["permissions"] == allowed[name]
            used = [step["uses"] for step in job["steps"] if "uses" in step]
            assert all(_PINNED.fullmatch(action) for action in used)


def test_the_one_workflow_with_a_token_takes_nothing_from_the_proposal(region: Path) -> None:
    text = (region / ".github/workflows/komentar.yml").read_text(encoding="utf-8")
    assert "download-artifact" not in text
    assert not re.search(r"ref: \$\{\{", text)
    assert "persist-credentials: false" in text


# GitHub ----------------------------------------------------------------------------------------------------


def test_a_sound_proposal_passes_on_github(checkout: Path, machine: Path) -> None:
    read = workflow(checkout / ".github/workflows/periksa.yml")
    runner = Runner(checkout, machine, {}, {"GITHUB_ACTIONS": "true"})
    job = read["jobs"]["periksa"]
    assert runner.step(job, "Pasang alat", read["env"]).returncode == 0
    assert f"-m pip install --disable-pip-version-check {read['env']['SPBE']}" in called(machine)
    done = runner.step(job, "Periksa dan beri anotasi", read["env"])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("::notice title=spbe::")
    assert json.loads((checkout / "temuan.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert runner.step(job, "Ringkasan", read["env"]).returncode == 0
    assert (machine / "summary").read_text("utf-8").endswith((checkout / "temuan.md").read_text("utf-8"))
    assert git(checkout, "status", "--porcelain") == ""


def test_a_broken_proposal_fails_on_github_and_forges_nothing(checkout: Path, machine: Path) -> None:
    put(checkout, BROKEN)
    read = workflow(checkout / ".github/workflows/periksa.yml")
    runner = Runner(checkout, machine, {}, {"GITHUB_ACTIONS": "true"})
    done = runner.step(read["jobs"]["periksa"], "Periksa dan beri anotasi", read["env"])
    assert done.returncode == 1
    assert "::error file=records/diskominfo/aduan/2026/ADU-1.yaml,line=1" in done.stdout
    assert "##[" not in done.stdout


def test_the_proposal_is_found_at_the_forge_and_only_while_it_is_what_was_checked(
    checkout: Path, machine: Path
) -> None:
    sha, base = "a" * 40, "b" * 40
    read = workflow(checkout / ".github/workflows/komentar.yml")
    known = {
        "github.token": "rahasia",
        "github.event.workflow_run.head_repository.owner.login": "orang",
        "github.event.workflow_run.head_branch": "cabang; touch /tmp/x",
        "github.event.workflow_run.head_sha": sha,
    }
    job = read["jobs"]["komentar"]
    for listed, number in ((f"7\t{sha}\t{base}\n8\t{base}\t{base}\n", "7"), (f"8\t{base}\t{sha}\n", None)):
        (machine / "gh.tsv").write_text(listed, encoding="utf-8")
        runner = Runner(checkout, machine, known, {"GITHUB_REPOSITORY": "daerah/catatan"})
        done = runner.step(job, "Cari usulannya", read["env"])
        assert (done.returncode, done.stderr) == (0, "")
        assert runner.outputs.get("nomor") == number
        assert "head=orang:cabang; touch /tmp/x" in called(machine)


@pytest.mark.parametrize(("code", "sent"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_comment_is_sent_for_violations_too_and_for_no_half_report(
    checkout: Path, machine: Path, code: int, sent: bool
) -> None:
    """With a stand-in for `diff` that leaves with each code."""
    places = [
        (workflow(checkout / ".github/workflows/komentar.yml")["jobs"]["komentar"], "Susun komentar"),
        (workflow(checkout / ".forgejo/workflows/spbe.yml")["jobs"]["periksa"], "Susun komentar"),
    ]
    scripts = [one["run"] for job, name in places for one in job["steps"] if one.get("name") == name]
    scripts = [script.splitlines()[-1] for script in scripts]
    scripts.append(workflow(checkout / ".gitlab-ci.yml")["komentar"]["script"][0])
    sha = git(checkout, "rev-parse", "HEAD")
    known = {"DASAR": sha, "SHA": sha, "CI_MERGE_REQUEST_DIFF_BASE_SHA": sha, "CI_COMMIT_SHA": sha}
    for script in scripts:
        stand_in = f'spbe() {{ echo "$@"; return {code}; }}\n'
        done = Runner(checkout, machine, {}).shell(stand_in + script, known)
        assert (done.returncode == 0) is sent
        assert (checkout / "komentar.md").read_text("utf-8") == f"diff {sha} {sha} --format markdown\n"


@pytest.mark.skipif(not HAS_DIFF, reason="`spbe diff` is not there yet")
def test_the_comment_says_what_the_proposal_means(checkout: Path, machine: Path) -> None:
    base = git(checkout, "rev-parse", "HEAD")
    put(checkout, BROKEN)
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", "Aduan baru")
    sha = git(checkout, "rev-parse", "HEAD")
    git(checkout, "update-ref", "refs/pull/7/head", sha)
    git(checkout, "reset", "--quiet", "--hard", base)
    git(checkout, "remote", "add", "origin", str(checkout))
    read = workflow(checkout / ".github/workflows/komentar.yml")
    runner = Runner(checkout, machine, {"github.event.workflow_run.head_sha": sha})
    runner.outputs.update(nomor="7", dasar=base)
    done = runner.step(read["jobs"]["komentar"], "Susun komentar", read["env"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "ADU-1" in (checkout / "komentar.md").read_text("utf-8")
    assert not (checkout / "records").exists()


@pytest.mark.slow
def test_what_is_published_on_github_is_whole_and_holds_no_internal_edition(
    checkout: Path, machine: Path
) -> None:
    read = workflow(checkout / ".github/workflows/terbit.yml")
    runner = Runner(checkout, machine, {})
    for name in ("Pasang pustaka sistem", "Pasang alat", "Susun", "Pisahkan yang boleh terbit"):
        assert runner.step(read["jobs"]["susun"], name, read["env"]).returncode == 0
    assert (checkout / "situs/index.html").is_file()
    assert not (checkout / "situs/internal").exists()


# GitLab ----------------------------------------------------------------------------------------------------


def gitlab_job(root: Path, name: str) -> tuple[str, dict[str, str]]:
    """The script of a job with what comes before it, and the pipeline's variables."""
    read = workflow(root / ".gitlab-ci.yml")
    job = read[name]
    before = job.get("before_script", read["default"]["before_script"])
    return "\n".join([*before, *job["script"]]), read["variables"]


def test_gitlab_gets_its_reports(checkout: Path, machine: Path) -> None:
    put(checkout, BROKEN)
    script, variables = gitlab_job(checkout, "periksa")
    done = Runner(checkout, machine, {}).shell(script, {**variables, "GITLAB_CI": "true"})
    assert done.returncode == 1
    reports = workflow(checkout / ".gitlab-ci.yml")["periksa"]["artifacts"]["reports"]
    quality = json.loads((checkout / reports["codequality"]).read_text("utf-8"))
    assert "records/diskominfo/aduan/2026/ADU-1.yaml" in {one["location"]["path"] for one in quality}
    assert (checkout / reports["junit"]).read_text("utf-8").startswith("<?xml")
    assert git(checkout, "status", "--porcelain") == "?? records/"


@pytest.mark.slow
def test_gitlab_publishes_without_internal_editions(checkout: Path, machine: Path) -> None:
    runner = Runner(checkout, machine, {})
    for name in ("susun", "pages"):
        script, variables = gitlab_job(checkout, name)
        assert runner.shell(script, variables).returncode == 0
    assert (checkout / "public/index.html").is_file()
    assert not (checkout / "public/internal").exists()


# Forgejo and Gitea -----------------------------------------------------------------------------------------


def test_forgejo_fetches_checks_and_says_so(checkout: Path, machine: Path, tmp_path: Path) -> None:
    server = tmp_path / "server/daerah"
    server.mkdir(parents=True)
    shutil.copytree(checkout, server / "catatan")
    place = tmp_path / "kerja"
    place.mkdir()
    read = workflow(checkout / ".forgejo/workflows/spbe.yml")
    known = {
        "github.token": "t",
        "github.ref": "refs/heads/main",
        "github.sha": git(checkout, "rev-parse", "HEAD"),
    }
    forge = {"GITHUB_SERVER_URL": f"file://{tmp_path}/server", "GITHUB_REPOSITORY": "daerah/catatan"}
    runner = Runner(place, machine, known, forge)
    for name in ("Ambil berkas", "Pasang alat"):
        assert runner.step(read["jobs"]["periksa"], name, read["env"]).returncode == 0
    done = runner.step(read["jobs"]["periksa"], "Periksa", read["env"])
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("0 galat")
    assert (place / "temuan.xml").is_file()


@pytest.mark.slow
def test_forgejo_publishes_a_branch_of_the_public_edition_alone(
    checkout: Path, machine: Path, tmp_path: Path
) -> None:
    server, place = tmp_path / "server/daerah/catatan.git", tmp_path / "kerja"
    server.parent.mkdir(parents=True)
    place.mkdir()
    git(tmp_path, "clone", "--quiet", "--bare", str(checkout), str(server))
    sha = git(checkout, "rev-parse", "HEAD")
    known = {"github.token": "t", "github.ref": "refs/heads/main", "github.sha": sha}
    forge = {
        "GITHUB_SERVER_URL": f"file://{tmp_path}/server",
        "GITHUB_REPOSITORY": "daerah/catatan.git",
        "GITHUB_SHA": sha,
    }
    read = workflow(checkout / ".forgejo/workflows/spbe.yml")
    job = read["jobs"]["terbit"]
    for _ in range(2):
        shutil.rmtree(place)
        place.mkdir()
        runner = Runner(place, machine, known, forge)
        for step in job["steps"]:
            done = runner.step(job, step["name"], read["env"])
            assert done.returncode == 0, (step["name"], done.stderr)
    files = set(git(server, "ls-tree", "-r", "--name-only", "pages").splitlines())
    assert {"index.html", "data/findings.json"} <= files
    assert not [name for name in files if name.startswith("internal/")]
    assert git(server, "log", "-1", "--format=%s", "pages") == f"Situs dari {sha}"
    assert git(server, "rev-parse", "main") == sha


def test_forgejo_and_gitea_differ_in_what_they_call_a_runner_alone(region: Path) -> None:
    forgejo, gitea = (
        (region / f".{forge}/workflows/spbe.yml").read_text("utf-8") for forge in ("forgejo", "gitea")
    )
    assert forgejo.replace("runs-on: docker", "runs-on: ubuntu-latest") == gitea
    assert forgejo != gitea


# One comment -----------------------------------------------------------------------------------------------


class Forge(BaseHTTPRequestHandler):
    """A forge that keeps comments; those of others it lets nobody change."""

    comments: list[dict[str, Any]]
    heads: list[dict[str, str]]

    def do_GET(self) -> None:
        self._answer(self.comments)

    def do_POST(self) -> None:
        self.comments.append({"id": len(self.comments) + 1, "own": True, **self._body()})
        self._answer(self.comments[-1])

    def do_PATCH(self) -> None:
        comment = self.comments[int(self.path.rsplit("/", 1)[-1]) - 1]
        if not comment["own"]:
            self.send_error(403)
            return
        comment.update(self._body())
        self._answer(comment)

    do_PUT = do_PATCH  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def _body(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return read

    def _answer(self, content: object) -> None:
        self.heads.append({"path": self.path, **dict(self.headers)})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())


@pytest.fixture
def forge() -> Iterator[HTTPServer]:
    Forge.comments, Forge.heads = [], []
    server = HTTPServer(("127.0.0.1", 0), Forge)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_one_comment_is_written_and_then_kept_up_to_date(
    checkout: Path, machine: Path, forge: HTTPServer, kind: str
) -> None:
    mark = "<!-- spbe: komentar ini diperbarui sendiri -->"
    Forge.comments.append({"id": 1, "own": False, "body": f"{mark}\npalsu"})
    address = f"http://127.0.0.1:{forge.server_port}"
    places = {
        "github": {"GITHUB_API_URL": address, "GITHUB_REPOSITORY": "daerah/catatan"},
        "gitlab": {"CI_API_V4_URL": address, "CI_PROJECT_ID": "5"},
    }
    environment = {**places[kind], "TOKEN": "rahasia", "NOMOR": "7"}
    runner = Runner(checkout, machine, {})
    for text in ("pertama", "kedua" + "x" * 70_000):
        (checkout / "komentar.md").write_text(text, encoding="utf-8")
        done = runner.shell("python -I .ci/komentar.py komentar.md", environment)
        assert (done.returncode, done.stderr) == (0, "")
    assert [comment["body"][:60] for comment in Forge.comments] == [
        f"{mark}\npalsu",
        f"{mark}\nkedua".ljust(60, "x"),
    ]
    assert len(Forge.comments[1]["body"]) <= 60_000
    expected = ("Authorization", "token rahasia") if kind == "github" else ("PRIVATE-TOKEN", "rahasia")
    assert {head.get(expected[0], head.get(expected[0].title())) for head in Forge.heads} == {expected[1]}


# Others ----------------------------------------------------------------------------------------------------


def test_the_hook_before_a_commit_is_the_check(checkout: Path, machine: Path) -> None:
    (repository,) = yaml.safe_load((checkout / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    (hook,) = repository["hooks"]
    assert re.search(hook["files"], "records/diskominfo/aduan/2026/ADU-1.yaml")
    assert not re.search(hook["files"], "README.md")
    runner = Runner(checkout, machine, {})
    assert runner.shell(hook["entry"], {}).returncode == 0
    put(checkout, BROKEN)
    assert runner.shell(hook["entry"], {}).returncode == 1


def test_this_project_offers_the_same_hook() -> None:
    (hook,) = yaml.safe_load((TOOL / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "spbe check --format concise"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False


@pytest.mark.parametrize("name", ["settings.json", "extensions.json", "spbe.code-snippets"])
def test_the_files_of_the_editor_are_json(region: Path, name: str) -> None:
    assert json.loads((region / ".vscode" / name).read_text("utf-8"))


def test_the_settings_name_the_schema_that_is_there(region: Path) -> None:
    settings = json.loads((region / ".vscode/settings.json").read_text("utf-8"))
    (schema,) = settings["yaml.schemas"]
    assert (region / schema).is_file()


def called(machine: Path) -> str:
    """What was asked of the stand-ins."""
    return (machine / "dipanggil").read_text("utf-8")
