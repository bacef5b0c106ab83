"""Questions about the catalogue: whose service, who serves it on a day, what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tools.sample.catalogue import bapenda, bkpsdm, dinkes, disdukcapil, diskominfo, dpmptsp, others
from tools.sample.catalogue.agreements import SLA
from tools.sample.catalogue.applications import APLIKASI
from tools.sample.catalogue.forms import HELP_HOURS, Doc, tests
from tools.sample.catalogue.infrastructure import INFRASTRUKTUR

OPDS: dict[str, tuple[Doc, list[Doc]]] = {
    "diskominfo": (diskominfo.OPD, diskominfo.LAYANAN),
    "disdukcapil": (disdukcapil.OPD, disdukcapil.LAYANAN),
    "dpmptsp": (dpmptsp.OPD, dpmptsp.LAYANAN),
    "dinkes": (dinkes.OPD, dinkes.LAYANAN),
    "bapenda": (bapenda.OPD, bapenda.LAYANAN),
    "bkpsdm": (bkpsdm.OPD, bkpsdm.LAYANAN),
    "kecamatan-slawi": (others.KECAMATAN, others.KECAMATAN_LAYANAN),
    "inspektorat": (others.INSPEKTORAT, []),
}

PIMPINAN = "pimpinan"
PJ_LAYANAN = "penanggung_jawab_layanan"
PJ_INFRA = "penanggung_jawab_infrastruktur_aplikasi"
ADM_LAYANAN = "administrator_layanan"
ADM_INFRA = "administrator_infrastruktur_aplikasi"


@dataclass(frozen=True, slots=True)
class Service:
    """One service: where it belongs and what it promises."""

    opd: str
    id: str
    data: Doc

    @property
    def nama(self) -> str:
        """The name to print."""
        return str(self.data["nama"])

    @property
    def shift(self) -> str:
        """When its help desk is staffed (a key of clock.SHIFTS)."""
        return str(self.data["shift"])

    def ref(self, opd: str) -> str:
        """How a document of that OPD refers to it."""
        return self.id if opd == self.opd else f"{self.opd}/{self.id}"


SERVICES: dict[str, Service] = {
    doc["id"]: Service(opd, doc["id"], doc) for opd, (_, services) in OPDS.items() for doc in services
}


def holders(opd: str, role: str, layanan: str | None, day: date) -> list[str]:
    """Refs of the people who hold a role for a service on a day, in the order of the structure."""
    entries = OPDS[opd][0]["struktur"].get(role, [])
    return [
        entry.get("id") or entry["orang"]
        for entry in (entries if isinstance(entries, list) else [entries])
        if _covers(entry, layanan, day)
    ]


def _covers(entry: Doc, layanan: str | None, day: date) -> bool:
    if layanan is not None and layanan not in entry.get("layanan", [layanan]):
        return False
    iso = day.isoformat()
    return str(entry.get("mulai", "")) <= iso <= str(entry.get("sampai", "9999"))


def holder(opd: str, role: str, layanan: str | None, day: date) -> str:
    """The first of them."""
    return holders(opd, role, layanan, day)[0]


def components(service: Service) -> list[str]:
    """Everything the service stands on, as refs from its own OPD, nearest first."""
    found: list[str] = []
    queue = [*service.data.get("aplikasi", []), *service.data.get("infrastruktur", [])]
    names = [name if "/" in name else f"{service.opd}/{name}" for name in queue]
    while names:
        name = names.pop(0)
        if name not in found:
            found.append(name)
            opd = name.split("/")[0]
            names += [
                part if "/" in part else f"{opd}/{part}" for part in _part(name).get("bergantung_pada", [])
            ]
    return [name.removeprefix(f"{service.opd}/") for name in found]


def _part(name: str) -> Doc:
    opd, id_ = name.split("/")
    parts = [*APLIKASI.get(opd, []), *INFRASTRUKTUR.get(opd, [])]
    return next(part for part in parts if part["id"] == id_)


def published(service: Service) -> Doc:
    """The service as its catalogue file holds it."""
    data = {key: value for key, value in service.data.items() if key != "shift"}
    hours = HELP_HOURS[service.shift]
    sla = SLA.get((service.opd, service.id))
    return (
        {"jenis": "layanan", **data, "penyedia": service.opd, "waktu_bantuan": hours}
        | {"administrator_layanan": "tim", "administrator_infrastruktur": "tim"}
        | {"uji_klasifikasi": tests(data["klasifikasi"])}
        | ({"sla": sla} if sla else {})
    )
