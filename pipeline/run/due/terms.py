"""Terms that end: recovery plans, SLAs, policies and waivers, unless another has taken their place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date
from pipeline.model.region import Service
from pipeline.rules.recovery.plan_figures import replaced
from pipeline.rules.running import runs
from pipeline.rules.waivers import approved, covers
from pipeline.run.due.items import Item, Outlook
from pipeline.run.due.people import OWNER, holders
from pipeline.wording import daftar, tanggal

TERM = "masa_berlaku"
_HEAD = "pimpinan"


@dataclass(frozen=True, slots=True)
class _Term:
    """A term that ends.

    Attributes:
        card: Whose it is.
        last: Its last day.
        service: The service it is about; None where none or several.
        what: Its name in words.
        roles: Who renews it.
        clauses: What asks for it.
    """

    card: Card
    last: date
    service: Service | None
    what: str
    roles: tuple[str, ...]
    clauses: tuple[str, ...] = ()


def term_items(outlook: Outlook, findings: tuple[Finding, ...]) -> Iterator[Item]:
    """What has ended or ends soon; `findings` tell which waivers are still needed."""
    terms = (*_plans(outlook), *_agreements(outlook), *_policies(outlook), *_waivers(outlook, findings))
    yield from (_item(outlook, term) for term in terms if term.last <= outlook.last_day)


def _item(outlook: Outlook, term: _Term) -> Item:
    late = term.last < outlook.today
    word = "berakhir pada" if late else "berlaku sampai"
    card, service = term.card, term.service
    layanan = service.id if service else None
    who = [person for role in term.roles for person in holders(outlook.world, role, card.opd, layanan)]
    return Item(
        opd=card.opd,
        layanan=layanan,
        jenis=card.jenis,
        id=card.id,
        apa=TERM,
        tenggat=term.last,
        terlambat=late,
        siapa=tuple(dict.fromkeys(who)),
        klausul=outlook.law.own(*dict.fromkeys(term.clauses)),
        pesan=f"{term.what} {word} {tanggal(term.last)}.",
    )


def _plans(outlook: Outlook) -> Iterator[_Term]:
    """Recovery plans that are set, for services that run and have no later one."""
    for card in outlook.world.index.of("drp"):
        last, case = parse_date(dig(card.data, "berlaku", "sampai")), outlook.world.case(card)
        if last is None or case.past("penetapan", "waktu") is None:
            continue
        needing = [one for one in case.services if _runs(outlook, one) and not replaced(case, one)]
        if needing:
            names = daftar([one.nama for one in needing])
            act = [outlook.law.approval(f"drp.{block}") for block in ("persetujuan", "penetapan")]
            given = [each for each in act if each is not None]
            yield _Term(
                card,
                last,
                needing[0] if len(needing) == 1 else None,
                f"Rencana pemulihan bencana untuk {names}",
                tuple(each.peran for each in given),
                tuple(clause for each in given for clause in each.clauses),
            )


def _agreements(outlook: Outlook) -> Iterator[_Term]:
    """SLAs of services that run."""
    for card in outlook.world.index.of("layanan"):
        last = parse_date(dig(card.data, "sla", "berlaku", "sampai"))
        service = outlook.service(f"{card.document.opd}/{card.id}")
        if last is not None and service is not None and _runs(outlook, service):
            yield _Term(card, last, service, f"SLA {service.nama}", (OWNER,))


def _policies(outlook: Outlook) -> Iterator[_Term]:
    """Policies of which no other of their scope runs on."""
    for card in outlook.world.index.of("kebijakan"):
        last = parse_date(dig(card.data, "berlaku", "sampai"))
        if last is None or _followed(outlook, card, last):
            continue
        act = outlook.law.approval("kebijakan.persetujuan_usulan")
        infrastructure = card.data.get("lingkup") == "infrastruktur" and act is not None
        roles = (act.peran,) if infrastructure and act else (OWNER,)
        clauses = act.clauses if infrastructure and act else ()
        yield _Term(card, last, None, f"Kebijakan {card.data.get('judul', card.id)}", roles, clauses)


def _followed(outlook: Outlook, card: Card, last: date) -> bool:
    """Whether a policy of the same OPD and scope, for the same services, runs on after another's last day."""
    for other in outlook.world.index.counted_for(card.opd, "kebijakan"):
        until = parse_date(dig(other.data, "berlaku", "sampai"))
        alike = all(
            as_list(other.data.get(name)) == as_list(card.data.get(name)) for name in ("lingkup", "layanan")
        )
        if other.ref != card.ref and alike and (until is None or until > last):
            return True
    return False


def _waivers(outlook: Outlook, findings: tuple[Finding, ...]) -> Iterator[_Term]:
    """Approved waivers whose finding is still there: without them it counts again."""
    for card in outlook.world.index.of("pengecualian"):
        last = parse_date(card.data.get("berlaku_sampai"))
        if last is None or not approved(card, outlook.world):
            continue
        if any(covers(card, finding, outlook.world) for finding in findings):
            yield _Term(card, last, None, f"Pengecualian aturan {card.data.get('aturan')}", (_HEAD,))


def _runs(outlook: Outlook, service: Service) -> bool:
    return runs(service.document.data, outlook.today)
