"""What the documents of the corpus say, and the faults that are put into some of them."""

from __future__ import annotations

APPS = ("portal", "antrean", "arsip", "bayar")
TESTS = {
    "esensial": "{sepenuhnya_elektronik: true, dapat_manual: sementara, dapat_tertunda: true}",
    "normal": "{sepenuhnya_elektronik: false, dapat_manual: penuh, dapat_tertunda: true}",
}
PEMDA = """\
jenis: pemda
id: kabupaten-contoh
nama: Kabupaten Contoh
peraturan: perbup-tegal-10-2024
opd_kominfo: dinas-01
"""
OPD = """\
jenis: opd
id: {opd}
nama: Dinas Contoh {opd}
singkatan: {opd}
struktur:
  pimpinan: {{id: kadis, nama: Siti Aminah, jabatan: Kepala Dinas}}
  penanggung_jawab_layanan: {{id: kabid, nama: Agus Salim, jabatan: Kepala Bidang Layanan}}
  penanggung_jawab_infrastruktur_aplikasi: {{id: kabid-infra, nama: Nur Hidayat, jabatan: Kepala Bidang TIK}}
  administrator_layanan:
    - {{id: adm-1, nama: Sri Rahayu, status: pegawai, penunjukan: {{oleh: kabid, tanggal: 2024-01-02}}}}
    - {{id: adm-2, nama: Dian Pertiwi, status: pegawai, penunjukan: {{oleh: kabid, tanggal: 2024-01-02}}}}
    - {{id: adm-3, nama: Rizal Anwar, status: pegawai, penunjukan: {{oleh: kabid, tanggal: 2024-01-02}}}}
  administrator_infrastruktur_aplikasi:
    - {{id: teknisi, nama: Eko, status: pegawai, penunjukan: {{oleh: kabid-infra, tanggal: 2024-01-02}}}}
"""
SERVICE = """\
jenis: layanan
id: layanan-{number}
nama: Layanan Contoh {number}
deskripsi: Pengurusan dokumen secara daring, dari pengajuan sampai dokumen diterima pemohon.
penyedia: {opd}
administrator_layanan: tim
administrator_infrastruktur: [teknisi]
cara_akses: [{{kanal: loket, alamat: Ruang pelayanan}}]
target_ketersediaan: 95
kontak_bantuan: [{{kanal: telepon, alamat: "0283-491765"}}]
waktu_bantuan: 24x7
target_pelayanan: 30 jam
ketersediaan: {{jam: 24x7, status: tersedia}}
kelompok: {group}
klasifikasi: {weight}
uji_klasifikasi: {test}
mulai: 2018-03-12
permintaan: [{{id: cetak, nama: Cetak ulang, target: 30 jam}}]
aplikasi: [{app}]
penetapan_target:
  oleh: kadis
  waktu: 2024-04-29
  berkoordinasi_dengan: [kabid, kabid-infra]
penetapan_pengoperasian:
  disusun_oleh: adm-1
  prosedur: Pengoperasian mengikuti panduan operasi aplikasi.
  jadwal_pemeliharaan: Minggu keempat setiap bulan pukul 00.00-03.00, diumumkan tiga hari sebelumnya.
  oleh: kabid
  waktu: 2024-04-30
  koordinasi: {{dengan: kadis, tanggal: 2024-04-29}}
arsitektur: {{kode: RAL.01.01.001, domain: Pemerintahan Umum}}
"""
APPLICATION = """\
jenis: aplikasi
id: {app}
nama: Aplikasi {app}
metodologi: agile
pengembang: internal
pengelola: opd
status: operasional
mulai: 2020-01-06
target_pengelolaan:
  periode: 2026
  disetujui: 2026-01-06
  rancang_bangun: {{rencana: Penyempurnaan alur menurut masukan pengguna., tenggat: 2026-03-31}}
  implementasi: {{rencana: Penerapan bertahap tiap bulan., tenggat: 2026-09-30}}
  pengujian: {{rencana: Uji fungsional dan uji keamanan tiap rilis., tenggat: 2026-10-31}}
  pemeliharaan: {{rencana: Tambalan bulanan dan uji pulih cadangan., tenggat: 2026-12-31}}
  aspek:
    ketersediaan: 95 persen sebulan
    kinerja: muat halaman di bawah 3 detik
    keamanan: tanpa kerentanan tinggi
    kompatibilitas: peramban dan ponsel yang lazim
  disusun_oleh: teknisi
  disetujui_oleh: kabid-infra
"""
COMPLAINT = """\
jenis: aduan
id: {id}
layanan: {service}
dilaporkan: {began}
dicatat: {began}
pelapor:
  samaran: Warga-{serial:03}
  kategori: masyarakat
metode_pelaporan: {method}
kategori: {category}
gejala: {symptom}
dampak: minor
fungsi_terganggu:
  - {function}
prioritas: {level}
penyebab: {cause}
status: ditutup
komponen:
  - {app}
aktivitas:
  - waktu: {answered}
    oleh: {officer}
    uraian: {first}
    tahap: respons
  - waktu: {looked}
    oleh: {officer}
    uraian: {analysis}
    tahap: analisis
  - waktu: {solved}
    oleh: {officer}
    uraian: {action}
    tahap: penanganan
  - waktu: {solved}
    oleh: {officer}
    uraian: Pelapor diminta mencoba kembali dan diberi tahu penyebabnya.
    tahap: pemulihan
  - waktu: {ended}
    oleh: {officer}
    uraian: Dikonfirmasi oleh pelapor lewat saluran yang sama.
    tahap: konfirmasi
petugas:
  administrator_layanan: {officer}
metode_konfirmasi: telepon
dikonfirmasi: {ended}
ditutup: {closed}
direspons: {answered}
diselesaikan: {solved}
estimasi_selesai: {estimate}
disampaikan:
  - kepada: kabid
    waktu: {closed}
"""
REQUEST = """\
jenis: permintaan
id: {id}
layanan: {service}
butir: cetak
pemohon:
  samaran: Pemohon-{serial:03}
  kategori: masyarakat
deskripsi: {wish}
diajukan: {began}
klasifikasi: permintaan
pelaksana:
  - {officer}
direspons: {answered}
dipenuhi: {solved}
dikonfirmasi: {ended}
kepuasan: {stars}
masukan: Terima kasih, sudah beres; mohon kabar tetap dikirim lewat pesan seperti kali ini.
perkembangan:
  - waktu: {answered}
    kanal: pesan
    isi: {first}
  - waktu: {looked}
    kanal: pesan
    isi: Berkas pengantar dan persyaratan diperiksa; lengkap, diteruskan ke bagian cetak.
  - waktu: {solved}
    kanal: pesan
    isi: Selesai dicetak, diperiksa bersama pemohon, dan diserahkan di loket pelayanan.
  - waktu: {ended}
    kanal: pesan
    isi: Pemohon mengonfirmasi bahwa dokumennya sudah benar dan dapat dipakai.
status: dikonfirmasi
"""
WORDS = {
    "method": ("telepon", "aplikasi", "email", "tatap_muka", "pesan"),
    "category": ("Unggah berkas gagal", "Notifikasi tidak terkirim", "Data tidak tampil", "Masuk akun gagal"),
    "symptom": (
        "Berkas persyaratan yang diunggah selalu ditolak walau ukurannya di bawah batas.",
        "Pemohon tidak menerima pemberitahuan bahwa dokumennya sudah dapat diambil.",
        "Daftar permohonan kosong sesudah masuk, padahal kemarin masih ada tiga permohonan.",
        "Kode verifikasi datang lebih dari sepuluh menit kemudian, sehingga tidak berlaku lagi.",
    ),
    "function": ("unggah berkas", "pemberitahuan", "daftar permohonan", "masuk akun"),
    "cause": (
        "Batas ukuran di server lebih kecil daripada yang tertulis di halaman pengajuan.",
        "Antrean surat keluar tertahan karena alamat pengirim belum terdaftar di server surel.",
        "Pembersihan draf otomatis menghapus permohonan yang belum diberi nomor.",
        "Jam salah satu server tertinggal enam menit dari server yang lain.",
    ),
    "first": (
        "Mencatat keterangan pelapor dan memeriksa laporan serupa.",
        "Laporan diterima, pelapor dihubungi dan ditanya langkah yang sudah dicoba.",
        "Menghubungi pelapor dan meminta tangkapan layar.",
    ),
    "analysis": (
        "Dicoba ulang dengan berkas pelapor; gagal dengan pesan yang sama di kedua peramban.",
        "Antrean menumpuk sejak pagi, server lain normal dan tidak ada perubahan konfigurasi.",
        "Catatan aplikasi menunjukkan permintaan berhenti sebelum sampai ke basis data.",
    ),
    "action": (
        "Batas ukuran disamakan dan layanan dimuat ulang; pelapor diminta mencoba lagi.",
        "Alamat pengirim didaftarkan dan seluruh antrean dikirim ulang.",
        "Data dipulihkan dari cadangan malam sebelumnya dan pembersihan otomatis dimatikan.",
    ),
    "wish": (
        "Cetak ulang karena kartu lama patah dan tidak terbaca mesin di loket pelayanan.",
        "Mohon dicetak ulang, alamat sudah diperbarui bulan lalu tetapi kartu belum diganti.",
        "Dokumen rusak terkena air; berkas pengantar dari desa sudah diunggah bersama permohonan.",
    ),
}
# Each fault as what is replaced and by what: shape, YAML, names and rules, as they go wrong in practice.
_COMMON = (
    ("klasifikasi: permintaan\n", "klasifikasi: biasa\n"),
    ("kategori: masyarakat\n", "kategori: masyarakat\n  katagori: umum\n"),
    ("status: ", "status: selesai\nstatus: "),
    ("layanan: layanan-", "layanan: layanan-lama-"),
    ("\n  samaran", "\n\tsamaran"),
)
FAULTS = {
    "aduan": (
        *_COMMON[1:],
        ("dampak: minor\n", "dampak: sedang\n"),
        ("gejala: ", "x_gejala: "),
        ("administrator_layanan: adm-", "administrator_layanan: admin-"),
        ("prioritas: ", "prioritas: 1"),
        ("prioritas: 4\n", "prioritas: 2\n"),
        ("dikonfirmasi: 2025", "dikonfirmasi: 2023"),
        ("direspons: 202", "direspons: 2O2"),
    ),
    "permintaan": (
        *_COMMON,
        ("kepuasan: ", "kepuasan: 1"),
        ("  - adm-", "  - admin-"),
        ("dikonfirmasi: 2025", "dikonfirmasi: 2023"),
        ("dipenuhi: 202", "dipenuhi: 2O2"),
        ("deskripsi: ", "x_deskripsi: "),
    ),
}
