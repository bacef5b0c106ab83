"""Real repositories in temporary folders, small enough to be made for each test."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PEMDA = """\
jenis: pemda
id: uji
nama: Kabupaten Uji
peraturan: perbup-tegal-10-2024
opd_kominfo: kominfo
"""
OPD = """\
jenis: opd
id: kominfo
nama: Dinas Komunikasi dan Informatika
singkatan: Diskominfo
struktur:
  pimpinan: {id: kadis, nama: Siti Aminah, jabatan: Kepala Dinas}
  penanggung_jawab_layanan: {id: kabid, nama: Agus Salim, jabatan: Kepala Bidang}
  penanggung_jawab_infrastruktur_aplikasi: {id: kabid-infra, nama: Nur, jabatan: Kepala Bidang}
  administrator_layanan:
    - {id: adm, nama: Sri, status: pegawai, penunjukan: {oleh: kabid, tanggal: 2025-01-02}}
  administrator_infrastruktur_aplikasi:
    - {id: teknisi, nama: Eko, status: pegawai, penunjukan: {oleh: kabid-infra, tanggal: 2025-01-02}}
"""
SERVICE = """\
jenis: layanan
id: {id}
nama: Layanan {id}
deskripsi: Layanan untuk uji.
penyedia: kominfo
administrator_layanan: [adm]
administrator_infrastruktur: [teknisi]
cara_akses: [{{kanal: loket, alamat: Slawi}}]
target_ketersediaan: 99
kontak_bantuan: [{{kanal: telepon, alamat: "0283-491765"}}]
waktu_bantuan: 24x7
target_pelayanan: {target}
ketersediaan: {{jam: 24x7, status: tersedia}}
kelompok: publik
klasifikasi: {kelas}
uji_klasifikasi: {{sepenuhnya_elektronik: true, dapat_manual: sementara, dapat_tertunda: true}}
mulai: 2018-03-12
permintaan: [{{id: cetak, nama: Cetak ulang, target: 24 jam}}]
"""
TICKET = """\
jenis: permintaan
id: {id}
layanan: {layanan}
butir: cetak
pemohon: {{samaran: Pemohon}}
deskripsi: Kartu patah.
diajukan: 2025-03-03 08:00
klasifikasi: permintaan
pelaksana: [adm]
direspons: 2025-03-03 08:20
dipenuhi: 2025-03-03 11:00
dikonfirmasi: {dikonfirmasi}
kepuasan: 5
status: dikonfirmasi
"""


COMPLAINT = """\
jenis: aduan
id: {id}
layanan: {layanan}
dilaporkan: {mulai}
dicatat: {mulai}
pelapor: {{samaran: Pelapor, kategori: masyarakat}}
metode_pelaporan: telepon
kategori: Masuk akun gagal
gejala: {gejala}
dampak: {dampak}
status: ditutup
dikonfirmasi: {selesai}
ditutup: {selesai}
direspons: {mulai}
diselesaikan: {selesai}
"""
# Of one month: monitoring that saw the service stand still, a release, and what was evaluated of it.
BESIDE = {
    "pemantauan": """\
jenis: pemantauan
id: PTU-1
layanan: ktp
periode: 2025-03
utilisasi: {tidak_terukur: {alasan: Belum ada alat.}}
gangguan: [{mulai: 2025-03-03 09:00, selesai: 2025-03-03 09:30, penyebab: Listrik padam.}]
analisis: Satu kali berhenti.
peluang: [Menambah genset.]
komponen: [aplikasi/loket]
lingkup: [infrastruktur]
temuan_lingkup: {infrastruktur: Baik.}
alat: Uptime Kuma
oleh: [adm, teknisi]
""",
    "rilis": """\
jenis: rilis
id: RLS-1
layanan: ktp
alasan: [kehendak_penyedia]
rencana: {ruang_lingkup: Tampilan., jadwal: 2025-03-03, langkah: [pasang], rencana_batal: Kembalikan.}
pengajuan: {oleh: teknisi, waktu: 2025-03-02 08:00}
pelaksanaan: {mulai: 2025-03-03 07:00, selesai: 2025-03-03 07:30, oleh: teknisi, hasil: berhasil}
""",
    "evaluasi": """\
jenis: evaluasi
id: EVL-1
periode: 2025-03
disusun_oleh: kabid
tanggal: 2025-03-04
bab:
  permintaan_layanan:
    hambatan: Tidak ada
    peluang: Ada.
    tindak_lanjut:
      - {id: TL-1, uraian: Tambah petugas., penanggung_jawab: kabid, tenggat: 2025-06-30, tahap: operasional}
  penanganan_gangguan:
    hambatan: Tidak ada
    peluang: Ada.
    tindak_lanjut:
      - {id: TL-2, uraian: Tambah petugas., penanggung_jawab: kabid, tenggat: 2025-06-30, tahap: operasional}
  pemantauan_pemeliharaan:
    layanan: [ktp]
    hambatan: Listrik padam.
    peluang: Ada.
    tindak_lanjut:
      - {id: TL-3, uraian: Tambah petugas., penanggung_jawab: kabid, tenggat: 2025-06-30, tahap: operasional}
  pemulihan:
    hambatan: Tidak ada
    peluang: Ada.
    tindak_lanjut:
      - {id: TL-4, uraian: Tambah petugas., penanggung_jawab: kabid, tenggat: 2025-06-30, tahap: operasional}
  rilis:
    hambatan: Tidak ada
    peluang: Ada.
    tindak_lanjut:
      - {id: TL-5, uraian: Tambah petugas., penanggung_jawab: kabid, tenggat: 2025-06-30, tahap: operasional}
rekomendasi: [{uraian: Menambah petugas., tahap: operasional}]
disampaikan: [{kepada: kadis, tanggal: 2025-03-04}]
""",
}


def service(name: str, target: str = "24 jam", kelas: str = "esensial") -> str:
    """The text of a service."""
    return SERVICE.format(id=name, target=target, kelas=kelas)


def ticket(name: str, layanan: str = "ktp", dikonfirmasi: str = "2025-03-03 13:00") -> str:
    """The text of a closed request."""
    return TICKET.format(id=name, layanan=layanan, dikonfirmasi=dikonfirmasi)


def complaint(
    name: str,
    mulai: str = "2025-03-03 08:50",
    selesai: str = "2025-03-03 10:00",
    dampak: str = "minor",
    gejala: str = "Gagal masuk.",
) -> str:
    """The text of a closed complaint about the first service."""
    told = {"mulai": mulai, "selesai": selesai, "dampak": dampak, "gejala": gejala}
    return COMPLAINT.format(id=name, layanan="ktp", **told)


@dataclass(frozen=True, slots=True)
class Repo:
    """A repository under test."""

    root: Path

    def git(self, *arguments: str, at: str = "2025-03-04T08:00:00+07:00", **env: str) -> str:
        """What git prints."""
        told = {
            "GIT_AUTHOR_DATE": at,
            "GIT_COMMITTER_DATE": at,
            "GIT_AUTHOR_NAME": "Sri",
            "GIT_AUTHOR_EMAIL": "sri@uji.id",
            "GIT_COMMITTER_NAME": "Sri",
            "GIT_COMMITTER_EMAIL": "sri@uji.id",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **env,
        }
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.root, env={**os.environ, **told}, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.strip()

    def put(self, path: str, text: str) -> None:
        """Writes a file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def remove(self, path: str) -> None:
        """Removes a file."""
        (self.root / path).unlink()

    def commit(self, message: str = "Catat", at: str = "2025-03-04T08:00:00+07:00", **env: str) -> str:
        """Commits all that is on disk; the id."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, at=at, **env)
        return self.git("rev-parse", "HEAD")


ADU = "records/kominfo/aduan/2025/ADU-{}.yaml"
PMT = "records/kominfo/permintaan/2025/PMT-{}.yaml"


def begun(root: Path) -> Repo:
    """A repository with one OPD, two services and a closed request for each, in one commit."""
    root.mkdir(parents=True, exist_ok=True)
    repo = Repo(root)
    repo.git("init", "-q", "-b", "main")
    repo.put("catalog/pemda.yaml", PEMDA)
    repo.put("catalog/kominfo/opd.yaml", OPD)
    for number, name in enumerate(("ktp", "kia"), start=1):
        repo.put(f"catalog/kominfo/layanan/{name}.yaml", service(name))
        repo.put(PMT.format(number), ticket(f"PMT-{number}", name))
    repo.commit("Mulai")
    return repo


def complete(repo: Repo) -> None:
    """A complaint joins, and the records of BESIDE, in a commit."""
    repo.put(ADU.format(1), complaint("ADU-1"))
    for kind, text in BESIDE.items():
        repo.put(f"records/kominfo/{kind}/2025/satu.yaml", text)
    repo.commit("Lengkap")
