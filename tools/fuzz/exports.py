"""Files as people hand them in to be imported, and what a hostile or a broken hand makes of them."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from tools.fuzz.payloads import payloads

HEAD = (
    "No Tiket", "Tanggal Lapor", "Tanggal Catat", "Nama Pelapor", "Kanal", "Layanan", "Kategori", "Keluhan",
    "Dampak", "Status",
)  # fmt: skip
ROW = (
    "101", "20/08/2025 09:10", "20/08/2025 09:15", "Warga A", "Telepon", "lapor", "Lambat", "Layar putih",
    "minor", "dicatat",
)  # fmt: skip
_FIELDS = (
    "id", "dilaporkan", "dicatat", "pelapor.nama", "metode_pelaporan", "layanan", "kategori", "gejala", "dampak",
    "status",
)  # fmt: skip
_TEAM = ("--set", "administrator_layanan=tim", "--set", "administrator_infrastruktur=tim")
_SERVICES = (
    "Kode;Nama Layanan;OPD;Uraian;Cara Akses;Target Ketersediaan;Kontak;Jam Bantuan;Target Pelayanan;"
    "Jam Layanan;Status;Kelompok;Kelas;Elektronik Penuh;Dapat Manual;Dapat Ditunda;Tahun;Daftar Permintaan\n"
    ';Izin Usaha;;Izin bagi usaha kecil.;"https://izin.contoh.example; loket: Jl. A";98,5%;'
    "telepon: (0283) 112;Senin-Kamis 07.30-16.00;36 jam;24 jam;Tersedia;Layanan Publik;Esensial;ya;sementara;"
    'ya;2022;"Izin baru: 24 jam; [cabut] Pencabutan: 12 jam"\n'
)
_TICKETS: dict[str, Any] = {
    "totalcount": 2,
    "data": [
        dict(zip(HEAD, ROW, strict=True)),
        dict(zip(HEAD, ("102", *ROW[1:6], "X", "<p>Macet&nbsp;total</p>", *ROW[8:]), strict=True)),
    ],
}
_KUMA: dict[str, Any] = {
    "monitorList": [{"id": 1, "name": "lapor", "interval": 60}],
    "heartbeatList": {"1": [{"monitorID": 1, "status": 1, "time": "2025-08-01 00:00:00"},
                            {"monitorID": 1, "status": 0, "time": "2025-08-01 00:10:00"}]},
}  # fmt: skip
_PROMETHEUS: dict[str, Any] = {
    "status": "success",
    "data": {"resultType": "matrix", "result": [
        {"metric": {"instance": "lapor", "job": "x"}, "values": [[1754000000, "1"], [1754000060, "0"]]}]},
}  # fmt: skip
_CHECKS = "waktu,status,situs\n2025-08-01 00:00,up,lapor\n2025-08-01 00:10,down,lapor\n"
_MAPPING: dict[str, Any] = {
    "kolom": {**dict(zip(HEAD, _FIELDS, strict=True))}, "nilai": {"metode_pelaporan": {"Telepon": "telepon"}},
    "tetap": {"x_asal": "loket"}, "abaikan": ["Tidak Ada"],
}  # fmt: skip
_FOR = ("--layanan", "lapor", "--period", "2025-08")
_XML = (
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>", b"&b;", b"&xxe;",
    b"<!DOCTYPE x [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>", b"<f>1+1</f>", b'r="XFD1048576"', b't="s"',
    b"<v>-1</v>", b"<v>99999999999</v>", b"<v>1e999</v>", b"<v>nan</v>", b'<mergeCell ref="A1:XFD1048576"/>',
    b'<c r="A1:B2"/>', b'count="99999999"', b"]]>", b"\x00", b"\xff\xfe", b"<" * 200, b"<a>" * 300, b's="99999"',
    b'<row r="0">', b'<row r="-5">', b't="d"', b't="e"', b"<v>#REF!</v>", b"<!--", b"<?xml version='9'?>",
)  # fmt: skip
_NAMES = (
    "../../hilang.xml",
    "/etc/hilang",
    "C:\\hilang",
    "xl/worksheets/../../../x",
    "a\x00b",
    "n" * 5_000,
    "",
)


@dataclass(frozen=True, slots=True)
class Export:
    """A file to be imported.

    Attributes:
        name: Its name, whose ending decides how it is read.
        raw: Its bytes.
        command: The arguments of `spbe import`, "{}" where the file stands.
    """

    name: str
    raw: bytes
    command: tuple[str, ...]


def seeds() -> tuple[Export, ...]:
    """Sound exports of each kind that can be imported."""
    table = "\n".join(";".join(row) for row in (HEAD, ROW)) + "\n"
    tickets = ("aduan", "{}", "--opd", "diskominfo")
    services = ("layanan", "{}", "--opd", "diskominfo", *_TEAM)
    return (
        Export("t.csv", table.encode(), tickets),
        Export("t.xlsx", _book([HEAD, ROW]), tickets),
        Export("t.json", _json(_TICKETS), tickets),
        Export("l.csv", _SERVICES.encode(), services),
        Export("p.yaml", _json(_MAPPING), ("aduan", "t.csv", "--opd", "diskominfo", "--peta", "{}")),
        Export("k.json", _json(_KUMA), ("uptime-kuma", "{}", *_FOR)),
        Export("q.json", _json(_PROMETHEUS), ("prometheus", "{}", *_FOR)),
        Export("c.csv", _CHECKS.encode(), ("cek", "{}", *_FOR)),
    )


def mutated(dice: random.Random) -> Iterator[Export]:
    """Without end: one sound export after the other with a few things changed."""
    sound = seeds()
    while True:
        export = dice.choice(sound)
        yield Export(export.name, _changed(export, dice), export.command)


def _changed(export: Export, dice: random.Random) -> bytes:
    ending = export.name.rpartition(".")[2]
    if not dice.randrange(4):
        return _bytes(export.raw, dice)
    if ending == "xlsx":
        return dice.choice((_cells, _parts, _members))(export.raw, dice)
    if ending in ("json", "yaml"):
        return _leaf(json.loads(export.raw), dice)
    return _field(export.raw.decode(), dice)


def _bytes(raw: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 6)):
        at = dice.randint(0, len(raw))
        size = dice.choice((0, 1, 4, 40, 400))
        piece = dice.choice(
            (b"", bytes([dice.randrange(256)]), b"\x00", b"\xff\xff\xff\xff", b'"', b"\r", raw[-60:])
        )
        raw = raw[:at] + piece + raw[at + size :]
    return raw


def _hostile(dice: random.Random) -> Any:
    known = [payload.value for payload in payloads() if payload.known]
    more = (
        "9" * 5_000,
        "x" * 120_000,
        "\x00",
        "a\x1bb",
        "\ud800",
        "\x85",
        10**400,
        -1,
        1e308,
        "A1\nB2",
        '"',
        ";" * 400,
    )
    return dice.choice((*known, *more))


def _field(text: str, dice: random.Random) -> bytes:
    """One field of a CSV file, or how the whole is written."""
    lines = [line.split(";") for line in text.split("\n")]
    line = dice.choice(lines)
    value = _hostile(dice)
    line[dice.randrange(len(line))] = value if isinstance(value, str) else json.dumps(value)
    told = "\n".join(";".join(line) for line in lines)
    told = dice.choice((told, told, told.replace(";", ","), told.replace("\n", "\r"), told * 50, '"' + told))
    return told.encode(dice.choice(("utf-8", "utf-8", "utf-16", "utf-8-sig")), "surrogatepass")


def _leaf(content: Any, dice: random.Random) -> bytes:
    """One leaf, key or level of a JSON document."""
    content = deepcopy(content)
    node, parent, key = content, None, None
    while isinstance(node, (dict, list)) and node and (parent is None or dice.randrange(5)):
        parent, key = node, dice.choice(list(node) if isinstance(node, dict) else range(len(node)))
        node = node[key]
    if parent is None:
        return b"null"
    value = dice.choice((_hostile(dice), float("nan"), float("inf"), 10**30, [[[node]]], {"x": node}, None))
    parent[key] = value
    if isinstance(parent, dict) and not dice.randrange(4):
        other = _hostile(dice)
        parent[other if isinstance(other, str) else "x"] = parent.pop(key)
    told = json.dumps(content)
    return dice.choice((told, told, "[" * 5_000 + told, told + told, told.replace('"', "'"))).encode()


def _cells(_raw: bytes, dice: random.Random) -> bytes:
    """A cell of a workbook."""
    rows = [list(HEAD), list(ROW), list(ROW)]
    value = _hostile(dice)
    plain = value if isinstance(value, (str, int, float, bool)) else json.dumps(value)
    row = dice.choice(rows)
    row[dice.randrange(len(row))] = plain
    try:
        return _book(rows)
    except (ValueError, UnicodeError, OverflowError, IllegalCharacterError):
        # What the library will not write: as text then, letter by letter.
        row[row.index(plain)] = ascii(plain)[:30_000]
        return _book(rows)


def _parts(raw: bytes, dice: random.Random) -> bytes:
    """What stands in a part of a workbook."""
    held = _held(raw)
    name = dice.choice(sorted(held))
    content = held[name]
    for _ in range(dice.randint(1, 3)):
        at = dice.choice(
            [found for found in range(len(content)) if content[found : found + 1] in b"<>"] or [0]
        )
        content = content[:at] + dice.choice(_XML) + content[at + dice.choice((0, 0, 1, 30)) :]
    return _zipped({**held, name: content})


def _members(raw: bytes, dice: random.Random) -> bytes:
    """Which parts a workbook has, and what they are called."""
    held = _held(raw)
    name = dice.choice(sorted(held))
    how = dice.randrange(5)
    if how == 0:
        del held[name]
    elif how == 1:
        held[dice.choice(_NAMES) or "kosong"] = held[name]
    elif how == 2:
        held[name] = b""
    elif how == 3:
        held[name] = held[name][:200] + b" " * 20_000_000 + held[name][200:]
    else:
        held |= {f"xl/media/{number}.bin": b"x" for number in range(2_500)}
    return _zipped(held)


def _held(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(held: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return made.getvalue()


def _book(rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
