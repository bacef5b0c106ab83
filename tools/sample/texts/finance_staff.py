"""Texts of Bapenda, BKPSDM and Kecamatan Slawi."""

from __future__ import annotations

from tools.sample.texts.shapes import Trouble, Voice, Wish

PBB = Voice(
    people=(("masyarakat", "WP-{kec}"), ("opd", "Operator-Desa"), ("badan_usaha", "Usaha-{kec}")),
    wishes=(
        Wish(
            "salinan-sppt",
            (
                "Salinan SPPT untuk pengajuan kredit, objek di Desa {desa}.",
                "SPPT tahun ini belum diterima dari desa {desa}.",
                "Salinan SPPT atas nama almarhum ayah.",
            ),
        ),
        Wish(
            "mutasi",
            (
                "Mutasi objek pajak karena jual beli tanah di {kec}.",
                "Pemecahan objek pajak menjadi {jml} bidang di Desa {desa}.",
                "Pembetulan luas bangunan, rumah sudah dibongkar.",
            ),
        ),
        Wish(
            "cek-bayar",
            (
                "Sudah bayar di toko swalayan tetapi masih tercatat tunggakan.",
                "Mohon dicek pembayaran kolektif Desa {desa}.",
            ),
            "informasi",
        ),
    ),
    troubles=(
        Trouble(
            "Pembayaran belum tercatat",
            (
                "Pembayaran lewat bank kemarin belum tercatat lunas.",
                "Bukti bayar terbit tetapi tagihan masih tampak di aplikasi.",
                "Pembayaran kolektif Desa {desa} tercatat sebagian.",
            ),
            (
                "Berkas rekonsiliasi bank terlambat diambil.",
                "Satu baris rekonsiliasi salah format dan menghentikan pembacaan.",
            ),
            ("Berkas rekonsiliasi ditemukan, pembacaan berhenti di tengah.",),
            (
                "Rekonsiliasi diambil ulang dan tagihan dinyatakan lunas.",
                "Baris yang salah dipisahkan dan sisanya dibaca sampai selesai.",
            ),
            ("pencatatan pembayaran",),
            ("pbb",),
        ),
        Trouble(
            "Tagihan keliru",
            (
                "Nilai tagihan naik tiga kali tanpa perubahan objek.",
                "Tagihan memuat denda padahal belum jatuh tempo.",
            ),
            ("Tabel jatuh tempo tahun berjalan belum dipasang.",),
            ("Perhitungan denda memakai jatuh tempo tahun lalu.",),
            ("Tabel jatuh tempo dipasang dan tagihan dihitung ulang.",),
            ("penghitungan tagihan",),
            ("pbb",),
        ),
        Trouble(
            "Aplikasi lambat menjelang jatuh tempo",
            (
                "Aplikasi PBB lambat sekali menjelang akhir bulan, cek tagihan gagal berulang.",
                "Loket pembayaran menunggu lama setiap memeriksa nomor objek.",
            ),
            ("Server tunggal kehabisan memori saat pengguna memuncak.",),
            ("Pemakaian memori server mencapai batas.",),
            ("Memori ditambah dan pemeriksaan tagihan disimpan sementara.",),
            ("pemeriksaan tagihan",),
            ("server-pajak",),
        ),
        Trouble(
            "Cetak SPPT",
            ("Salinan SPPT tercetak tanpa kode bayar.", "Nama desa pada SPPT tertukar dengan desa tetangga."),
            ("Templat SPPT tidak memuat kolom baru.",),
            ("Templat lama terpakai pada satu loket.",),
            ("Templat disamakan di semua loket.",),
            ("pencetakan SPPT",),
            ("pbb",),
        ),
    ),
    feedback=(
        "Petugas membantu sampai lunas tercatat.",
        "Mohon bukti bayar langsung terbit.",
        "Lumayan cepat, antrean tidak panjang.",
    ),
    methods=("tatap_muka", "telepon", "pesan", "surat"),
)

ESPTPD = Voice(
    people=(("badan_usaha", "Usaha-{kec}"), ("badan_usaha", "Restoran")),
    wishes=(
        Wish(
            "akun-wp",
            (
                "Akun wajib pajak untuk rumah makan baru di {kec}.",
                "Akun wajib pajak hotel, pengelola berganti.",
                "Akun wajib pajak parkir pasar {kec}.",
                "Akun kafe baru di Desa {desa}, izin sudah terbit.",
            ),
        ),
        Wish(
            "pembetulan",
            (
                "Pembetulan SPTPD restoran masa {bulan}.",
                "Pembetulan omzet parkir masa {bulan} karena salah ketik.",
            ),
        ),
        Wish(
            "bantuan-lapor",
            (
                "Belum paham cara mengunggah rekap transaksi harian.",
                "Mohon dipandu melaporkan masa pajak pertama.",
            ),
            "bantuan_penggunaan",
        ),
    ),
    troubles=(
        Trouble(
            "Pelaporan gagal",
            ("Tombol kirim SPTPD tidak bereaksi.", "Rekap transaksi ditolak dengan pesan format salah."),
            ("Pemeriksa format menolak tanda titik sebagai pemisah ribuan.",),
            ("Berkas contoh berhasil setelah pemisah ribuan dihapus.",),
            ("Pemeriksa format menerima kedua tanda dan panduan diperbarui.",),
            ("pengiriman SPTPD",),
            ("esptpd-web",),
        ),
        Trouble(
            "Kode bayar",
            (
                "Kode bayar tidak terbit setelah SPTPD dikirim.",
                "Kode bayar terbit ganda untuk satu masa pajak.",
            ),
            ("Penghubung ke bank persepsi tertunda.",),
            ("Permintaan kode bayar menunggu jawaban bank.",),
            ("Penghubung dimulai ulang dan kode ganda dibatalkan.",),
            ("penerbitan kode bayar",),
            ("esptpd-web",),
        ),
    ),
    feedback=("Pelaporan jadi lebih mudah.", "Kode bayar mohon lebih cepat terbit."),
    methods=("telepon", "email", "tatap_muka"),
)

PRESENSI = Voice(
    people=(("pegawai", "ASN"), ("opd", "Admin-OPD"), ("pegawai", "Guru")),
    wishes=(
        Wish(
            "ganti-perangkat",
            (
                "Ganti ponsel, presensi meminta persetujuan perangkat baru.",
                "Ponsel rusak, mohon perangkat presensi diatur ulang.",
                "Perangkat lama dipakai anak, mohon dilepas dari akun saya.",
            ),
        ),
        Wish(
            "koreksi",
            (
                "Presensi masuk tanggal tugas luar belum tercatat, surat tugas terlampir.",
                "Presensi pulang tidak tercatat karena sinyal hilang di {kec}.",
                "Koreksi presensi {jml} pegawai {opd} yang mengikuti diklat.",
            ),
        ),
        Wish(
            "lokasi",
            (
                "Penambahan lokasi presensi di kantor sementara {opd}.",
                "Lokasi presensi untuk posko banjir di {kec}.",
            ),
        ),
        Wish(
            "cara-pakai",
            (
                "Tidak menemukan menu izin setengah hari.",
                "Bagaimana cara melihat rekap kehadiran bulan {bulan}?",
            ),
            "bantuan_penggunaan",
        ),
    ),
    troubles=(
        Trouble(
            "Lokasi tidak dikenali",
            (
                "Berada di kantor {opd} tetapi aplikasi menyatakan di luar lokasi.",
                "Titik lokasi sekolah di {kec} bergeser, guru tidak dapat presensi.",
            ),
            (
                "Radius lokasi terlalu sempit untuk gedung bertingkat.",
                "Koordinat kantor salah setelah pembaruan data lokasi.",
            ),
            ("Jarak yang tercatat melebihi radius sekitar dua puluh meter.",),
            (
                "Radius diperlebar dan presensi pegawai dipulihkan.",
                "Koordinat diperbaiki berdasarkan pengukuran ulang.",
            ),
            ("presensi berbasis lokasi",),
            ("presensi",),
        ),
        Trouble(
            "Wajah tidak dikenali",
            (
                "Pengenalan wajah gagal terus pada pagi hari.",
                "Setelah memakai kacamata baru, wajah tidak dikenali.",
            ),
            ("Ambang kecocokan terlalu tinggi untuk kamera ponsel lama.",),
            ("Nilai kecocokan mendekati ambang pada beberapa percobaan.",),
            ("Ambang disesuaikan dan foto acuan diperbarui.",),
            ("pengenalan wajah",),
            ("presensi",),
        ),
        Trouble(
            "Rekap tidak sesuai",
            (
                "Rekap bulan {bulan} kurang dua hari dibanding catatan {opd}.",
                "Potongan tambahan penghasilan tetap muncul walau izin disetujui.",
                "Jam kerja Ramadan dihitung sebagai pulang cepat.",
            ),
            (
                "Jadwal khusus belum dipasang untuk satu kelompok pegawai.",
                "Persetujuan izin setelah tutup buku tidak ikut dihitung.",
            ),
            ("Rekap ulang dengan jadwal yang benar memberi hasil yang sesuai.",),
            (
                "Jadwal khusus dipasang dan rekap dihitung ulang.",
                "Rekap dibuka kembali dan izin dihitung.",
            ),
            ("rekap kehadiran",),
            ("presensi",),
        ),
        Trouble(
            "Aplikasi menutup sendiri",
            (
                "Aplikasi tertutup sendiri setelah pembaruan di ponsel tertentu.",
                "Layar putih saat membuka aplikasi presensi.",
            ),
            ("Versi baru memakai fungsi yang tidak ada di ponsel lama.",),
            ("Kegagalan hanya pada sistem ponsel keluaran lama.",),
            ("Versi perbaikan diterbitkan dan presensi lewat web dibuka sementara.",),
            ("aplikasi ponsel",),
            ("presensi",),
        ),
        Trouble(
            "Mesin presensi",
            (
                "Mesin presensi {opd} tidak mengirim data sejak kemarin.",
                "Jam mesin presensi terlambat tujuh menit.",
            ),
            ("Alamat mesin berubah setelah penataan jaringan kantor.",),
            ("Mesin hidup tetapi tidak terjangkau dari server.",),
            ("Alamat mesin didaftarkan ulang dan data tertunda ditarik.",),
            ("mesin presensi",),
            ("presensi",),
        ),
    ),
    feedback=(
        "Cepat ditanggapi walau akhir bulan.",
        "Mohon pemberitahuan bila koreksi disetujui.",
        "Menu izin sulit ditemukan.",
    ),
    methods=("pesan", "aplikasi", "telepon", "tatap_muka"),
)

PANGKAT = Voice(
    people=(("pegawai", "ASN"), ("pegawai", "Guru"), ("opd", "Admin-OPD")),
    wishes=(
        Wish(
            "verifikasi-berkas",
            (
                "Verifikasi ulang setelah mengganti ijazah yang buram.",
                "Berkas penilaian kinerja sudah dilengkapi.",
                "Surat keputusan pangkat terakhir {opd} sudah diunggah ulang.",
                "Ijazah penyetaraan sudah ditambahkan, mohon diperiksa kembali.",
                "Usul dari {opd} dikembalikan, mohon diverifikasi ulang hari {hari}.",
            ),
        ),
        Wish(
            "perbaikan-data",
            (
                "Tanggal mulai pangkat terakhir salah tahun.",
                "Riwayat jabatan di {opd} belum tercatat.",
                "Nama gelar pada riwayat pangkat belum diperbarui.",
                "Masa kerja golongan berbeda dengan surat keputusan.",
            ),
        ),
    ),
    troubles=(
        Trouble(
            "Unggah berkas usul",
            (
                "Berkas penilaian kinerja dua tahun tidak dapat diunggah bersamaan.",
                "Unggahan ijazah selalu kembali kosong.",
            ),
            ("Nama berkas yang panjang dipotong sehingga saling menimpa.",),
            ("Berkas tersimpan dengan nama yang sama.",),
            ("Penamaan berkas diubah dan berkas diunggah ulang oleh petugas.",),
            ("unggah berkas",),
            ("pangkat",),
        ),
        Trouble(
            "Status usul",
            (
                "Usul berstatus dikembalikan tanpa catatan.",
                "Usul dari {opd} tidak tampak di daftar verifikator.",
            ),
            ("Catatan pengembalian wajib diisi tetapi tidak dikirim ke pengusul.",),
            ("Catatan ada di halaman verifikator saja.",),
            ("Catatan ditampilkan kepada pengusul.",),
            ("pelacakan usul",),
            ("pangkat",),
        ),
    ),
    feedback=("Sekarang jelas kurang berkas apa.", "Mohon masa pengusulan diumumkan lebih awal."),
    methods=("pesan", "telepon"),
)

SURAT = Voice(
    people=(("masyarakat", "Warga-Slawi"), ("opd", "Operator-Desa")),
    wishes=(
        Wish(
            "surat-pengantar",
            (
                "Surat pengantar nikah untuk warga Desa {desa_slawi}.",
                "Surat pengantar izin keramaian hajatan.",
                "Surat pengantar pindah domisili warga {desa_slawi}.",
                "Surat pengantar keterangan tidak mampu warga {desa_slawi}.",
            ),
        ),
        Wish(
            "legalisasi",
            ("Legalisasi surat keterangan usaha.", "Legalisasi fotokopi kartu keluarga untuk beasiswa."),
        ),
    ),
    troubles=(
        Trouble(
            "Formulir daring",
            (
                "Formulir surat pengantar tidak dapat dikirim dari ponsel.",
                "Balasan formulir tidak diterima pemohon.",
            ),
            ("Kolom unggah pada formulir melewati batas ruang gratis.",),
            ("Ruang penyimpanan formulir penuh.",),
            ("Berkas lama dipindahkan dan formulir dibuka kembali.",),
            ("pengiriman formulir",),
            ("wifi-kecamatan",),
        ),
        Trouble(
            "Jaringan kantor",
            (
                "Petugas tidak dapat membuka permohonan karena jaringan kantor lambat.",
                "Pencetakan surat tertunda, jaringan ruang pelayanan mati.",
            ),
            ("Titik akses nirkabel kantor rusak.",),
            ("Titik akses tidak menyala.",),
            ("Titik akses diganti dengan unit pinjaman.",),
            ("jaringan ruang pelayanan",),
            ("wifi-kecamatan",),
        ),
    ),
    feedback=("Dilayani dengan baik.", "Sebaiknya surat dapat diunduh."),
    methods=("tatap_muka", "telepon"),
)
