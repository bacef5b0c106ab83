"""Sentences that any desk writes: delays, cancellations, refusals, thanks."""

from __future__ import annotations

FEEDBACK_GOOD = (
    "Terima kasih, sudah beres.",
    "Pelayanan cepat.",
    "Petugas komunikatif.",
    "Sesuai yang dijanjikan.",
    "Tidak perlu menelepon berkali-kali.",
    "Sudah sesuai, semoga dipertahankan.",
)
FEEDBACK_FAIR = (
    "Selesai, tetapi harus menanyakan dulu.",
    "Mohon diberi kabar bila ada keterlambatan.",
    "Cukup, meski lebih lama dari perkiraan.",
    "Agak lama, mungkin karena hari libur.",
)
FEEDBACK_POOR = (
    "Terlalu lama, padahal mendesak.",
    "Harus datang ke kantor karena tidak ada kabar.",
    "Mohon petugas akhir pekan ditambah.",
)

LATE_EVENING = (
    "Masuk di luar jam layanan; petugas baru menangani pada jam layanan berikutnya.",
    "Diterima malam hari dan baru dikerjakan setelah meja layanan dibuka.",
)
LATE_WEEKEND = (
    "Masuk pada akhir pekan dan belum ada petugas jaga.",
    "Diterima akhir pekan; penanganan dimulai hari kerja berikutnya.",
)
LATE_HOLIDAY = (
    "Masuk pada hari libur; penanganan dimulai setelah kantor buka.",
    "Masa libur, hanya sebagian petugas bertugas.",
)
LATE_USER = (
    "Sudah selesai sebelum batas, tetapi pengguna baru mengonfirmasi kemudian.",
    "Pengguna baru sempat memeriksa hasilnya setelah batas terlewati.",
    "Konfirmasi terlambat karena pesan petugas tidak segera dibaca pengguna.",
)
LATE_WORK = (
    "Menunggu keterangan tambahan dari instansi lain sebelum dapat diselesaikan.",
    "Jumlah pekerjaan pada hari itu melebihi petugas yang bertugas.",
    "Perbaikan memerlukan dua kali percobaan karena penyebab pertama keliru.",
    "Petugas yang menangani sedang mengikuti pelatihan, pengganti belum siap.",
    "Menunggu jadwal penyedia pihak ketiga.",
)
LATE_RESPONSE = (
    "Respons pertama terlambat karena petugas sedang menangani pengguna lain di loket.",
    "Laporan masuk bersamaan dengan banyak laporan lain sehingga respons pertama melewati batas.",
    "Notifikasi tiket tidak terbaca petugas jaga.",
)
LATE_RESPONSE_NIGHT = (
    "Laporan masuk di luar jam layanan dan belum ada petugas jaga yang merespons.",
    "Laporan malam hari baru direspons pada awal jam layanan.",
)
STILL_OPEN = (
    "Masih menunggu penyedia aplikasi; pengguna sudah diberi kabar.",
    "Perbaikan menunggu rilis berikutnya.",
)
NOT_CONFIRMED = (
    "Pengguna belum menjawab permintaan konfirmasi walau sudah diingatkan dua kali.",
    "Nomor yang diberikan tidak dapat dihubungi, sehingga konfirmasi belum diperoleh.",
    "Konfirmasi diminta lewat pesan, belum ada jawaban.",
)
FIRST_ANSWERS = (
    "Laporan diterima, pelapor dihubungi dan ditanya langkah yang sudah dicoba.",
    "Menghubungi pelapor dan meminta tangkapan layar.",
    "Laporan dibaca dan pelapor diberi perkiraan waktu.",
    "Pelapor dihubungi; gejala dicoba ulang oleh petugas.",
    "Mencatat keterangan pelapor dan memeriksa laporan serupa.",
)
CONFIRMATIONS = (
    "Pelapor mencoba kembali dan menyatakan sudah normal.",
    "Pelapor mengonfirmasi gangguan teratasi.",
    "Pelapor memeriksa hasil perbaikan dan setuju laporan ditutup.",
    "Dikonfirmasi oleh pelapor lewat saluran yang sama.",
)
ESCALATIONS = (
    "Perkiraan selesai terlewati; ditingkatkan kepada administrator infrastruktur dan aplikasi.",
    "Penyebab berada di luar kewenangan meja layanan; diteruskan kepada administrator infrastruktur dan aplikasi.",
)
DRP_NOT_NEEDED = (
    "Gangguan terbatas pada satu fungsi dan data utuh; pemulihan biasa mencukupi.",
    "Lama gangguan diperkirakan di bawah RTO dan tidak ada kehilangan data; DRP tidak diaktifkan.",
    "Perangkat cadangan mengambil alih; syarat kondisi bencana tidak terpenuhi.",
)
DUPLICATES = (
    "Pengguna mengirim permohonan yang sama dua kali.",
    "Sudah dicatat dari saluran lain untuk hal yang sama.",
)
CANCELLED = (
    "Dibatalkan sendiri oleh pengguna.",
    "Pengguna menemukan jalan lain dan menarik laporannya.",
)
OUT_OF_SCOPE = (
    "Bukan kewenangan layanan ini; pengguna diarahkan ke instansi yang tepat.",
    "Ternyata menyangkut layanan instansi lain; pengguna diantar ke sana.",
)
REFUSALS = {
    "publik": (
        "Persyaratan tidak lengkap setelah diminta dua kali.",
        "Dokumen pendukung dinyatakan tidak sah oleh instansi penerbitnya.",
    ),
    "administrasi_pemerintahan": (
        "Tidak ada rekomendasi dari kepala OPD.",
        "Keperluan tidak sesuai dengan tugas pemohon.",
    ),
}
PROGRESS = (
    "Berkas diterima dan sedang diperiksa.",
    "Sedang dikerjakan, mohon menunggu.",
    "Menunggu persetujuan pejabat.",
)
