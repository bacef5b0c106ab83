"""Dependency graphs for tests: small, wide, tall, circular, hostile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.link.catalogue import build_region
from pipeline.link.graph import resolved
from pipeline.model.dependency import Dependencies
from pipeline.model.document import Document

HOSTILE = "</text><script>alert(1)</script>]]> & \" ' \\ %s"


def graph_of(parts: Mapping[str, Sequence[str]], **more: Mapping[str, Any]) -> Dependencies:
    """A graph of one OPD.

    Args:
        parts: "layanan/a" -> ids of what it needs.
        more: Id -> further fields of its document.
    """
    office = Document("catalog/uji/opd.yaml", 0, 1, {"jenis": "opd", "id": "uji"}, "uji")
    return resolved(
        build_region([office, *(_document(name, needed, more) for name, needed in parts.items())])
    )


def _document(name: str, needed: Sequence[str], more: Mapping[str, Mapping[str, Any]]) -> Document:
    kind, own = name.split("/")
    field = "bergantung_pada" if kind != "layanan" else "aplikasi"
    data = {"jenis": kind, "id": own, "nama": own.title(), field: list(needed), **more.get(own, {})}
    return Document(f"catalog/uji/{kind}/{own}.yaml", 0, 1, data, "uji")


def three() -> Dependencies:
    return graph_of(
        {
            "layanan/surat": ["aplikasi/web"],
            "aplikasi/web": ["infrastruktur/ruang"],
            "infrastruktur/ruang": [],
        }
    )


def sixty() -> Dependencies:
    """Twenty services on twenty applications on twenty components, tied across each other and far down."""
    parts: dict[str, list[str]] = {}
    for i in range(20):
        parts[f"layanan/s{i:02d}"] = [f"aplikasi/a{i:02d}", f"aplikasi/a{(i * 7 + 3) % 20:02d}"]
        parts[f"aplikasi/a{i:02d}"] = [f"infrastruktur/i{n:02d}" for n in {i % 6, (i * 5) % 20, 19}]
        parts[f"infrastruktur/i{i:02d}"] = [f"infrastruktur/i{i + 6:02d}"] if i < 12 else []
    return graph_of(parts)


def circle() -> Dependencies:
    return graph_of(
        {
            "layanan/surat": ["aplikasi/a"],
            "aplikasi/a": ["aplikasi/b"],
            "aplikasi/b": ["aplikasi/c"],
            "aplikasi/c": ["aplikasi/a", "aplikasi/c"],
        }
    )


def hostile() -> Dependencies:
    return graph_of(
        {"layanan/surat": ["aplikasi/web"], "aplikasi/web": []},
        surat={"nama": HOSTILE},
        web={"nama": "Sangat" * 60 + "\u202e\x1b[31m"},
    )
