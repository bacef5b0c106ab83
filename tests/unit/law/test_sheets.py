"""The plain lists of a pack as values: every field of every row, and what has the wrong shape left out."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

from pipeline.law.dated import ALWAYS, Line
from pipeline.law.sheets import (
    clause_rows,
    read_approvals,
    read_class_tests,
    read_clauses,
    read_continuity,
    read_counterparts,
    read_forms,
    read_lists,
    read_roles,
    read_terms,
)
from pipeline.law.values import Approval, Clause, FormField, RoleInfo, Ruled


def test_clauses_in_order_by_id_the_last_of_two_kept() -> None:
    row = {
        "id": "K.2",
        "sitasi": "Pasal 2",
        "ringkas": "Wajib.",
        "kekuatan": "wajib",
        "jenis": "norma",
        "pelaku": "PD",
        "dapat_diperiksa": "mesin",
        "dipenuhi": [{"cara": "aturan"}, "x"],
        "diharapkan": ["aturan"],
        "padanan": ["P.2", "P.3"],
    }
    first = {"klausul": [{"id": "K.2"}, row, {"sitasi": "tanpa id"}]}
    rows = clause_rows([first, {"klausul": [{"id": "K.1", "padanan": "P.3"}]}])
    found = read_clauses(rows)
    assert (list(found), len(found)) == (["K.2", "K.1"], 2)
    assert ("K.1" in found, "K.3" in found, found.get("K.3"), found["K.1"] is found["K.1"]) == (
        True,
        False,
        None,
        True,
    )
    assert pickle.loads(pickle.dumps(found)) == dict(found)  # noqa: S301  our own bytes
    assert found["K.2"] == Clause(
        "K.2",
        "Pasal 2",
        "Wajib.",
        "wajib",
        "norma",
        ("PD",),
        "mesin",
        ({"cara": "aturan"},),
        ("aturan",),
        ("P.2", "P.3"),
    )
    assert read_counterparts(rows) == {"P.2": ("K.2",), "P.3": ("K.2", "K.1")}


def test_vocabularies_by_value() -> None:
    words = [{"nilai": "a", "nama": "A"}, {"nilai": 1}, {"nilai": None}, {"nilai": [2]}, {"nama": "x"}]
    assert read_terms({"istilah": {"kelompok": words, "lain": "x"}}) == {
        "kelompok": {"a": words[0], 1: words[1]},
        "lain": {},
    }
    assert read_terms({}) == {}


def test_forms_roles_and_who_decides() -> None:
    line: dict[str, Any] = {
        "no": 3,
        "kode": "k",
        "bidang": "b",
        "teks": "T",
        "klausul": "K",
        "asal": "alat",
        "juga": "c",
    }
    forms = read_forms({"formulir": {"aduan": [line, {"no": True}], "lain": [line]}})
    assert set(forms) == {"katalog", "permintaan", "aduan", "pemantauan"}
    assert forms["aduan"] == (
        FormField(3, "k", "b", "T", "K", "alat", ("c",)),
        FormField(0, "", "", "", "", "regulasi"),
    )
    role: dict[str, Any] = {
        "kode": "pimpinan",
        "nama": "Pimpinan",
        "deskripsi": "D",
        "tugas": [{"teks": "Menetapkan", "klausul": "K.1"}],
        "ditunjuk_oleh": "bupati",
        "anggota_boleh": ["asn"],
        "klausul": "K",
        "lapor_kepada": "bupati",
    }
    tables: dict[str, Any] = {
        "t1": {"fungsi": "struktur", "baris": [role]},
        "t2": {"fungsi": "lain", "baris": [role]},
    }
    assert read_roles(tables) == (
        RoleInfo(
            "pimpinan", "Pimpinan", "D", (Ruled("Menetapkan", ("K.1",)),), "bupati", ("asn",), "K", "bupati"
        ),
    )
    act = {
        "objek": "drp.penetapan",
        "nama": "Penetapan",
        "tindakan": "menetapkan",
        "peran": "pimpinan",
        "koordinasi": "opd_kominfo",
        "setelah": True,
        "klausul": "K",
        "delegasi": "penetap",
    }
    bare = {"objek": "lain", "peran": "opd_kominfo", "setelah": "ya"}
    found = read_approvals({"persetujuan": [act, {"peran": "x"}, {"objek": "asing", "peran": "bos"}, bare]})
    assert found == {
        "drp.penetapan": Approval(
            "drp.penetapan", "Penetapan", "menetapkan", "pimpinan", "opd_kominfo", True, ("K",), "penetap"
        ),
        "lain": Approval("lain", "", "", "opd_kominfo"),
    }
    assert read_lists({"persetujuan": [act], "reviu": [{"a": 1}, 2]}) == {"reviu": ({"a": 1},)}


def test_what_classes_demand_and_may_answer() -> None:
    dated = [{"mulai": "2026-01-01", "wajib": ["rpo", "rto"], "klausul": "K"}, {"wajib": "rpo"}]
    assert read_continuity({"keberlangsungan": [{"klasifikasi": "utama", "nilai": dated}]}) == {
        "utama": (
            Line(ALWAYS, frozenset({"rpo"})),
            Line(date(2026, 1, 1), frozenset({"rpo", "rto"}), ("K",)),
        )
    }
    row = {"klasifikasi": "utama", "jawaban": {"manual": "tidak", "jam": [1, 2]}, "klausul": "K"}
    assert read_class_tests({"uji": [row]}) == {"utama": Ruled({"manual": ("tidak",), "jam": (1, 2)}, ("K",))}
