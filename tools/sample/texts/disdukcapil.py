"""Texts of the three services of Disdukcapil."""

from __future__ import annotations

from tools.sample.texts.shapes import Trouble, Voice, Wish

ADMINDUK = Voice(
    people=(("masyarakat", "Warga-{kec}"), ("masyarakat", "Pemohon-Adm"), ("opd", "Operator-Desa")),
    wishes=(
        Wish(
            "kk",
            (
                "Pecah kartu keluarga setelah menikah, pindah ke alamat orang tua di Desa {desa}.",
                "Tambah anggota keluarga, anak kedua lahir bulan {bulan}.",
                "Perubahan pendidikan dan pekerjaan pada kartu keluarga.",
                "Kartu keluarga rusak terkena banjir di {kec}, mohon diterbitkan ulang.",
                "Perbaikan nama ayah pada kartu keluarga, ejaan berbeda dengan akta.",
            ),
        ),
        Wish(
            "ktp-el",
            (
                "KTP elektronik hilang di pasar, surat kehilangan sudah diunggah.",
                "KTP elektronik patah, mohon dicetak ulang.",
                "Perubahan status perkawinan, KTP mohon dicetak ulang di loket {kec}.",
                "KTP pertama untuk anak yang berusia 17 tahun bulan ini.",
            ),
        ),
        Wish(
            "pindah",
            (
                "Surat pindah ke Kota Semarang untuk satu keluarga berisi {jml} orang.",
                "Pindah antarkecamatan dari {kec} ke Slawi.",
                "Surat keterangan pindah untuk kuliah di luar provinsi.",
            ),
        ),
        Wish(
            "kia",
            (
                "Kartu identitas anak untuk syarat masuk taman kanak-kanak.",
                "Kartu identitas anak kembar, foto sudah dilampirkan.",
                "Penggantian kartu identitas anak karena pindah alamat ke Desa {desa}.",
            ),
        ),
        Wish(
            "aktivasi-akun",
            (
                "Akun belum aktif walau sudah mengisi formulir kemarin.",
                "Ingin mengaktifkan kembali akun lama, nomor ponsel sudah berganti.",
                "Bingung cara mengunggah berkas dari ponsel, mohon dibantu mengaktifkan akun.",
            ),
            "bantuan_penggunaan",
        ),
    ),
    troubles=(
        Trouble(
            "Unggah berkas gagal",
            (
                "Foto buku nikah gagal terunggah, muncul pesan ukuran terlalu besar padahal sudah diperkecil.",
                "Berkas persyaratan hilang setelah halaman dimuat ulang.",
                "Unggah akta dari ponsel berhenti di 90 persen.",
            ),
            (
                "Batas ukuran pada pengimbang beban lebih kecil daripada yang tertulis di layar.",
                "Sesi pengguna berakhir sebelum unggahan selesai.",
            ),
            ("Catatan pengimbang beban memperlihatkan penolakan berkas di atas dua megabita.",),
            (
                "Batas ukuran disamakan menjadi lima megabita dan diuji dari jaringan seluler.",
                "Masa sesi diperpanjang selama pengunggahan berlangsung.",
            ),
            ("unggah persyaratan",),
            ("adminduk",),
        ),
        Trouble(
            "Data tidak sesuai",
            (
                "Hasil cetak kartu keluarga memuat alamat lama di {kec}.",
                "Nama anak berbeda satu huruf antara layar dan dokumen.",
            ),
            ("Salinan data di aplikasi belum diselaraskan dengan basis data kependudukan.",),
            ("Data di pusat sudah benar; salinan setempat tertinggal dua hari.",),
            ("Penyelarasan dijalankan ulang dan jadwalnya dibuat setiap jam.",),
            ("pencetakan dokumen",),
            ("adminduk",),
        ),
        Trouble(
            "Dokumen tidak terkirim",
            (
                "Pengajuan sudah selesai tetapi dokumen tidak masuk ke surel.",
                "Tautan unduh kartu keluarga tidak dapat dibuka.",
                "Pemberitahuan selesai diterima, lampirannya kosong.",
            ),
            (
                "Antrean pembuatan PDF berhenti karena satu berkas rusak.",
                "Tautan unduh memakai masa berlaku satu jam, terlalu pendek bagi warga.",
            ),
            ("Antrean dokumen menumpuk sejak pagi.",),
            (
                "Berkas rusak dikeluarkan dari antrean dan dokumen dikirim ulang.",
                "Masa berlaku tautan diperpanjang menjadi tujuh hari.",
            ),
            ("pengiriman dokumen",),
            ("adminduk",),
        ),
        Trouble(
            "Tanda tangan elektronik tertunda",
            (
                "Kartu keluarga lama berstatus menunggu tanda tangan.",
                "Surat pindah belum ditandatangani padahal jadwal berangkat besok.",
            ),
            ("Penghubung ke portal tanda tangan kehabisan sambungan pada jam sibuk.",),
            ("Permintaan ke portal tanda tangan menunggu lebih dari dua menit.",),
            ("Jumlah sambungan dinaikkan dan dokumen tertunda ditandatangani.",),
            ("penandatanganan dokumen",),
            ("adminduk",),
        ),
        Trouble(
            "Aplikasi lambat",
            (
                "Aplikasi lambat sekali pada pagi hari, satu langkah bisa dua menit.",
                "Daftar pengajuan di loket {kec} lambat ditampilkan, antrean warga memanjang.",
                "Halaman beranda berputar terus, baru terbuka setelah dicoba berkali-kali.",
            ),
            (
                "Laporan rekap harian dijalankan pada jam pelayanan.",
                "Jumlah proses aplikasi terlalu kecil untuk lonjakan pendaftaran sekolah.",
            ),
            ("Beban prosesor basis data tinggi sejak pukul tujuh.",),
            (
                "Rekap harian dipindahkan ke tengah malam.",
                "Jumlah proses aplikasi ditambah dan dipantau selama sepekan.",
            ),
            ("seluruh halaman terasa lambat",),
            ("adminduk",),
        ),
        Trouble(
            "Kode masuk",
            (
                "Kode masuk tidak diterima, sudah diminta tiga kali.",
                "Akun terkunci setelah salah memasukkan kode.",
            ),
            ("Penyedia pesan menolak nomor dari satu operator seluler.",),
            ("Kegagalan hanya pada nomor dari satu operator.",),
            ("Pengiriman dialihkan ke jalur kedua dan akun dibuka kembali.",),
            ("masuk aplikasi",),
            ("adminduk",),
        ),
    ),
    feedback=(
        "Tidak perlu izin kerja untuk mengurus, semua dari rumah.",
        "Petugas menjelaskan dengan sabar.",
        "Bagus, tetapi kode masuk kadang lama.",
        "Mohon contoh foto persyaratan yang benar ditampilkan.",
        "Dokumen diterima lebih cepat dari yang dijanjikan.",
    ),
    methods=("pesan", "aplikasi", "telepon", "tatap_muka", "media_sosial"),
)

AKTA = Voice(
    people=(("masyarakat", "Warga-{kec}"), ("masyarakat", "Pemohon-Akta"), ("instansi_lain", "Bidan-{kec}")),
    wishes=(
        Wish(
            "akta-lahir",
            (
                "Akta kelahiran anak pertama, lahir di puskesmas {kec}.",
                "Akta kelahiran terlambat untuk anak usia lima tahun.",
                "Akta kelahiran anak kembar di Desa {desa}.",
            ),
        ),
        Wish(
            "akta-kematian",
            (
                "Akta kematian orang tua untuk pengurusan pensiun janda.",
                "Akta kematian kakek, surat keterangan desa {desa} terlampir.",
            ),
        ),
        Wish(
            "perbaikan-akta",
            (
                "Perbaikan tempat lahir pada akta, tertulis kota seharusnya kabupaten.",
                "Perbaikan nama ibu sesuai penetapan pengadilan.",
            ),
        ),
        Wish(
            "legalisasi",
            (
                "Legalisasi akta kelahiran untuk pendaftaran sekolah kedinasan.",
                "Legalisasi kutipan akta perkawinan untuk keperluan kerja di luar negeri.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Formulir tidak tersimpan",
            (
                "Isian akta kelahiran hilang setelah menekan simpan.",
                "Data saksi kelahiran tidak tersimpan, harus diisi dari awal.",
            ),
            ("Pemeriksaan tanggal lahir menolak format bulan dari ponsel tertentu.",),
            ("Kesalahan muncul hanya pada peramban ponsel dengan bahasa Indonesia.",),
            ("Pembacaan tanggal diperbaiki dan isian pelapor dipulihkan.",),
            ("penyimpanan formulir",),
            ("akta",),
        ),
        Trouble(
            "Kutipan salah cetak",
            (
                "Kutipan akta memuat nama ibu di kolom ayah.",
                "Huruf pada kutipan akta terpotong di tepi kanan.",
            ),
            ("Templat kutipan yang baru salah menempatkan dua kolom.",),
            ("Kesalahan hanya pada kutipan yang terbit setelah pergantian templat.",),
            ("Templat dikembalikan, kutipan yang terdampak diterbitkan ulang.",),
            ("pencetakan kutipan",),
            ("akta",),
        ),
        Trouble(
            "Antrean verifikasi",
            (
                "Pengajuan akta kematian tidak muncul di daftar petugas.",
                "Pengajuan dari bidan di {kec} tidak masuk antrean verifikasi.",
            ),
            ("Pengajuan dari mitra belum diberi tanda wilayah.",),
            ("Pengajuan ada di basis data tanpa tanda wilayah.",),
            ("Tanda wilayah dilengkapi dan aturan bawaan dipasang.",),
            ("antrean verifikasi",),
            ("akta",),
        ),
        Trouble(
            "Halaman lambat",
            (
                "Pencarian akta lama di loket sangat lambat.",
                "Halaman unggah berkas akta lambat pada sore hari.",
            ),
            ("Pencarian membaca gambar arsip berukuran penuh.",),
            ("Waktu tanggap pencarian naik seiring jumlah arsip.",),
            ("Gambar arsip diperkecil untuk hasil pencarian.",),
            ("pencarian arsip",),
            ("akta",),
        ),
    ),
    feedback=(
        "Akta terbit sebelum pendaftaran sekolah ditutup.",
        "Senang tidak harus antre lagi.",
        "Keterangan syarat saksi kurang jelas.",
    ),
    methods=("pesan", "tatap_muka", "telepon", "aplikasi"),
)

DATA = Voice(
    people=(("opd", "Admin-OPD"), ("instansi_lain", "Pengelola-RSUD")),
    wishes=(
        Wish(
            "hak-akses",
            (
                "Hak akses verifikasi data bagi aplikasi bantuan sosial {opd}.",
                "Permohonan hak akses untuk aplikasi pendaftaran pasien.",
                "Hak akses uji bagi aplikasi baru {opd}.",
            ),
        ),
        Wish(
            "tambah-elemen",
            (
                "Penambahan elemen status perkawinan untuk layanan {opd}.",
                "Penambahan elemen alamat untuk pemutakhiran data {opd}.",
            ),
        ),
        Wish(
            "ganti-kunci",
            (
                "Penggantian kunci akses setelah pergantian pengembang {opd}.",
                "Kunci akses kedaluwarsa minggu ini.",
                "Kunci akses {opd} diganti sesuai jadwal enam bulanan.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Jawaban lambat",
            (
                "Verifikasi data dari {opd} menunggu lebih dari sepuluh detik.",
                "Pendaftaran pasien tersendat karena verifikasi lambat.",
            ),
            ("Satu pengguna mengirim permintaan beruntun tanpa jeda.",),
            ("Catatan gerbang memperlihatkan lonjakan dari satu kunci akses.",),
            ("Batas laju per kunci dipasang dan pengguna diberi tahu.",),
            ("verifikasi data",),
            ("gerbang-data",),
        ),
        Trouble(
            "Penolakan kunci",
            (
                "Kunci akses {opd} tiba-tiba ditolak padahal masih berlaku.",
                "Semua permintaan dari aplikasi bantuan sosial dijawab tidak berwenang.",
            ),
            ("Jam server pengguna terlambat beberapa menit sehingga tanda waktu ditolak.",),
            ("Selisih jam terlihat pada tanda waktu permintaan.",),
            ("Jam server pengguna disamakan dan toleransi tanda waktu ditulis dalam panduan.",),
            ("autentikasi",),
            ("gerbang-data",),
        ),
        Trouble(
            "Elemen kosong",
            (
                "Elemen alamat kembali kosong untuk penduduk yang baru pindah ke {kec}.",
                "Nama desa kosong pada jawaban verifikasi.",
            ),
            ("Tabel wilayah belum memuat kode desa hasil pemekaran dusun.",),
            ("Kode wilayah pada data baru belum ada di tabel acuan.",),
            ("Tabel wilayah diperbarui dan diuji dengan contoh data.",),
            ("elemen alamat",),
            ("gerbang-data",),
        ),
    ),
    feedback=("Dokumentasi antarmukanya mudah diikuti.", "Mohon lingkungan uji tersedia terus."),
    methods=("email", "pesan", "telepon"),
)
