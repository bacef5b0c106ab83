"""Who may act: whether a person held a role of Tabel 1 for a service when the act was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.people import Person, Tenure
from pipeline.model.region import Office, Service

LEADER = "pimpinan"
OWNER = "penanggung_jawab_layanan"
INFRASTRUCTURE_OWNER = "penanggung_jawab_infrastruktur_aplikasi"
SERVICE_ADMINISTRATOR = "administrator_layanan"
INFRASTRUCTURE_ADMINISTRATOR = "administrator_infrastruktur_aplikasi"
ADMINISTRATORS = (SERVICE_ADMINISTRATOR, INFRASTRUCTURE_ADMINISTRATOR)

# Roles that the kominfo PD may hold for others' services, and a central help desk for the tickets it keeps.
# Whoever leads an OPD or answers for its services is always its own.
_SHARED = frozenset({INFRASTRUCTURE_OWNER, *ADMINISTRATORS})


def may_act(case: Case, person: Person, role: str, at: Moment, service: Service) -> bool:
    """Whether a person held a role for a service at a moment (a date-only act is compared by date)."""
    return any(person in office.holders(role, at, service.id) for office in offices(case, role, service))


def on_duty(case: Case, person: Person, role: str, days: tuple[date, date], service: Service) -> bool:
    """Whether a person held a role for a service on any of a run of days, both ends included."""
    first, last = days
    for tenure in _tenures(case, person, role, service):
        begun = tenure.mulai is None or tenure.mulai <= last
        if begun and (tenure.sampai is None or tenure.sampai >= first):
            return True
    return False


def _tenures(case: Case, person: Person, role: str, service: Service) -> tuple[Tenure, ...]:
    """A person's spells in a role for a service; few people keep many tickets, so each is looked up once."""
    asked = (role, person.opd, person.id, service.opd, service.id, case.document.opd)
    known = case.region.tenures
    found = known.get(asked)
    if found is None:
        found = known[asked] = tuple(
            tenure
            for office in offices(case, role, service)
            for tenure in office.tenures
            if tenure.role == role and tenure.person == person and tenure.holds(None, service.id)
        )
    return found


def structure_known(case: Case, role: str, service: Service) -> bool:
    """Whether every `struktur` that counts for a role could be read: else nobody can be called a stranger."""
    homes = {service.opd} | ({case.region.kominfo, case.document.opd} if role in _SHARED else set())
    return not case.region.may_hold("opd", *homes)


def decided(case: Case, keys: tuple[str | int, ...], role: str, service: Service) -> bool | None:
    """Whether an approval was given by a holder of a role, or in the name of one.

    Returns:
        None where that cannot be said: no such block, no time, or nobody known.
    """
    at = case.moment(*keys, "waktu")
    actor = case.region.person(case.get(*keys, "oleh"), case.document.opd)
    if at is None or actor is None:
        return None
    behind = case.region.person(case.get(*keys, "atas_nama"), case.document.opd)
    return any(may_act(case, person, role, at, service) for person in (actor, behind) if person is not None)


def decider(law: Law, objek: str, usual: str) -> str:
    """The role that decides over a block by the pack's matrix; the usual one where the pack is silent."""
    approval = law.approval(objek)
    return approval.peran if approval is not None and approval.peran else usual


def consulted(law: Law, objek: str, usual: str) -> str:
    """The role with whom the decider coordinates; the usual one where the pack has no such act."""
    approval = law.approval(objek)
    return usual if approval is None else approval.koordinasi or ""


def under_law(case: Case, law: Law, *keys: str | int) -> Moment | None:
    """When an act was done, by now and under the regulation; None for what is missing, future or older."""
    at = case.past(*keys)
    return at if at is not None and law.in_force(at.at) else None


def offices(case: Case, role: str, service: Service) -> Iterator[Office]:
    """The OPDs whose structure counts for a role: the service's own; for shared roles also who helps."""
    known, own = case.region.offices, service.opd
    if own in known:
        yield known[own]
    if role in _SHARED:
        for home in dict.fromkeys((case.region.kominfo, case.document.opd)):
            if home != own and home in known:
                yield known[home]
