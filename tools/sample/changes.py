"""Changes of services: what was decided, by whom, and how users were told."""

from __future__ import annotations

from tools.sample.catalogue.forms import Doc
from tools.sample.workspace import Workspace
from tools.sample.year import Year


def _act(oleh: str, waktu: str, nomor: str) -> Doc:
    return {"oleh": oleh, "waktu": waktu, "keputusan": "disetujui", "nomor": nomor}


def changes_into(space: Workspace, year: Year) -> None:
    """Files perubahan."""
    for opd, docs in CHANGES.items():
        for doc in docs:
            extra: Doc = (
                {"permintaan": [year.feature]} if doc["id"] == "PRB-2025-001" and opd == "diskominfo" else {}
            )
            space.record(opd, {"jenis": "perubahan", **doc, **extra})


CHANGES: dict[str, list[Doc]] = {
    "bapenda": [
        {
            "id": "PRB-2025-001",
            "layanan": "pbb-daring",
            "jenis_perubahan": "penyesuaian_target",
            "asal": ["kebutuhan_penyedia"],
            "faktor": ["internal"],
            "peninjauan": {
                "teknologi": "Server pajak perlu tambahan memori sebelum masa jatuh tempo.",
                "proses": "Penelusuran pembayaran dipindah ke petugas khusus pada September.",
                "kebijakan": "Pelunasan PBB-P2 menjadi syarat beberapa layanan lain sehingga tidak dapat lagi dikerjakan manual penuh.",
            },
            "rencana_penerapan": [
                "pengumuman kepada wajib pajak",
                "penyesuaian katalog",
                "pelatihan petugas loket",
            ],
            "identifikasi": "Sejak loket bank ditutup, pengganti manual hanya dapat dipakai sementara.",
            "evaluasi": "Dua tahun terakhir 70 persen pembayaran melalui kanal daring.",
            "strategi": "Klasifikasi dinaikkan sebelum masa puncak dan janji layanan diperketat bertahap.",
            "dampak": {
                "proses_bisnis": "Petugas jaga diperlukan pada Sabtu dan Minggu selama September.",
                "kepuasan_pengguna": "Wajib pajak memperoleh jawaban lebih cepat.",
            },
            "risiko": [
                {
                    "uraian": "Server tunggal tidak kuat pada hari jatuh tempo.",
                    "tingkat": "tinggi",
                    "mitigasi": "Penambahan memori dan pembayaran bertahap per kecamatan.",
                }
            ],
            "pengendalian_mutu": "Reviu mingguan tiket selama September oleh kepala bidang.",
            "ukuran": [
                "tiket selesai di bawah 34 jam",
                "ketersediaan bulanan sekurang-kurangnya 98,5 persen",
            ],
            "jadwal": {"mulai": "2025-07-01"},
            "persetujuan": _act("slamet-r", "2025-06-26", "900.1/115/2025"),
            "penetapan": _act("gunawan-t", "2025-06-26", "900.1/117/2025"),
            "penyampaian": {
                "kanal": "laman PBB dan papan pengumuman desa",
                "waktu": "2025-06-28 09:00",
                "isi": "Mulai 1 Juli 2025 salinan SPPT dilayani kurang dari 24 jam dan mutasi kurang dari 34 jam.",
            },
            "sebelum": {"klasifikasi": "normal", "target_pelayanan": "60 jam", "target_ketersediaan": 97.5},
            "sesudah": {"klasifikasi": "esensial", "target_pelayanan": "34 jam", "target_ketersediaan": 98.5},
        }
    ],
    "diskominfo": [
        {
            "id": "PRB-2025-001",
            "layanan": "tte",
            "jenis_perubahan": "penambahan",
            "asal": ["permintaan_pengguna"],
            "faktor": ["internal"],
            "peninjauan": {
                "teknologi": "Antarmuka penerbit sertifikat mendukung penandatanganan beruntun.",
                "proses": "Daftar dokumen diperiksa pengolah sebelum ditandatangani sekaligus.",
                "kebijakan": "Sejalan dengan pedoman tata naskah dinas; tanggung jawab penanda tangan tetap.",
            },
            "rencana_penerapan": ["uji coba di dua OPD", "rilis portal 2.1.0", "pembukaan bertahap"],
            "identifikasi": "Penandatanganan satu per satu menghambat surat keputusan massal.",
            "evaluasi": "Uji coba Mei: waktu tanda tangan 200 dokumen turun dari tiga jam menjadi dua puluh menit.",
            "strategi": "Fitur dibuka atas persetujuan penanggung jawab layanan per OPD.",
            "dampak": {
                "proses_bisnis": "Pengolah surat mendapat langkah pemeriksaan daftar.",
                "kepuasan_pengguna": "Pejabat menghemat waktu.",
            },
            "risiko": [
                {
                    "uraian": "Dokumen keliru ikut ditandatangani.",
                    "tingkat": "sedang",
                    "mitigasi": "Pratinjau wajib dan batas lima puluh dokumen.",
                }
            ],
            "pengendalian_mutu": "Pemeriksaan contoh lima persen dokumen setiap minggu pada bulan pertama.",
            "ukuran": ["tidak ada dokumen keliru", "waktu tanda tangan massal di bawah tiga puluh menit"],
            "jadwal": {"mulai": "2025-06-14", "selesai": "2025-06-30"},
            "persetujuan": _act("yuni-a", "2025-04-11", "555/118/2025"),
            "penetapan": _act("wisnu-h", "2025-04-11", "555/121/2025"),
            "penyampaian": {
                "kanal": "surel dinas dan grup admin OPD",
                "waktu": "2025-06-13 10:00",
                "isi": "Mulai 16 Juni 2025 OPD dapat meminta fitur tanda tangan massal.",
            },
        },
        {
            "id": "PRB-2025-002",
            "layanan": "tte",
            "jenis_perubahan": "prosedur_waktu",
            "rencana": "PRB-2025-001",
            "persetujuan": _act("yuni-a", "2025-10-20", "555/433/2025"),
            "penyampaian": {
                "kanal": "grup admin OPD",
                "waktu": "2025-10-22 08:30",
                "isi": "Batas tanda tangan massal dinaikkan menjadi seratus dokumen.",
            },
        },
    ],
    "disdukcapil": [
        {
            "id": "PRB-2025-001",
            "layanan": "adminduk-daring",
            "jenis_perubahan": "penyesuaian_target",
            "asal": ["kebutuhan_penyedia", "permintaan_pengguna"],
            "faktor": ["internal", "eksternal"],
            "peninjauan": {
                "teknologi": "Mesin cetak kedua sudah terpasang.",
                "proses": "Pencetakan dibagi dua gelombang sehari.",
                "kebijakan": "Tetap di bawah batas Tabel 2 untuk layanan publik kritis.",
            },
            "rencana_penerapan": ["uji pencetakan dua gelombang", "penyesuaian katalog", "pengumuman"],
            "identifikasi": "Pencetakan KTP elektronik menjadi permintaan dengan keluhan waktu terbanyak.",
            "evaluasi": "Selama April 96 persen pencetakan selesai di bawah 20 jam.",
            "strategi": "Janji dipercepat dua jam setelah mesin kedua stabil sebulan.",
            "dampak": {
                "proses_bisnis": "Petugas cetak bekerja dua gelombang.",
                "kepuasan_pengguna": "Warga menerima KTP pada hari berikutnya.",
            },
            "risiko": [
                {
                    "uraian": "Blangko habis pada pertengahan bulan.",
                    "tingkat": "sedang",
                    "mitigasi": "Persediaan minimum dua minggu.",
                }
            ],
            "pengendalian_mutu": "Pemeriksaan hasil cetak oleh petugas kedua.",
            "ukuran": ["pencetakan di bawah 22 jam"],
            "jadwal": {"mulai": "2025-05-01"},
            "persetujuan": _act("endah-r", "2025-04-24", "470/102/2025"),
            "penetapan": _act("sulastri-w", "2025-04-24", "470/105/2025"),
            "penyampaian": {
                "kanal": "laman dan loket",
                "waktu": "2025-04-28 08:00",
                "isi": "Mulai 1 Mei 2025 pencetakan KTP elektronik dijanjikan kurang dari 22 jam.",
            },
            "sebelum": {"permintaan": [{"id": "ktp-el", "target": "24 jam"}]},
            "sesudah": {"permintaan": [{"id": "ktp-el", "target": "22 jam"}]},
        }
    ],
    "dpmptsp": [
        {
            "id": "PRB-2025-001",
            "layanan": "perizinan-daring",
            "jenis_perubahan": "prosedur_waktu",
            "asal": ["kebutuhan_penyedia"],
            "faktor": ["eksternal"],
            "peninjauan": {
                "teknologi": "Izin bertanda tangan elektronik dapat dicetak pemohon sendiri.",
                "proses": "Loket cetak dialihkan menjadi loket bantuan pengajuan.",
                "kebijakan": "Izin elektronik berkekuatan sama dengan izin cetak.",
            },
            "rencana_penerapan": [
                "pengumuman sebulan sebelumnya",
                "penutupan loket cetak",
                "panduan cetak mandiri",
            ],
            "identifikasi": "Permintaan cetak fisik tinggal beberapa per bulan.",
            "evaluasi": "Tidak ada izin cetak yang diwajibkan instansi penerima.",
            "strategi": "Butir dihentikan akhir semester pertama, bantuan cetak tetap ada di loket umum.",
            "dampak": {
                "proses_bisnis": "Satu petugas pindah ke loket bantuan.",
                "kepuasan_pengguna": "Pemohon lanjut usia memerlukan pendampingan.",
            },
            "risiko": [
                {
                    "uraian": "Pemohon tidak memiliki pencetak.",
                    "tingkat": "rendah",
                    "mitigasi": "Pencetakan di perpustakaan dan kantor desa.",
                }
            ],
            "pengendalian_mutu": "Pemantauan keluhan selama tiga bulan.",
            "ukuran": ["tidak ada aduan karena penutupan loket cetak"],
            "jadwal": {"mulai": "2025-06-30"},
            "persetujuan": _act("heru-c", "2025-05-23", "500.16/071/2025"),
            "penetapan": _act("anggoro-d", "2025-05-23", "500.16/074/2025"),
            "penyampaian": {
                "kanal": "laman perizinan dan loket",
                "waktu": "2025-05-28 08:00",
                "isi": "Pencetakan izin fisik di loket berakhir 30 Juni 2025.",
            },
        }
    ],
}
