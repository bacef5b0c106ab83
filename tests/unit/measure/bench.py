"""A small region in memory, with the real regulation, in which a test measures one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.law.law import Law
from pipeline.law.pack import adopt
from pipeline.link.cards import build_index, card_of, services_of
from pipeline.link.catalogue import build_region
from pipeline.measure.facts import measure
from pipeline.measure.recap import recap
from pipeline.model.card import Index
from pipeline.model.case import Case, World
from pipeline.model.document import Document
from pipeline.model.fact import Fact, Measured
from pipeline.model.periods import parse_period
from pipeline.model.recap import Recap
from pipeline.model.region import Region
from pipeline.run.pack import load_law

Record = Mapping[str, Any]
OPD = "dinas"
# Half a Friday, as many a regent's decree has it; the pack's own Friday ends two hours later.
OFFICE_HOURS = dict.fromkeys(("senin", "selasa", "rabu", "kamis"), "07:30-16:00") | {"jumat": "07:30-14:30"}
LATE = "2030-01-01T00:00:00+07:00"


@lru_cache(maxsize=1)
def pack() -> Law:
    """The regulation that ships with the tool, before any region adopts it."""
    law, findings = load_law(Path("/there-is-no-such-workspace"), None)
    assert not [finding for finding in findings if finding.severity == "error"]
    return law


def at(text: str) -> datetime:
    """An instant written with its offset."""
    return datetime.fromisoformat(text)


def after(start: str, seconds: int) -> str:
    """The instant so many seconds later, in the same offset."""
    return (at(start) + timedelta(seconds=seconds)).isoformat()


def document(jenis: str, data: Record, opd: str = OPD) -> Document:
    """A document as the reader would make it."""
    return Document(f"records/{opd}/{jenis}/{data['id']}.yaml", 0, 1, {"jenis": jenis, **data}, opd)


@dataclass(frozen=True)
class Bench:
    """A region with its law."""

    region: Region
    law: Law
    index: Index

    def case(self, jenis: str, data: Record, as_of: str = LATE, opd: str = OPD) -> Case:
        """The case of a record at an instant."""
        record = document(jenis, {"id": "R-1", "layanan": "loket", **data}, opd)
        services = tuple(self.region.services[name] for name in services_of(record, self.region))
        return Case(record, self.region, at(as_of), self.index, services)

    def measured(self, jenis: str, data: Record, as_of: str = LATE) -> tuple[Measured, ...]:
        """All that is measured of a record."""
        return measure(self.case(jenis, data, as_of), self.law)

    def one(self, jenis: str, data: Record, as_of: str = LATE) -> Measured:
        """The one thing measured of a record."""
        (found,) = self.measured(jenis, data, as_of)
        return found

    def fact(self, jenis: str, data: Record, as_of: str = LATE) -> Fact:
        """The one fact of a record."""
        return self.one(jenis, data, as_of).fact

    def beside(self, *records: tuple[str, Record]) -> Bench:
        """The same region with further records in its index."""
        cards = [card_of(document(jenis, data), self.region) for jenis, data in records]
        return replace(self, index=build_index([*self.index.cards.values(), *cards])[0])


def bench(
    *services: Record,
    bacaan: Mapping[str, str] | None = None,
    pemda: Record | None = None,
    opd: Record | None = None,
) -> Bench:
    """A region of one OPD with some services; the first is called "loket" unless it says otherwise.

    Args:
        services: What is special about each service.
        bacaan: Readings that the region chooses.
        pemda: Further fields of the region.
        opd: Further fields of the OPD.
    """
    chosen = [
        {"kunci": kunci, "nilai": nilai, "alasan": "uji", "ditetapkan_oleh": "uji"}
        for kunci, nilai in (bacaan or {}).items()
    ]
    about = {
        "id": "daerah",
        "nama": "Daerah",
        "peraturan": "perbup-tegal-10-2024",
        "bacaan": chosen,
        **(pemda or {}),
    }
    documents = [
        Document("catalog/pemda.yaml", 0, 1, {"jenis": "pemda", **about}),
        document("opd", {"id": OPD, "nama": "Dinas", "singkatan": "DN", **(opd or {})}),
        *(document("layanan", _service(service)) for service in services or ({},)),
    ]
    region = build_region(documents)
    law, findings = adopt(pack(), region)
    assert findings == []
    return Bench(region, law, build_index(card_of(each, region) for each in region.documents())[0])


def _service(special: Record) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "id": "loket",
        "nama": "Loket",
        "kelompok": "publik",
        "klasifikasi": "kritis",
        "target_ketersediaan": 99.5,
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "waktu_bantuan": "24x7",
        "mulai": "2020",
    }
    return {**usual, **special}


def readings(key: str, values: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of a reading's key and each of its values."""
    return [(key, value) for value in values]


def world(here: Bench, *records: tuple[str, Record], as_of: str = LATE) -> World:
    """A world in which these records were measured."""
    there = here.beside(*records)
    found: dict[str, tuple[Measured, ...]] = {}
    for jenis, data in records:
        case = there.case(jenis, data, as_of)
        found[case.document.ref] = measure(case, there.law)
    return World(there.region, there.index, at(as_of), found)


def recapped(here: Bench, period: str, *records: tuple[str, Record], as_of: str = LATE) -> Recap:
    """The recapitulation of all services of the bench."""
    span = parse_period(period)
    assert span is not None
    return recap(world(here, *records, as_of=as_of), here.law, list(here.region.services.values()), span)
