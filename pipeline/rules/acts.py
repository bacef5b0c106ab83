"""Acts on records about one service, several or none: when they were done, and whether by the right role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.law.law import Law
from pipeline.law.values import Approval
from pipeline.model.card import Card
from pipeline.model.case import Case
from pipeline.model.document import Data, dig
from pipeline.model.moments import Moment
from pipeline.model.people import Person
from pipeline.model.pointer import Keys
from pipeline.model.region import Region
from pipeline.model.rule import Breach
from pipeline.rules.authority import ADMINISTRATORS, INFRASTRUCTURE_OWNER, may_act
from pipeline.rules.telling import quoted, role_name, when, within

KOMINFO = "opd_kominfo"
NO = "ditolak"
THIRD_PARTY = "pihak_ketiga"
# Roles that the kominfo PD may hold for everybody's infrastructure.
_SHARED = frozenset({INFRASTRUCTURE_OWNER, *ADMINISTRATORS})
_PARTIES = {KOMINFO: "pejabat PD urusan kominfo", "opd": "PD penyedia layanan"}
_DONE = {
    "menetapkan": "ditetapkan",
    "menyetujui": "disetujui",
    "memeriksa": "diperiksa",
    "memastikan": "dipastikan",
    "mengajukan": "diajukan",
    "menunjuk": "ditunjuk",
}


def approved(case: Case, *keys: str | int) -> Moment | None:
    """When a yes was given in a block, by the instant of judgement; None for a no or nothing."""
    return None if refused(case, *keys) else case.past(*keys, "waktu")


def refused(case: Case, *keys: str | int) -> bool:
    """Whether a block says no."""
    return bool(case.get(*keys, "keputusan") == NO)


def judged(law: Law, moment: Moment | None) -> bool:
    """Whether something happened, and under the regulation."""
    return moment is not None and law.in_force(moment.at)


def by_another_role(case: Case, law: Law, keys: Keys, objek: str) -> Iterator[Breach]:
    """A breach where an act of the approval matrix was done by somebody without its role."""
    at, approval = case.past(*keys, "waktu"), law.approval(objek)
    if approval is None or at is None or not judged(law, at):
        return
    if actor_holds(case, keys, approval.peran, at) is False:
        message = (
            f"{quoted(case.get(*keys, 'oleh'))} bukan {title(law, approval.peran)} pada {when(at, case)}"
        )
        yield case.breach(
            *keys,
            "oleh",
            message=f"{message}; {required(law, approval)}.",
            help=authority_help(law, approval.peran),
            clauses=approval.clauses,
        )


def required(law: Law, approval: Approval) -> str:
    """What the matrix asks, as a clause of a sentence: "rencana rilis harus disetujui …"."""
    done = _DONE.get(approval.tindakan, approval.tindakan)
    return f"{within(approval.nama)} harus {done} oleh {title(law, approval.peran)}"


def authority_help(law: Law, role: str) -> str:
    """What to do where the wrong person acted."""
    return (
        f"Mintakan tindakan itu kepada {title(law, role)}; bila ia memang memegang peran itu, "
        "lengkapi `struktur` OPD-nya (mulai, sampai, layanan)."
    )


def title(law: Law, role: str) -> str:
    """A role's name; an OPD and the kominfo PD have one too."""
    return _PARTIES.get(role) or role_name(law, role)


def actor_holds(case: Case, keys: Keys, role: str, at: Moment) -> bool | None:
    """Whether the actor of a block, or the one in whose name he acted, held a role; None for nobody known."""
    actor = person_at(case, *keys, "oleh")
    behind = person_at(case, *keys, "atas_nama")
    if actor is None:
        return None
    return any(holds(case, person, role, at) for person in (actor, behind) if person is not None)


def person_at(case: Case, *keys: str | int) -> Person | None:
    """The person that a field names, None where it names nobody that exists."""
    return case.region.person(case.get(*keys), case.document.opd)


def holds(case: Case, person: Person, role: str, at: Moment | None) -> bool:
    """Whether a person held a role for any service of a record, or for its OPD where it is about none.

    Also where it cannot be told: a `struktur` or a service that could not be read may say so.

    Args:
        case: The record.
        person: Who acted.
        role: A role of Tabel 1, or KOMINFO.
        at: When; None for ever.
    """
    if role == KOMINFO:
        return of_kominfo(case.region, person, at)
    homes = {case.document.opd, case.opd, *(service.opd for service in case.services)}
    if role in _SHARED:
        homes.add(case.region.kominfo)
    if case.region.may_hold("opd", *homes) or _services_lost(case):
        return True
    if at is not None and case.services:
        return any(may_act(case, person, role, at, service) for service in case.services)
    return holds_in(case.region, person, role, at, homes)


def _services_lost(case: Case) -> bool:
    """Whether a record names a service that may stand in a file that was refused."""
    named = [dig(one, "layanan") if isinstance(one, Mapping) else one for one in case.all("layanan")]
    return case.region.may_hold("layanan") and any(
        case.region.service(ref, case.document.opd) is None for ref in named
    )


def holds_in(region: Region, person: Person, role: str, at: Moment | None, homes: set[str]) -> bool:
    """Whether a person held a role in any of some OPDs, for whatever service."""
    offices = [region.offices[home] for home in homes if home in region.offices]
    return any(person in office.holders(role, at) for office in offices)


def of_kominfo(region: Region, person: Person, at: Moment | None) -> bool:
    """Whether a person served in the kominfo PD, not as a third party."""
    office = region.offices.get(region.kominfo)
    if office is None or person.data.get("status") == THIRD_PARTY:
        return False
    return any(tenure.person == person and tenure.holds(at) for tenure in office.tenures)


def blocks(case: Case, name: str) -> list[tuple[Keys, Data]]:
    """A field that is one block or a list of blocks, each with its place."""
    value = case.get(name)
    if isinstance(value, Mapping):
        return [((name,), value)]
    return [((name, n), item) for n, item in enumerate(case.all(name)) if isinstance(item, Mapping)]


def beside(case: Case, card: Card) -> Case:
    """Another record as seen from a case, unmeasured."""
    services = (case.region.services.get(name) for name in card.services)
    known = tuple(service for service in services if service is not None)
    return Case(card.document, case.region, case.as_of, case.index, known)
