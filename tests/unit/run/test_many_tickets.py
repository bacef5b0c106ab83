"""An OPD with 3,000 tickets: its longest report is made within bounds, and says how many it does not list."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[3]
COMPLETE = ROOT / "tests/workspaces/complete"
TICKETS, SERVICES = 3000, 270
# Half of what a press may take, so that a change that doubles its need is seen.
MEBIBYTES = 1024

TICKET = """jenis: aduan
id: ADU-2025-{number}
layanan: {service}
dilaporkan: {day}T09:05:00+07:00
dicatat: {day}T09:10:00+07:00
pelapor: {{samaran: Warga-{number}, kategori: masyarakat}}
metode_pelaporan: telepon
kategori: Jenis {sort}
gejala: Gejala nomor {number}.
dampak: minor
fungsi_terganggu: [pengiriman]
prioritas: 6
penyebab: Sebab nomor {cause}.
status: ditutup
komponen: [surel]
kendala: Menunggu suku cadang nomor {number} dari penyedia yang jauh.
aktivitas:
  - {{waktu: {end}T08:40:00+07:00, oleh: tuti-a, uraian: Menghubungi pelapor., tahap: respons}}
  - {{waktu: {end}T10:00:00+07:00, oleh: bowo-k, uraian: Dibersihkan., tahap: penanganan}}
petugas: {{administrator_layanan: tuti-a, administrator_infrastruktur_aplikasi: bowo-k}}
metode_konfirmasi: telepon
direspons: {end}T08:40:00+07:00
estimasi_selesai: {end}T12:00:00+07:00
diselesaikan: {end}T10:00:00+07:00
dikonfirmasi: {end}T10:30:00+07:00
ditutup: {end}T11:00:00+07:00
disampaikan: [{{kepada: rina-w, waktu: {end}T11:00:00+07:00}}]
"""

# In a process of its own, whose only child is the press; no clock is looked at.
PRESS = """
import json, resource, sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from pipeline.cli.build import _parser
from pipeline.cli.options import examined
from pipeline.model.periods import parse_period
from pipeline.render.documents.dossier import Plan
from pipeline.render.environment import environment, pdf_html
from pipeline.render.pdf_job import PdfJob
from pipeline.render.pdf_pool import render_all
from pipeline.run.attach import with_sources
from pipeline.run.compose import shelve
from pipeline.run.gather import gather

if __name__ == "__main__":
    root, path, target = sys.argv[1:]
    options = ["--root", root, "--as-of", "2025-08-10T08:00:00+07:00", "--engine", "serial"]
    dossier = gather(examined(_parser().parse_args(options)), [parse_period("2025-S1")])
    shelf = shelve(dossier, Plan("pdf", "diskominfo"))
    draft = next(with_sources(dossier, one) for one in shelf if one.draft.sheet.pdf == path)
    html = pdf_html(environment(), draft.template, dossier.site, draft.sheet, draft.values)
    (result,) = render_all([PdfJob(path, html, draft.attachments, at=dossier.site.as_of)])
    Path(target).write_bytes(result.content or b"")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"error": result.error, "pages": result.pages, "kib": most}))
"""


def tickets(month: int) -> Iterator[str]:
    for number in range(1000 + month - 1, 1000 + TICKETS, 6):
        day = 1 + number // 6 % 24
        yield TICKET.format(
            number=number,
            service=f"surel-{number % SERVICES:03d}",
            day=f"2025-{month:02d}-{day:02d}",
            end=f"2025-{month:02d}-{min(28, day + 1 + number % 3 * 2):02d}",
            sort=number % 40,
            cause=number % 300,
        )


@pytest.fixture
def region(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "daerah"))
    service = (root / "catalog/diskominfo/layanan/surel.yaml").read_text()
    for number in range(SERVICES):
        name = f"surel-{number:03d}"
        own = re.sub(r"(?m)^id: surel$", f"id: {name}", service).replace(
            "nama: ", f"nama: Nomor {number} ", 1
        )
        (root / f"catalog/diskominfo/layanan/{name}.yaml").write_text(own)
    for month in range(1, 7):
        file = root / f"records/diskominfo/aduan/2025/banyak-{month:02d}.yaml"
        file.write_text("---\n".join(tickets(month)))
    return root


@pytest.mark.slow
def test_the_longest_report_is_made_within_bounds(region: Path, tmp_path: Path) -> None:
    script, target = tmp_path / "susun.py", tmp_path / "laporan.pdf"
    script.write_text(PRESS)
    path = "dokumen/diskominfo/laporan-evaluasi-2025-S1.pdf"
    done = subprocess.run(
        [sys.executable, str(script), str(region), path, str(target)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["error"] == ""
    assert said["kib"] < MEBIBYTES * 1024
    report = PdfReader(target)
    assert len(report.pages) == said["pages"] >= 40
    text = " ".join(page.extract_text() for page in report.pages)
    assert re.search(r"Ditampilkan \d+ dari [\d.]+", text)
    assert len(json.loads(report.attachments["fakta.json"][0])["facts"]) > TICKETS
