"""Further indicators are data: an invented one needs no code; unofficial ones are off and labelled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from pipeline.law.crosswalk import crosswalk
from pipeline.model.periods import parse_period
from pipeline.render.documents.dossier import REGION, Scope
from pipeline.render.documents.maturity import maturity
from pipeline.run.examine import Examination, examine
from pipeline.run.gather import gather
from tests.unit.render.documents.dossiers import shown
from tests.unit.run.sagori import AS_OF, SERIAL, copied

OWN = "rekaan/tata-kelola-layanan"
INVENTED = "rekaan/suara-warga"
YEAR = 2024
ROLE = "administrator_layanan"
# Level 2: a ticket in one month. Level 3: one in more months than there are.
FILE = """\
indikator:
  id: rekaan/suara-warga
  nama: Suara warga (rekaan)
  status: tidak_resmi
  sumber: karangan pengujian
  bobot: 7
  berlaku: {{mulai: 2024-01-01}}
penyerahan:
  berkas: "suara{{huruf}}.pdf"
tangga:
  - tingkat: 1
    kriteria: [{{id: W.1, uji: [lantai], teks: Lantai.}}]
  - tingkat: 2
    kriteria:
      - id: W.2
        teks: Warga dilayani.
        ukuran: [{{kode: tiket, teks: Tiket yang diukur, kolom: pelayanan_hasil, bulan: 1}}]
  - tingkat: 3
    kriteria:
      - id: W.3
        teks: Dilayani terus.
        ukuran:
          - {{kode: tiket_terus, teks: Terus, kolom: pelayanan_hasil, bulan: {months}, peran: {role}}}
  - tingkat: 4
    kriteria:
      - id: W.4
        teks: Dinilai dan dirilis.
        uji: [evaluasi_lengkap]
        bukti:
          - {{kode: rilis_rekaan, teks: Rilis yang ditulis, jenis: [rilis], per: layanan}}
"""


def with_indicator(folder: Path, text: str) -> Path:
    root = copied(folder)
    place = root / "catalog/peraturan/perbup-sagori-7-2023/indikator"
    place.mkdir()
    (place / "suara.yaml").write_text(text, encoding="utf-8")
    return root


def found(root: Path) -> Examination:
    return examine(root, AS_OF, SERIAL)


def levels(root: Path, capsys: Any, *more: str) -> Any:
    command = ("maturity", "--root", str(root), "--as-of", AS_OF.isoformat(), "--year", str(YEAR))
    assert main([*command, "--format", "json", "--engine", "serial", "--quiet", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_an_invented_indicator_is_judged_by_without_code(tmp_path: Path, capsys: Any) -> None:
    root = with_indicator(tmp_path, FILE.format(months=12, role=ROLE))
    told = levels(root, capsys, "--indicator", INVENTED)
    assert (told["indicator"], told["status"]) == (INVENTED, "tidak_resmi")
    assert told["weight"]["points_per_level"] == pytest.approx(0.07)
    one = next(one for one in told["opd"] if one["opd"] == "dislaut")
    assert one["level"] == 2
    third = next(criterion for criterion in one["criteria"] if criterion["id"] == "W.3")
    assert third["denominator"] == 12
    assert 0 < third["numerator"] < 12
    (task,) = one["defensible"]["todo"]
    assert (task["code"], task["role"], task["opd"]) == ("tiket_terus", ROLE, "dislaut")


def test_the_region_s_own_indicator_is_what_is_used_unless_asked(tmp_path: Path, capsys: Any) -> None:
    root = with_indicator(tmp_path, FILE.format(months=12, role=ROLE))
    assert levels(root, capsys)["indicator"] == OWN
    assert not [one for one in found(root).result.findings if one.code in ("PKT018", "PKT019")]


def test_one_piece_of_evidence_serves_several_indicators(tmp_path: Path) -> None:
    uses = crosswalk(found(with_indicator(tmp_path, FILE.format(months=12, role=ROLE))).law)
    both = {(use.indicator, use.criterion) for use in uses["evaluasi_lengkap"]}
    assert {indicator for indicator, _ in both} == {OWN, INVENTED}
    assert {use.criterion for use in uses["tiket"]} == {"W.2"}


@pytest.mark.parametrize("opd", ["dislaut", REGION])
def test_off_by_default_and_labelled_where_the_region_turns_it_on(tmp_path: Path, opd: str) -> None:
    root = with_indicator(tmp_path, FILE.format(months=1, role=ROLE))
    period = parse_period(YEAR)
    assert period is not None
    dossier = gather(found(root), [period])
    assert "Suara warga" not in shown(dossier, maturity(dossier, Scope(opd, year=YEAR)))
    pemda = root / "catalog/pemda.yaml"
    pemda.write_text(pemda.read_text("utf-8") + f"\nindikator: [{INVENTED}]\n", encoding="utf-8")
    dossier = gather(found(root), [period])
    text = shown(dossier, maturity(dossier, Scope(opd, year=YEAR)))
    assert "Suara warga (rekaan)" in text
    assert f"Rumusan indikator {INVENTED} tidak resmi: karangan pengujian." in text


def test_what_the_region_names_but_the_pack_lacks_is_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    pemda = root / "catalog/pemda.yaml"
    pemda.write_text(pemda.read_text("utf-8") + "\nindikator: [tiada/1]\n", encoding="utf-8")
    (told,) = [one for one in found(root).result.findings if one.code == "PKT018"]
    assert "tiada/1" in told.message
    assert OWN in told.help


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kolom: pelayanan_hasil, bulan: 1}", "kolom: rahasia, bulan: 1}", "kolom fakta `rahasia`"),
        ("jenis: [rilis]", "jenis: [mantra]", "jenis dokumen `mantra`"),
        ("status: tidak_resmi", "status: mungkin", "`status` indikator"),
        ("id: rekaan/suara-warga", f"id: {OWN}", "dipakai dua kali"),
        ("uji: [lantai]", "catatan: kosong", "kriteria tidak menyebut"),
        ("uji: [evaluasi_lengkap]", "bukti: [tidak_ada]", "tidak_ada"),
    ],
)
def test_what_cannot_be_judged_by_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = FILE.format(months=12, role=ROLE)
    assert old in text
    if "bukti: [tidak_ada]" in new:
        text = text[: text.index("        bukti:\n")]
    root = with_indicator(tmp_path, text.replace(old, new, 1))
    told = [one for one in found(root).result.findings if one.code == "PKT019"]
    assert [one for one in told if said.lower() in one.message.lower()]
    assert all(one.pointer.path.endswith("indikator/suara.yaml") for one in told)


def test_a_criterion_that_asks_for_nothing_is_never_fulfilled(tmp_path: Path, capsys: Any) -> None:
    text = FILE.format(months=1, role=ROLE).replace("uji: [lantai]", "catatan: kosong")
    told = levels(with_indicator(tmp_path, text), capsys, "--indicator", INVENTED)
    first = told["opd"][0]["criteria"][0]
    assert first["met"] is False
    assert "tidak menyebut" in first["missing"][0]


@pytest.mark.parametrize("name", ["I2", "I19", "I20"])
def test_the_successor_s_indicators_are_unofficial_and_off(name: str, capsys: Any) -> None:
    root = Path(__file__).parents[3]
    asked = ("--indicator", f"permenpanrb-8-2026/{name}", "--year", "2025")
    command = ("maturity", "--root", str(root), "--as-of", "2026-01-15T08:00:00+07:00", "--quiet")
    assert main([*command, *asked, "--format", "markdown"]) == 0
    text = capsys.readouterr().out
    assert f"Rumusan indikator permenpanrb-8-2026/{name} tidak resmi" in text
    assert "tidak berlaku untuk tahun 2025" in text
    assert main([*command, "--year", "2025"]) == 0
    assert "8-2026" not in capsys.readouterr().out
