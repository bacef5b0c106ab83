"""What was promised and what was kept, and how many records are in order."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from pipeline.model.fact import Verdict
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.pointer import Pointer
from pipeline.render.documents.passes import NOT_COUNTED, Pass, clause_passes, rule_passes
from pipeline.render.documents.promises import kept_metrics, kept_table
from pipeline.render.documents.search import KINDS, search_page
from pipeline.render.table import cell
from tests.unit.render.documents.completed import complete, words


def test_each_service_has_its_promise_and_how_often_it_was_kept() -> None:
    dossier = complete()
    rows = {cell(row[0]).href: row for row in kept_table(dossier).rows}
    assert set(rows) == {f"katalog/{ref}.html" for ref in dossier.world.region.services}
    for ref in dossier.world.region.services:
        row = rows[f"katalog/{ref}.html"]
        facts = [
            m.fact for m in dossier.measured.get(ref, ()) if m.fact.periode in dossier.periods[-1].months
        ]
        found = [fact.pelayanan_hasil for fact in facts if fact.jenis == "permintaan"]
        met, missed = found.count(Verdict.TERCAPAI), found.count(Verdict.TIDAK_TERCAPAI)
        shown = cell(row[2]).text
        assert shown == "–" if not met + missed else f"({met} dari {met + missed})" in str(shown)


def test_only_an_opds_own_services_stand_on_its_page_and_what_is_left_out_is_counted() -> None:
    own = kept_table(complete(), "kecamatan-kota")
    assert [cell(row[0]).href for row in own.rows] == ["katalog/kecamatan-kota/surat.html"]
    first = kept_table(complete(), most=1)
    assert (len(first.rows), first.total) == (1, len(complete().world.region.services))


def test_a_figure_of_the_front_page_tells_its_denominator() -> None:
    for metric in kept_metrics(complete(), complete().services("")):
        assert " dari " in metric.note
        assert metric.value == "–" or metric.value.endswith(" %")


def test_records_in_order_are_those_that_were_looked_at_less_those_with_a_finding() -> None:
    dossier = replace(complete(), inner=None)
    rule = next(rule for rule in dossier.rules if rule.kinds == ("aduan",) and rule.clauses)
    whole = sum(1 for card in dossier.world.index.cards.values() if card.jenis == "aduan")
    clean = replace(dossier, result=replace(dossier.result, findings=()))
    assert rule_passes(clean)[rule.code] == Pass(whole, whole)
    one = Finding(
        rule.code, rule.name, Severity.ERROR, Pointer("records/a.yaml"), "keliru",
        clauses=rule.clauses, basis=Basis.REGULASI, document="diskominfo/aduan/ADU-2025-0001",
    )  # fmt: skip
    twice = (one, replace(one, message="keliru lagi"))
    marred = replace(dossier, result=replace(dossier.result, findings=twice))
    assert rule_passes(marred)[rule.code] == Pass(whole - 1, whole)
    clause = rule.clauses[0]
    assert clause_passes(marred)[clause].fit == clause_passes(clean)[clause].fit - 1
    waived = replace(dossier, result=replace(dossier.result, findings=(replace(one, waived="SRT-1"),)))
    assert rule_passes(waived)[rule.code] == Pass(whole, whole)


def test_a_rule_about_the_region_counts_no_records() -> None:
    passes = rule_passes(complete())
    lacking = [rule for rule in complete().rules if rule.code not in passes]
    assert lacking
    assert all(not rule.kinds for rule in lacking)
    assert NOT_COUNTED.text == "satu daerah"
    assert Pass(0, 0).told.text == "– (0 dari 0)"


def test_the_search_lists_every_service_rule_and_clause() -> None:
    dossier = complete()
    page = search_page(dossier, ())[0]
    said = words(dossier, page)
    for service in dossier.services(""):
        assert escape(service.nama) in said
    for code in (rule.code for rule in dossier.rules):
        assert code in said
    assert all(f"[{clause}]" in said for clause in dossier.law.clauses)
    assert {word for word, _, _ in page.values["bagian"]} == {word for word, _ in KINDS} - {"dokumen"}
