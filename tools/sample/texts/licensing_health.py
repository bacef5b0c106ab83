"""Texts of DPMPTSP and Dinkes."""

from __future__ import annotations

from tools.sample.texts.shapes import Trouble, Voice, Wish

IZIN = Voice(
    people=(("masyarakat", "Pemohon-Izin"), ("badan_usaha", "Usaha-{kec}"), ("masyarakat", "Nakes-{kec}")),
    wishes=(
        Wish(
            "izin-praktik",
            (
                "Izin praktik bidan di klinik {kec}, berkas lengkap.",
                "Perpanjangan izin praktik perawat di puskesmas {kec}.",
                "Izin praktik apoteker kedua, rekomendasi organisasi profesi terlampir.",
                "Izin praktik dokter gigi mandiri di Desa {desa}.",
            ),
        ),
        Wish(
            "izin-reklame",
            (
                "Izin reklame papan nama toko di jalan raya {kec}.",
                "Perpanjangan reklame rumah makan, ukuran tetap.",
                "Izin spanduk kegiatan bazar Ramadan di {kec}.",
            ),
        ),
        Wish(
            "keterangan",
            (
                "Surat keterangan penelitian mahasiswa di {opd}.",
                "Surat keterangan nonperizinan untuk kegiatan magang di {opd}.",
            ),
        ),
        Wish(
            "bantuan-pengajuan",
            (
                "Bingung memilih kode usaha saat mengisi permohonan.",
                "Mohon dipandu mengunggah denah lokasi reklame.",
                "Tidak menemukan tombol perpanjangan izin.",
            ),
            "bantuan_penggunaan",
        ),
    ),
    troubles=(
        Trouble(
            "Berkas permohonan hilang",
            (
                "Permohonan izin praktik yang sudah dikirim tidak tampak di daftar saya.",
                "Draf permohonan reklame hilang setelah masuk ulang.",
            ),
            (
                "Pembersihan draf otomatis menghapus permohonan yang belum diberi nomor.",
                "Penyimpanan sesi dipindah tanpa menyalin draf.",
            ),
            ("Cadangan malam sebelumnya masih memuat permohonan tersebut.",),
            (
                "Permohonan dipulihkan dari cadangan dan pembersihan draf dimatikan.",
                "Draf disalin dari server lama dan pemohon diberi tahu.",
            ),
            ("daftar permohonan",),
            ("simpel-izin",),
        ),
        Trouble(
            "Retribusi salah hitung",
            (
                "Nilai ketetapan reklame dua kali lipat dari perhitungan petugas.",
                "Rincian biaya reklame tidak memuat potongan usaha mikro.",
            ),
            ("Tabel tarif lama masih dipakai untuk ukuran di atas delapan meter persegi.",),
            ("Perhitungan uji menghasilkan nilai dari tarif tahun lalu.",),
            ("Tabel tarif diperbarui dan ketetapan yang keliru dibatalkan.",),
            ("penghitungan retribusi",),
            ("simpel-izin",),
        ),
        Trouble(
            "Pelacakan tidak jalan",
            (
                "Status izin praktik berhenti di verifikasi padahal sudah disetujui.",
                "Halaman pelacakan menampilkan pemohon lain dengan nama mirip.",
                "Nomor permohonan tidak ditemukan di halaman pelacakan.",
            ),
            (
                "Indeks pencarian tidak diperbarui setelah rilis.",
                "Pencarian nama tidak memeriksa nomor permohonan.",
            ),
            ("Data permohonan benar, hanya halaman pelacakan yang tertinggal.",),
            (
                "Indeks dibangun ulang dan pembaruan otomatis dihidupkan.",
                "Pelacakan dibatasi pada nomor permohonan dan kode pemohon.",
            ),
            ("pelacakan berkas",),
            ("simpel-izin",),
        ),
        Trouble(
            "Dokumen izin tidak dapat diunduh",
            (
                "Izin sudah terbit tetapi tautan unduh menampilkan halaman kosong.",
                "Unduhan izin berhenti di tengah, berkas tidak dapat dibuka.",
            ),
            ("Berkas izin dipindah ke penyimpanan baru tanpa mengubah tautan lama.",),
            ("Tautan lama mengarah ke folder yang sudah kosong.",),
            ("Pengalihan tautan dipasang dan izin dikirim lewat surel.",),
            ("unduh izin",),
            ("simpel-izin",),
        ),
        Trouble(
            "Masuk akun",
            (
                "Akun usaha saya di {kec} tidak dapat masuk setelah mengganti sandi.",
                "Pesan akun tidak aktif muncul padahal baru dipakai pekan lalu.",
            ),
            ("Penyelarasan akun dengan sistem pusat gagal untuk sebagian akun.",),
            ("Akun bertanda tidak aktif hanya di salinan setempat.",),
            ("Akun diselaraskan ulang dan pelapor dapat masuk.",),
            ("masuk akun",),
            ("simpel-izin",),
        ),
    ),
    feedback=(
        "Izin terbit tanpa perlu datang ke kantor.",
        "Petugas loket ramah dan jelas.",
        "Mohon daftar kode usaha dibuat lebih mudah dicari.",
        "Prosesnya cepat setelah berkas lengkap.",
    ),
    methods=("pesan", "email", "telepon", "tatap_muka"),
)

INVESTASI = Voice(
    people=(("badan_usaha", "Calon-Investor"), ("masyarakat", "Peneliti")),
    wishes=(
        Wish(
            "data-potensi",
            (
                "Permintaan data lahan industri di {kec} beserta status jalannya.",
                "Data potensi wisata di {kec} untuk studi kelayakan.",
                "Profil tenaga kerja dan upah untuk rencana pabrik garmen.",
            ),
            "informasi",
        ),
        Wish(
            "pendampingan",
            (
                "Pendampingan kunjungan lokasi calon gudang di {kec}.",
                "Pendampingan pengurusan kesesuaian tata ruang di {kec}.",
                "Pertemuan dengan pemilik lahan di Desa {desa}.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Peta tidak tampil",
            (
                "Peta potensi hanya menampilkan kotak abu-abu.",
                "Lapisan rencana tata ruang tidak muncul di peta.",
            ),
            ("Kunci layanan peta dasar habis masa berlakunya.",),
            ("Peramban menerima penolakan dari penyedia peta dasar.",),
            ("Kunci layanan peta diperbarui dan pengingat masa berlaku dipasang.",),
            ("peta potensi",),
            ("peta-investasi",),
        ),
        Trouble(
            "Data kedaluwarsa",
            ("Data upah di laman masih tahun lalu.", "Luas lahan di {kec} berbeda dengan brosur terbaru."),
            ("Pembaruan data tahunan belum diunggah.",),
            ("Tanggal pembaruan pada laman menunjukkan tahun lalu.",),
            ("Data diperbarui dan tanggal pembaruan ditampilkan.",),
            ("data potensi",),
            ("peta-investasi",),
        ),
    ),
    feedback=("Data yang diberikan lengkap.", "Terima kasih atas pendampingannya di lapangan."),
    methods=("email", "telepon"),
)

PSC = Voice(
    people=(
        ("instansi_lain", "Faskes-{kec}"),
        ("masyarakat", "Warga-{kec}"),
        ("pegawai", "Petugas-Lapangan"),
    ),
    wishes=(
        Wish(
            "akun-faskes",
            (
                "Akun ruang kendali bagi klinik rawat inap di {kec}.",
                "Akun sopir ambulans desa di {kec}.",
                "Penambahan akun perawat jaga puskesmas {kec}.",
            ),
        ),
        Wish(
            "rekap-kasus",
            (
                "Rekap kasus kecelakaan bulan {bulan} untuk puskesmas {kec}.",
                "Rekap waktu tempuh ambulans bagi rapat rumah sakit.",
            ),
            "informasi",
        ),
        Wish(
            "uji-panggilan",
            (
                "Uji panggilan untuk siaga acara jalan sehat di {kec}.",
                "Koordinasi nomor siaga untuk posko mudik di jalur pantura.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Panggilan terputus",
            (
                "Panggilan ke 119 dari {kec} terputus setelah beberapa detik, baru berhasil pada percobaan ketiga.",
                "Suara penelepon tidak terdengar di ruang kendali pada sebagian panggilan.",
            ),
            (
                "Satu saluran gerbang telepon mengalami derau dan tidak dilepas dari kelompoknya.",
                "Penyedia memindahkan jalur tanpa pemberitahuan.",
            ),
            ("Uji panggilan menunjukkan gangguan hanya pada saluran ketiga.",),
            (
                "Saluran bermasalah dikeluarkan dari kelompok dan diganti penyedia.",
                "Jalur dikembalikan dan uji panggilan dilakukan dari tiga kecamatan.",
            ),
            ("penerimaan panggilan",),
            ("gerbang-telepon",),
        ),
        Trouble(
            "Posisi ambulans",
            (
                "Posisi ambulans di peta tertinggal beberapa kilometer dari posisi sebenarnya.",
                "Ambulans puskesmas {kec} tidak tampak di peta ruang kendali.",
            ),
            ("Perangkat pelacak mengirim posisi setiap lima menit untuk menghemat kuota.",),
            ("Jeda pengiriman posisi tampak pada catatan perangkat.",),
            ("Jeda pengiriman diubah menjadi sepuluh detik selama bertugas.",),
            ("peta ambulans",),
            ("tegal-siaga",),
        ),
        Trouble(
            "Pemberitahuan rujukan",
            (
                "Rumah sakit tidak menerima pemberitahuan rujukan dari ruang kendali.",
                "Pemberitahuan rujukan terlambat, pasien sudah tiba di instalasi gawat darurat.",
            ),
            ("Alamat penerima pemberitahuan rumah sakit berganti tanpa pembaruan di aplikasi.",),
            ("Catatan pengiriman menunjukkan penolakan dari alamat lama.",),
            ("Alamat penerima diperbarui dan konfirmasi baca dipasang.",),
            ("pemberitahuan rujukan",),
            ("tegal-siaga",),
        ),
        Trouble(
            "Riwayat kasus",
            (
                "Riwayat kasus tidak tersimpan bila operator berpindah halaman.",
                "Catatan penanganan tertukar antara dua panggilan.",
            ),
            ("Penyimpanan otomatis memakai nomor panggilan sementara.",),
            ("Dua panggilan memakai nomor sementara yang sama.",),
            ("Nomor sementara dibuat unik dan catatan yang tertukar diperbaiki.",),
            ("pencatatan kasus",),
            ("tegal-siaga",),
        ),
    ),
    feedback=("Ruang kendali selalu menjawab.", "Rekapnya rapi dan tepat waktu."),
    methods=("telepon", "pemantauan", "pesan"),
)

ANTREAN = Voice(
    people=(
        ("masyarakat", "Pasien-{kec}"),
        ("masyarakat", "Warga-{kec}"),
        ("instansi_lain", "Puskesmas-{kec}"),
    ),
    wishes=(
        Wish(
            "akun-pasien",
            (
                "Gabungkan akun ibu saya dengan akun keluarga di puskesmas {kec}.",
                "Dua akun atas nama yang sama, mohon disatukan.",
            ),
        ),
        Wish(
            "ubah-jadwal",
            (
                "Dokter gigi puskesmas {kec} pindah jadwal ke hari {hari}.",
                "Poli lansia puskesmas {kec} libur pekan ini, mohon jadwal disesuaikan.",
                "Jam pendaftaran selama Ramadan mohon diubah.",
            ),
        ),
        Wish(
            "poli-baru",
            (
                "Penambahan poli akupresur di puskesmas {kec}.",
                "Penambahan dokter umum kedua di puskesmas {kec}.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Nomor antrean ganda",
            (
                "Dua pasien mendapat nomor antrean yang sama di puskesmas {kec}.",
                "Nomor antrean meloncat, loket bingung memanggil.",
            ),
            ("Pemberian nomor tidak dikunci saat dua orang mendaftar bersamaan.",),
            ("Waktu dua pendaftaran berselisih kurang dari satu detik.",),
            ("Penguncian nomor dipasang dan antrean hari itu ditata ulang.",),
            ("pemberian nomor",),
            ("antrean",),
        ),
        Trouble(
            "Pengingat tidak terkirim",
            (
                "Tidak ada pengingat kunjungan, saya datang terlambat.",
                "Pengingat kunjungan datang setelah jam pelayanan selesai.",
            ),
            ("Pengirim pengingat berhenti setelah server dimulai ulang.",),
            ("Proses pengingat tidak berjalan sejak pemeliharaan terakhir.",),
            ("Proses pengingat dijalankan dan dibuat menyala sendiri.",),
            ("pengingat kunjungan",),
            ("antrean",),
        ),
        Trouble(
            "Jadwal dokter salah",
            (
                "Jadwal dokter di aplikasi berbeda dengan papan di puskesmas {kec}.",
                "Poli anak tampak buka padahal dokternya cuti.",
            ),
            ("Perubahan jadwal dari puskesmas belum disetujui di aplikasi.",),
            ("Perubahan jadwal menunggu persetujuan sejak {hari}.",),
            ("Jadwal disetujui dan pasien terdaftar diberi tahu.",),
            ("jadwal dokter",),
            ("antrean",),
        ),
        Trouble(
            "Pendaftaran lambat",
            (
                "Pukul tujuh pagi aplikasi lambat, pendaftaran gagal beberapa kali.",
                "Layar pendaftaran macet saat memilih poli.",
            ),
            (
                "Lonjakan pendaftaran pukul tujuh melebihi jumlah sambungan basis data.",
                "Daftar poli dimuat ulang setiap ketukan.",
            ),
            ("Sambungan basis data habis antara pukul 06.55 dan 07.10.",),
            (
                "Jumlah sambungan dinaikkan dan pendaftaran dibuka bertahap.",
                "Daftar poli disimpan di ponsel selama satu hari.",
            ),
            ("pendaftaran",),
            ("antrean",),
        ),
    ),
    feedback=(
        "Tidak perlu datang subuh untuk antre.",
        "Mohon perkiraan jam dipanggil ditampilkan.",
        "Mudah dipakai orang tua saya.",
    ),
    methods=("pesan", "aplikasi", "tatap_muka", "media_sosial"),
)
