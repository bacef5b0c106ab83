"""What each service needs, in the words of its desk: (aim, [(process, finding, needs)], technology)."""

from __future__ import annotations

Process = tuple[str, str, tuple[str, ...]]

NEEDS: dict[str, tuple[str, tuple[Process, ...], str]] = {
    "jip": (
        "Seluruh kantor pemerintah daerah tersambung aman ke pusat data tanpa putus pada jam pelayanan.",
        (
            (
                "Penyambungan kantor",
                "Penambahan titik masih menunggu kunjungan; sebagian dapat diatur dari jauh.",
                ("pengaturan perangkat dari jauh", "persediaan switch cadangan"),
            ),
            (
                "Pemantauan jalur",
                "Gangguan jalur sering diketahui dari telepon kantor, bukan dari pantauan.",
                ("pemantauan tiap lima menit", "petugas jaga 24 jam"),
            ),
        ),
        "Serat optik lingkar, dua penyedia internet, Zabbix.",
    ),
    "tte": (
        "Pejabat dapat menandatangani dokumen dinas secara sah kapan saja.",
        (
            (
                "Penerbitan sertifikat",
                "Verifikasi identitas dilakukan sekali oleh verifikator OPD.",
                ("verifikator di setiap OPD", "pengingat masa berlaku"),
            ),
            (
                "Penandatanganan",
                "Dokumen kenaikan gaji ditandatangani satu per satu sehingga menumpuk.",
                ("tanda tangan massal", "pemberitahuan dokumen menunggu"),
            ),
        ),
        "Portal web, antarmuka penerbit sertifikat nasional, PostgreSQL.",
    ),
    "surel-dinas": (
        "Persuratan resmi memakai domain pemerintah daerah.",
        (
            (
                "Pengelolaan akun",
                "Akun pegawai pindah sering terlambat dicabut.",
                ("daftar pegawai dari BKPSDM", "pencabutan otomatis"),
            ),
        ),
        "Postfix, Dovecot, penyaring surat sampah.",
    ),
    "lapor-bupati": (
        "Warga menyampaikan aspirasi lewat satu pintu dan mengetahui tindak lanjutnya.",
        (
            (
                "Penerusan laporan",
                "Laporan salah tujuan memperpanjang waktu jawab.",
                ("peta kewenangan OPD", "kategori yang mudah dipahami"),
            ),
            (
                "Jawaban kepada pelapor",
                "Jawaban OPD berbeda-beda panjang dan mutunya.",
                ("contoh jawaban", "pengingat batas waktu"),
            ),
        ),
        "Aplikasi web dan ponsel, PostgreSQL.",
    ),
    "adminduk-daring": (
        "Warga mengurus dokumen kependudukan dari rumah dan menerimanya dalam sehari.",
        (
            (
                "Pengajuan dan verifikasi",
                "Berkas buram menjadi sebab pengembalian terbanyak.",
                ("pemeriksaan gambar saat unggah", "contoh berkas yang benar"),
            ),
            (
                "Penerbitan dokumen",
                "Penerbitan bergantung pada portal tanda tangan dan antrean dokumen.",
                ("antrean dokumen yang dapat dipantau", "jalur kedua ke portal tanda tangan"),
            ),
        ),
        "Laravel, PostgreSQL, sistem penghubung ke basis data kependudukan.",
    ),
    "akta-daring": (
        "Akta pencatatan sipil terbit tepat waktu sejak peristiwa dilaporkan.",
        (
            (
                "Pelaporan peristiwa",
                "Bidan dan desa menjadi pelapor terbanyak.",
                ("akun mitra", "formulir singkat"),
            ),
            ("Arsip akta", "Pencarian arsip lama lambat.", ("pengindeksan arsip", "gambar berukuran kecil")),
        ),
        "PHP, PostgreSQL, penyimpanan arsip.",
    ),
    "pemanfaatan-data": (
        "OPD memakai data kependudukan yang benar tanpa menyimpan salinannya.",
        (
            (
                "Pemberian hak akses",
                "Perjanjian kerja sama menjadi dasar setiap hak akses.",
                ("register hak akses", "kunci akses per aplikasi"),
            ),
        ),
        "Gerbang antarmuka, sistem penghubung layanan pemerintah.",
    ),
    "perizinan-daring": (
        "Izin terbit tanpa tatap muka dan dapat dilacak pemohon.",
        (
            (
                "Pemeriksaan berkas",
                "Pengembalian terjadi karena kode usaha keliru.",
                ("pencarian kode usaha", "daftar periksa persyaratan"),
            ),
            (
                "Penerbitan izin",
                "Persetujuan menunggu satu pejabat.",
                ("pelimpahan paraf", "pengingat harian"),
            ),
        ),
        "Yii 2, MariaDB, tanda tangan elektronik.",
    ),
    "info-investasi": (
        "Calon penanam modal memperoleh data potensi yang mutakhir.",
        (
            (
                "Pemutakhiran data",
                "Data berasal dari lima OPD dengan waktu berbeda.",
                ("jadwal pemutakhiran", "penanggung jawab data per OPD"),
            ),
        ),
        "Peta web dan layanan peta dasar.",
    ),
    "psc-119": (
        "Panggilan gawat darurat dijawab dan ambulans terdekat dikirim.",
        (
            (
                "Penerimaan panggilan",
                "Panggilan main-main mengganggu saluran.",
                ("saluran cadangan", "penyaringan nomor"),
            ),
            (
                "Pengiriman ambulans",
                "Posisi ambulans belum selalu mutakhir.",
                ("pelacak setiap sepuluh detik", "daftar siaga puskesmas"),
            ),
        ),
        "Gerbang telepon pihak ketiga, aplikasi ruang kendali, pelacak GPS.",
    ),
    "antrean-puskesmas": (
        "Pasien datang sesuai perkiraan jam dan ruang tunggu tidak penuh.",
        (
            (
                "Pendaftaran",
                "Puncak pendaftaran pukul tujuh pagi.",
                ("pendaftaran bertahap", "jadwal dokter yang mutakhir"),
            ),
        ),
        "Aplikasi web dan ponsel, PostgreSQL.",
    ),
    "presensi-asn": (
        "Kehadiran pegawai tercatat benar sebagai dasar tambahan penghasilan.",
        (
            (
                "Pencatatan",
                "Lokasi dan jadwal khusus menjadi sumber koreksi terbanyak.",
                ("pemutakhiran koordinat kantor", "jadwal Ramadan"),
            ),
            ("Rekap", "Rekap akhir bulan membebani basis data.", ("rekap bertahap",)),
        ),
        "Aplikasi ponsel, mesin presensi, PostgreSQL.",
    ),
    "kenaikan-pangkat": (
        "Usul kenaikan pangkat lengkap sebelum batas pengusulan.",
        (
            (
                "Verifikasi berkas",
                "Pengembalian berulang karena catatan tidak terbaca pengusul.",
                ("catatan terbuka bagi pengusul", "daftar periksa"),
            ),
        ),
        "Aplikasi web, penyimpanan berkas.",
    ),
}
