"""The comment at the head of the first file of each kind."""

from __future__ import annotations

_LINES: dict[str, tuple[str, ...]] = {
    "pemda": (
        "Pemerintah daerah: paket regulasi yang dipakai, kalender kerja, dan OPD urusan kominfo.",
        "Hari libur nasional datang dari paket; di sini hanya tambahan daerah beserta dasarnya.",
    ),
    "opd": (
        "Satu OPD dan struktur penyelenggaranya menurut Tabel 1.",
        "Pejabat lama tetap tercantum dengan `sampai`, supaya keputusan lama tetap dapat diperiksa.",
    ),
    "layanan": (
        "Satu layanan dalam katalog: sebelas isian 2.1.1.2, daftar permintaan, klasifikasi, dan target.",
        "Bila klasifikasi atau janji berubah, nilai lama dipindahkan ke `riwayat`.",
    ),
    "aplikasi": (
        "Satu aplikasi: target pengelolaan tahun berjalan, aset, konfigurasi, dan tempat ia bergantung.",
    ),
    "infrastruktur": (
        "Satu komponen infrastruktur: kelipatan (redundan), pemeliharaan, dan pencadangannya.",
    ),
    "permintaan": (
        "Satu permintaan layanan (delapan isian 2.2.1.1). Jam mulai saat `diajukan`, berakhir saat `dikonfirmasi` pemohon.",
        "Pemohon ditulis dengan samaran; bila target terlewat, jelaskan dalam `kendala`.",
    ),
    "aduan": (
        "Satu aduan (lima belas isian 2.2.1.2). Jam mulai saat `dilaporkan`, berakhir saat `dikonfirmasi` pelapor.",
        "`prioritas` mengikuti Tabel 3: dampak, kelompok, dan klasifikasi layanan saat dilaporkan.",
    ),
    "register": (
        "Banyak tiket dalam satu berkas, untuk loket yang ramai. `bawaan` berlaku bagi semua baris;",
        "setiap baris tetap satu tiket penuh dengan nomornya sendiri.",
    ),
    "kebutuhan": (
        "Daftar kebutuhan satu layanan (2.1.2.2), disusun administrator layanan, disetujui penanggung jawab layanan.",
    ),
    "kebijakan": (
        "Usulan kebijakan dan rencana pemeliharaan infrastruktur (2.1.2.3): dua persetujuan yang terpisah.",
    ),
    "perubahan": (
        "Rencana perubahan layanan (2.1.2.5): ditetapkan pimpinan, disetujui penanggung jawab layanan,",
        "lalu disampaikan kepada pengguna. Rilisnya disetujui tersendiri.",
    ),
    "analisis_aplikasi": ("Analisis kebutuhan aplikasi sebelum dibangun atau dikembangkan (2.1.3.2).",),
    "reviu_gangguan": (
        "Reviu berkala gangguan satu layanan (Tabel 7): identifikasi, analisis, penyebab utama, dan penanganannya.",
    ),
    "pemantauan": (
        "Pemantauan satu layanan dalam satu bulan (2.2.2.1). Ketersediaan dihitung dari `gangguan`;",
        "angka yang ditulis harus sama dengan hasil hitung.",
    ),
    "drp": (
        "Rencana pemulihan bencana (Tabel 9): disetujui penyedia layanan, ditetapkan pengelola infrastruktur dan aplikasi.",
    ),
    "pemulihan": (
        "Satu kejadian pemulihan: kapan bencana terjadi, data terakhir, pulih normal, dan evaluasinya.",
    ),
    "rilis": (
        "Satu rilis (Tabel 10): rencana, pengecekan, persetujuan, pelaksanaan, pengujian, dan kabar kepada pengguna.",
    ),
    "pengembangan": (
        "Satu kegiatan pembangunan atau pengembangan aplikasi, dengan persetujuan OPD urusan kominfo (2.2.3).",
    ),
    "laporan": ("Laporan berkala menurut Tabel 1. Angkanya tidak ditulis di sini: dihitung dari rekaman.",),
    "koordinasi": ("Catatan koordinasi: siapa, kapan, tentang apa, dan hasilnya.",),
    "evaluasi": (
        "Laporan evaluasi satu OPD (2.3). Rekapitulasi tidak pernah ditulis tangan: ia dihitung.",
        "Yang ditulis ialah hambatan, peluang, dan tindak lanjut di setiap bab.",
    ),
    "reviu": (
        "Reviu (Pasal 4 atau reviu perencanaan): lingkup, temuan, rekomendasi, penanggung jawab, dan tenggat.",
    ),
    "asesmen": ("Jawaban penilai atas bukti satu indikator: diterima atau revisi, butir demi butir.",),
    "pernyataan_aplikasi": (
        "Pernyataan OPD urusan kominfo tentang pemakaian Sistem Aplikasi Manajemen Layanan SPBE.",
    ),
    "tindak_lanjut": ("Tindak lanjut satu butir evaluasi, reviu, atau asesmen; yang selesai membawa bukti.",),
    "koreksi": (
        "Koreksi atas rekaman yang sudah ditutup: nilai semula dan nilai menjadi, dengan alasan dan persetujuan.",
    ),
    "pengecualian": ("Pengecualian sementara atas satu temuan; temuan tetap tampil, bertanda dikecualikan.",),
}

HEADS: dict[str, str] = {jenis: "".join(f"# {line}\n" for line in lines) for jenis, lines in _LINES.items()}
