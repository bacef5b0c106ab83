"""Sentences of the monthly monitoring."""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, ...]] = {
    "infrastruktur": (
        "Server, penyimpanan, dan jaringan berjalan wajar; tidak ada perangkat yang mendekati ambang.",
        "Ruang penyimpanan bertambah perlahan, masih cukup untuk sekitar sembilan bulan.",
        "Satu perangkat cadangan diuji ambil alih dan berhasil.",
        "Beban puncak terjadi pada jam masuk kerja, masih di bawah ambang.",
        "Suhu ruang server stabil, UPS lulus uji beban singkat.",
    ),
    "proses_bisnis": (
        "Alur layanan berjalan sesuai prosedur, tidak ada langkah yang tertahan.",
        "Verifikasi menumpuk pada dua hari terakhir bulan karena petugas bergantian cuti.",
        "Langkah pemeriksaan berkas dipindah ke awal sehingga pengembalian berkurang.",
        "Satu langkah manual masih dikerjakan di luar aplikasi dan dicatat untuk perbaikan.",
        "Pembagian tugas petugas loket dan daring sudah seimbang.",
    ),
    "keamanan_informasi": (
        "Tidak ada upaya masuk yang berhasil; percobaan sandi berulang diblokir otomatis.",
        "Tambalan keamanan bulan ini terpasang seluruhnya.",
        "Dua akun pegawai yang pindah tugas dicabut.",
        "Pemindaian kerentanan tidak menemukan risiko tinggi.",
        "Salinan cadangan terenkripsi dan tersimpan di lokasi kedua.",
    ),
    "kondisi_pemicu": (
        "Tidak ada kondisi yang diperkirakan memicu gangguan bulan depan.",
        "Puncak pengajuan diperkirakan naik bulan depan; kapasitas disiapkan.",
        "Jadwal pemeliharaan listrik gedung diketahui dan sudah dikoordinasikan.",
        "Masa berlaku satu sertifikat berakhir dalam enam puluh hari dan sudah dijadwalkan diperbarui.",
        "Rencana rilis bulan depan dimasukkan dalam daftar pantau.",
    ),
}

CALM = (
    "Tidak ada anomali atau peringatan sistem pada bulan ini; tren ketersediaan stabil.",
    "Tidak ditemukan anomali. Pola pemakaian sama dengan bulan sebelumnya.",
    "Pemantauan tidak mencatat peringatan; layanan tersedia sepanjang jam yang dijanjikan.",
)
UNEASY = (
    "Satu peringatan sistem muncul dan ditangani sebelum pengguna terdampak; tren ketersediaan stabil.",
    "Anomali yang ditemukan bersumber dari beban sesaat dan tidak berulang.",
    "Peringatan ditindaklanjuti pada hari yang sama; ketersediaan tidak terpengaruh.",
)
STRUCK = (
    "Layanan berhenti satu kali pada bulan ini. Penyebabnya sudah ditangani dan dipantau selama dua minggu.",
    "Satu gangguan menyeluruh menurunkan ketersediaan; penyebab dicatat dalam aduan dan dibahas pada reviu triwulan.",
)
PLANNED = (
    "Waktu henti bulan ini berasal dari pemeliharaan terencana pada dini hari; tidak ada gangguan lain.",
    "Hanya pemeliharaan terencana yang mengurangi ketersediaan.",
)
MISSED = (
    "Gangguan {tanggal}: {penyebab} Pemulihan lama karena penyebab baru diketahui setelah dua percobaan.",
    "Gangguan {tanggal}: {penyebab} Penanganan menunggu tenaga ahli di luar jam kerja.",
)

ALERTS: tuple[tuple[str, str], ...] = (
    ("Pemakaian prosesor di atas ambang selama dua puluh menit.", "Proses rekap dipindahkan ke dini hari."),
    ("Ruang log server mencapai 85 persen.", "Log lama dipadatkan dan dipindahkan."),
    ("Waktu tanggap halaman utama melebihi tiga detik pada jam sibuk.", "Indeks basis data ditambahkan."),
    ("Percobaan masuk berulang dari satu alamat.", "Alamat diblokir dan sandi akun sasaran diganti."),
    ("Replikasi basis data tertinggal empat menit.", "Jalur replikasi diperiksa dan kembali selaras."),
    (
        "Salah satu penyedia internet kehilangan paket.",
        "Lalu lintas dialihkan ke penyedia kedua sampai pulih.",
    ),
    ("Pencadangan malam gagal satu kali.", "Pencadangan diulang pagi harinya dan berhasil."),
    (
        "Antrean surat pemberitahuan menumpuk.",
        "Proses pengirim dimulai ulang dan antrean habis dalam sepuluh menit.",
    ),
)

CHANCES = (
    "Menambah memori server aplikasi sebelum musim puncak.",
    "Menjadwalkan pembersihan log otomatis setiap minggu.",
    "Memindahkan laporan rekap ke basis data salinan.",
    "Menyiapkan halaman pemberitahuan saat pemeliharaan.",
    "Memasang pemantauan dari luar jaringan pemerintah daerah.",
    "Menguji pengambilalihan otomatis setiap triwulan.",
    "Memperbarui sertifikat secara otomatis.",
    "Menambah petugas jaga pada akhir bulan.",
    "Meningkatkan kapasitas jalur ke penyedia kedua.",
    "Memisahkan penyimpanan unggahan dari penyimpanan sistem.",
)

UPKEEP = (
    "Pemasangan tambalan keamanan sistem operasi.",
    "Pembersihan basis data dan penataan indeks.",
    "Pembaruan sertifikat dan pemeriksaan konfigurasi.",
    "Uji pengambilalihan ke server cadangan.",
)
