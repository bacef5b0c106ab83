"""One document that cannot be used is one finding: nothing else is said to be missing because of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.unit.run.levelscase import BASE, Change, answer, both, write

AS_OF = "2026-01-15T08:00:00+07:00"
COMMAND = ("check", "--format", "json", "--engine", "serial", "--quiet", "--as-of", AS_OF)
WHOLE = "utuh"
COMPLETE = Path(__file__).parents[2] / "workspaces" / "complete"
KOMINFO, SERVICE = "catalog/diskominfo/opd.yaml", "catalog/diskominfo/layanan/surel.yaml"
TICKET = "records/diskominfo/aduan/2025/ADU-2025-0001.yaml"
BROKEN = "\n : [ {\n"
REFUSED = {f"tolak-{kind.replace('_', '-')}": kind for kind in ("opd", *BASE)}
UNREAD = {f"rusak-{kind.replace('_', '-')}": kind for kind in ("opd", *BASE)}


def _refused(kind: str) -> Change:
    return lambda docs: docs[kind].update(tanpa_nama=1)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    cases = {opd: _refused(kind) for opd, kind in REFUSED.items()}
    cases |= {opd: both() for opd in (WHOLE, *UNREAD)}
    root = write(tmp_path_factory.mktemp("second"), cases)
    for opd, kind in UNREAD.items():
        file = next(root.glob(f"*/{opd}/{kind}.yaml"))
        text = file.read_text("utf-8")
        # Named as `spbe new` names it: what an unreadable file holds is known by its name alone.
        name = file if kind == "opd" else file.with_name(f"{json.loads(text)['id']}.yaml")
        file.rename(name).write_text(text + "\n: [\n", encoding="utf-8")
    return answer(*COMMAND, "--root", str(root))["findings"]


def _said(found: Any, opd: str) -> dict[tuple[str, str], str]:
    """What the findings of an OPD say, by code and file; the OPD's own name taken out."""
    own = [one for one in found if one["path"].split("/")[1] == opd]
    return {(one["code"], Path(one["path"]).stem): one["message"].replace(opd, WHOLE) for one in own}


@pytest.mark.parametrize("opd", [*REFUSED, *UNREAD])
def test_only_the_broken_document_is_spoken_of(found: Any, opd: str) -> None:
    usual = _said(found, WHOLE)
    more = {name: said for name, said in _said(found, opd).items() if usual.get(name) != said}
    own = {name for name in more if name[0][:3] in ("SKM", "YML")}
    assert len({file for _, file in own}) == 1
    assert {name: said for name, said in more.items() if name not in own} == {}


def _in(path: str, old: str, new: str) -> Any:
    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _elsewhere(path: str) -> Any:
    """Broken, in a file that bears another name than its document: names of files mean nothing."""

    def change(root: Path) -> None:
        file = root / path
        file.rename(file.with_name("lain.yaml")).write_text(file_text[path] + BROKEN, encoding="utf-8")

    file_text = {path: (COMPLETE / path).read_text("utf-8")}
    return change


def _second_of_two(root: Path) -> None:
    moved, other = root / SERVICE, root / "catalog/diskominfo/layanan/lapor.yaml"
    text = moved.read_text("utf-8")
    moved.unlink()
    other.write_text(other.read_text("utf-8") + "---\n" + text + BROKEN, encoding="utf-8")


ONE = {
    "yang dipakai OPD lain tidak terbaca": (_in(KOMINFO, "nama:", "nama: ["), "YML"),
    "opd.yaml ditolak skema": (_in(KOMINFO, "id: diskominfo", "id: diskominfo\nsalah: 1"), "SKM004"),
    "opd.yaml beralih nama dan tidak terbaca": (_elsewhere(KOMINFO), "YML"),
    "layanan dalam berkas bernama lain": (_elsewhere(SERVICE), "YML"),
    "dokumen kedua sebuah berkas": (_second_of_two, "YML"),
    "id OPD salah eja": (_in(KOMINFO, "id: diskominfo", "id: diskominvo"), "REF004"),
    "jenis OPD salah eja": (_in(KOMINFO, "jenis: opd", "jenis: odp"), "SKM002"),
    "jenis layanan salah eja": (_in(SERVICE, "jenis: layanan", "jenis: layanam"), "SKM002"),
    "jenis layanan hilang": (_in(SERVICE, "jenis: layanan\n", ""), "SKM001"),
    "id layanan hilang": (_in(SERVICE, "id: surel\n", ""), "SKM003"),
    "layanan menyebut OPD lain": (_in(SERVICE, "id: surel", "id: surel\nopd: bappeda"), "REF004"),
    "jenis tiket salah eja": (_in(TICKET, "jenis: aduan", "jenis: aduam"), "SKM002"),
    "PD kominfo salah eja": (
        _in("catalog/pemda.yaml", "kominfo: diskominfo", "kominfo: diskominvo"),
        "REF001",
    ),
}


def _findings(root: Path) -> set[tuple[str, str, str]]:
    said = answer(*COMMAND, "--no-cache", "--root", str(root))["findings"]
    return {(one["code"], one["path"], one["pointer"]) for one in said}


@pytest.fixture(scope="module")
def usual() -> set[tuple[str, str, str]]:
    return _findings(COMPLETE)


@pytest.mark.parametrize("case", ONE)
def test_a_fault_in_what_others_name_is_told_once(
    case: str, usual: set[tuple[str, str, str]], tmp_path: Path
) -> None:
    change, code = ONE[case]
    root = tmp_path / "daerah"
    shutil.copytree(COMPLETE, root)
    change(root)
    more = sorted(_findings(root) - usual)
    assert len(more) == 1
    assert more[0][0].startswith(code)


def test_a_wrong_reference_beside_an_unreadable_file_is_still_told(tmp_path: Path) -> None:
    root = tmp_path / "daerah"
    shutil.copytree(COMPLETE, root)
    _elsewhere(SERVICE)(root)
    _in(TICKET, "layanan: surel", "layanan: surell")(root)
    assert ("REF001", TICKET, "/layanan") in _findings(root)
