"""A region as a new user makes it: from `spbe init` to four evidence packs, of levels 1, 2, 3 and 5."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.cli.main import main
from tests.unit.run.levelscase import CATALOGUE, Change, both, declaration, docs_of, drop, office
from tests.unit.starter.conftest import AS_OF, git

pytestmark = pytest.mark.slow

LEVELS: dict[str, tuple[int, Change]] = {
    "dinkes": (2, drop("kebutuhan", "pemantauan", "evaluasi", "reviu", "tindak_lanjut")),
    "disdik": (3, drop("reviu", "tindak_lanjut")),
    "disdukcapil": (5, both()),
}
WANTED = {"kominfo": 1, **{opd: level for opd, (level, _) in LEVELS.items()}}
AT = ("--as-of", AS_OF)
PACK = "bukti/permenpanrb-59-2020-28-2025"
PORTAL = 10 * 1024**2


class Plain(yaml.SafeDumper):
    """Writes what is the same twice: anchors are for programs."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's shape
        return True


def put(place: Path, document: Any) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(document, Dumper=Plain, sort_keys=False, allow_unicode=True)
    place.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The region: one OPD as `init` leaves it, with its people; three more at work."""
    place = tmp_path_factory.mktemp("daerah") / "kabupaten"
    assert main(["init", str(place), "--opd", "kominfo", *AT, "--quiet"]) == 0
    put(place / "catalog/kominfo/opd.yaml", office("kominfo"))
    for opd, (_, change) in LEVELS.items():
        for name, document in docs_of(opd, change).items():
            room = "catalog" if name in (*CATALOGUE, "opd") else "records"
            put(place / room / opd / f"{name}.yaml", document)
    put(place / "records/kominfo/PAP-1.yaml", declaration(["disdukcapil"]))
    git(place, "init", "--quiet")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "--message", "Catatan")
    return place


@pytest.fixture(scope="module")
def packed(root: Path) -> Path:
    """The packs of the year, handed in."""
    assert main(["evidence", "--indicator", "28", "--year", "2025", "--root", str(root), *AT, "--quiet"]) == 0
    return root / PACK


def told(capsys: Any, *arguments: str) -> str:
    capsys.readouterr()
    assert main([*arguments]) == 0
    return str(capsys.readouterr().out)


def test_the_records_hold_no_error(root: Path, capsys: Any) -> None:
    found = json.loads(told(capsys, "check", "--root", str(root), *AT, "--format", "json"))
    assert found["summary"]["errors"] == 0
    assert found["summary"]["documents"] == 27


def test_each_office_stands_at_its_level_and_the_region_at_the_lowest(root: Path, capsys: Any) -> None:
    found = json.loads(
        told(capsys, "maturity", "--root", str(root), *AT, "--year", "2025", "--format", "json")
    )
    assert {one["opd"]: one["level"] for one in found["opd"]} == WANTED
    assert found["region"]["level"] == 1
    first = next(one for one in found["opd"] if one["opd"] == "kominfo")
    assert first["next"]["level"] == 2
    assert first["next"]["missing"]


@pytest.mark.parametrize("opd", ["daerah", *WANTED])
def test_a_pack_is_whole(packed: Path, opd: str) -> None:
    folder = packed / opd
    names = {place.relative_to(folder).as_posix() for place in folder.rglob("*") if place.is_file()}
    assert names >= {f"indikator28{letter}.pdf" for letter in "abcde"}
    assert names >= {"narasi.txt", "fakta.csv", "rekaman.csv", "dasbor-sla.html", "manifest.json"}
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    listed = {one["path"]: one for one in manifest["files"]}
    assert set(listed) == names - {"manifest.json"}
    for name, one in listed.items():
        content = (folder / name).read_bytes()
        assert one["bytes"] == len(content) < PORTAL
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
        assert not one["over_limit"]
    assert manifest["level"] == WANTED.get(opd, 1)


@pytest.mark.parametrize("opd", ["daerah", *WANTED])
def test_the_archive_holds_the_folder(packed: Path, opd: str) -> None:
    with zipfile.ZipFile(packed / f"{opd}.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    folder = packed / opd
    beside = {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in folder.rglob("*")
        if place.is_file()
    }
    assert inside == beside
    assert (packed / f"{opd}.zip").stat().st_size < PORTAL


@pytest.mark.parametrize("opd", [opd for opd, level in WANTED.items() if level > 1])
def test_every_record_of_a_pack_stands_where_it_says(packed: Path, root: Path, opd: str) -> None:
    with (packed / opd / "rekaman.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert row["rekaman"].split("/")[2] in (root / row["berkas"]).read_text("utf-8")


def test_a_higher_level_proves_more(packed: Path) -> None:
    counts = {}
    for opd, level in WANTED.items():
        with (packed / opd / "rekaman.csv").open(encoding="utf-8", newline="") as file:
            counts[level] = len({row["rekaman"] for row in csv.DictReader(file)})
    assert counts[1] < counts[2] < counts[3] < counts[5]


@pytest.mark.parametrize("opd", ["kominfo", "disdukcapil"])
def test_a_document_is_what_the_repository_says(packed: Path, root: Path, capsys: Any, opd: str) -> None:
    said = told(capsys, "verify", str(packed / opd / "indikator28a.pdf"), "--root", str(root))
    assert said.startswith("SAMA")


def test_what_an_office_lacks_can_be_supposed(root: Path, tmp_path: Path, capsys: Any) -> None:
    """Level 1 to 2: a service with its targets and one request, tried before anybody writes them."""
    region = tmp_path / "coba"
    shutil.copytree(root, region, ignore=shutil.ignore_patterns("bukti", ".git"))
    docs = docs_of("kominfo", both())
    supposed = tmp_path / "seandainya.yaml"
    wanted = [docs[name] for name in ("layanan", "permintaan", "drp", "aplikasi")]
    parts = [yaml.dump(one | {"opd": "kominfo"}, Dumper=Plain, sort_keys=False) for one in wanted]
    supposed.write_text("---\n".join(parts), encoding="utf-8")
    command = ("maturity", "--root", str(region), *AT, "--year", "2025", "--what-if", str(supposed))
    answer = json.loads(told(capsys, *command, "--format", "json"))
    assert answer["what_if"]["errors"] == []
    assert answer["what_if"]["region"] == {"before": 1, "after": 2}
    (gained,) = answer["what_if"]["together"]
    assert (gained["opd"], gained["before"], gained["after"]) == ("kominfo", 1, 2)
    assert "L2.3.T15.2" in gained["criteria"]
