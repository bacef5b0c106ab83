"""One service as the public reads it: the form's lines in the regulation's order, and what follows them."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.model.document import Data, as_list, dig
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date, parse_moment
from pipeline.model.region import Service
from pipeline.render.documents import places
from pipeline.render.documents.answers import Answer
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.service_beyond import beyond_answers
from pipeline.render.documents.service_form import form_answers
from pipeline.wording import tanggal

# Readings that decide what a catalogue page says.
READINGS = (
    "tabel2.publik_normal",
    "batas.tabel2_tabel4_ketat",
    "jam.tabel2_tabel4",
    "tabel4.permintaan",
    "target.lebih_ketat_boleh",
    "ketersediaan.rumus",
    "katalog.k7_k11",
    "katalog.daftar_permintaan",
    "klasifikasi.pelaku",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """A service before it is printed.

    Attributes:
        ref: "opd/id".
        anchor: Its place in a catalogue of many.
        href: Its own page.
        nama: Its name.
        opd: Id of its OPD.
        penyedia: Name of its OPD.
        kelompok: Machine word.
        klasifikasi: Machine word.
        kelas: Both in words.
        deskripsi: One paragraph.
        answers: The eleven lines, then what follows them.
        ended: The day it ended, in words; "" while it runs.
        successor: What stands in its place, "" where nothing is named; `successor_href` is its page.
        changed: The day of the last change that its entry tells of, in words; "" where it tells of none.
    """

    ref: str
    anchor: str
    href: str
    nama: str
    opd: str
    penyedia: str
    kelompok: str
    klasifikasi: str
    kelas: str
    deskripsi: str
    answers: tuple[Answer, ...]
    ended: str = ""
    changed: str = ""
    successor: str = ""
    successor_href: str = ""


def service_view(dossier: Dossier, service: Service) -> ServiceView:
    """Everything the catalogue says of a service."""
    data = service.document.data
    office = dossier.world.region.offices.get(service.opd)
    ended = parse_date(data.get("berakhir"))
    successor = _successor(dossier, service)
    return ServiceView(
        ref=service.ref,
        anchor=f"layanan-{service.id}",
        href=places.service_page(service.ref),
        nama=service.nama,
        opd=service.opd,
        penyedia=office.nama if office else service.opd,
        kelompok=str(data.get("kelompok", "")),
        klasifikasi=str(data.get("klasifikasi", "")),
        kelas=_class_words(dossier, service),
        deskripsi=str(data.get("deskripsi", "")),
        answers=(*form_answers(dossier, service), *beyond_answers(dossier, service)),
        ended=tanggal(ended) if ended and ended < dossier.site.as_of.date() else "",
        changed=tanggal(day) if (day := _last_change(dossier, service)) else "",
        successor=_named(dossier, service, successor) if successor else "",
        successor_href=places.service_page(successor.ref) if successor else "",
    )


def _successor(dossier: Dossier, service: Service) -> Service | None:
    """The service that `pengganti` names, if it is in the catalogue."""
    return dossier.world.region.service(service.document.data.get("pengganti"), service.opd)


def _named(dossier: Dossier, service: Service, successor: Service) -> str:
    """Its name, and its OPD where that is another one."""
    office = dossier.world.region.offices.get(successor.opd)
    return f"{successor.nama}, {office.nama}" if office and successor.opd != service.opd else successor.nama


def _last_change(dossier: Dossier, service: Service) -> date | None:
    """The last day, up to now, on which a target was set or a value of the entry was replaced."""
    data, zone = service.document.data, dossier.world.region.zone
    acts = [dig(data, name, "waktu") for name in ("penetapan_target", "penetapan_pengoperasian")]
    days = [moment.day for act in acts if (moment := parse_moment(act, zone))]
    former = [*as_list(data.get("riwayat")), *_former_requests(data)]
    days += [day + timedelta(days=1) for entry in former if (day := parse_date(entry.get("sampai")))]
    today = dossier.site.as_of.astimezone(zone).date()
    return max((day for day in days if day <= today), default=None)


def _former_requests(data: Data) -> list[Data]:
    return [entry for one in as_list(data.get("permintaan")) for entry in as_list(one.get("riwayat"))]


def _class_words(dossier: Dossier, service: Service) -> str:
    data, law = service.document.data, dossier.law
    return " · ".join(law.label(name, data[name]) for name in ("kelompok", "klasifikasi") if name in data)
