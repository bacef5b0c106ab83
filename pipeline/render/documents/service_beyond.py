"""What a catalogue page says beyond the eleven lines: requests, response times, class, changes, releases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pipeline.model.card import Card
from pipeline.model.document import Data, as_list, dig
from pipeline.model.moments import Moment, parse_date, parse_moment
from pipeline.model.region import Service
from pipeline.render.documents import places
from pipeline.render.documents.answers import Answer, Line
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.frontmatter import source_of
from pipeline.render.documents.service_inside import inside_answers
from pipeline.render.documents.terms import is_strict, limit_words, plain, promise_words
from pipeline.render.table import Column, Table
from pipeline.wording import tanggal, waktu

NOT_REGULATED = "tidak diatur"
_CHANGES = {"prosedur_waktu": "Perubahan prosedur dan waktu"}


def beyond_answers(dossier: Dossier, service: Service) -> Iterator[Answer]:
    """Everything after the eleven lines, in the order of the document's requirements."""
    yield _requests(dossier, service)
    yield _response_times(dossier, service)
    yield _classes(dossier, service)
    yield _applications(dossier, service)
    yield _changes(dossier, service)
    yield _release(dossier, service)
    if dossier.inside:
        yield from inside_answers(dossier, service)


def _requests(dossier: Dossier, service: Service) -> Answer:
    today = dossier.site.as_of.astimezone(dossier.world.region.zone).date()
    entries = [
        entry
        for entry in service.document.data.get("permintaan", ())
        if isinstance(entry, Mapping) and _offered(entry, today)
    ]
    columns = (Column("Permintaan"), Column("Target"), Column("Persetujuan"), Column("Persyaratan"))
    strict = is_strict(dossier.law, service.opd, dossier.world.as_of)
    table = Table(
        caption="Yang dapat diminta pada layanan ini",
        columns=columns,
        rows=tuple(_request(entry, strict=strict) for entry in entries),
        empty="Nihil",
    )
    source, href = source_of(dossier.law, "L2.1.1.2.p1b")
    return Answer(
        label="Daftar permintaan layanan",
        source=source,
        href=href,
        table=table,
    )


def _offered(entry: Data, today: date) -> bool:
    """Whether something can be asked for on a day."""
    first, last = parse_date(entry.get("mulai")), parse_date(entry.get("berakhir"))
    return (first is None or first <= today) and (last is None or last >= today)


def _request(entry: Data, *, strict: bool) -> tuple[str, str | None, str, str]:
    needs = "perlu persetujuan" if entry.get("perlu_persetujuan") is True else "tanpa persetujuan"
    terms = "; ".join(str(text) for text in as_list(entry.get("persyaratan")))
    return (
        str(entry.get("nama", entry.get("id"))),
        promise_words(entry.get("target"), strict=strict),
        needs,
        terms or "tidak ada",
    )


def _response_times(dossier: Dossier, service: Service) -> Answer:
    lines = [_response(dossier, service, impact) for impact in dossier.law.vocabulary("dampak")]
    reading = dossier.law.readings.get("tabel4.permintaan")
    now = dossier.world.as_of
    if reading is None or dossier.law.reading(reading.kunci, service.opd, now) == reading.default:
        lines.append(Line(f"Permintaan: {NOT_REGULATED}"))
    priorities, limits = dossier.law.table_name("prioritas"), dossier.law.table_name("waktu_tanggap")
    source, href = source_of(dossier.law, "L2.1.1.2.f2")
    return Answer(
        label="Waktu menanggapi",
        lines=tuple(lines),
        source=source,
        href=href,
        notes=(f"Dihitung dari {priorities} dan {limits} menurut kelompok dan klasifikasi layanan.",),
    )


def _response(dossier: Dossier, service: Service, impact: str | int) -> Line:
    law, now, data = dossier.law, dossier.site.as_of, service.document.data
    word = f"Gangguan {law.label('dampak', impact).lower()}"
    priority = law.priority(str(impact), str(data.get("kelompok")), str(data.get("klasifikasi")), now)
    limit = law.response_limit(priority.value, now, service.opd) if priority else None
    if priority is None or limit is None:
        return Line(f"{word}: {NOT_REGULATED}")
    return Line(f"{word}: Prioritas {priority.value}, {limit_words(limit)}")


def _classes(dossier: Dossier, service: Service) -> Answer:
    return Answer(
        label="Kelompok dan klasifikasi",
        lines=tuple(
            Line(f"{dossier.law.label(name, value)}: {meaning}")
            for name in ("kelompok", "klasifikasi")
            if (value := str(service.document.data.get(name, "")))
            and (meaning := dossier.law.terms.get(name, {}).get(value, {}).get("arti", ""))
        ),
        source="isian alat",
        notes=("Menentukan target pelayanan dan waktu menanggapi.",),
    )


def _applications(dossier: Dossier, service: Service) -> Answer:
    data, region = service.document.data, dossier.world.region
    found = (region.component(ref, service.opd) for ref in as_list(data.get("aplikasi")))
    names = [str(one.data.get("nama", one.id)) for one in found if one is not None]
    code, domain = dig(data, "arsitektur", "kode"), dig(data, "arsitektur", "domain")
    lines = [Line(f"Aplikasi pendukung: {name}") for name in names]
    if code or domain:
        lines.append(
            Line("Arsitektur SPBE domain layanan: " + " · ".join(str(w) for w in (code, domain) if w))
        )
    notes = () if code else ("Kode arsitektur SPBE: belum dicantumkan.",)
    source, href = source_of(dossier.law, "L2.1.1.2.p2")
    return Answer(
        label="Metadata arsitektur",
        lines=tuple(lines),
        source=source,
        href=href,
        notes=notes,
        empty="belum dicantumkan",
    )


def _changes(dossier: Dossier, service: Service) -> Answer:
    told = [line for card in _newest(dossier, service, "perubahan") if (line := _change(dossier, card))]
    source, href = source_of(dossier.law, "L2.1.2.5.p2a")
    return Answer(
        label="Perubahan yang diumumkan",
        lines=tuple(told[:5]),
        source=source,
        href=href,
        notes=(f"Ditampilkan 5 dari {len(told)} pengumuman terakhir.",) if len(told) > 5 else (),
        empty="nihil",
    )


def _change(dossier: Dossier, card: Card) -> Line | None:
    """A change once its users have been told; None before."""
    told = _past(dossier, dig(card.data, "penyampaian", "waktu"))
    if told is None:
        return None
    effective = parse_date(
        str(dig(card.data, "jadwal", "mulai") or dig(card.data, "transfer", "tanggal") or "")[:10]
    )
    begins = f"berlaku {tanggal(effective)}" if effective else "tanggal berlaku belum dicantumkan"
    content = str(dig(card.data, "penyampaian", "isi") or "tanpa isi pengumuman")
    kind = str(card.data.get("jenis_perubahan", "perubahan"))
    text = f"{_CHANGES.get(kind, plain(kind))}, {begins}, diumumkan {tanggal(told.day)}: {content}"
    return Line(text, places.record_place(card.ref, dossier.world.index))


def _release(dossier: Dossier, service: Service) -> Answer:
    done = [(at, card) for card in _newest(dossier, service, "rilis") if (at := _released(dossier, card))]
    latest = max(done, key=lambda pair: (pair[0].at, pair[1].id), default=None)
    lines = (_release_line(dossier, *latest),) if latest else ()
    source, href = source_of(dossier.law, "L2.2.2.3.p1")
    return Answer(
        label="Rilis terakhir",
        lines=lines,
        source=source,
        href=href,
        empty="nihil",
    )


def _released(dossier: Dossier, card: Card) -> Moment | None:
    """When a release was last carried out with success."""
    ends = [
        _past(dossier, run.get("selesai") or run.get("mulai"))
        for run in as_list(card.data.get("pelaksanaan"))
        if isinstance(run, Mapping) and run.get("hasil", "berhasil") == "berhasil"
    ]
    return max((end for end in ends if end is not None), key=lambda end: end.at, default=None)


def _release_line(dossier: Dossier, at: Moment, card: Card) -> Line:
    version = f"Versi {card.data['versi']}" if card.data.get("versi") else "Rilis tanpa nomor versi"
    when = tanggal(at.day) if at.whole_day else waktu(at.at, dossier.world.region.zone)
    news = dig(card.data, "pengumuman", "isi")
    text = (
        f"{version}, {when}: {news}" if news else f"{version}, {when}; belum ada pengumuman kepada pengguna"
    )
    return Line(text, places.record_place(card.ref, dossier.world.index))


def _newest(dossier: Dossier, service: Service, kind: str) -> list[Card]:
    cards = dossier.world.index.about(service.ref, kind)
    return sorted(cards, key=lambda card: (_order(card), card.id), reverse=True)


def _order(card: Card) -> str:
    told = dig(card.data, "penyampaian", "waktu") or dig(card.data, "rencana", "jadwal")
    return str(told or "")


def _past(dossier: Dossier, text: object) -> Moment | None:
    moment = parse_moment(text, dossier.world.region.zone)
    return moment if moment is not None and moment.happened(dossier.site.as_of) else None
