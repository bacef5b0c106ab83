"""The eleven lines of the catalogue's form for one service, as the public reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Any

from pipeline.law.values import FormField
from pipeline.model.document import as_list
from pipeline.model.moments import Moment, parse_date, parse_moment
from pipeline.model.region import Service
from pipeline.render.documents import places
from pipeline.render.documents.answers import Answer, Line
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.terms import (
    hours_words,
    is_strict,
    limit_words,
    plain,
    promise_words,
    seconds_of,
)
from pipeline.render.table import Table
from pipeline.wording import periode, persen, tanggal

FORM = "katalog"


def form_answers(dossier: Dossier, service: Service) -> Iterator[Answer]:
    """The numbered lines of the form, in the regulation's order and words."""
    for field in dossier.law.forms.get(FORM, ()):
        answer = _ANSWERS.get(field.bidang) if field.no else None
        if answer is not None:
            yield answer(dossier, service, field)


def _answer(
    field: FormField, lines: tuple[Line, ...], notes: tuple[str, ...] = (), table: Table | None = None
) -> Answer:
    return Answer(
        label=field.teks,
        lines=lines,
        source=f"isian {field.no} katalog" if field.no else field.asal,
        href=places.clause_place(field.klausul),
        notes=notes,
        table=table,
    )


def _text(_dossier: Dossier, service: Service, field: FormField) -> Answer:
    value = service.document.data.get(field.bidang)
    return _answer(field, (Line(str(value)),) if value else ())


def _provider(dossier: Dossier, service: Service, field: FormField) -> Answer:
    written = str(service.document.data.get("penyedia", service.opd))
    office = dossier.world.region.offices.get(written.rsplit("/", maxsplit=1)[-1])
    line = Line(office.nama, places.office_page(office.id)) if office else Line(written)
    return _answer(field, (line,))


def _team(role: str) -> Callable[[Dossier, Service, FormField], Answer]:
    """The office or team that holds a role: units, never persons."""

    def answer(dossier: Dossier, service: Service, field: FormField) -> Answer:
        units = dict.fromkeys(_units(dossier, service, role, service.document.data.get(field.bidang)))
        return _answer(field, tuple(Line(unit) for unit in units))

    return answer


def _units(dossier: Dossier, service: Service, role: str, written: Any) -> Iterator[str]:
    region = dossier.world.region
    office = region.offices.get(service.opd)
    now = Moment(dossier.site.as_of, dossier.site.as_of.date())
    if written == "tim":
        people = office.holders(role, now, service.id) if office else ()
    else:
        people = tuple(p for ref in as_list(written) if (p := region.person(ref, service.opd)) is not None)
    titles = {info.kode: info.nama for info in dossier.law.roles}
    unnamed = f"Tim {titles.get(role, role)}" if written == "tim" else "unit belum dicantumkan"
    for person in people:
        owner = region.offices.get(person.opd)
        unit = person.unit or str(person.data.get("instansi", "")) or unnamed
        yield f"{unit}, {owner.nama}" if owner and person.opd != service.opd else unit


def _channels(_dossier: Dossier, service: Service, field: FormField) -> Answer:
    entries = as_list(service.document.data.get(field.bidang))
    return _answer(field, tuple(_channel(entry) for entry in entries if isinstance(entry, Mapping)))


def _channel(entry: Mapping[str, Any]) -> Line:
    kanal, address = str(entry.get("kanal", "")), str(entry.get("alamat", ""))
    href = ""
    if address.startswith(("https://", "http://")):
        href = address
    elif kanal == "email" and "@" in address:
        href = f"mailto:{address}"
    elif kanal == "telepon":
        href = "tel:" + "".join(letter for letter in address if letter in "+0123456789")
    return Line(f"{plain(kanal)}: {address}", href)


def _availability_target(_dossier: Dossier, service: Service, field: FormField) -> Answer:
    target = service.document.data.get(field.bidang)
    lines = (
        (Line(f"{persen(Fraction(str(target)))} dari waktu layanan yang dijanjikan"),)
        if target is not None
        else ()
    )
    return _answer(field, lines)


def _help_hours(dossier: Dossier, service: Service, field: FormField) -> Answer:
    words = hours_words(service.document.data.get(field.bidang))
    reading = dossier.law.readings.get("jam.tabel2_tabel4")
    now = dossier.world.as_of
    default = reading is not None and dossier.law.reading(reading.kunci, service.opd, now) == reading.default
    note = "Di luar jam bantuan, hitungan waktu target tetap berjalan." if default else ""
    return _answer(field, tuple(Line(word) for word in words), (note,) if note else ())


def _service_target(dossier: Dossier, service: Service, field: FormField) -> Answer:
    data, law = service.document.data, dossier.law
    promise = promise_words(data.get(field.bidang), strict=is_strict(law, service.opd, dossier.world.as_of))
    limit = law.service_limit(
        str(data.get("kelompok", "")), str(data.get("klasifikasi", "")), dossier.site.as_of, service.opd
    )
    own = seconds_of(data.get(field.bidang))
    if limit is None:
        silent = f"{law.table_name('target_pelayanan')} tidak mengatur"
        origin = f"{silent}; penetapan PD: {promise}." if promise else f"{silent}."
    elif own == limit.seconds:
        origin = f"Asal angka: {law.cite(*limit.clauses)} ({limit_words(limit)})."
    else:
        origin = f"Asal angka: penetapan Pimpinan PD. Batas {law.cite(*limit.clauses)}: {limit_words(limit)}."
    lines = (Line(promise),) if promise else ()
    return _answer(field, lines, (origin, _decision(dossier, service)))


def _decision(dossier: Dossier, service: Service) -> str:
    """Who set the target, when, under which number."""
    act = service.document.data.get("penetapan_target")
    if not isinstance(act, Mapping):
        return "Penetapan target oleh Pimpinan PD: belum ada."
    person = dossier.world.region.person(act.get("oleh"), service.opd)
    moment = parse_moment(act.get("waktu"), dossier.world.region.zone)
    who = f"{person.nama}, {person.jabatan}" if person else "pejabat belum dikenal"
    when = f", {tanggal(moment.day)}" if moment else ""
    number = f", Nomor {act['nomor']}" if act.get("nomor") else ""
    changed = _changed_after(dossier, service, moment)
    return f"Ditetapkan oleh {who}{when}{number}.{f' {changed}' if changed else ''}"


def _changed_after(dossier: Dossier, service: Service, set_at: Moment | None) -> str:
    """What gave the target another value since it was set; "" where nothing did."""
    today = dossier.site.as_of.astimezone(dossier.world.region.zone).date()
    former = [
        (until, entry)
        for entry in as_list(service.document.data.get("riwayat"))
        if "target_pelayanan" in entry and (until := parse_date(entry.get("sampai"))) and until < today
    ]
    until, entry = max(former, key=lambda each: each[0], default=(None, None))
    if until is None or entry is None or set_at is None or set_at.day > until:
        return ""
    since = f"Angka ini berlaku sejak {tanggal(until + timedelta(days=1))}"
    plan = dossier.world.index.one(entry.get("perubahan"), service.opd, "perubahan")
    act = plan.data.get("penetapan") if plan else None
    moment = parse_moment(act.get("waktu"), dossier.world.region.zone) if isinstance(act, Mapping) else None
    if plan is None or moment is None:
        return f"{since}; penetapannya belum dicatat."
    number = f", Nomor {act['nomor']}" if isinstance(act, Mapping) and act.get("nomor") else ""
    return f"{since} dengan perubahan {plan.id}, ditetapkan {tanggal(moment.day)}{number}."


def _availability(dossier: Dossier, service: Service, field: FormField) -> Answer:
    declared = service.document.data.get(field.bidang)
    block = declared if isinstance(declared, Mapping) else {}
    lines = [Line(word) for word in hours_words(block.get("jam"))]
    if block.get("status"):
        lines.append(Line(f"Status: {plain(block['status']).lower()}"))
    lines += [
        Line(f"Masa layanan: {_day(season.get('mulai'))} sampai {_day(season.get('sampai'))}")
        for season in as_list(block.get("masa"))
        if isinstance(season, Mapping)
    ]
    return _answer(field, tuple(lines), (achieved(dossier, service),))


def _day(text: object) -> str:
    day = parse_date(text)
    return tanggal(day) if day else str(text)


def achieved(dossier: Dossier, service: Service) -> str:
    """The last measured availability in a sentence, or that there is none."""
    rows = [row.fact for row in dossier.monitored.get(service.ref, ())]
    known = [fact for fact in rows if fact.ketersediaan_capaian is not None]
    if not known:
        return "Ketersediaan yang dicapai: belum ada data."
    last = known[-1]
    shown = persen(last.ketersediaan_capaian or 0, batas=last.ketersediaan_target)
    seen = f", teramati {persen(last.ketersediaan_cakupan)}" if last.ketersediaan_cakupan is not None else ""
    return f"Ketersediaan yang dicapai pada {periode(last.periode or '')}: {shown}{seen}."


_ANSWERS: dict[str, Callable[[Dossier, Service, FormField], Answer]] = {
    "nama": _text,
    "deskripsi": _text,
    "penyedia": _provider,
    "administrator_layanan": _team("administrator_layanan"),
    "administrator_infrastruktur": _team("administrator_infrastruktur_aplikasi"),
    "cara_akses": _channels,
    "target_ketersediaan": _availability_target,
    "kontak_bantuan": _channels,
    "waktu_bantuan": _help_hours,
    "target_pelayanan": _service_target,
    "ketersediaan": _availability,
}
