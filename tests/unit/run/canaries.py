"""A piece of the sample region in which everything that must not be published bears a mark."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.run.sources import read_documents

SAMPLE = Path(__file__).parents[3]
OPD = "diskominfo"
NIK, PHONE, EMAIL = "3328011501900003", "0812-9998-7776", "kenari.wati@surel.example"
PERSONS = (
    "kenari pemohon",
    "kenari pelapor",
    "kenari bebas",
    NIK,
    PHONE,
    PHONE.replace("-", ""),
    EMAIL,
    "kotak.kenari@",
)
"""What no edition may hold."""

INSIDE = (
    "kenari mesin",
    "kenari-mesin",
    "kenari lokasi",
    "kenari nginx",
    "kenari teknologi",
    "kenari rencana",
    "kenari temuan",
    "kenari anomali",
    "kenari drp",
    "kenari uji",
    "kenari pemulihan",
    "kenari tenaga ahli",
    "2219 detik",
    "0:36:59",
    "0,616389",
    "0.616389",
    "4987 detik",
    "1:23:07",
    "1,385278",
    "1.385278",
    "661 detik",
    "0:11:01",
    "0,183611",
    "0.183611",
    "3181 detik",
    "0:53:01",
    "0,883611",
    "0.883611",
)
"""What the public edition may not hold: components, DRP, RPO and RTO (odd lengths) and what was reached."""

Change = Callable[[dict[str, Any]], None]


def plant(root: Path) -> Path:
    """Writes the marked workspace below a folder."""
    (root / "catalog").mkdir(parents=True)
    shutil.copy(SAMPLE / "catalog/pemda.yaml", root / "catalog/pemda.yaml")
    for folder in ("catalog", "records"):
        base = SAMPLE / folder / OPD
        paths = sorted(str(path.relative_to(SAMPLE)) for path in base.rglob("*.yaml"))
        for path in _few(paths):
            _write(root, path)
    _component(root)
    return root


def _few(paths: list[str]) -> list[str]:
    """All that there is little of, and the first of what there is much of."""
    kinds: dict[str, int] = {}
    chosen: list[str] = []
    for path in paths:
        kind = path.split("/")[2]
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] <= (8 if path.startswith("records") else 99) and "-lapor-" not in path:
            chosen.append(path)
    return chosen


def _write(root: Path, path: str) -> None:
    documents, _ = read_documents(SAMPLE, [path])
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    told = [json.dumps(_marked(dict(document.data)), ensure_ascii=False) for document in documents]
    file.write_text("\n---\n".join(told) + "\n", encoding="utf-8")


def _component(root: Path) -> None:
    """A component of its own, on which the first service stands, and which no rule is content with."""
    place = root / f"catalog/{OPD}/infrastruktur/kenari-mesin.yaml"
    part = {"jenis": "infrastruktur", "id": "kenari-mesin", "nama": "Kenari Mesin", "tipe": "server"}
    place.write_text(
        json.dumps({**part, "lokasi": "Kenari Lokasi", "x_bebas": "Kenari Bebas"}), encoding="utf-8"
    )


def _marked(data: dict[str, Any]) -> dict[str, Any]:
    change = _CHANGES.get(data["jenis"])
    if change:
        change(data)
    return data


def _each_text(value: Any, mark: str) -> Any:
    if isinstance(value, Mapping):
        return {key: _each_text(item, mark) for key, item in value.items()}
    if isinstance(value, list):
        return [_each_text(item, mark) for item in value]
    return mark if isinstance(value, str) else value


def _request(data: dict[str, Any]) -> None:
    data["pemohon"] |= {"nama": "Kenari Pemohon", "kontak": PHONE}
    data["deskripsi"] = f"Pemohon {NIK} meminta, hubungi {EMAIL}."
    data["x_catatan"] = "Kenari Bebas"


def _complaint(data: dict[str, Any]) -> None:
    data["pelapor"] |= {"nama": "Kenari Pelapor", "kontak": EMAIL}
    told = f"Telepon pelapor {PHONE} dengan NIK {NIK}."
    data |= {"gejala": told, "x_catatan": "Kenari Bebas"}
    for step in data.get("aktivitas", ()):
        step["x_catatan"] = "Kenari Bebas"
    for name in ("penyebab", "kendala"):
        if name in data:
            data[name] = told


def _service(data: dict[str, Any]) -> None:
    if "rpo" in data:
        data |= {"rpo": "2219 detik", "rto": "4987 detik"}
    data["infrastruktur"] = [*data.get("infrastruktur", ()), "kenari-mesin", "kenari-mesin-hilang"]


def _office(data: dict[str, Any]) -> None:
    for role in ("administrator_layanan", "administrator_infrastruktur_aplikasi"):
        for entry in data["struktur"][role]:
            entry["email"] = "kotak.kenari@tegalkab.example"
    last = data["struktur"]["administrator_infrastruktur_aplikasi"][-1]
    last |= {"nama": "Kenari Tenaga Ahli", "status": "pihak_ketiga", "instansi": "CV Contoh"}


def _application(data: dict[str, Any]) -> None:
    data["konfigurasi"] = {"versi": "9.9", "komponen": ["Kenari Nginx 9.9"], "diperbarui": "2025-06-01"}


def _needs(data: dict[str, Any]) -> None:
    data["teknologi"] = "Kenari Teknologi"


def _policy(data: dict[str, Any]) -> None:
    data["rencana_pemeliharaan"] = "Kenari Rencana"
    data["infrastruktur"] = ["kenari-mesin"]


def _monitoring(data: dict[str, Any]) -> None:
    data["temuan_lingkup"] = _each_text(data.get("temuan_lingkup", {}), "Kenari Temuan")
    entry = {
        "waktu": data["periode"] + "-03T10:00:00+07:00",
        "uraian": "Kenari Anomali",
        "penanganan": "Kenari Anomali",
    }
    data["anomali"] = [entry]
    data["komponen"] = [*data["komponen"], "kenari-mesin"]


def _plan(data: dict[str, Any]) -> None:
    for name in ("analisis", "kondisi_bencana", "normalisasi", "definisi"):
        if name in data:
            data[name] = _each_text(data[name], "Kenari DRP")
    data["asesmen"] |= {"kondisi_fisik": "Kenari DRP", "kelayakan_fungsi": "Kenari DRP"}
    data["aktivasi"] |= {"pemicu": "Kenari DRP", "langkah": ["Kenari DRP"]}
    for row in (data, *(row for row in data["layanan"] if isinstance(row, dict))):
        row |= {"rpo": "2219 detik", "rto": "4987 detik"}
    drill = {"rpo_capaian": "661 detik", "rto_capaian": "3181 detik"}
    data["uji"] = [{"tanggal": "2025-05-25", **drill, "hasil": "Kenari Uji"}]


def _recovery(data: dict[str, Any]) -> None:
    data |= {
        "uraian": "Kenari Pemulihan",
        "evaluasi": "Kenari Pemulihan",
        "normalisasi": ["Kenari Pemulihan"],
    }


def _change(data: dict[str, Any]) -> None:
    data["sebelum"] = {**data.get("sebelum", {}), "rpo": "4987 detik"}
    data["sesudah"] = {**data.get("sesudah", {}), "rpo": "2219 detik"}


_CHANGES: Mapping[str, Change] = {
    "permintaan": _request,
    "aduan": _complaint,
    "layanan": _service,
    "opd": _office,
    "aplikasi": _application,
    "kebutuhan": _needs,
    "kebijakan": _policy,
    "pemantauan": _monitoring,
    "drp": _plan,
    "pemulihan": _recovery,
    "perubahan": _change,
}
