"""Texts of office mail and of the complaint channel."""

from __future__ import annotations

from tools.sample.texts.shapes import Trouble, Voice, Wish

SUREL = Voice(
    people=(("pegawai", "ASN"), ("opd", "Admin-OPD")),
    wishes=(
        Wish(
            "akun-baru",
            (
                "Akun surel untuk pejabat fungsional baru di {opd}.",
                "Mohon akun surel unit bagi panitia pengadaan {opd}.",
                "Akun surel dinas untuk {jml} pegawai pindahan.",
            ),
        ),
        Wish(
            "ganti-sandi",
            (
                "Lupa kata sandi surel dinas setelah cuti panjang.",
                "Mohon atur ulang sandi surel unit {opd}, pemegang lama sudah mutasi.",
            ),
        ),
        Wish(
            "tambah-kuota",
            (
                "Kotak surat {opd} hampir penuh, mohon kuota ditambah.",
                "Mohon tambahan kuota untuk arsip surat masuk tahun ini.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Surat tidak sampai",
            (
                "Undangan dari {opd} tidak diterima sebagian tujuan di luar daerah.",
                "Surat ke alamat kementerian kembali dengan keterangan ditolak.",
            ),
            ("Alamat server surat masuk daftar hitam karena satu akun dipakai mengirim surat sampah.",),
            ("Catatan pengiriman memperlihatkan lonjakan dari satu akun unit.",),
            ("Akun diamankan, sandi diganti, dan permohonan penghapusan dari daftar hitam disetujui.",),
            ("pengiriman surat keluar",),
            ("surel",),
        ),
        Trouble(
            "Lampiran gagal",
            (
                "Lampiran di atas sepuluh megabita selalu gagal diunggah lewat web.",
                "Lampiran terkirim tetapi tidak dapat dibuka penerima di {opd}.",
            ),
            ("Batas unggah pada antarmuka web lebih kecil daripada batas server.",),
            ("Uji unggah bertahap menunjukkan batas pada antarmuka web.",),
            ("Batas unggah disamakan dan diberi petunjuk pada layar.",),
            ("lampiran",),
            ("surel",),
        ),
        Trouble(
            "Surat sampah lolos",
            (
                "Banyak surat penipuan berkedok tagihan masuk ke kotak surat {opd}.",
                "Surat palsu mengatasnamakan pimpinan meminta data pegawai.",
            ),
            ("Daftar penyaring belum diperbarui sejak penggantian versi.",),
            ("Contoh surat dianalisis; pengirim memakai domain yang mirip domain dinas.",),
            (
                "Penyaring diperbarui, domain tiruan diblokir, dan peringatan dikirim kepada seluruh pemilik akun.",
            ),
            ("penyaringan surat",),
            ("surel",),
        ),
    ),
    feedback=("Sudah bisa masuk kembali, terima kasih.", "Mohon batas lampiran ditulis di halaman depan."),
    methods=("telepon", "tatap_muka", "pesan"),
)

LAPOR = Voice(
    people=(("masyarakat", "Warga-{kec}"), ("masyarakat", "Pelapor"), ("opd", "Admin-OPD")),
    wishes=(
        Wish(
            "perkembangan",
            (
                "Menanyakan perkembangan laporan lampu jalan padam di Desa {desa}.",
                "Laporan jalan berlubang di {kec} sudah dua minggu, mohon kabar tindak lanjutnya.",
                "Mohon informasi sampai di mana laporan sampah liar di tepi sungai Desa {desa}.",
                "Ingin tahu OPD mana yang menangani laporan saluran air mampet di {kec}.",
            ),
            "informasi",
        ),
        Wish(
            "rahasiakan-identitas",
            (
                "Mohon identitas saya dirahasiakan pada laporan pungutan di pasar.",
                "Nama saya tampak pada laporan yang sudah diterbitkan, mohon disembunyikan.",
            ),
        ),
        Wish(
            "akun-opd",
            (
                "Akun pengelola laporan bagi petugas baru di {opd}.",
                "Penggantian pengelola laporan di {opd} karena mutasi.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Foto gagal diunggah",
            (
                "Tidak bisa melampirkan foto jalan rusak dari ponsel, laporan terkirim tanpa foto.",
                "Unggah foto bukti berhenti di tengah, sudah dicoba dari dua ponsel.",
            ),
            (
                "Pemeriksa ukuran gambar menolak format foto ponsel keluaran baru.",
                "Ruang penyimpanan sementara untuk gambar penuh.",
            ),
            ("Percobaan ulang dengan format foto yang sama menghasilkan kegagalan serupa.",),
            (
                "Dukungan format foto ditambahkan dan laporan pelapor dilengkapi.",
                "Ruang sementara ditambah dan pembersihan berkala dipasang.",
            ),
            ("unggah foto",),
            ("lapor",),
        ),
        Trouble(
            "Kode verifikasi terlambat",
            (
                "Kode masuk baru diterima setelah setengah jam dan sudah kedaluwarsa.",
                "Kode masuk tidak pernah sampai ke nomor saya di {kec}.",
            ),
            ("Antrean penyedia pesan menumpuk karena kuota harian habis.",),
            ("Dasbor penyedia pesan menunjukkan kuota habis sejak siang.",),
            ("Kuota ditambah dan jalur cadangan lewat surel diaktifkan.",),
            ("masuk aplikasi",),
            ("lapor",),
        ),
        Trouble(
            "Laporan salah tujuan",
            (
                "Laporan pohon tumbang diteruskan ke OPD yang bukan kewenangannya dan berhenti di sana.",
                "Laporan saya tentang drainase di Desa {desa} tercatat di dinas lain.",
            ),
            ("Peta kewenangan pada aplikasi belum memuat pembagian tugas terbaru.",),
            ("Kategori laporan dipetakan ke unit lama.",),
            ("Peta kewenangan diperbarui dan laporan diteruskan ke OPD yang tepat.",),
            ("penerusan laporan",),
            ("lapor",),
        ),
        Trouble(
            "Status tidak berubah",
            (
                "Pekerjaan sudah selesai di lapangan tetapi status laporan masih menunggu.",
                "Status laporan kembali ke awal setelah dijawab {opd}.",
            ),
            ("Tombol simpan pada halaman pengelola mengirim status lama bila halaman dibuka dua kali.",),
            ("Riwayat menunjukkan dua perubahan status dalam waktu hampir bersamaan.",),
            ("Status diperbaiki dan penyimpanan ganda dicegah.",),
            ("pemantauan laporan",),
            ("lapor",),
        ),
    ),
    feedback=(
        "Jawabannya jelas dan sopan.",
        "Senang bisa memantau laporan dari rumah.",
        "Tolong ada pemberitahuan lewat pesan bila status berubah.",
    ),
    methods=("aplikasi", "media_sosial", "pesan", "telepon"),
)
