"""The SLAs of an OPD: each with the services it covers, its own figures laid over the example's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.model.document import Data, as_list
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date
from pipeline.model.region import Service
from pipeline.render.documents.dossier import Dossier
from pipeline.wording import daftar, tanggal

# Parts of an `sla` block that the example fills where the block is silent.
PARTS: Mapping[str, str] = {
    "klasifikasi": "klasifikasi permasalahan",
    "kecepatan_respon": "kecepatan respon",
    "waktu_penyelesaian": "waktu penyelesaian",
    "dukungan": "dukungan layanan",
}
# What a row decides; the rest of it is words and citations.
_DECISIVE = ("urgensi", "kondisi", "maksimal", "tingkat")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One SLA.

    Attributes:
        nomor: Its number.
        services: The services it covers.
        block: Its own words, the example's wherever it is silent.
        own: Parts in which its figures differ from the example's, in words.
        example: The example's tables.
    """

    nomor: str
    services: tuple[Service, ...]
    block: Data
    own: tuple[str, ...]
    example: Mapping[str, Any]

    @property
    def opd(self) -> str:
        """The OPD that provides the services."""
        return self.services[0].opd

    @property
    def names(self) -> str:
        """The services in a sentence."""
        return daftar([service.nama for service in self.services])

    def term(self) -> str | None:
        """The masa berlaku in words; None where it names no day."""
        term = self.block.get("berlaku")
        days = (
            [parse_date(term.get(name)) for name in ("mulai", "sampai")] if isinstance(term, Mapping) else []
        )
        return " sampai ".join(tanggal(day) for day in days if day is not None) or None

    def rows(self, part: str) -> list[Data]:
        """The rows of one part."""
        return [row for row in as_list(self.block.get(part)) if isinstance(row, Mapping)]

    def example_row(self, part: str, row: Data) -> Data | None:
        """The row of the example that decides the same; None where there is none."""
        known = (other for other in as_list(self.example.get(part)) if isinstance(other, Mapping))
        return next((other for other in known if _decides(other) == _decides(row)), None)


def agreements(dossier: Dossier, opd: str) -> list[Agreement]:
    """The SLAs of an OPD; services under the same words share one."""
    example = dossier.law.sla_defaults(dossier.site.as_of)
    grouped: list[tuple[Data, list[Service]]] = []
    for service in dossier.services(opd):
        own = service.document.data.get("sla")
        if not isinstance(own, Mapping):
            continue
        known = next((services for block, services in grouped if block == own), None)
        if known is None:
            grouped.append((own, [service]))
        else:
            known.append(service)
    return [_agreement(block, services, example) for block, services in grouped]


def _agreement(own: Data, services: Sequence[Service], example: Mapping[str, Any]) -> Agreement:
    return Agreement(
        nomor=str(own.get("nomor", "")),
        services=tuple(services),
        block={**example, **own},
        own=tuple(_differing(own, example)),
        example=example,
    )


def _differing(own: Data, example: Mapping[str, Any]) -> Iterator[str]:
    """Parts with figures of their own; officials named for the example's roles are no figures."""
    for part, words in PARTS.items():
        if part in own and part != "dukungan" and _figures(own[part]) != _figures(example.get(part)):
            yield words


def _figures(rows: Any) -> set[tuple[str, ...]]:
    """The decisive words of every row, one entry per urgency."""
    found: set[tuple[str, ...]] = set()
    for row in as_list(rows):
        if isinstance(row, Mapping):
            urgencies, *rest = _decides(row)
            found |= {(urgency, *rest) for urgency in urgencies.split(" ")}
    return found


def _decides(row: Data) -> tuple[str, ...]:
    """The words of a row that decide something, its urgencies as one word each."""
    urgencies = " ".join(sorted(str(urgency) for urgency in as_list(row.get("urgensi"))))
    return (urgencies, *(str(row.get(name, "")) for name in _DECISIVE[1:]))


def origin_words(agreement: Agreement) -> str:
    """Whose figures these are: the first page must say so."""
    if not agreement.own:
        example = "angka dalam dokumen ini adalah angka contoh dalam peraturan"
        return f"{agreement.nomor}: {example}."
    told = f"{agreement.nomor}: angka {daftar(agreement.own)} ditetapkan perangkat daerah sendiri"
    rest = [words for part, words in PARTS.items() if part != "dukungan" and words not in agreement.own]
    return f"{told}; {daftar(rest)} memakai angka contoh dalam peraturan." if rest else f"{told}."
