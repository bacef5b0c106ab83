"""Texts of the network and of the electronic signature."""

from __future__ import annotations

from tools.sample.texts.shapes import Trouble, Voice, Wish

JIP = Voice(
    people=(("opd", "Admin-OPD"), ("pegawai", "ASN"), ("opd", "Operator-Kecamatan")),
    wishes=(
        Wish(
            "aktivasi-port",
            (
                "Mohon aktivasi {jml} titik jaringan di ruang pelayanan baru {opd}.",
                "Ruang rapat lantai dua {opd} belum tersambung, mohon titik jaringan diaktifkan sebelum kegiatan hari {hari}.",
                "Pindah meja kerja setelah penataan ruang {opd}; {jml} titik jaringan perlu diaktifkan kembali.",
                "Titik jaringan untuk mesin antrean di kantor Kecamatan {kec} mohon diaktifkan.",
            ),
        ),
        Wish(
            "akun-vpn",
            (
                "Mohon akun VPN untuk bendahara {opd} yang bertugas ke luar daerah.",
                "Akun VPN saya terkunci setelah salah memasukkan sandi beberapa kali.",
                "Pejabat baru di {opd} memerlukan akun VPN untuk membuka aplikasi keuangan dari luar kantor.",
                "Perangkat lama hilang, mohon akun VPN dicabut dan dibuatkan yang baru.",
            ),
        ),
        Wish(
            "buka-akses",
            (
                "Mohon pembukaan akses dari {opd} ke alamat aplikasi pelaporan kementerian.",
                "Aplikasi e-katalog tidak dapat dibuka dari jaringan {opd}, mohon alamatnya diizinkan.",
                "Server uji {opd} perlu dibuka aksesnya ke sistem penghubung selama masa uji coba.",
            ),
        ),
        Wish(
            "bantuan-perangkat",
            (
                "Mohon bantuan mengatur titik akses nirkabel di aula {opd}.",
                "Printer jaringan di {opd} tidak terdeteksi setelah pergantian router ruangan.",
                "Switch kecil di ruang arsip Kecamatan {kec} mohon dibantu pengaturannya.",
            ),
            "bantuan_penggunaan",
        ),
    ),
    troubles=(
        Trouble(
            "Jaringan lambat",
            (
                "Akses internet di {opd} sangat lambat sejak pagi, pengunggahan berkas sering berhenti di tengah jalan.",
                "Sambungan ke aplikasi pusat dari Kecamatan {kec} tersendat, halaman baru terbuka setelah beberapa menit.",
                "Rapat daring di {opd} terputus-putus, suara dan gambar tidak selaras.",
            ),
            (
                "Satu perangkat di kantor tersebut mengirim lalu lintas tidak wajar karena terinfeksi perangkat perusak.",
                "Jalur utama penuh oleh pencadangan yang berjalan pada jam kerja.",
            ),
            ("Grafik lalu lintas menunjukkan pemakaian jalur mendekati penuh dari satu kantor.",),
            (
                "Perangkat yang bermasalah diputus dari jaringan, dibersihkan, lalu disambungkan kembali.",
                "Jadwal pencadangan dipindahkan ke malam hari dan pembagian jalur diatur ulang.",
            ),
            ("akses internet terkelola",),
            ("jaringan-intra",),
        ),
        Trouble(
            "Sambungan VPN",
            (
                "VPN tersambung tetapi aplikasi keuangan tidak dapat dibuka dari rumah dinas.",
                "VPN selalu terputus setiap kira-kira sepuluh menit ketika bekerja dari luar kantor.",
            ),
            (
                "Daftar rute pada gerbang VPN belum memuat jaringan aplikasi yang baru dipindahkan.",
                "Batas waktu sesi pada gerbang VPN kembali ke nilai awal setelah pembaruan.",
            ),
            ("Percobaan dari akun uji menunjukkan gejala yang sama pada gerbang VPN kedua.",),
            (
                "Rute jaringan aplikasi ditambahkan pada kedua gerbang VPN dan diuji dari luar kantor.",
                "Batas waktu sesi dikembalikan ke delapan jam dan dicatat dalam buku konfigurasi.",
            ),
            ("akses jarak jauh",),
            ("pantau-jaringan",),
        ),
        Trouble(
            "Titik jaringan mati",
            (
                "Sebagian komputer di ruang pelayanan {opd} tidak mendapat jaringan.",
                "Titik akses nirkabel di pendopo mati, tamu dan petugas tidak dapat tersambung.",
                "Loket pelayanan Kecamatan {kec} kehilangan jaringan pada {jml} komputer.",
            ),
            (
                "Switch ruang rusak karena lonjakan listrik.",
                "Kabel di dalam dinding digigit tikus.",
            ),
            ("Pantauan menunjukkan switch ruang tidak menjawab, jalur ke gedung masih hidup.",),
            (
                "Switch diganti dengan unit cadangan dan konfigurasinya dipulihkan.",
                "Kabel diganti dan dipasang dalam pelindung logam.",
            ),
            ("jaringan ruang pelayanan",),
            ("jaringan-intra",),
        ),
        Trouble(
            "Penamaan alamat",
            (
                "Alamat aplikasi internal tidak dikenali dari {opd}, sedangkan alamat luar dapat dibuka.",
                "Beberapa aplikasi hanya terbuka bila memakai alamat angka.",
            ),
            ("Server nama kedua menyimpan data lama setelah perubahan zona.",),
            ("Jawaban dua server nama berbeda untuk alamat yang sama.",),
            ("Zona disamakan kembali dan pemeriksaan harian ditambahkan pada pantauan.",),
            ("penerjemahan alamat",),
            ("pantau-jaringan",),
        ),
        Trouble(
            "Pemblokiran keliru",
            (
                "Laman kementerian yang dipakai {opd} untuk pelaporan terblokir sebagai situs berbahaya.",
                "Unggahan berkas besar ke aplikasi pelaporan ditolak sejak {hari}.",
            ),
            ("Aturan baru pada tembok api terlalu luas dan ikut menahan alamat yang sah.",),
            ("Catatan tembok api memperlihatkan penolakan oleh aturan yang dipasang minggu ini.",),
            ("Aturan dipersempit, alamat yang sah dimasukkan dalam daftar izin, dan diuji bersama pelapor.",),
            ("akses aplikasi luar",),
            ("jaringan-intra",),
        ),
    ),
    feedback=(
        "Petugas datang langsung ke ruangan, terima kasih.",
        "Mohon jadwal pemeliharaan diumumkan juga lewat grup admin OPD.",
        "Cepat, tetapi formulirnya meminta data yang sama dua kali.",
    ),
    methods=("telepon", "pesan", "aplikasi", "pemantauan"),
)

TTE = Voice(
    people=(("pegawai", "ASN"), ("opd", "Admin-OPD")),
    wishes=(
        Wish(
            "penerbitan",
            (
                "Penerbitan sertifikat elektronik untuk kepala seksi yang baru dilantik di {opd}.",
                "Mohon sertifikat elektronik bagi {jml} pejabat pengadaan {opd}.",
                "Sertifikat elektronik untuk lurah pengganti di Kecamatan {kec}.",
                "Pengajuan sertifikat bagi guru penggerak sebagai penanda tangan rapor.",
            ),
        ),
        Wish(
            "ganti-frasa-sandi",
            (
                "Lupa frasa sandi penandatanganan, mohon diatur ulang.",
                "Frasa sandi tidak dikenali setelah berganti ponsel.",
                "Mohon atur ulang frasa sandi, surat keputusan harus terbit hari ini.",
            ),
        ),
        Wish(
            "pencabutan",
            (
                "Pencabutan sertifikat karena pemegangnya pindah tugas ke provinsi.",
                "Pegawai {opd} memasuki masa pensiun, mohon sertifikatnya dicabut.",
            ),
        ),
        Wish(
            "bantuan-tte",
            (
                "Tidak paham cara menempatkan kode QR pada halaman terakhir surat.",
                "Mohon dibimbing menandatangani dokumen lebih dari satu penanda tangan.",
                "Berkas yang sudah ditandatangani tampak tidak sah di pembaca PDF, apakah saya salah langkah?",
            ),
            "bantuan_penggunaan",
        ),
    ),
    troubles=(
        Trouble(
            "Penandatanganan gagal",
            (
                "Penandatanganan surat keputusan {opd} berhenti di langkah terakhir dengan pesan kesalahan layanan.",
                "Dokumen lebih dari sepuluh halaman tidak dapat ditandatangani, dokumen pendek berhasil.",
                "Tanda tangan berhasil tetapi berkas tidak dapat diunduh.",
            ),
            (
                "Ruang sementara pada portal penuh sehingga berkas besar gagal ditulis.",
                "Kunci sesi ke layanan penerbit sertifikat kedaluwarsa lebih cepat dari yang diatur.",
            ),
            ("Catatan portal menunjukkan kegagalan menulis berkas sementara.",),
            (
                "Ruang sementara dibersihkan, kuota ditambah, dan pembersihan otomatis dijadwalkan.",
                "Pembaruan kunci sesi diatur lebih awal dan diuji dengan dokumen panjang.",
            ),
            ("penandatanganan dokumen",),
            ("tte-portal",),
        ),
        Trouble(
            "Verifikasi tidak sah",
            (
                "Dokumen bertanda tangan {opd} dinyatakan tidak sah oleh penerima di luar daerah.",
                "Hasil pindai kode QR mengarah ke halaman kosong.",
            ),
            (
                "Rantai sertifikat pada portal belum memuat sertifikat antara yang baru.",
                "Alamat pemeriksaan pada kode QR memakai nama domain lama.",
            ),
            ("Berkas contoh diperiksa dengan dua pembaca; keduanya tidak menemukan sertifikat antara.",),
            (
                "Sertifikat antara dipasang dan dokumen yang terdampak ditandatangani ulang.",
                "Alamat pada kode QR diperbaiki dan pengalihan dari domain lama dipasang.",
            ),
            ("verifikasi dokumen",),
            ("tte-portal",),
        ),
        Trouble(
            "Portal lambat",
            (
                "Portal TTE lambat pada jam masuk kerja, antrean tanda tangan menumpuk.",
                "Daftar dokumen menunggu baru tampil setelah hampir satu menit.",
            ),
            ("Kueri daftar dokumen membaca seluruh arsip tanpa indeks.",),
            ("Beban basis data tinggi hanya pada kueri daftar dokumen.",),
            ("Indeks ditambahkan dan arsip lama dipindahkan ke tabel tersendiri.",),
            ("daftar dokumen",),
            ("tte-portal",),
        ),
        Trouble(
            "Notifikasi tidak terkirim",
            (
                "Penanda tangan di {opd} tidak menerima pemberitahuan dokumen baru.",
                "Pemberitahuan dokumen terlambat sampai keesokan harinya.",
            ),
            ("Antrean surat keluar tertahan karena alamat pengirim belum terdaftar.",),
            ("Antrean surat menumpuk di portal, server surel dinas normal.",),
            ("Alamat pengirim didaftarkan dan antrean dikirim ulang.",),
            ("pemberitahuan",),
            ("tte-portal",),
        ),
    ),
    feedback=(
        "Prosesnya cepat, dokumen terbit hari itu juga.",
        "Panduan bergambar untuk pejabat baru akan sangat membantu.",
        "Mohon ada pengingat sebelum sertifikat habis masa berlakunya.",
    ),
    methods=("pesan", "telepon", "email", "aplikasi"),
)
