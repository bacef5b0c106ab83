"""The YML family as data: everything the reader may have to say about a file."""

from __future__ import annotations

from pipeline.model.finding import Severity
from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that can be wrong with a file.

    Attributes:
        code: Identity, never reused.
        name: Kebab-case name.
        severity: Error or warning.
        explanation: What is wrong and what is required, in Indonesian; the message where nothing is added.
        help: One thing to do, in Indonesian.
    """

    code: str
    name: str
    severity: Severity
    explanation: str
    help: str


def _error(code: str, name: str, explanation: str, advice: str) -> Code:
    return Code(code, name, Severity.ERROR, explanation, advice)


def _warning(code: str, name: str, explanation: str, advice: str) -> Code:
    return Code(code, name, Severity.WARNING, explanation, advice)


_QUOTE = "Bila ini kode atau nomor, tulis di antara tanda kutip; bila jumlah, tulis dengan angka biasa."

# The tree.
LINK = _error(
    "YML001",
    "link-refused",
    "Tautan (symlink) tidak diikuti, sehingga isinya tidak diperiksa.",
    "Ganti tautan itu dengan berkas atau folder yang sebenarnya.",
)
SPECIAL = _error(
    "YML002",
    "not-a-regular-file",
    "Ini bukan berkas biasa, sehingga tidak dibuka.",
    "Hapus dari folder ini; hanya berkas biasa berakhiran .yaml yang dibaca.",
)
EMBEDDED = _error(
    "YML003",
    "embedded-repository",
    "Ada repositori git di dalam folder data; perintah git di dalamnya dapat menjalankan program asing.",
    "Hapus repositori itu dari folder data.",
)
UNREADABLE = _error(
    "YML004",
    "unreadable",
    "Berkas atau folder ini tidak dapat dibaca, sehingga isinya tidak diperiksa.",
    "Periksa nama dan izin bacanya, lalu jalankan lagi.",
)
BAD_NAME = _error(
    "YML005",
    "unprintable-name",
    "Nama ini memuat karakter yang tidak terlihat atau bukan UTF-8, sehingga isinya tidak diperiksa.",
    "Ganti namanya; pakai huruf kecil, angka, dan tanda hubung.",
)
SAME_NAME = _error(
    "YML006",
    "colliding-names",
    "Dua nama di folder ini hanya berbeda huruf besar-kecil atau bentuk Unicode; di komputer lain itu sama.",
    "Ganti salah satu namanya.",
)
WRONG_ENDING = _error(
    "YML007",
    "wrong-extension",
    "Hanya nama yang berakhiran .yaml (huruf kecil) yang dibaca; yang ini tidak diperiksa.",
    "Ganti akhiran namanya menjadi .yaml.",
)
STRAY = _warning(
    "YML008",
    "stray-file",
    "Berkas ini bukan .yaml dan bukan lampiran yang dikenal: tidak diperiksa.",
    "Pindahkan ke luar folder data, atau hapus.",
)
LEFTOVER = _warning(
    "YML009",
    "editor-leftover",
    "Berkas sementara dari penyunting atau sistem: tidak diperiksa.",
    "Hapus, dan pastikan perubahan Anda sudah tersimpan di berkas .yaml-nya.",
)
MISSPELT = _warning(
    "YML050",
    "misspelt-folder",
    "Hanya folder `catalog` dan `records` (huruf kecil) yang dibaca; berkas YAML di sini tidak diperiksa.",
    "Bila isinya katalog atau rekaman, pindahkan ke folder yang benar; bila bukan, ganti nama folder ini.",
)

# Bytes and characters.
TOO_LARGE = _error(
    "YML010",
    "file-too-large",
    "Berkas lebih besar dari 1 MiB, sehingga tidak dibaca.",
    "Bagi menjadi beberapa berkas, misalnya satu untuk setiap bulan.",
)
NOT_UTF8 = _error(
    "YML011",
    "not-utf8",
    "Berkas harus berupa teks UTF-8.",
    "Simpan ulang berkas ini dengan pengodean UTF-8.",
)
NOT_YAML = _error(
    "YML012",
    "not-yaml",
    "Isi berkas ini bukan YAML.",
    "Simpan berkas aslinya sebagai lampiran dan tulis isiannya dalam berkas .yaml.",
)
CONTROL = _error(
    "YML013",
    "control-character",
    "Karakter kendali tidak boleh ada dalam berkas.",
    "Hapus karakter itu; ketik ulang barisnya bila perlu.",
)
LINE_BREAK = _error(
    "YML014",
    "odd-line-break",
    "Ganti baris hanya boleh LF atau CRLF; karakter ini dapat menyembunyikan baris.",
    "Hapus karakter itu dan tekan Enter di tempatnya.",
)
INNER_BOM = _error(
    "YML015",
    "byte-order-mark-inside",
    "Tanda urutan bita (U+FEFF) tidak boleh ada di dalam teks.",
    "Hapus karakter tak terlihat itu; ketik ulang kata di sekitarnya.",
)
LONG_LINE = _error(
    "YML016",
    "line-too-long",
    "Baris ini lebih panjang dari 20.000 karakter.",
    "Pecah menjadi beberapa baris.",
)
CONFLICT = _error(
    "YML017",
    "conflict-marker",
    "Ada penanda konflik git yang belum diselesaikan; berkas ini tidak dibaca.",
    "Pilih isi yang benar, lalu hapus baris <<<<<<<, ======= dan >>>>>>>.",
)
HIDDEN_TEXT = _warning(
    "YML018",
    "hidden-character",
    "Ada karakter tak terlihat di dalam teks.",
    "Hapus karakter itu; biasanya terbawa saat menyalin dari dokumen lain.",
)
HIDDEN_KEY = _error(
    "YML019",
    "hidden-character-in-key",
    "Nama isian memuat karakter yang tidak terlihat atau menyerupai huruf lain.",
    "Ketik ulang nama isian itu dengan huruf biasa.",
)

# Structure.
SYNTAX = _error(
    "YML020",
    "syntax",
    "Penulisan YAML di sini tidak dapat dipahami.",
    "Periksa indentasi, tanda titik dua, dan tanda kutip di sekitar baris ini.",
)
EMPTY = _error(
    "YML021",
    "empty-document",
    "Tidak ada isi di sini; setiap dokumen diawali `jenis:`.",
    "Isi dokumennya, atau hapus berkas atau baris `---` yang berlebih.",
)
NOT_MAPPING = _error(
    "YML022",
    "root-not-mapping",
    "Dokumen harus berupa isian `nama: nilai`, diawali `jenis:`.",
    "Tulis isian pertama sebagai `jenis: …`, dengan satu spasi biasa sesudah titik dua.",
)
ANCHOR = _error(
    "YML023",
    "anchor-or-alias",
    "Jangkar (&) dan alias (*) YAML tidak dipakai di sini.",
    "Tulis nilainya lengkap; bila ini teks biasa, apit dengan tanda kutip.",
)
TAG = _error(
    "YML024",
    "tag",
    "Tag YAML (!) tidak dipakai di sini.",
    "Hapus tagnya; bila ini teks biasa, apit dengan tanda kutip.",
)
MERGE = _error(
    "YML025",
    "merge-key",
    "Kunci gabungan (<<) tidak dipakai di sini.",
    "Tulis setiap isian lengkap pada tempatnya.",
)
DIRECTIVE = _error(
    "YML026",
    "directive",
    "Baris arahan YAML (%YAML, %TAG) tidak dipakai di sini.",
    "Hapus baris yang diawali tanda %.",
)
DUPLICATE = _error(
    "YML027",
    "duplicate-key",
    "Nama isian yang sama ditulis dua kali.",
    "Hapus salah satunya.",
)
LOOK_ALIKE = _error(
    "YML028",
    "look-alike-keys",
    "Dua nama isian hanya berbeda huruf besar-kecil atau bentuk Unicode.",
    "Hapus atau ganti nama salah satunya.",
)
KEY_NOT_TEXT = _error(
    "YML029",
    "key-not-text",
    "Nama isian harus berupa teks.",
    "Apit nama isian itu dengan tanda kutip, atau betulkan penulisannya.",
)
LONG_KEY = _error(
    "YML030",
    "key-too-long",
    "Nama isian lebih panjang dari 200 karakter.",
    "Periksa apakah tanda titik dua berada di tempat yang benar.",
)
QUESTION_MARK = _error(
    "YML031",
    "question-mark",
    "Tanda tanya tepat sebelum kata dibaca berbeda-beda oleh pembaca YAML.",
    "Apit teksnya dengan tanda kutip.",
)
COMMENT = _error(
    "YML032",
    "comment-without-space",
    "Tanda # yang menempel pada nilai dibaca berbeda-beda oleh pembaca YAML.",
    "Beri spasi sebelum #, atau masukkan # ke dalam tanda kutip.",
)
TOO_DEEP = _error(
    "YML033",
    "too-deep",
    "Susunan isian lebih dari 64 tingkat; berkas tidak dibaca dari sini.",
    "Sederhanakan susunannya; catatan yang sah tidak sedalam itu.",
)
TOO_MANY = _error(
    "YML034",
    "too-many-values",
    "Berkas memuat lebih dari 200.000 nilai; berkas tidak dibaca dari sini.",
    "Bagi menjadi beberapa berkas.",
)
UNINDENTED_TEXT = _error(
    "YML035",
    "quoted-text-not-indented",
    "Teks berkutip berlanjut di awal baris tanpa indentasi; mungkin kutip penutupnya terlewat.",
    "Tutup tanda kutipnya, atau beri indentasi pada baris lanjutannya.",
)

# Numbers that other readers, or people, would take for something else.
LEADING_ZERO = _error(
    "YML040",
    "leading-zero",
    "Angka berawalan nol: nolnya akan hilang, dan pembaca lain mengartikannya lain.",
    _QUOTE,
)
LARGE_NUMBER = _error(
    "YML041",
    "number-too-large",
    "Angka ini terlalu panjang untuk disimpan tepat (lebih dari 2^53 atau lebih dari 17 angka).",
    _QUOTE,
)
HEXADECIMAL = _error(
    "YML042",
    "hexadecimal-or-octal",
    "Angka heksadesimal (0x) atau oktal (0o) tidak dipakai di sini.",
    _QUOTE,
)
EXPONENT = _error(
    "YML043",
    "exponent",
    "Angka dengan pangkat (misalnya 1e3) tidak dipakai di sini.",
    _QUOTE,
)
NOT_FINITE = _error(
    "YML044",
    "not-finite",
    "Tak hingga (.inf) dan bukan-angka (.nan) tidak dipakai di sini.",
    "Tulis angkanya, atau hapus isian ini bila belum diketahui.",
)

CAPPED = _error(
    "YML099",
    "more-findings",
    "Temuan di berkas ini lebih dari 1.000; sisanya tidak dicetak.",
    "Perbaiki yang tercetak, lalu jalankan lagi.",
)

CODES: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
