"""What a reviewer looks at first: the gravest kinds of findings of all OPDs in one queue."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.card import TICKET_KINDS, Card
from pipeline.model.lean import dataclass
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.wording import angka


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of risk.

    Attributes:
        name: What it is called in the queue.
        codes: The findings that show it.
        plans: Whether it is mended in planning; else in operation.
    """

    name: str
    codes: frozenset[str]
    plans: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    """One line of the queue.

    Attributes:
        kind: What kind it is.
        opd: Whose it is.
        record: Full name of the record, "" where it is about more than one.
        message: What was found.
        advice: One thing to do.
        code: The finding's code, "" where no finding says it.
        href: Where it can be read.
    """

    kind: Kind
    opd: str
    record: str
    message: str
    advice: str
    code: str = ""
    href: str = ""


# The gravest first. A finding that is waived is no risk that a review has to raise.
KINDS = (
    Kind("Rencana pemulihan", frozenset({"TGT014", "TGT016", "TGT017", "TGT018"}), plans=True),
    Kind("Kedaluwarsa", frozenset({"DRP008"}), plans=True),
    Kind("Salinan data", frozenset({"DRP018", "DRP019", "DRP020", "DRP021"}), plans=True),
    Kind("Janji diperlemah", frozenset({"TGT001", "RWY004"}), plans=True),
    Kind("Catatan diubah", frozenset({"RWY001", "RWY002", "RWY003"})),
    Kind("Belum dikonfirmasi", frozenset({"ADU006", "ADU007"})),
    Kind("Bulan tanpa catatan", frozenset({"PTU011", "RWY008"})),
)
_EXPIRED, _UNCONFIRMED = KINDS[1], KINDS[5]
_DONE = frozenset({"selesai", "ditutup", "dipenuhi"})


def risks(dossier: Dossier) -> list[Risk]:
    """The whole queue: by kind, then OPD, then record."""
    found = [*_found(dossier), *_expiring(dossier), *_unconfirmed(dossier)]
    return sorted(found, key=lambda risk: (KINDS.index(risk.kind), risk.opd, risk.record, risk.message))


def _found(dossier: Dossier) -> Iterator[Risk]:
    by_code = {code: kind for kind in KINDS for code in kind.codes}
    for finding in dossier.result.findings:
        kind = by_code.get(finding.code)
        if kind is None or finding.waived is not None:
            continue
        opd = finding.document.split("/")[0] or _folder(finding.pointer.path)
        if opd in dossier.world.region.offices:
            href = places.record_place(finding.document, dossier.world.index) if finding.document else ""
            yield Risk(kind, opd, finding.document, finding.message, finding.help, finding.code, href)


def _folder(path: str) -> str:
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


def _expiring(dossier: Dossier) -> Iterator[Risk]:
    """What has run out, as the list of deadlines tells it."""
    for due in dossier.due:
        if due.what == "masa_berlaku" and due.late:
            advice = "Perbarui dan tetapkan kembali."
            yield Risk(_EXPIRED, due.opd, due.record, due.message, advice, href=due.href)


def is_unconfirmed(card: Card) -> bool:
    """Whether a record is a ticket about a service that was solved and that no user confirmed."""
    if card.jenis not in TICKET_KINDS or not card.services:
        return False
    return card.data.get("status") in _DONE and not card.data.get("dikonfirmasi")


def _unconfirmed(dossier: Dossier) -> Iterator[Risk]:
    """Tickets that were solved and that no user confirmed, one line a service."""
    for ref, number in sorted(dossier.unconfirmed.items()):
        service = dossier.world.region.services.get(ref)
        if service is not None:
            yield Risk(
                _UNCONFIRMED,
                service.opd,
                f"{service.opd}/layanan/{service.id}",
                f"{angka(number)} tiket layanan {service.nama} sudah diselesaikan tanpa konfirmasi pengguna.",
                "Mintakan konfirmasi pengguna atas tiket yang sudah diselesaikan.",
                href=places.service_page(ref),
            )
