"""What the offices conclude twice a year: per chapter an obstacle, a chance and a follow-up."""

from __future__ import annotations

# (obstacle, chance, follow-up, stage to improve)
Row = tuple[str, str, str, str]

CHAPTERS = (
    "permintaan_layanan",
    "penanganan_gangguan",
    "pemantauan_pemeliharaan",
    "pemulihan",
    "rilis",
    "perencanaan",
    "pengelolaan_aplikasi",
)

EVALUATIONS: dict[tuple[str, int], tuple[Row, ...]] = {
    ("diskominfo", 1): (
        (
            "Permintaan malam dan akhir pekan menunggu hari kerja, terutama penerbitan sertifikat.",
            "Verifikator OPD dapat memeriksa identitas lebih awal.",
            "Menyusun jadwal piket akhir pekan untuk sertifikat elektronik.",
            "operasional",
        ),
        (
            "Respons pertama terlambat ketika petugas menangani gangguan besar lain.",
            "Pesan tiket dapat diteruskan ke petugas kedua secara otomatis.",
            "Memasang penerusan tiket ke petugas kedua setelah sepuluh menit.",
            "operasional",
        ),
        (
            "Pemantauan masih dari dalam jaringan sehingga gangguan di luar terlambat diketahui.",
            "Pemantau luar dapat dipasang di kantor kecamatan.",
            "Memasang pemantau dari luar jaringan di tiga kecamatan.",
            "operasional",
        ),
        (
            "Genset dinyalakan tangan; uji Mei mendekati batas RTO.",
            "Panel dapat dipisah menjadi dua jalur.",
            "Mengusulkan panel dua jalur dan genset otomatis.",
            "perencanaan",
        ),
        (
            "Rilis darurat Lapor Bupati membatasi beberapa kantor.",
            "Daftar alamat kantor dapat disiapkan sebelumnya.",
            "Menyusun daftar periksa rilis darurat.",
            "operasional",
        ),
        (
            "Kecamatan belum memiliki target pelayanan yang ditetapkan.",
            "Contoh penetapan dapat dibagikan.",
            "Membagikan contoh penetapan target kepada OPD.",
            "perencanaan",
        ),
        (
            "Aset aplikasi lama belum memuat versi komponennya.",
            "Pemindaian otomatis dapat mengisi versi.",
            "Melengkapi versi komponen seluruh aplikasi.",
            "operasional",
        ),
    ),
    ("diskominfo", 2): (
        (
            "Keterlambatan tersisa pada permintaan yang masuk larut malam.",
            "Pengguna dapat mengatur ulang frasa sandi sendiri.",
            "Membuka pengaturan ulang frasa sandi mandiri.",
            "perencanaan",
        ),
        (
            "Kejadian panel listrik menimpa semua layanan sekaligus dan tiket menumpuk.",
            "Satu pengumuman insiden dapat mengurangi laporan ganda.",
            "Menyusun pengumuman insiden bersama.",
            "operasional",
        ),
        (
            "Ruang penyimpanan terus bertambah.",
            "Arsip log dapat dipindahkan ke penyimpanan murah.",
            "Memindahkan arsip log ke penyimpanan sekunder.",
            "operasional",
        ),
        (
            "TTE melewati RTO pada 23 Agustus karena urutan penyalaan keliru.",
            "Uji November dengan urutan baru berhasil di bawah dua jam.",
            "Menguji pindah jalur listrik setiap bulan.",
            "operasional",
        ),
        (
            "Tidak ada rilis yang melewati rencana.",
            "Uji otomatis dapat dijalankan sebelum pengajuan.",
            "Menyiapkan uji otomatis untuk Portal TTE.",
            "operasional",
        ),
        (
            "Anggaran penyimpanan tahun depan belum pasti.",
            "Data utilisasi dapat menjadi dasar usulan.",
            "Menyusun usulan kapasitas berdasarkan utilisasi.",
            "perencanaan",
        ),
        (
            "Tambalan beberapa aplikasi OPD menunggu persetujuan pemilik.",
            "Jadwal tambalan bersama dapat disepakati.",
            "Menyepakati jadwal tambalan bersama OPD.",
            "perencanaan",
        ),
    ),
    ("disdukcapil", 1): (
        (
            "Pengajuan kartu keluarga pada akhir pekan selesai pada hari kerja sehingga melewati janji.",
            "Verifikasi berkas dapat dibagi dengan petugas kecamatan.",
            "Menugaskan verifikator cadangan pada Sabtu dan Minggu.",
            "operasional",
        ),
        (
            "Lonjakan sesudah Lebaran menghentikan layanan dan memperlambat respons.",
            "Antrean pengajuan dapat dibatasi per jam.",
            "Membatasi pengajuan per jam pada masa puncak.",
            "operasional",
        ),
        (
            "Rekap harian berjalan pada jam pelayanan.",
            "Rekap dapat dibaca dari basis data salinan.",
            "Memindahkan rekap ke basis data salinan.",
            "operasional",
        ),
        (
            "DRP kependudukan belum pernah diuji.",
            "Ruang cadangan di Mal Pelayanan Publik sudah siap.",
            "Menyiapkan skenario uji DRP kependudukan.",
            "perencanaan",
        ),
        (
            "Pengumuman rilis akta hanya di laman.",
            "Bidan mitra dapat dikabari lewat pesan.",
            "Mengirim kabar rilis kepada mitra lewat pesan.",
            "operasional",
        ),
        (
            "Kebutuhan petugas pada masa pendaftaran sekolah belum direncanakan.",
            "Data tiga tahun terakhir tersedia.",
            "Menyusun rencana petugas masa pendaftaran sekolah.",
            "perencanaan",
        ),
        (
            "Catatan konfigurasi akta tertinggal satu versi.",
            "Pencatatan dapat dilakukan pada daftar periksa rilis.",
            "Menambahkan pencatatan konfigurasi pada daftar periksa.",
            "operasional",
        ),
    ),
    ("disdukcapil", 2): (
        (
            "Permintaan perbaikan akta menunggu persetujuan satu pejabat.",
            "Pelimpahan paraf dapat dipakai saat pejabat dinas luar.",
            "Menyusun pelimpahan paraf perbaikan akta.",
            "perencanaan",
        ),
        (
            "Keluhan unggahan berulang sebelum versi 3.2 terpasang.",
            "Pemeriksaan gambar kini menolak berkas buram sejak awal.",
            "Memantau aduan unggahan selama tiga bulan.",
            "operasional",
        ),
        (
            "Gangguan pusat data menghentikan layanan hampir empat jam.",
            "Salinan di ruang cadangan dapat dinyalakan lebih awal.",
            "Mempercepat keputusan penyalaan ruang cadangan.",
            "operasional",
        ),
        (
            "Uji DRP kependudukan belum terlaksana karena petugas menangani rilis.",
            "Uji dapat digabung dengan pemeliharaan Maret.",
            "Melaksanakan uji DRP kependudukan.",
            "operasional",
        ),
        (
            "Antrean dokumen lama terbaca dua kali saat rilis 3.2.",
            "Pengosongan antrean dapat menjadi langkah baku.",
            "Menambahkan pengosongan antrean pada langkah rilis.",
            "operasional",
        ),
        (
            "Daftar permintaan kartu identitas anak belum memuat syarat.",
            "Syarat dapat ditampilkan sebelum unggah.",
            "Melengkapi syarat pada katalog.",
            "perencanaan",
        ),
        (
            "Pemantauan kinerja baru mencakup halaman utama.",
            "Halaman unggah dapat ikut diukur.",
            "Menambah ukuran kinerja halaman unggah.",
            "operasional",
        ),
    ),
    ("dpmptsp", 1): (
        (
            "Persetujuan izin menunggu pejabat yang dinas luar pada akhir pekan.",
            "Paraf dapat dilimpahkan kepada pejabat fungsional.",
            "Menyusun pelimpahan paraf izin praktik.",
            "perencanaan",
        ),
        (
            "Basis data penuh pada Maret baru diketahui setelah layanan berhenti.",
            "Peringatan kapasitas dapat dikirim lebih awal.",
            "Memasang peringatan kapasitas basis data.",
            "operasional",
        ),
        (
            "Peta dasar bergantung pada kunci berbayar yang habis tanpa pengingat.",
            "Peta dasar terbuka dapat menjadi cadangan.",
            "Menyiapkan peta dasar cadangan.",
            "operasional",
        ),
        (
            "DRP perizinan disusun sebelum aplikasi dipindahkan ke pusat data.",
            "DRP dapat diperbarui bersama rilis versi 5.",
            "Memperbarui DRP perizinan.",
            "perencanaan",
        ),
        (
            "Tidak ada rilis pada semester ini; versi lama tidak lagi didukung.",
            "Pembaruan kerangka sudah disetujui.",
            "Menyusun rencana rilis versi 5.",
            "perencanaan",
        ),
        (
            "Katalog belum memuat syarat setiap izin.",
            "Syarat tersedia pada standar pelayanan.",
            "Melengkapi syarat izin pada katalog.",
            "perencanaan",
        ),
        (
            "Pengembang luar menyimpan sebagian dokumentasi.",
            "Repositori daerah dapat menjadi tempat tunggal.",
            "Memindahkan dokumentasi ke repositori daerah.",
            "operasional",
        ),
    ),
    ("dpmptsp", 2): (
        (
            "Permohonan izin akhir pekan masih melewati batas.",
            "Pemeriksaan berkas dapat dibagi dua tahap.",
            "Mengatur pemeriksaan berkas dua tahap.",
            "operasional",
        ),
        (
            "Sesudah rilis Oktober aduan sesi dan pelacakan meningkat.",
            "Uji di balik pengimbang beban dapat mencegahnya.",
            "Menambahkan uji di balik pengimbang beban.",
            "operasional",
        ),
        (
            "Pemantauan peta berhenti empat hari pada September.",
            "Pemantau kedua dapat dipasang di pusat data.",
            "Memasang pemantau kedua.",
            "operasional",
        ),
        (
            "DRP perizinan berakhir 31 Desember dan penggantinya masih rancangan.",
            "Layanan esensial tidak diwajibkan memiliki DRP, tetapi rencana tetap berguna.",
            "Menetapkan DRP perizinan yang baru.",
            "perencanaan",
        ),
        (
            "Percobaan pertama rilis 5.0.1 dibatalkan sehingga rilis melewati jadwal.",
            "Latihan migrasi dapat dilakukan seminggu sebelumnya.",
            "Melatih migrasi sebelum rilis besar.",
            "operasional",
        ),
        (
            "Reviu perencanaan baru sekali setahun.",
            "Reviu dapat digabung dengan rapat triwulan.",
            "Menjadwalkan reviu perencanaan semesteran.",
            "perencanaan",
        ),
        (
            "Uji keamanan versi 5 belum diulang sesudah perbaikan.",
            "Tim persandian siap membantu.",
            "Mengulang uji keamanan versi 5.",
            "operasional",
        ),
    ),
    ("dinkes", 1): (
        (
            "Permintaan perubahan jadwal poli menumpuk menjelang Lebaran.",
            "Puskesmas dapat mengubah jadwal sendiri.",
            "Membuka pengubahan jadwal oleh puskesmas.",
            "perencanaan",
        ),
        (
            "Panggilan terputus baru diketahui dari penelepon.",
            "Uji panggilan harian dapat menemukannya lebih awal.",
            "Melakukan uji panggilan harian.",
            "operasional",
        ),
        (
            "Beban pendaftaran pukul tujuh mendekati ambang.",
            "Pendaftaran dapat dibuka bertahap.",
            "Membuka pendaftaran bertahap.",
            "operasional",
        ),
        (
            "DRP PSC berakhir 31 Mei tanpa pengganti; gangguan 7 Juni ditangani tanpa rencana.",
            "Rancangan baru sudah dibahas dengan Diskominfo.",
            "Menetapkan DRP PSC yang baru.",
            "perencanaan",
        ),
        (
            "Tidak ada rilis pada semester ini.",
            "Perbaikan dapat dikumpulkan dalam satu rilis.",
            "Menyusun rencana rilis antrean.",
            "perencanaan",
        ),
        (
            "Posko cadangan PSC belum ada dalam rencana.",
            "Puskesmas Slawi bersedia menjadi posko.",
            "Memasukkan posko cadangan dalam rencana.",
            "perencanaan",
        ),
        (
            "Versi aplikasi ponsel beragam di puskesmas.",
            "Pembaruan dapat diwajibkan.",
            "Mewajibkan pembaruan aplikasi ponsel.",
            "operasional",
        ),
    ),
    ("dinkes", 2): (
        (
            "Penggabungan akun keluarga memerlukan berkas yang sering kurang.",
            "Data keluarga dapat diverifikasi lewat gerbang data.",
            "Memakai verifikasi data keluarga.",
            "perencanaan",
        ),
        (
            "Rilis antrean September gagal pada pagi pertama dan respons tersendat.",
            "Rilis dapat dipindah ke awal pekan saat petugas lengkap.",
            "Menyiapkan petugas pada pagi pertama sesudah rilis.",
            "operasional",
        ),
        (
            "Ketersediaan terjaga, tetapi penyedia telepon memindahkan jalur tanpa kabar.",
            "Kewajiban pemberitahuan dapat dimuat dalam kontrak.",
            "Memasukkan kewajiban pemberitahuan dalam kontrak.",
            "perencanaan",
        ),
        (
            "Uji DRP Oktober melewati RTO karena petugas posko terlambat datang.",
            "Daftar siaga posko dapat disusun per minggu.",
            "Menyusun daftar siaga posko cadangan.",
            "operasional",
        ),
        (
            "Uji rilis belum mencakup pembukaan pendaftaran pagi.",
            "Uji pagi dapat dijalankan di lingkungan uji.",
            "Menambahkan uji pembukaan pagi.",
            "operasional",
        ),
        (
            "Target aplikasi belum memuat ponsel lama.",
            "Data perangkat puskesmas tersedia.",
            "Memperbarui target kompatibilitas.",
            "perencanaan",
        ),
        (
            "Pelacak ambulans memakai tiga merek.",
            "Penyeragaman dapat dilakukan bertahap.",
            "Menyusun rencana penyeragaman pelacak.",
            "perencanaan",
        ),
    ),
}

MET = "Semua layanan yang dinilai mencapai targetnya pada semester ini. "
MISSED = "Belum mencapai target: {names}. "
NOTHING = "Tidak ada kejadian yang dinilai pada semester ini. "
