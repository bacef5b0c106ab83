"""Hostile and odd files of our own making, each with what must become of it: `FILES`."""

from __future__ import annotations

import codecs
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REJECT, ACCEPT, EITHER = "reject", "accept", "either"
_NOTHING: Any = object()


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file.

    Attributes:
        name: Its name, the family first.
        raw: Its bytes.
        must: Whether it must be accepted or rejected, or may be either.
        value: What must be read from it where it is accepted, as JSON; None where nothing is said.
        at: Line and column of a finding, from 1; column 0 is any; None where nothing is said.
    """

    name: str
    raw: bytes
    must: str
    value: str | None = None
    at: tuple[int, int] | None = None


def write(folder: Path) -> None:
    """Writes all of them below a folder, with the manifest that `python -m tools.hostile` reads."""
    entries: list[dict[str, Any]] = []
    for one in FILES:
        (folder / one.name).write_bytes(one.raw)
        entry: dict[str, Any] = {"file": one.name, "must": one.must}
        if one.value is not None:
            entry["values"] = [json.loads(one.value)]
        if one.at is not None:
            entry["at"] = list(one.at)
        entries.append(entry)
    (folder / "manifest.json").write_text(json.dumps({"files": entries}), "utf-8")


def _no(name: str, text: str | bytes, line: int = 0, column: int = 0) -> Hostile:
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Hostile(f"{name}.yaml", raw, REJECT, at=(line, column) if line else None)


def _yes(name: str, text: str | bytes, value: Any) -> Hostile:
    raw = text if isinstance(text, bytes) else text.encode()
    return Hostile(f"{name}.yaml", raw, ACCEPT, json.dumps(value))


def _may(name: str, text: str | bytes, value: Any = _NOTHING) -> Hostile:
    raw = text if isinstance(text, bytes) else text.encode()
    return Hostile(f"{name}.yaml", raw, EITHER, None if value is _NOTHING else json.dumps(value))


def _encodings() -> Iterator[Hostile]:
    plain = "kunci: nilai\n"
    for mark, form in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF32_LE, "utf-32-le"),
                       (codecs.BOM_UTF32_BE, "utf-32-be")):  # fmt: skip
        yield _may(f"bita-{form}-bom", mark + plain.encode(form), {"kunci": "nilai"})
    for form in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield _no(f"bita-{form}-tanpa-bom", plain.encode(form))
    yield _may("bita-bom", codecs.BOM_UTF8 + plain.encode(), {"kunci": "nilai"})
    yield _no("bita-bom-di-baris-dua", b"a: 1\n" + codecs.BOM_UTF8 + b"b: 2\n", 2, 1)
    yield _no("bita-bom-dalam-nilai", "a: x\ufeffy\n", 1, 5)
    yield _no("bita-latin1", "nama: Andr\xe9\n".encode("latin-1"), 1, 11)
    yield _no("bita-terpotong", "nama: Andr\xe9".encode()[:-1], 1, 11)
    yield _no("bita-terlalu-panjang", b"a: \xc0\xaf\n", 1, 4)
    yield _no("bita-di-atas-unicode", b"a: \xf4\x90\x80\x80\n", 1, 4)
    yield _no("bita-lima", b"a: \xf8\x88\x80\x80\x80\n", 1, 4)
    yield _no("bita-lanjutan-saja", b"a: 1\nb: \x80\n", 2, 4)
    yield _no("bita-ff", b"\xff", 1, 1)
    yield _no("bita-utf7", b"a: +ADw-script+AD4-\n\x80", 2, 1)
    yield _no("bita-sesudah-astral", "a: \U0001d11e".encode() + b"\xff\n", 1, 5)
    yield _no("bita-nul-saja", b"\0" * 4096, 1, 1)
    yield _no("bita-nul-di-awal", b"\0a: 1\n", 1, 1)
    yield _no("bita-nul-dalam-kutip", b'a: "x\0y"\n', 1, 6)
    yield _no("bita-nul-dalam-komentar", b"a: 1 # x\0y\n", 1, 9)
    for code in (0x01, 0x07, 0x08, 0x0C, 0x0E, 0x1B, 0x1C, 0x1F, 0x7F):
        yield _no(f"kendali-{code:02x}", f"a: x{chr(code)}y\n", 1, 5)
    for code in (0x80, 0x84, 0x9B, 0x9D, 0x9F):
        yield _no(f"kendali-c1-{code:02x}", f"a: x{chr(code)}y\n", 1, 5)
    for code in (0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE):
        yield _no(f"bukan-huruf-{code:x}", f"a: x{chr(code)}y\n", 1, 5)
    yield _no("esc-osc-dalam-komentar", b"a: 1 # \x1b]0;judul\x07\n", 1, 8)
    yield _yes("huruf-astral", "a: \U0001d11e\U0001f600\n", {"a": "\U0001d11e\U0001f600"})
    yield _no("kolom-sesudah-astral", "{\U0001d11e: 1, a: 2, a: 3}\n", 1, 14)


def _lines() -> Iterator[Hostile]:
    yield _no("baris-cr-saja", b"a: 1\rb: 2\n", 1, 5)
    yield _no("baris-cr-di-akhir", b"a: 1\nb: 2\r", 2, 5)
    yield _no("baris-cr-ganda", b"a: 1\r\r\nb: 2\n", 1, 5)
    yield _no("baris-cr-dalam-komentar", b"# x\rkunci: tersembunyi\na: 1\n", 1, 4)
    for name, letter in (("nel", "\x85"), ("ls", "\u2028"), ("ps", "\u2029")):
        yield _no(f"baris-{name}-dalam-komentar", f"a: 1 # x{letter}b: 2\n", 1, 9)
        yield _no(f"baris-{name}-dalam-blok", f"a: |\n  x{letter}  y\n", 2, 4)
    yield _yes("baris-campur", b"a: 1\r\nb: 2\nc: x\r\n", {"a": 1, "b": 2, "c": "x"})
    yield _yes("baris-crlf-blok", b"a: |\r\n  satu\r\n  dua\r\n", {"a": "satu\ndua\n"})
    yield _yes("baris-tanpa-akhir", b"a: 1", {"a": 1})
    yield _yes("baris-banyak-kosong", "\n" * 500 + "a: 1\n" + "\n" * 500, {"a": 1})
    yield _yes("baris-tab-dalam-nilai", "a: x\ty\n", {"a": "x\ty"})


def _hidden() -> Iterator[Hostile]:
    letters = {
        "rlo": "\u202e", "lri": "\u2066", "pdi": "\u2069", "alm": "\u061c", "zwsp": "\u200b", "zwj": "\u200d",
        "wj": "\u2060", "tag": "\U000e0041", "vs": "\ufe0f", "cgj": "\u034f", "mvs": "\u180e", "blank": "\u2800",
        "choseong": "\u115f", "setengah": "\uffa0", "anotasi": "\ufff9",
    }  # fmt: skip
    for name, letter in letters.items():
        yield _no(f"tersembunyi-kunci-{name}", f"sta{letter}tus: x\n", 1, 0)
        yield _may(f"tersembunyi-nilai-{name}", f"a: x{letter}y\n", {"a": f"x{letter}y"})
    yield _no("tersembunyi-indentasi-nbsp", "a:\n\xa0\xa0b: 1\nc: 2\n")
    yield _no("mirip-kunci-sirilik", "status: 1\nst\u0430tus: 2\n", 2, 0)
    yield _no("mirip-kunci-lebar", "status: 1\n\uff53tatus: 2\n", 2, 0)
    yield _no("mirip-kunci-huruf-besar", "status: 1\nSTATUS: 2\n", 2, 1)
    yield _no("mirip-kunci-lebar-kelvin", "kelas: 1\n\u212aelas: 2\n", 2, 0)
    yield _no("mirip-kunci-ligatur", "fi: 1\n\ufb01: 2\n", 2, 0)


def _typing() -> Iterator[Hostile]:
    words = [
        "y",
        "n",
        "Y",
        "N",
        "yes",
        "Yes",
        "YES",
        "no",
        "No",
        "NO",
        "on",
        "On",
        "ON",
        "off",
        "Off",
        "OFF",
        "ya",
        "tidak",
        "benar",
        "salah",
    ]
    yield _may(
        "jenis-kata-ya",
        "".join(f"k{n}: {w}\n" for n, w in enumerate(words)),
        {f"k{n}": w for n, w in enumerate(words)},
    )
    yield _may("jenis-kunci-no", "no: 1\n", {"no": 1})
    yield _may("jenis-kunci-on-y", "on: 1\ny: 2\n", {"on": 1, "y": 2})
    texts = {
        "jam": "8:30", "jam-36": "36:00", "jam-detik": "12:30:45", "jam-2222": "22:22", "minus-jam": "-12:30",
        "waktu": "2024-04-26T10:00:00+07:00", "waktu-z": "2024-04-26T10:00:00Z", "tanggal": "2024-02-30",
        "tanggal-pendek": "2024-4-6", "waktu-25": "2024-04-26 25:00:00", "garis": "1_0", "alamat-ip": "10.0.0.1",
        "versi": "1.2.3", "sama": "=", "kurang": "<<x", "tilde": "~x", "biner": "0b101", "plus": "+x",
        "titik": ".", "titik-dua": "..", "minus": "-x", "persen": "5%", "rupiah": "Rp1.000.000,00", "tanya": "?x",
        "titik-dua-dalam": "a:b", "pagar": "a#b", "isi-infty": "infinity", "nan-kata": "nan", "inf-kata": "inf",
        "null-besar": "NULLx", "none": "None", "true-besar": "TRUEx",
    }  # fmt: skip
    for name, text in texts.items():
        yield _may(f"teks-{name}", f"a: {text}\n", {"a": text})
    for name, number in {"nol": 0, "minus": -5, "desimal": 3.25, "besar": 2**53, "nol-koma": 0.0}.items():
        yield _yes(f"angka-{name}", f"a: {number}\n", {"a": number})
    refused = {
        "oktal-07": "07", "oktal-0o": "0o17", "heksa": "0x1F", "nol-di-depan": "00", "minus-nol": "-012", "telepon": "0812",
        "eksponen-nol": "0e12345", "eksponen-besar": "12e4567", "kelewat-53": "9007199254740993", "nip": "198501012010011001",
        "digit-5000": "9" * 5000, "heksa-besar": "0x" + "f" * 5000, "tak-hingga": ".inf", "minus-tak-hingga": "-.INF",
        "bukan-angka": ".NaN", "luap": "1.0e+400", "pecahan-nol": "007.5",
    }  # fmt: skip
    for name, text in refused.items():
        yield _no(f"angka-tolak-{name}", f"a: {text}\n", 1, 4)
    yield _no("angka-tolak-dalam-daftar", "a:\n  - 1\n  - 012\n", 3, 5)
    yield _may("angka-1e3", "a: 1e3\n", {"a": 1000.0})
    yield _may("null-bentuk", "a: null\nb: ~\nc:\nd: Null\n", {"a": None, "b": None, "c": None, "d": None})
    yield _yes("bool-bentuk", "a: true\nb: False\nc: TRUE\n", {"a": True, "b": False, "c": True})
    quoted = {"a": "012", "b": "true", "c": "null", "d": "1e400", "e": ".nan", "f": "2024-01-01", "g": "no"}
    yield _yes("kutip-tetap-teks", "".join(f"{k}: '{v}'\n" for k, v in quoted.items()), quoted)


def _keys() -> Iterator[Hostile]:
    yield _no("kunci-ganda-alir", "{a: 1, b: 2, a: 3}\n", 1, 14)
    yield _no("kunci-ganda-dalam", "a:\n  b: 1\n  c: 2\n  b: 3\n", 4, 3)
    yield _no("kunci-ganda-dalam-daftar", "- x: 1\n  x: 2\n", 2, 3)
    yield _no("kunci-ganda-escape", 'ab: 1\n"\\u0061b": 2\n', 2, 1)
    yield _no("kunci-ganda-kutip-tunggal", "a: 1\n'a': 2\n", 2, 1)
    yield _no("kunci-ganda-jauh", "a: 0\n" + "".join(f"k{n}: 1\n" for n in range(500)) + "a: 1\n", 502, 1)
    yield _no("kunci-ganda-banyak", "a: 1\n" * 3000, 2, 1)
    for name, text in {
        "angka": "1",
        "koma": "1.5",
        "bool": "true",
        "null": "~",
        "nan": ".nan",
        "tak-hingga": ".inf",
    }.items():
        yield _no(f"kunci-bukan-teks-{name}", f"{text}: x\n", 1, 1)
    yield _no("kunci-kosong-titik-dua", ": x\n", 1, 1)
    yield _no("kunci-daftar", "[a, b]: c\n", 1, 1)
    yield _no("kunci-pemetaan-alir", "{{a: b}: c}\n", 1, 2)
    yield _no("kunci-alias", "a: &x 1\n*x : 2\n", 1, 4)
    yield _may("kunci-tanya", "? a\n: b\n", {"a": "b"})
    yield _may("kunci-tanggal", "2024-02-30: x\n", {"2024-02-30": "x"})
    yield _no("kunci-esc", '"\\e[31m": 1\n', 1, 1)
    yield _no("kunci-nul", '"a\\0b": 1\n', 1, 1)
    yield _may("kunci-perintah", '"::error::x": 1\n', {"::error::x": 1})
    yield _may("kunci-perintah-pagar", '"##[add-mask]x": 1\n', {"##[add-mask]x": 1})
    yield _no("kunci-baris-perintah", '"a\\n::error::x": 1\n"a\\n::error::x": 2\n', 2, 1)
    for name in ("__proto__", "constructor", "toString", "__class__", "$ref", "$schema", "items", "keys"):
        yield _may(f"kunci-nama-{name.strip('_$').lower()}", f"{name}: x\n", {name: "x"})
    yield _may("kunci-panjang", f"{'k' * 1500}: 1\n")
    yield _may("kunci-sangat-banyak", "".join(f"k{n}: {n}\n" for n in range(20_000)))


def _graph() -> Iterator[Hostile]:
    yield _no("jangkar-saja", "a: &x 1\n", 1, 4)
    yield _no("jangkar-dan-alias", "a: &x 1\nb: *x\n", 1, 4)
    yield _no("jangkar-titik-dua", "a: &an:chor v\n", 1, 4)
    yield _no("jangkar-akar", "&x\na: 1\n", 1, 1)
    yield _no("alias-siklus-daftar", "a: &x [*x]\n", 1, 4)
    yield _no("alias-siklus-dua", "a: &x {b: &y {c: *x, d: *y}}\n", 1, 4)
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    yield _no("bom-sebelas", bomb, 1, 5)
    merge = "a0: &a0 {k: v}\n" + "".join(
        f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 13)
    )
    yield _no("bom-gabung", merge, 1, 5)
    yield _no("gabung-tanpa-jangkar", "<<: {a: 1}\nb: 2\n", 1, 1)
    yield _no("gabung-daftar", "<<: [{a: 1}, {b: 2}]\n", 1, 1)
    yield _may("gabung-berkutip", "'<<': 1\n", {"<<": 1})
    tags = {
        "os": "!!python/object/apply:os.system [id]", "nama": "!!python/name:os.system", "modul": "!!python/module:os",
        "str": "!!str 12", "null": "!!null teks", "bool": "!!bool mungkin", "float": "!!float x", "int": '!!int ""',
        "biner": "!!binary aGFsbw==", "omap": "!!omap [a: 1]", "pairs": "!!pairs [a: 1]", "seq": "!!seq [a]",
        "map": "!!map {a: 1}", "sendiri": "!lokal x", "verbatim": "!<tag:yaml.org,2002:str> x", "uri": "!<!> x",
        "yaml": "!!yaml x", "value": "!!value x", "merge": "!!merge <<",
    }  # fmt: skip
    for name, text in tags.items():
        yield _no(f"label-{name}", f"a: {text}\n", 1, 4)
    yield _no("label-akar", "!!map\na: 1\n", 1, 1)
    yield _no("label-kunci", "!!str a: 1\n", 1, 1)
    yield _no("arahan-tag", "%TAG !e! tag:example.com,2000:\n---\na: !e!x 1\n", 1, 1)
    yield _no("arahan-lain", "%LAIN x\n---\na: 1\n", 1, 1)
    yield _no("arahan-ganda", "%YAML 1.2\n%YAML 1.2\n---\na: 1\n")
    yield _may("arahan-1.2", "%YAML 1.2\n---\na: 1\n", {"a": 1})
    yield _no("arahan-tanpa-dokumen", "%YAML 1.2\n")


def _syntax() -> Iterator[Hostile]:
    broken = {
        "tab-indentasi": ("a:\n\tb: 1\n", 2), "kutip-tunggal": ("a: 'buka\nb: 1\n", 1), "kurung": ("a: [1, 2\nb: 3\n", 1),
        "kurawal": ("a: {b: 1\nc: 2\n", 1), "kurung-tutup": ("a: ]\n", 1), "kurawal-tutup": ("a: }\n", 1), "koma": ("a: , x\n", 1),
        "titik-dua-ganda": ("a: b: c\n", 1), "aksen": ("a: `x`\n", 1), "persen": ("a: %x\n", 1), "bintang": ("a: **tebal**\n", 1),
        "ampersan": ("a: & b\n", 1), "seru": ("a: !\n", 1), "pipa-salah": ("a: |x\n  b\n", 1), "lipat-salah": ("a: >99\n  b\n", 1),
        "indentasi-mundur": ("a:\n    b: 1\n  c: 2\n", 3), "daftar-dan-peta": ("- a\nb: 1\n", 2), "peta-dan-daftar": ("a: 1\n- b\n", 2),
        "escape-x": ('a: "\\x"\n', 1), "escape-u": ('a: "\\uZZZZ"\n', 1), "escape-besar": ('a: "\\U00110000"\n', 1),
        "koma-ganda": ("a: [1,,2]\n", 1), "teks-sesudah-kutip": ("a: 'b' c\n", 1), "teks-sesudah-kurung": ("a: [b] c\n", 1),
        "pagar-lengket": ("a: [b]#c\n", 1), "titik-dua-lengket": ("a:1\nb: 2\n", 0), "tanda-tanya": ("a: ? b\n", 1),
        "minus-lengket": ("a: - b\n", 1),
    }  # fmt: skip
    for name, (text, line) in broken.items():
        yield _no(f"bentuk-{name}", text, line, 0)
    yield _yes("bentuk-blok", "a: |-\n  x\n   y\nb: >+\n  z\n\nc: 1\n", {"a": "x\n y", "b": "z\n\n", "c": 1})
    yield _yes("bentuk-alir", "{a: [1, {b: 'c'}], \"d\": null}\n", {"a": [1, {"b": "c"}], "d": None})
    yield _yes("bentuk-komentar", "# x\na: 1 # y\n# z\n", {"a": 1})
    yield _yes("bentuk-akhir-dokumen", "---\na: 1\n...\n", {"a": 1})
    for name, text in {"kosong-spasi": "  \n \n", "kosong-komentar": "# a\n# b\n", "kosong-tanda": "---\n", "kosong-tanda-akhir": "---\n...\n",
                       "kosong-null": "null\n", "kosong-tilde": "~\n", "kosong-bom": "\ufeff"}.items():  # fmt: skip
        yield _no(name, text)
    yield _no(
        "konflik-diff3", "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| dasar\nb: 0\n=======\nb: 3\n>>>>>>> x\n", 2, 1
    )
    yield _no("konflik-sisa", "a: 1\n=======\nb: 2\n", 2, 1)
    yield _no("lain-lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", 1, 1)
    yield _no("lain-html", "<!DOCTYPE html>\n<html><body>404: tidak ada</body></html>\n", 1, 1)
    yield _no("lain-gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03KT\xb0R0\xe4\x02\0", 1, 1)
    yield _no("lain-png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, 1)
    yield _no("lain-pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", 1, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x" * 100)
    yield _no("lain-zip", packed.getvalue(), 1, 1)


def _escapes() -> Iterator[Hostile]:
    for name, text in {"nul": "\\0", "esc": "\\e", "bel": "\\a", "bs": "\\b", "vt": "\\v", "ff": "\\f", "cr": "\\r",
                       "x1b": "\\x1b", "u009b": "\\u009b", "u2028": "\\u2028", "ufffe": "\\ufffe", "pasangan": "\\ud83d\\ude00"}.items():  # fmt: skip
        yield (
            _may(f"escape-{name}", f'a: "x{text}y"\n')
            if name == "u2028"
            else _no(f"escape-{name}", f'a: "x{text}y"\n', 1, 0)
        )
    yield _yes(
        "escape-biasa", 'a: "x\\ny\\t\\"\\\\\\/\\u00e9\\U0001F600"\n', {"a": 'x\ny\t"\\/\xe9\U0001f600'}
    )
    yield _may("escape-bidi", 'a: "x\\u202ey"\n', {"a": "x\u202ey"})
    yield _no("escape-kunci-bidi", '"x\\u202ey": 1\n', 1, 1)


def _sizes() -> Iterator[Hostile]:
    for depth in (65, 900, 3_000, 100_000):
        yield _no(f"dalam-{depth}-kurung", "[" * depth + "]" * depth + "\n", 1, 0)
    yield _no("dalam-30000-kurawal", "{a: " * 30_000 + "1" + "}" * 30_000)
    yield _no("dalam-10000-minus", "- " * 10_000 + "x\n")
    yield _no("dalam-1000-blok", "".join(f"{' ' * n}a:\n" for n in range(1_000)))
    yield _no("panjang-baris", f"a: {'x' * 20_500}\n", 1, 0)
    yield _no("panjang-komentar", f"a: 1 # {'x' * 20_500}\n", 1, 0)
    yield _no("panjang-baris-kosong", f"a: 1{' ' * 20_500}\n", 1, 0)
    yield _no("panjang-berkas", "# " + "x" * 100 + "\n" + ("a: 1\n" + "#" * 80 + "\n") * 13_000)
    yield _no("banyak-nilai", "a: [" + ",\n".join(["1"] * 210_000) + "]\n")
    yield _no("banyak-temuan", "".join(f"k{n}: 012\n" for n in range(20_000)), 1, 0)
    yield _may("banyak-dokumen", "---\na: 1\n" * 3_000)
    yield _no("buka-kurung-saja", "[" * 100_000, 1, 0)
    yield _no("tanda-tanya-beruntun", "? " * 20_000 + "x\n")
    yield _may("titik-dua-beruntun", "a" + ":" * 10_000 + "\n")
    yield _may("kutip-beruntun", "a: " + "''" * 5_000 + "\n")
    yield _may("blok-panjang", "a: |\n" + "  baris\n" * 20_000)


FILES: tuple[Hostile, ...] = (
    *_encodings(), *_lines(), *_hidden(), *_typing(), *_keys(), *_graph(), *_syntax(), *_escapes(), *_sizes(),
)  # fmt: skip
"""All of them, by family."""
