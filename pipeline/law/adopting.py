"""What a region and its OPDs choose, laid over what is farther away: readings of the text, and calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.law.calendar import Calendar
from pipeline.law.codes import in_document
from pipeline.law.dated import ALWAYS, Line, ordered
from pipeline.law.hours import Layer, Plan
from pipeline.law.law import Law
from pipeline.law.maturity import MaturityTable
from pipeline.law.office import always_closed, read_layer, special_of, week_days
from pipeline.law.plain import day, entries, mapping, text, texts
from pipeline.law.readings import Book, canonical, plain_key
from pipeline.law.values import Choice
from pipeline.law.yeartable import PATIENCE
from pipeline.model.document import Data, Document
from pipeline.model.finding import Finding
from pipeline.model.lean import replace
from pipeline.model.region import Region
from pipeline.wording import nearest

Choices = Mapping[str, tuple[Line[Choice], ...]]
Calendars = dict[str, Calendar]

# Reading B08: with this value an OPD that declares its own hours stands on its own calendar alone.
_OWN_ONLY = ("sla.jam_kerja", "kalender-PD")


def adopted_book(book: Book, region: Region) -> tuple[Book, list[Finding]]:
    """The readings with the choices of the region and its OPDs."""
    chosen: dict[str, Choices] = {}
    findings: list[Finding] = []
    for opd, document in _holders(region):
        chosen[opd], more = _choices(book, opd, document)
        findings.extend(more)
    return replace(book, chosen=chosen), findings


def adopted_calendars(law: Law, region: Region) -> tuple[Calendars, list[Finding]]:
    """The calendar of the region and of every OPD that declares one of its own."""
    plan, calendars, findings = law.calendar().plan, Calendars(), list[Finding]()
    for opd, document in _holders(region):
        block = mapping(document.data, "kalender")
        findings.extend(_calendar_faults(document, block))
        if opd and not block:
            continue
        farther = plan.layers if opd == "" else _farther(law, opd, plan.layers, calendars)
        own = replace(plan, layers=(read_layer(block, document.ref), *farther))
        calendars[opd] = Calendar(region.zone, own)
        findings.extend(_never_open(law, document, own))
    calendars.setdefault("", Calendar(region.zone, plan))
    return calendars, findings


def adopted_indicators(law: Law, region: Region) -> tuple[tuple[MaturityTable, ...], list[Finding]]:
    """The further indicators, on where the region names them."""
    pemda = region.pemda
    named = list(texts(pemda.data, "indikator")) if pemda is not None else []
    known = {table.indicator for table in (law.maturity, *law.indicators)}
    findings = [
        in_document(
            "PKT018",
            pemda,
            ("indikator", place),
            f"Indikator `{name[:64]}` tidak ada dalam paket regulasi, sehingga tidak dipakai.",
            f"Tulis id yang ada: {', '.join(sorted(known))}.",
        )
        for place, name in enumerate(named)
        if pemda is not None and name not in known
    ]
    tables = tuple(replace(table, aktif=table.aktif or table.indicator in named) for table in law.indicators)
    return tables, findings


def _farther(law: Law, opd: str, pack: tuple[Layer, ...], calendars: Calendars) -> tuple[Layer, ...]:
    kunci, value = _OWN_ONLY
    if "" not in calendars or law.reading(kunci, opd) == value:
        return pack
    return calendars[""].plan.layers


def _holders(region: Region) -> Iterator[tuple[str, Document]]:
    if region.pemda is not None:
        yield "", region.pemda
    for opd, office in region.offices.items():
        yield opd, office.document


def _choices(book: Book, opd: str, document: Document) -> tuple[Choices, list[Finding]]:
    lines: dict[str, list[Line[Choice]]] = {}
    findings: list[Finding] = []
    for place, row in enumerate(entries(document.data, "bacaan")):
        kunci = plain_key(text(row, "kunci"))
        reading = book.readings.get(kunci)
        value = None if reading is None else canonical(reading, row.get("nilai"))
        if reading is None or value is None:
            # A pack without any reading is told as such: all choices are lost for that one reason.
            findings.extend([_unknown(book, document, place, row)] if book.readings else [])
            continue
        mulai = day(row, "mulai")
        if any(line.mulai == (mulai or ALWAYS) for line in lines.get(kunci, ())):
            findings.append(_twice(document, place, kunci))
        choice = Choice(
            kunci,
            value,
            is_default=value == reading.default,
            alasan=text(row, "alasan"),
            ditetapkan_oleh=text(row, "ditetapkan_oleh"),
            opd=opd,
            mulai=mulai,
            tertulis=str(row.get("nilai")).strip(),
        )
        lines.setdefault(kunci, []).append(Line(mulai or ALWAYS, choice))
    return {kunci: ordered(held) for kunci, held in lines.items()}, findings


def _unknown(book: Book, document: Document, place: int, row: Data) -> Finding:
    kunci = plain_key(text(row, "kunci"))
    reading = book.readings.get(kunci)
    if reading is None:
        near = nearest(kunci, book.readings)
        advice = (
            f"Mungkin maksudnya `{near}`." if near is not None else "Lihat daftar kunci dengan `spbe rules`."
        )
        message = f"Kunci bacaan `{kunci[:64]}` tidak dikenal paket regulasi; pilihan ini tidak berlaku."
        return in_document("PKT012", document, ("bacaan", place, "kunci"), message, advice)
    offered = ", ".join(f"`{value}`" for value in reading.pilihan)
    message = (
        f"Nilai `{str(row.get('nilai'))[:64]}` bukan pilihan untuk bacaan `{kunci}`; "
        "nilai bawaan yang dipakai."
    )
    return in_document(
        "PKT013", document, ("bacaan", place, "nilai"), message, f"Pilih salah satu: {offered}."
    )


def _twice(document: Document, place: int, kunci: str) -> Finding:
    message = (
        f"Bacaan `{kunci}` dipilih dua kali untuk tanggal mulai yang sama; yang tertulis terakhir dipakai."
    )
    advice = "Hapus salah satunya, atau beri `mulai` yang berbeda."
    return in_document("PKT014", document, ("bacaan", place), message, advice)


def _calendar_faults(document: Document, block: Data) -> Iterator[Finding]:
    if "jam_kerja" in block and week_days(block["jam_kerja"]) is None:
        message = 'Jam kerja tidak dapat dibaca, sehingga tidak dipakai; tulis misalnya senin: "07:30-16:00".'
        yield in_document(
            "PKT010", document, ("kalender", "jam_kerja"), message, "Perbaiki penulisan jamnya."
        )
    for place, row in enumerate(entries(block, "jam_khusus")):
        if special_of(row) is None:
            message = "Jam khusus tidak dapat dibaca atau berakhir sebelum mulai, sehingga tidak dipakai."
            advice = "Periksa `mulai`, `sampai`, dan `jam_kerja`."
            yield in_document("PKT010", document, ("kalender", "jam_khusus", place), message, advice)
    layer = read_layer(block)
    for when in sorted(layer.closed.keys() & layer.opened.keys()):
        message = f"Tanggal {when.isoformat()} dinyatakan libur dan juga hari kerja; dianggap hari kerja."
        advice = "Hapus tanggal itu dari salah satu daftar."
        yield in_document("PKT011", document, ("kalender",), message, advice)


def _never_open(law: Law, document: Document, plan: Plan) -> list[Finding]:
    if not always_closed(plan, law.berlaku, PATIENCE // 86400):
        return []
    message = (
        "Kalender ini tidak memiliki satu pun hari kerja; batas menurut hari kerja tidak dapat dihitung."
    )
    keys = ("kalender",) if "kalender" in document.data else ()
    return [in_document("PKT009", document, keys, message, "Isi `kalender.jam_kerja` dengan hari yang buka.")]
