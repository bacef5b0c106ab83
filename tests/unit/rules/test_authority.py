"""Who may act: by role, service, day, and the OPDs that help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.model.case import Case
from pipeline.model.moments import Moment, start_of_day
from pipeline.model.people import Person
from pipeline.rules.authority import decided, may_act, offices, on_duty
from tests.rules.bench import AS_OF, base_documents, build, laid_over


def case_of(ref: str, change: dict[str, Any] | None = None) -> Case:
    documents = dict(base_documents())
    documents[ref] = replace(documents[ref], data=laid_over(documents[ref].data, change or {}))
    return next(case for case in build(documents, AS_OF, strict=True).cases if case.document.ref == ref)


def day(case: Case, text: str) -> Moment:
    when = date.fromisoformat(text)
    return Moment(start_of_day(when, case.region.zone), when, whole_day=True)


def somebody(case: Case, ref: str) -> Person:
    person = case.region.person(ref, case.document.opd)
    assert person is not None
    return person


@pytest.mark.parametrize(
    ("ref", "role", "on", "allowed"),
    [
        ("kabid-lama", "penanggung_jawab_layanan", "2024-12-31", True),
        ("kabid-lama", "penanggung_jawab_layanan", "2025-01-01", False),
        ("kabid", "penanggung_jawab_layanan", "2024-12-31", False),
        ("kabid", "pimpinan", "2025-02-01", False),
        ("diskominfo/kadis", "pimpinan", "2025-02-01", False),
        ("diskominfo/kabid-layanan", "penanggung_jawab_layanan", "2025-02-01", False),
        ("diskominfo/kabid-infra", "penanggung_jawab_infrastruktur_aplikasi", "2025-02-01", True),
        ("diskominfo/adm-portal", "administrator_layanan", "2025-02-01", True),
        ("diskominfo/teknisi", "administrator_infrastruktur_aplikasi", "2025-02-01", True),
        ("diskominfo/teknisi", "administrator_layanan", "2025-02-01", False),
    ],
)
def test_a_role_is_held_by_day_and_only_shared_roles_are_lent(
    ref: str, role: str, on: str, allowed: bool
) -> None:
    case = case_of("disdukcapil/aduan/ADU-1")
    assert case.service is not None
    assert may_act(case, somebody(case, ref), role, day(case, on), case.service) is allowed


def test_the_help_desk_that_keeps_a_ticket_counts_for_its_teams_only() -> None:
    case = case_of("disdukcapil/aduan/ADU-1")
    kept = replace(case, document=replace(case.document, opd="dinkes"))
    assert kept.service is not None
    homes = [office.id for office in offices(kept, "administrator_layanan", kept.service)]
    assert homes == ["disdukcapil", "diskominfo"], "an OPD without a catalogue document has no structure"
    assert [office.id for office in offices(kept, "pimpinan", kept.service)] == ["disdukcapil"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-12-30", "2024-12-31", True),
        ("2024-12-31", "2025-03-01", True),
        ("2025-01-01", "2025-03-01", False),
        ("2019-01-01", "2019-01-01", False),
        ("2019-01-01", "2019-01-02", True),
    ],
)
def test_on_duty_is_any_day_of_the_run(first: str, last: str, expected: bool) -> None:
    case = case_of("disdukcapil/aduan/ADU-1")
    assert case.service is not None
    days = (date.fromisoformat(first), date.fromisoformat(last))
    person = somebody(case, "kabid-lama")
    assert on_duty(case, person, "penanggung_jawab_layanan", days, case.service) is expected


@pytest.mark.parametrize(
    ("block", "answer"),
    [
        ({"oleh": "kabid", "waktu": "2025-03-03"}, True),
        ({"oleh": "adm-loket", "waktu": "2025-03-03"}, False),
        ({"oleh": "adm-loket", "atas_nama": "kabid", "waktu": "2025-03-03"}, True),
        ({"oleh": "kabid", "waktu": "2024-03-03"}, False),
        ({"oleh": "entah", "waktu": "2025-03-03"}, None),
        ({"oleh": "entah", "atas_nama": "kabid", "waktu": "2025-03-03"}, None),
        (None, None),
    ],
)
def test_a_decision_is_right_wrong_or_unknown(block: dict[str, str] | None, answer: bool | None) -> None:
    case = case_of("disdukcapil/permintaan/PMT-1", {"persetujuan": block})
    assert case.service is not None
    assert decided(case, ("persetujuan",), "penanggung_jawab_layanan", case.service) is answer
