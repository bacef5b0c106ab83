"""Which clause a field of a shared definition answers to: that of the field that uses it."""

from __future__ import annotations

import pytest

from pipeline.check.fields import fields_by_clause, narrowed
from pipeline.check.validate import validate
from pipeline.load.read import load_bytes

ROW = "opd/struktur/{}/jabatan"


def test_an_approval_answers_to_its_own_object_alone() -> None:
    fields = fields_by_clause()
    assert set(fields["L2.1.2.2.a4"]) == {"kebutuhan/persetujuan"}
    assert set(fields["L2.1.2.5.p1a"]) == {"perubahan/penetapan", "perubahan/layanan"}
    assert "drp/persetujuan" in fields["L2.2.2.2.T9.2"]


@pytest.mark.parametrize(
    ("clause", "role"),
    [("L1.T1.1", "pimpinan"), ("L1.T1.2", "penanggung_jawab_layanan")],
)
def test_an_office_answers_to_the_row_of_its_role(clause: str, role: str) -> None:
    fields = fields_by_clause()[clause]
    assert ROW.format(role) in fields
    assert {field.split("/")[2] for field in fields if field.startswith("opd/struktur/")} == {role}


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        ("L2.2.2.1.p2b", "pemantauan/anomali/*/penanganan"),
        ("L2.2.1.2.T6.2.2", "aduan/aktivitas/*/tahap"),
        ("P3.2.a", "reviu/lingkup/*/tahap"),
        ("L2.3.a7.anggaran", "evaluasi/sla/uraian"),
    ],
)
def test_a_field_written_out_where_it_stands_keeps_what_it_cites_beyond_the_field_around_it(
    clause: str, field: str
) -> None:
    assert field in fields_by_clause()[clause]


def test_hours_of_an_office_are_not_those_of_a_help_desk() -> None:
    assert not [field for field in fields_by_clause()["L2.1.1.2.k9"] if "kalender" in field]


@pytest.mark.parametrize(
    ("own", "above", "left"),
    [
        (("a", "b"), ("b", "c"), ("b",)),
        (("a", "b"), ("c",), ("a", "b")),
        ((), ("c",), ()),
        (("a",), (), ("a",)),
    ],
)
def test_what_a_field_cites_is_narrowed_to_its_use(
    own: tuple[str, ...], above: tuple[str, ...], left: tuple[str, ...]
) -> None:
    assert narrowed(own, above, shared=True) == left
    assert narrowed(own, above, shared=False) == own


def test_a_finding_on_an_approval_cites_what_was_to_be_approved() -> None:
    text = "jenis: kebutuhan\nid: KBT-1\npersetujuan: {waktu: 2025-01-02}\n"
    (document,) = load_bytes(text.encode(), "a.yaml").documents
    found = {one.pointer.json_pointer(): one.clauses for one in validate(document, ())}
    assert found["/persetujuan/oleh"] == ("L2.1.2.2.a4",)


def test_a_finding_on_a_release_approval_does_not_speak_of_needs() -> None:
    text = "jenis: rilis\nid: RLS-1\npersetujuan: {waktu: 2025-01-02}\n"
    (document,) = load_bytes(text.encode(), "a.yaml").documents
    found = {one.pointer.json_pointer(): one.clauses for one in validate(document, ())}
    assert found["/persetujuan/oleh"] == ("L2.2.2.3.T10.2.1",)


def test_a_finding_on_a_field_that_is_not_shared_cites_all_of_its_clauses() -> None:
    text = "jenis: pemantauan\nid: PTU-1\nanomali: [{waktu: 2025-01-02 10:00, uraian: x, penanganan: 1}]\n"
    (document,) = load_bytes(text.encode(), "a.yaml").documents
    found = {one.pointer.json_pointer(): one.clauses for one in validate(document, ())}
    assert found["/anomali/0/penanganan"] == ("L2.2.2.1.T8.1.2", "L2.2.2.1.p2b")
