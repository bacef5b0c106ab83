"""libyaml's complaints as findings: at the token that began the trouble, in plain Indonesian."""

from __future__ import annotations

import yaml

from pipeline.load.codes import ANCHOR, DIRECTIVE, SYNTAX, TAG, Code
from pipeline.load.notes import Fault
from pipeline.model.lean import replace
from pipeline.model.pointer import Span

_REST = "Sisa berkas sesudahnya tidak dibaca."
_REST_OF_THIS = "Sisa dokumen ini tidak dibaca; dokumen sesudahnya tetap dibaca."
_AT_CONTEXT = (
    "found unknown directive name",
    "found unexpected end of stream",
    "found unexpected document indicator",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "could not find expected ':'",
    "did not find expected alphabetic or numeric character",
)

# What libyaml says (a fragment) -> what it means to the person who wrote the file, and what helps.
_MEANINGS: tuple[tuple[str, Code, str, str], ...] = (
    (
        "found unexpected end of stream",
        SYNTAX,
        "Tanda kutip yang dibuka di sini tidak pernah ditutup.",
        "Tutup tanda kutipnya; di dalam kutip tunggal, tanda ' ditulis dua kali.",
    ),
    (
        "found unexpected document indicator",
        SYNTAX,
        "Tanda kutip yang dibuka di sini tidak ditutup sebelum dokumen berikutnya.",
        "Tutup tanda kutipnya.",
    ),
    (
        "expected ',' or ']'",
        SYNTAX,
        "Kurung siku yang dibuka di sini tidak ditutup, atau koma antarbutirnya terlewat.",
        "Tutup dengan ]; bila ini teks yang diawali [, apit seluruh teksnya dengan tanda kutip.",
    ),
    (
        "expected ',' or '}'",
        SYNTAX,
        "Kurung kurawal yang dibuka di sini tidak ditutup, atau koma antarisiannya terlewat.",
        "Tutup dengan }; bila ini teks yang diawali {, apit seluruh teksnya dengan tanda kutip.",
    ),
    (
        "could not find expected ':'",
        SYNTAX,
        "Baris ini bukan isian `nama: nilai`, dan bukan lanjutan dari baris di atasnya.",
        "Tambahkan titik dua dan spasi sesudah nama isian, atau betulkan indentasinya.",
    ),
    (
        "mapping values are not allowed",
        SYNTAX,
        "Tanda titik dua di sini tidak pada tempatnya: nilai sebelumnya sudah berupa teks.",
        "Bila titik dua bagian dari teks, apit semuanya dengan kutip; bila isian baru, betulkan indentasi.",
    ),
    (
        "block sequence entries are not allowed",
        SYNTAX,
        "Tanda hubung pembuka butir tidak boleh di sini.",
        "Mulai daftar di baris baru, atau apit teks yang diawali tanda hubung dengan tanda kutip.",
    ),
    (
        "mapping keys are not allowed",
        SYNTAX,
        "Tanda tanya pembuka isian tidak boleh di sini.",
        "Apit teks yang diawali tanda tanya dengan tanda kutip.",
    ),
    (
        "unknown escape character",
        SYNTAX,
        "Garis miring terbalik di dalam kutip ganda membentuk kode yang tidak dikenal.",
        "Pakai kutip tunggal, atau tulis garis miring terbalik dua kali.",
    ),
    (
        "hexdecimal number",
        SYNTAX,
        "Kode karakter di dalam kutip ganda tidak lengkap.",
        "Pakai kutip tunggal, atau tulis garis miring terbalik dua kali.",
    ),
    (
        "invalid Unicode character escape",
        SYNTAX,
        "Kode karakter di dalam kutip ganda bukan karakter yang sah.",
        "Tulis karakternya langsung.",
    ),
    (
        "did not find expected alphabetic or numeric character",
        ANCHOR,
        "Teks yang diawali & atau * dibaca YAML sebagai jangkar atau alias.",
        "Apit teksnya dengan tanda kutip.",
    ),
    ("undefined tag handle", TAG, "", ""),
    ("%YAML", DIRECTIVE, "", ""),
    ("%TAG", DIRECTIVE, "", ""),
    ("incompatible YAML document", DIRECTIVE, "", ""),
    ("directive", DIRECTIVE, "", ""),
    (
        "did not find expected '-' indicator",
        SYNTAX,
        "Butir daftar ini tidak sejajar dengan butir di atasnya.",
        "Samakan indentasi semua butir; pakai spasi, bukan tab.",
    ),
    (
        "did not find expected key",
        SYNTAX,
        "Baris ini tidak sejajar dengan isian di atasnya, atau nilai di atasnya sudah selesai.",
        "Samakan indentasinya; bila ini lanjutan teks berkutip, apit seluruh teksnya dengan tanda kutip.",
    ),
    (
        "did not find expected <document start>",
        SYNTAX,
        "Isi ini berada di luar dokumen yang sudah selesai.",
        "Betulkan indentasinya, atau awali dokumen baru dengan baris `---`.",
    ),
    (
        "tab character",
        SYNTAX,
        "Ada tab di tempat indentasi.",
        "Ganti tab dengan spasi.",
    ),
)
_CLOSERS = frozenset("]}\"'")
_AFTER_CLOSER = (
    "Ada teks sesudah tanda kutip atau kurung penutup.",
    "Apit seluruh teksnya dengan tanda kutip lain, misalnya '[penting] segera'.",
)
_FIRST_LETTERS = {
    "\t": ("Ada tab di tempat indentasi.", "Ganti tab dengan spasi."),
    "@": ("Teks tidak boleh diawali @ tanpa tanda kutip.", "Apit teksnya dengan tanda kutip."),
    "`": ("Teks tidak boleh diawali tanda ` tanpa tanda kutip.", "Apit teksnya dengan tanda kutip."),
    "%": ("Teks tidak boleh diawali % tanpa tanda kutip.", "Apit teksnya dengan tanda kutip."),
}


def describe(problem: Exception, text: str, *, others: bool = False) -> Fault:
    """The parser's refusal as one fault; nothing of libyaml's own words or of the text is repeated.

    Args:
        problem: What it raised.
        text: What it read.
        others: Whether documents follow that are read all the same.
    """
    fault = _described(problem, text)
    rest = _REST_OF_THIS if others else _REST
    return replace(fault, message=f"{fault.message or fault.code.explanation} {rest}")


def _described(problem: Exception, text: str) -> Fault:
    mark = _mark(problem)
    said = f"{getattr(problem, 'context', '')} {getattr(problem, 'problem', '')}"
    span = span_of(mark) if mark is not None else Span(1, 1, 1, 2)
    letter = text[mark.index : mark.index + 1] if mark is not None else ""
    if "cannot start any token" in said and letter in _FIRST_LETTERS:
        return Fault(SYNTAX, span, *_FIRST_LETTERS[letter])
    if "did not find expected key" in said and mark is not None and _closed_before(text, mark.index):
        return Fault(SYNTAX, span, *_AFTER_CLOSER)
    for fragment, code, message, advice in _MEANINGS:
        if fragment in said:
            return Fault(code, span, message, advice)
    return Fault(SYNTAX, span)


def _closed_before(text: str, index: int) -> bool:
    """Whether the line has already closed a quote or bracket before this place."""
    before = text[text.rfind("\n", 0, index) + 1 : index].rstrip()
    return before[-1:] in _CLOSERS


def span_of(mark: yaml.Mark) -> Span:
    """The one character at a mark; libyaml counts from 0, people from 1."""
    line, column = mark.line + 1, mark.column + 1
    return Span(line, column, line, column + 1)


def _mark(problem: Exception) -> yaml.Mark | None:
    """An unclosed quote or bracket is reported where it opens: its end is the end of the file."""
    if not isinstance(problem, yaml.MarkedYAMLError):
        return None
    if problem.context_mark is not None and problem.problem in _AT_CONTEXT:
        return problem.context_mark
    return problem.problem_mark or problem.context_mark
