"""The tables of an SLA document: classes, response, solution, support, and the regulation's own limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from pipeline.law.hours import NO_HOURS, OPEN, WEEKEND
from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.model.document import Data, as_list, dig
from pipeline.model.moments import Moment, parse_date
from pipeline.model.region import Service
from pipeline.render.documents import places
from pipeline.render.documents.agreements import Agreement
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.terms import hours_words, limit_words, plain, seconds_of
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar, tanggal

_USUAL = frozenset({OPEN, WEEKEND, NO_HOURS})
# Ten years: a term longer than that is a slip of the pen, and its table would be a book.
_LONGEST_TERM = 3660
NEXT_WORKING_DAY = "hari_kerja_berikutnya"
_CONDITIONS = {
    "jam_kerja": "Dilaporkan pada jam kerja",
    "luar_jam_kerja": "Dilaporkan di luar jam kerja",
    "pendampingan": "Pendampingan di lokasi",
}


def class_table(dossier: Dossier, agreement: Agreement) -> Table:
    """Klasifikasi permasalahan: the levels with their descriptions."""
    law = dossier.law
    rows = tuple(
        (
            law.label("urgensi", row.get("urgensi", "")),
            str(row.get("uraian", "")),
            _source(dossier, agreement, "klasifikasi", row),
        )
        for row in agreement.rows("klasifikasi")
    )
    columns = (Column("Urgensi", width=20), Column("Uraian dan contoh"), Column("Dasar", width=25))
    return Table(caption="Klasifikasi permasalahan menurut urgensi", columns=columns, rows=rows)


def response_table(dossier: Dossier, agreement: Agreement) -> Table:
    """Kecepatan respon: one row a condition."""
    rows = tuple(
        (
            _CONDITIONS.get(str(row.get("kondisi")), plain(row.get("kondisi", ""))),
            _urgencies(row),
            _most(row),
            _source(dossier, agreement, "kecepatan_respon", row),
        )
        for row in agreement.rows("kecepatan_respon")
    )
    columns = (Column("Keadaan"), Column("Urgensi"), Column("Batas respon"), Column("Dasar", width=25))
    return Table(caption="Batas respon menurut keadaan saat dilaporkan", columns=columns, rows=rows)


def solution_table(dossier: Dossier, agreement: Agreement) -> Table:
    """Waktu penyelesaian by urgency."""
    rows = tuple(
        (
            dossier.law.label("urgensi", row.get("urgensi", "")),
            _most(row),
            _source(dossier, agreement, "waktu_penyelesaian", row),
        )
        for row in agreement.rows("waktu_penyelesaian")
    )
    columns = (Column("Urgensi"), Column("Batas penyelesaian"), Column("Dasar", width=25))
    return Table(
        caption="Batas penyelesaian menurut urgensi",
        columns=columns,
        rows=rows,
        note="Waktu berakhir saat solusi diberikan; tepat pada batas masih tercapai (tafsir sla.t13_akhir).",
    )


def support_table(dossier: Dossier, agreement: Agreement) -> Table:
    """Dukungan layanan: who acts on which level, with the named officials."""
    rows = tuple(
        (
            f"Eskalasi {row.get('tingkat', '')}",
            _people(dossier, agreement, row.get("pelaksana")),
            _people(dossier, agreement, row.get("dibantu")),
            _source(dossier, agreement, "dukungan", row),
        )
        for row in agreement.rows("dukungan")
    )
    columns = (Column("Tingkat", width=12), Column("Pelaksana"), Column("Dibantu"), Column("Dasar", width=20))
    return Table(caption="Pelaksana tiap tingkat eskalasi", columns=columns, rows=rows)


def regulation_kind(law: Law) -> str:
    """What kind of regulation it is, as headings call it: its name without number and year."""
    return law.nama.partition(" Nomor ")[0]


def first_handler(dossier: Dossier) -> str:
    """Who takes a report first, in words."""
    tables = dossier.law.tables.values()
    role = next((table["penangan_awal"] for table in tables if table.get("penangan_awal")), "")
    return next((known.nama for known in dossier.law.roles if known.kode == role), plain(role))


def comparison_table(dossier: Dossier, agreement: Agreement) -> Table:
    """For each service the regulation's limits beside the SLA's; looser ones are marked."""
    rows = [row for service in agreement.services for row in _compared(dossier, agreement, service)]
    columns = (
        Column("Layanan"),
        Column(f"Target {regulation_kind(dossier.law)}"),
        Column("Batas SLA"),
        Column("Perbandingan"),
    )
    return Table(
        caption=f"Batas SLA di samping target {regulation_kind(dossier.law)}",
        columns=columns,
        rows=tuple(rows),
        note=(
            "Prioritas dan urgensi adalah dua skala tanpa konversi; karena itu batas "
            "SLA terlonggar dibandingkan dengan tiap target."
        ),
    )


def _compared(dossier: Dossier, agreement: Agreement, service: Service) -> Iterator[tuple[Entry, ...]]:
    law, now, data = dossier.law, dossier.site.as_of, service.document.data
    group, rank = str(data.get("kelompok")), str(data.get("klasifikasi"))
    response = _loosest(agreement.rows("kecepatan_respon"), "jam_kerja")
    solution = _loosest(agreement.rows("waktu_penyelesaian"))
    for impact in law.vocabulary("dampak"):
        priority = law.priority(str(impact), group, rank, now)
        limit = law.response_limit(priority.value, now, service.opd) if priority else None
        label = f"Respons gangguan {law.label('dampak', impact).lower()}"
        known = f", Prioritas {priority.value}" if priority else ""
        yield _against(law, service, f"{label}{known}", limit, response)
    served = law.service_limit(group, rank, now, service.opd)
    yield _against(law, service, "Pelayanan sampai dikonfirmasi", served, solution)


def looser(law: Law) -> str:
    """The mark of a limit that is laxer than the regulation's."""
    limits, times = law.table_name("target_pelayanan"), law.table_name("waktu_tanggap").split()
    return f"lebih longgar: tidak mengurangi target {limits}/{times[-1]}"


def _against(
    law: Law, service: Service, what: str, limit: Limit | None, row: Data | None
) -> tuple[Entry, ...]:
    own = seconds_of(row.get("maksimal")) if row else None
    silent = f"{law.table_name('target_pelayanan')} tidak mengatur"
    said = f"{what}: {limit_words(limit) if limit else silent}"
    if limit is None or own is None:
        result = "tidak dapat dibandingkan"
    elif own > limit.seconds or (own == limit.seconds and limit.operator == "lt"):
        result = looser(law)
    else:
        result = "sama ketat atau lebih ketat"
    shown = _most(row) if row else "tidak diatur"
    return (Cell(service.nama, places.service_page(service.ref)), said, shown, result)


def _loosest(rows: list[Data], condition: str = "") -> Data | None:
    """The row with the longest limit, among those of a condition."""
    fitting = [row for row in rows if not condition or row.get("kondisi") == condition]
    return max(fitting, key=lambda row: seconds_of(row.get("maksimal")) or 0, default=None)


def _urgencies(row: Data) -> str:
    return daftar([str(urgency) for urgency in as_list(row.get("urgensi"))])


def _most(row: Data) -> str:
    text = str(row.get("maksimal", ""))
    if text == NEXT_WORKING_DAY:
        return "paling lambat hari kerja berikutnya"
    return f"paling lama {row.get('teks') or text}"


def _source(dossier: Dossier, agreement: Agreement, part: str, row: Data) -> Cell:
    """The clause of the example's row, also where the PD wrote the same; else that the PD set it."""
    same = row if row.get("klausul") else agreement.example_row(part, row)
    clauses = [str(name) for name in as_list(same.get("klausul"))] if same else []
    if not clauses:
        return Cell("penetapan PD")
    note = "" if same is row else "ditetapkan PD, sama dengan contoh"
    return Cell(dossier.law.cite(*clauses), places.clause_place(clauses[0]), note=note)


def _people(dossier: Dossier, agreement: Agreement, named: Any) -> str:
    """Officials by office and name: as written, else whoever holds the example's role now."""
    if named is None:
        return "–"
    region = dossier.world.region
    roles = {role.kode: role.nama for role in dossier.law.roles}
    if isinstance(named, str) and named in roles:
        office = region.offices.get(agreement.opd)
        now = Moment(dossier.site.as_of, dossier.site.as_of.date())
        held = office.holders(named, now, agreement.services[0].id) if office else ()
        people = daftar([f"{person.nama} ({person.jabatan or person.unit})" for person in held])
        return f"{roles[named]}: {people or 'belum ditunjuk'}"
    found = [(ref, region.person(ref, agreement.opd)) for ref in as_list(named)]
    return daftar([f"{p.nama} ({p.jabatan or p.unit})" if p else str(ref) for ref, p in found])


def calendar_words(dossier: Dossier, opd: str) -> tuple[str, ...]:
    """The office hours that the clocks count in, and whose calendar that is."""
    office, pemda = dossier.world.region.offices.get(opd), dossier.world.region.pemda
    for owner, data in (
        ("kalender PD", office.document.data if office else {}),
        ("kalender daerah", _data(pemda)),
    ):
        hours = hours_words(dig(data, "kalender", "jam_kerja"))
        if hours:
            return (*hours, f"Sumber: {owner}.")
    return ("Jam kerja bawaan paket regulasi.", "Sumber: kalender paket regulasi.")


def holiday_words(dossier: Dossier, one: Agreement) -> Iterator[str]:
    """How many days do not count in each year of an agreement's term, and who says so."""
    plan = dossier.law.calendar(one.opd).plan
    term = [day for name in ("mulai", "sampai") if (day := parse_date(dig(one.block, "berlaku", name)))]
    for year in range(min(term).year, max(term).year + 1) if term else ():
        feasts = plan.feasts(year)
        leave = sum(1 for note in feasts.values() if note.joint_leave)
        said = dict.fromkeys(note.dasar for note in feasts.values() if note.dasar)
        source = f" Dasar: {daftar(list(said))}." if said else ""
        own = sum(1 for layer in plan.layers for day in layer.closed if day.year == year)
        yield (
            f"Hari libur {year}: {angka(len(feasts))} hari nasional dan cuti bersama ({angka(leave)} cuti "
            f"bersama), ditambah {angka(own) if own else 'nihil'} hari libur daerah atau PD.{source}"
        )


def holiday_table(dossier: Dossier, one: Agreement) -> Table | None:
    """The days of an agreement's term that do not count, weekends aside; None without a term."""
    plan = dossier.law.calendar(one.opd)
    first, last = (parse_date(dig(one.block, "berlaku", name)) for name in ("mulai", "sampai"))
    if first is None or last is None:
        return None
    days = [first + timedelta(days=number) for number in range(min((last - first).days, _LONGEST_TERM) + 1)]
    closed = [(day, said) for day in days if not (said := plan.day(day)).spans and said.reason not in _USUAL]
    rows = tuple(
        (
            Cell(tanggal(day), sort=day.isoformat()),
            said.reason + (" (perkiraan)" if said.tentative else ""),
        )
        for day, said in closed
    )
    columns = (Column("Tanggal", "waktu", width=30), Column("Hari libur"))
    return Table(caption="Hari libur pada masa berlaku", columns=columns, rows=rows)


def _data(document: Any) -> Mapping[str, Any]:
    return document.data if document is not None else {}
