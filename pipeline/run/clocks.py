"""How the clocks of one file's records were computed: for `spbe explain PATH`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.link.cards import services_of
from pipeline.measure.ledger import ledger
from pipeline.measure.ledgertext import ledger_lines
from pipeline.model.case import Case
from pipeline.model.document import Document
from pipeline.run.examine import Examination
from pipeline.run.pack import vocabulary
from pipeline.run.sources import check_documents, read_documents


def clock_lines(examination: Examination, path: str, only: str = "") -> Iterator[str]:
    """The ledger of every record in a file, or of every file below a folder, as text lines.

    Args:
        examination: The workspace.
        path: The file or folder.
        only: Full name of the one record of it that is asked for; "" for all.
    """
    known = {card.document.path for card in examination.world.index.cards.values()}
    wanted = sorted(one for one in known if one == path or one.startswith(f"{path}/"))
    documents, _ = read_documents(examination.root, wanted)
    reading = check_documents(documents, vocabulary(examination.law))
    for sound in reading.sound:
        if only not in ("", sound.document.ref):
            continue
        yield from _record(examination, sound.document)
    for unsound in reading.unsound:
        if only in ("", unsound.document.ref):
            yield f"{unsound.document.ref}: bentuknya belum sah, jadi tidak diukur; lihat `spbe check`"


def _record(examination: Examination, document: Document) -> Iterator[str]:
    world, law = examination.world, examination.law
    names = services_of(document, world.region)
    services = tuple(world.region.services[name] for name in names if name in world.region.services)
    case = Case(document, world.region, world.as_of, world.index, services)
    lines = ledger_lines(ledger(case, law), law, world.region.zone)
    yield f"{document.ref} ({document.path}:{document.line})"
    yield from (
        f"  {line}" if line else "" for line in lines or ["tidak ada jam yang dihitung dari dokumen ini"]
    )
    yield ""
