"""What the other records of a whole region say: monitoring, releases, reviews of incidents, evaluations."""

from __future__ import annotations

from datetime import timedelta

MONITORED = """\
jenis: pemantauan
id: PTU-LAYANAN-{number}-{month}
layanan: layanan-{number}
periode: {month}
utilisasi:
  cpu: {{rata_rata: {cpu}, puncak: {peak}, ambang: 80}}
  ram: {{rata_rata: {ram}, puncak: 83.1, ambang: 85}}
  penyimpanan: {{rata_rata: 37.8, puncak: 39.3, ambang: 80}}
  jaringan: {{rata_rata: 32.7, puncak: 50.3, ambang: 75}}
gangguan:{outages}
analisis: {analysis}
{cause}peluang:
  - Memindahkan laporan rekap ke basis data salinan.
komponen:
  - {app}
lingkup:
  - infrastruktur
  - proses_bisnis
  - keamanan_informasi
  - kondisi_pemicu
temuan_lingkup:
  infrastruktur: Satu perangkat cadangan diuji ambil alih dan berhasil.
  proses_bisnis: Pembagian tugas petugas loket dan daring sudah seimbang.
  keamanan_informasi: Pemindaian kerentanan tidak menemukan risiko tinggi.
  kondisi_pemicu: Jadwal pemeliharaan listrik gedung diketahui dan sudah dikoordinasikan.
alat: Uptime Kuma
oleh: [adm-1, teknisi]
"""
OUTAGE = """
  - mulai: {began}
    selesai: {solved}
    penyebab: {why}
    aduan: {name}"""
NIGHT = """
  - mulai: {day}T02:10:00+07:00
    selesai: {day}T02:16:00+07:00
    penyebab: Layanan dimuat ulang sesudah tambalan dipasang."""
QUIET = "Satu peringatan muncul dan ditangani sebelum pengguna terdampak; tren ketersediaan stabil."
BROKEN = "Layanan berhenti pada bulan ini; penyebabnya sudah ditangani dan dipantau selama dua minggu."
CAUSES = (
    "Ruang penyimpanan unggahan penuh.",
    "Sertifikat kedaluwarsa karena pengingatnya belum ada.",
    "Satu jalur serat optik putus tanpa jalur cadangan.",
    "Antrean basis data terkunci sesudah pencadangan malam.",
)
# A complaint of the corpus as monitoring makes it: the whole service stands still.
STANDING = (
    ("dampak: minor\n", "dampak: mayor\nuraian_dampak: Semua pengguna tidak dapat memakai layanan.\n"),
    ("kategori: masyarakat\n", "kategori: pegawai\n"),
    ("status: ditutup\n", "status: ditutup\nsumber: pemantauan\n"),
)
RELEASE = """\
jenis: rilis
id: RLS-{year}-{serial:03}
layanan: layanan-{number}
aplikasi: {app}
versi: "{version}"
alasan: [kehendak_penyedia]
sifat: inovasi
faktor: internal
pengguna_terdampak: masyarakat
rencana:
  ruang_lingkup: Penyempurnaan halaman pengajuan dan penyimpanan sementara permohonan.
  jadwal: {{mulai: {start}, selesai: {end}}}
  langkah: [cadangkan basis data, pasang versi baru, uji alur utama, buka layanan]
  risiko: Layanan berhenti lebih lama dari rencana.
  rencana_batal: Kembalikan versi sebelumnya dan basis data dari cadangan malam itu.
pengajuan: {{oleh: teknisi, waktu: {asked}}}
pengecekan: {{oleh: kabid, waktu: {checked}, hasil: "Rencana, pengujian awal, dan rencana batal lengkap."}}
persetujuan: {{oleh: kabid, waktu: {agreed}, keputusan: disetujui}}
pelaksanaan: {{mulai: {start}, selesai: {end}, oleh: teknisi, hasil: berhasil}}
pengujian:
  - {{jenis: fungsional, nama: Alur utama dari pengajuan sampai selesai, hasil: lulus, waktu: {tested}}}
  - {{jenis: kinerja, nama: Uji beban dua kali jam puncak, hasil: lulus, waktu: {tested}}}
evaluasi: {{permasalahan: Tidak ada permasalahan berarti saat rilis., tindakan: Dipantau selama tiga hari.}}
informasi: {{kepada: kabid, waktu: {told}}}
umpan_balik: {{oleh: kabid, waktu: {answered}, isi: Hasil diterima; pemantauan dilanjutkan sepekan.}}
pengumuman: {{kanal: laman layanan, waktu: {answered}, isi: Versi baru telah dipasang.}}
"""
# How long after it began, or before it.
RELEASED = {
    "asked": timedelta(days=-6),
    "checked": timedelta(days=-5),
    "agreed": timedelta(days=-4),
    "start": timedelta(),
    "tested": timedelta(minutes=55),
    "end": timedelta(minutes=75),
    "told": timedelta(hours=12),
    "answered": timedelta(hours=14),
}
REVIEW = """\
jenis: reviu_gangguan
id: RVG-LAYANAN-{number}-{period}
layanan: layanan-{number}
periode: {period}
gangguan: [{names}]
identifikasi: Tercatat {many} gangguan yang menonjol pada semester ini.
analisis: Gangguan tidak saling berhubungan; gejalanya dapat dicegah dengan perbaikan kecil pada aplikasi.
{handled}diinformasikan: {{kepada: kabid, waktu: {told}}}
oleh: adm-1
"""
HANDLED = """\
penyebab_utama: Batas dan jadwal aplikasi diatur di beberapa tempat tanpa dicocokkan.
penanganan:
  - {{uraian: Pengaturan disatukan dan diperiksa tiap pekan., waktu: {done}, oleh: adm-1}}
"""
EVALUATION = """\
jenis: evaluasi
id: EVL-{period}
periode: {period}
disusun_oleh: kabid
tanggal: {day}
bab:
{chapters}rekomendasi:
  - uraian: Menambah petugas jaga pada akhir bulan.
    tahap: operasional
disampaikan:
  - {{kepada: kadis, tanggal: {day}}}
  - {{kepada: dinas-01, tanggal: {day}}}
"""
CHAPTER = """\
  {name}:
{missed}    hambatan: {obstacle}
    peluang: {chance}
    tindak_lanjut:
      - id: TL-{number}
        uraian: {step}
        penanggung_jawab: kabid
        tenggat: {due}
        tahap: operasional
"""
AVAILABILITY = "pemantauan_pemeliharaan"
# Chapter, obstacle and chance.
CHAPTERS = (
    ("permintaan_layanan", "Permohonan menumpuk pada akhir bulan.", "Pengajuan dapat dibuka lebih awal."),
    (
        "penanganan_gangguan",
        "Penyebab berulang baru terlihat dari laporan.",
        "Uji harian dapat menemukannya.",
    ),
    (AVAILABILITY, "Gangguan pada malam hari lama diketahui.", "Peringatan dapat dikirim pesan."),
    ("pemulihan", "Tidak ada bencana; rencana belum diuji penuh.", "Uji dapat digabung dengan pemeliharaan."),
    ("rilis", "Pengumuman rilis disusun terburu-buru.", "Templat pengumuman dapat dipakai bersama."),
    ("perencanaan", "Rencana perubahan belum memuat ukuran.", "Ukuran dapat diambil dari pemantauan."),
    ("pengelolaan_aplikasi", "Catatan aset terlambat diperbarui.", "Catatan dapat diisi saat rilis."),
)
STEP = "Menyusun langkahnya bersama pengelola aplikasi."
