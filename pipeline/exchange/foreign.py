"""What a file is that was given in place of a table, told by its first bytes, and what to do with it."""

from __future__ import annotations

import io
import struct
import zipfile

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR = (257, b"ustar")
_UNPACK = "buka dahulu, lalu beri berkas di dalamnya"
# Each packs one file or many: what is wanted lies inside.
_PACKED = {
    b"\x1f\x8b": "dimampatkan dengan gzip",
    b"BZh91AY&SY": "dimampatkan dengan bzip2",
    b"\xfd7zXZ\x00": "dimampatkan dengan xz",
    b"\x28\xb5\x2f\xfd": "dimampatkan dengan zstd",
    b"7z\xbc\xaf\x27\x1c": "arsip 7z",
    b"Rar!\x1a\x07": "arsip rar",
}
# Each holds something else; another form of it has to be made where it comes from.
_OTHER = {
    b"%PDF-": "PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "dokumen Office bentuk lama (mis. xls), atau terkunci sandi",
    b"SQLite format 3\x00": "basis data SQLite",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"GIF8": "gambar GIF",
}
# As it begins, a text may begin, too.
_PARQUET = b"PAR1"


def foreign(raw: bytes, wanted: str) -> str:
    """What the bytes are where they are plainly something else than is wanted, and what to do; "" else.

    Args:
        raw: The whole file.
        wanted: The form in which it should have been: "CSV", "JSON", "xlsx".
    """
    if raw.startswith(_ZIP):
        return _zipped(raw, wanted)
    for start, name in _PACKED.items():
        if raw.startswith(start):
            return f"ini {name}; {_UNPACK}"
    if raw[_TAR[0] :].startswith(_TAR[1]):
        return f"ini arsip tar; {_UNPACK}"
    for start, name in _OTHER.items():
        if raw.startswith(start):
            return _elsewhere(name, wanted)
    if raw.startswith(_PARQUET) and raw.endswith(_PARQUET):
        return _elsewhere("berkas Parquet", wanted)
    return ""


def _elsewhere(name: str, wanted: str) -> str:
    return f"ini {name}, bukan {wanted}; simpan atau ekspor dari asalnya sebagai {wanted}"


def _zipped(raw: bytes, wanted: str) -> str:
    """A workbook is an archive, too; its parts say which."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        broken = "ini arsip zip atau buku kerja xlsx yang tidak utuh; unduh atau simpan ulang"
        return "" if wanted == "xlsx" else broken
    if "xl/workbook.bin" in names:
        return _elsewhere("buku kerja xlsb", wanted)
    if any(name.startswith("xl/") for name in names):
        named = ", atau untuk tabel tiket beri nama berakhiran .xlsx" if wanted == "CSV" else ""
        told = f"ini buku kerja xlsx, bukan {wanted}; simpan lembarnya sebagai {wanted}{named}"
        return "" if wanted == "xlsx" else told
    for part, name in (
        ("word/document.xml", "dokumen Word"),
        ("content.xml", "dokumen OpenDocument (mis. ods)"),
    ):
        if part in names:
            return _elsewhere(name, wanted)
    return f"ini arsip zip; {_UNPACK}"
