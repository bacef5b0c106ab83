"""What to do about the findings of reading, shape, references and the pack: their pages in `spbe explain`."""

from __future__ import annotations

from inspect import cleandoc

_SHAPE = """
    Ketentuan:
        Temuan ini menyebut klausul isiannya sendiri, bila isian itu diminta peraturan. Isian dan bentuknya
        tercetak dengan `spbe schema JENIS`.
    """
_PACK = """
    Ketentuan:
        Paket regulasi ialah folder catalog/peraturan/ID; paket yang dibawa alat tidak perlu disalin. Angka
        dan kata dalam paket dicocokkan dengan naskah peraturan, bukan dengan pesan ini.
    """
_ABOVE = {"SKM": cleandoc(_SHAPE), "PKT": cleandoc(_PACK)}
_PLACE = "Perbaiki di tempat yang ditunjuk temuan; baris `tindakan`-nya menyebut apa yang harus ditulis."
# Code -> what is wrong, what is right, what to do; the first two "" where an example says nothing more.
_PAGES: dict[str, tuple[str, str, str]] = {
    "YML001": ("", "", "Salin berkasnya ke tempat ini sebagai berkas biasa, lalu hapus tautannya."),
    "YML006": ("ADU-1.yaml dan adu-1.yaml", "ADU-1.yaml dan ADU-2.yaml", "Beri salah satunya nama lain."),
    "YML007": ("ADU-1.yml", "ADU-1.yaml", "Ganti nama berkasnya agar berakhiran .yaml huruf kecil."),
    "YML008": (
        "",
        "",
        "Sebut berkas itu di `lampiran` sebuah dokumen, atau pindahkan ke luar catalog/ dan records/.",
    ),
    "YML010": ("", "", "Bagi isinya menjadi beberapa berkas; satu register per hari atau pekan sudah cukup."),
    "YML011": ("", "", "Simpan ulang dengan pengodean UTF-8 (di penyunting: Save with Encoding, UTF-8)."),
    "YML017": (
        "<<<<<<< HEAD",
        "",
        "Pilih isi yang benar, hapus ketiga barisnya (<<<<<<<, =======, >>>>>>>), simpan.",
    ),
    "YML020": (
        "judul: Perbaikan: tahap 2",
        'judul: "Perbaikan: tahap 2"',
        "Periksa indentasi (spasi, bukan tab), titik dua, kutip, dan kurung pada baris itu dan sebelumnya.",
    ),
    "YML021": ("", "jenis: aduan\nid: ADU-2025-0001", "Isi dokumennya, atau hapus `---` yang berlebih."),
    "YML022": (
        "- id: ADU-2025-0001",
        "jenis: aduan\nid: ADU-2025-0001",
        "Tulis isian `nama: nilai`, bukan daftar.",
    ),
    "YML023": ("oleh: &kabid kabid", "oleh: kabid", "Tulis nilainya lengkap di setiap tempat."),
    "YML027": (
        "status: ditangani\nstatus: selesai",
        "status: selesai",
        "Hapus salah satu. Yang diperbarui adalah baris lamanya; jangan menambah baris baru.",
    ),
    "YML040": (
        "telepon: 08123456789",
        'telepon: "08123456789"',
        "Beri tanda kutip; nol di depan tetap tersimpan.",
    ),
    "YML041": ("nomor: 12345678901234567890", 'nomor: "12345678901234567890"', "Beri tanda kutip."),
    "SKM001": ("id: ADU-2025-0001", "jenis: aduan\nid: ADU-2025-0001", "Awali dokumen dengan `jenis:`."),
    "SKM002": (
        "jenis: komplain",
        "jenis: aduan",
        "Pakai jenis yang dikenal; daftarnya tercetak dengan `spbe schema`.",
    ),
    "SKM003": (
        "jenis: aduan\nid: ADU-2025-0001      # `layanan` tidak ada",
        "jenis: aduan\nid: ADU-2025-0001\nlayanan: surel",
        "Isi isian yang disebut. Nilai kosong sama dengan tidak ada.",
    ),
    "SKM004": (
        "gejalah: Tidak dapat masuk.",
        "gejala: Tidak dapat masuk.",
        "Perbaiki ejaan. Isian sendiri: awali `x_`.",
    ),
    "SKM005": (
        "metode_konfirmasi: [telepon]",
        "metode_konfirmasi: telepon",
        "Tulis jenis nilai yang diminta.",
    ),
    "SKM006": ("dampak: berat", "dampak: mayor", "Pilih salah satu nilai yang disebut temuannya."),
    "SKM007": (
        "dilaporkan: 3 Maret 2025, 08.00",
        "dilaporkan: 2025-03-03 08:00",
        "Tulis waktu 2025-03-03 08:00, tanggal 2025-03-03, periode 2025-S1 atau 2025-03, lama `24 jam`.",
    ),
    "SKM008": (
        "id: Surel Dinas",
        "id: surel-dinas",
        "Ikuti bentuk yang disebut; id hanya huruf, angka, dan tanda hubung.",
    ),
    "SKM009": (
        "target_ketersediaan: 9950",
        "target_ketersediaan: 99.5",
        "Tulis nilai di dalam batas yang disebut.",
    ),
    "SKM010": ("", "", _PLACE),
    "SKM011": ("", "", "Perbaiki yang sudah disebut, lalu periksa lagi; sisanya disebut sesudah itu."),
    "REF001": (
        "layanan: surell",
        "layanan: surel",
        "Betulkan ejaannya, atau buat dahulu yang dirujuk: yang dicari isian `id`, bukan nama berkas.",
    ),
    "REF002": (
        "terhadap: 2025-001",
        "terhadap: aduan/2025-001",
        "Tulis lengkap: jenis/id atau opd/jenis/id.",
    ),
    "REF003": (
        "",
        "",
        "Beri salah satunya pengenal lain dengan `spbe edit BERKAS --renumber`; rujukannya ikut diganti.",
    ),
    "REF004": (
        "# catalog/diskominfo/layanan/surel.yaml\nopd: bappeda",
        "# catalog/diskominfo/layanan/surel.yaml\nopd: diskominfo",
        "Pindahkan berkas ke folder OPD-nya, atau hapus `opd`; foldernya sudah menyebutnya.",
    ),
    "REF005": (
        "# a bergantung pada b, b bergantung pada a\nbergantung_pada: [b]",
        "",
        "Hapus salah satu `bergantung_pada`: yang menopang tidak bergantung pada yang ditopangnya.",
    ),
    "REF006": (
        "records/dinkes/… tanpa catalog/dinkes/opd.yaml",
        "",
        "Buat catalog/OPD/opd.yaml, atau betulkan nama foldernya.",
    ),
    "REF007": (
        "records/dinkes/layanan/antrean.yaml      # jenis: layanan",
        "catalog/dinkes/layanan/antrean.yaml",
        "Pindahkan: yang menerangkan apa yang ada di catalog/, yang terjadi di records/.",
    ),
    "PKT001": (
        "peraturan: perbup-tegal-10",
        "peraturan: perbup-tegal-10-2024",
        "Tulis pengenal paket yang ada.",
    ),
    "PKT002": (
        "",
        "",
        "Salin berkas itu dari paket yang dibawa alat (`spbe init`), lalu sesuaikan dengan naskahnya.",
    ),
    "PKT003": ("batas: 15", "batas: 15 menit", _PLACE),
    "PKT004": (
        "klausul: [L2.1.1.1.T2.44]",
        "klausul: [L2.1.1.1.T2.4]",
        "Betulkan pengenalnya, atau catat klausulnya.",
    ),
    "PKT005": (
        "",
        "",
        "Sebut klausul yang menetapkan angka itu; angka tanpa dasar tidak dapat dipertanggungjawabkan.",
    ),
    "PKT006": ("", "", "Samakan `nilai` dengan salah satu `pilihan` bacaan itu."),
    "PKT007": ("", "", "Sisakan satu; bila yang kedua salah ketik, betulkan pengenalnya."),
    "PKT008": ("", "", "Tambahkan yang disebut, atau nyatakan di `tidak_diatur` bila naskahnya memang diam."),
    "PKT009": ("", "", "Isi `jam_kerja` dengan sedikitnya satu hari yang buka."),
    "PKT010": ('senin: "16:00-07:30"', 'senin: "07:30-16:00"', _PLACE),
    "PKT011": ("", "", "Hapus tanggal itu dari salah satu daftar."),
    "PKT012": (
        "kunci: jam.tutup",
        "kunci: jam.akhir",
        "Pakai kunci yang ada; halaman tafsir hasil build memuat semuanya.",
    ),
    "PKT013": ("nilai: longgar", "nilai: inklusif", "Pilih salah satu nilai yang disebut temuannya."),
    "PKT014": ("", "", "Hapus salah satunya, atau beri `mulai` yang berbeda."),
    "PKT015": (
        "",
        "",
        "Cocokkan kedua nilai dengan naskah; kata dalam `istilah` diurutkan dari yang terberat.",
    ),
    "PKT016": (
        "kekuatan: tugaz",
        "kekuatan: tugas",
        "Betulkan ejaannya, atau tambahkan katanya di `istilah` paket.yaml.",
    ),
    "PKT017": (
        "",
        "",
        "Samakan `sifat` tabel dengan `kekuatan` klausulnya: contoh tidak mengikat.",
    ),
    "PKT018": ("", "", "Tulis id indikator yang ada dalam folder indikator/ paket, atau hapus."),
    "PKT019": ("", "", _PLACE),
}


def page_of(code: str, about: str) -> str:
    """The page of a code that is no rule: what it means, an example where one helps, what to do.

    Args:
        code: E.g. "SKM003".
        about: One sentence.

    Returns:
        A text in the form of a rule's explanation.
    """
    wrong, right, advice = _PAGES.get(code, ("", "", _PLACE))
    parts = [about, _ABOVE.get(code[:3], ""), _passage("Melanggar", wrong), _passage("Patuh", right)]
    return "\n\n".join(filter(None, [*parts, _passage("Cara memenuhi", advice)]))


def _passage(title: str, text: str) -> str:
    return "\n    ".join([f"{title}:", *text.split("\n")]) if text else ""
