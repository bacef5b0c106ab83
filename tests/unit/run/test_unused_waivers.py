"""A check tells of the waiver that covers nothing, and only of that one."""

from datetime import datetime
from pathlib import Path
from shutil import copytree

from pipeline.run.examine import examine

COMPLETE = Path(__file__).parents[2] / "workspaces" / "complete"
AS_OF = datetime.fromisoformat("2026-01-15T08:00:00+07:00")
WAIVER = """jenis: pengecualian
id: {id}
aturan: {rule}
dokumen: [layanan/lapor]
alasan: Menunggu penetapan kode.
persetujuan: {{oleh: hasan-m, waktu: 2025-12-01}}
nomor: 800/1/2025
berlaku_sampai: 2026-06-30
"""


def test_only_the_waiver_without_a_finding_is_told_of(tmp_path: Path) -> None:
    root = copytree(COMPLETE, tmp_path / "daerah")
    folder = root / "records/diskominfo/pengecualian/2025"
    folder.mkdir(parents=True)
    for name, rule in (("PGC-2025-001", "KAT012"), ("PGC-2025-002", "ADU003")):
        (folder / f"{name}.yaml").write_text(WAIVER.format(id=name, rule=rule), encoding="utf-8")
    findings = examine(root, AS_OF).result.findings
    unused = [(f.document, f.span.line) for f in findings if f.code == "KRK008"]
    assert unused == [("diskominfo/pengecualian/PGC-2025-002", 3)]
    assert [f.code for f in findings if f.waived == "PGC-2025-001"] == ["KAT012"]
