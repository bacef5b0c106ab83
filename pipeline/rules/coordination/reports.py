"""The three reports of Tabel 1: from whom, to whom, received after they were sent, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.law import Law
from pipeline.model.case import Case, World
from pipeline.model.document import Data, as_list
from pipeline.model.rule import Breach
from pipeline.rules.acts import holds, judged, person_at, title
from pipeline.rules.declare import WARNING, region_rule, rule
from pipeline.rules.overdue import done_on, interval, office_beginning, run_out, told
from pipeline.rules.running import providers, today
from pipeline.rules.telling import quoted, when
from pipeline.wording import daftar

_KIND = ("laporan",)
_TABLE = ("L1.T1.2.5", "L1.T1.4.8", "L1.T1.5.3")


@rule("STR102", "report-from-another-role", *_TABLE, severity=WARNING, kinds=_KIND)
def report_from_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Laporan Tabel 1 disusun oleh orang dari peran lain.

    Ketentuan:
        Tabel 1 menganjurkan tiga laporan: penyelenggaraan layanan dari Penanggung jawab layanan, penanganan
        aduan dari Administrator Layanan, serta operasional dari Administrator Infrastruktur dan Aplikasi.

    Alasan:
        Laporan berasal dari yang mengerjakan, sehingga dapat dipertanggungjawabkan.

    Melanggar:
        jenis_laporan: penanganan_aduan
        disusun_oleh: kadis

    Patuh:
        jenis_laporan: penanganan_aduan
        disusun_oleh: adm-loket

    Cara memenuhi:
        Tulis penyusun dari peran yang disebut Tabel 1, atau lengkapi `struktur` OPD.
    """
    row, at, person = _row(case, law), case.past("tanggal"), person_at(case, "disusun_oleh")
    if row is None or at is None or person is None or not judged(law, at):
        return
    role = str(row["dari"])
    if not holds(case, person, role, at):
        yield case.breach(
            "disusun_oleh",
            message=(
                f"{quoted(case.get('disusun_oleh'))} bukan {title(law, role)} pada {when(at, case)}; "
                f"menurut {law.table_name('struktur')} laporan ini disusun peran itu."
            ),
            help="Tulis penyusun dari peran itu, atau lengkapi `struktur` OPD.",
            clauses=tuple(as_list(row.get("klausul"))),
        )


@rule("STR103", "report-to-another-role", *_TABLE, severity=WARNING, kinds=_KIND)
def report_to_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Laporan Tabel 1 tidak disampaikan kepada peran yang menerimanya.

    Ketentuan:
        Tabel 1 menganjurkan: laporan penyelenggaraan layanan kepada pimpinan PD, penanganan aduan kepada
        Penanggung jawab layanan, operasional kepada Penanggung jawab infrastruktur dan aplikasi.

    Alasan:
        Laporan yang tidak sampai kepada yang dapat memutuskan tidak mengubah apa pun.

    Melanggar:
        jenis_laporan: penyelenggaraan_layanan
        disampaikan_kepada: [adm-loket]

    Patuh:
        jenis_laporan: penyelenggaraan_layanan
        disampaikan_kepada: [kadis]

    Cara memenuhi:
        Sampaikan kepada peran yang disebut Tabel 1, lalu catat di `disampaikan_kepada`.
    """
    row, at = _row(case, law), case.past("tanggal")
    people = [case.region.person(ref, case.document.opd) for ref in case.all("disampaikan_kepada")]
    if row is None or at is None or None in people or not judged(law, at):
        return
    role = str(row["kepada"])
    if not any(holds(case, person, role, at) for person in people if person is not None):
        yield case.breach(
            "disampaikan_kepada",
            message=(
                f"Laporan ini tidak disampaikan kepada {title(law, role)}, "
                f"penerimanya menurut {law.table_name('struktur')}."
            ),
            help="Sampaikan kepada peran itu, lalu catat di `disampaikan_kepada`.",
            clauses=tuple(as_list(row.get("klausul"))),
        )


@rule("STR104", "report-received-before-sent", severity=WARNING, kinds=_KIND)
def received_before_sent(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Laporan diterima sebelum tanggalnya.

    Ketentuan:
        Peraturan tidak mengatur tanggal terima; peringatan ini bawaan alat.

    Alasan:
        Salah satu tanggalnya keliru.

    Melanggar:
        tanggal: 2025-04-08
        diterima: 2025-04-07

    Patuh:
        tanggal: 2025-04-08
        diterima: 2025-04-09

    Cara memenuhi:
        Betulkan tanggal yang keliru.
    """
    sent, received = case.moment("tanggal"), case.moment("diterima")
    if sent is not None and received is not None and received.before(sent):
        yield case.breach(
            "diterima",
            message=f"Laporan diterima {when(received, case)}, sebelum tanggalnya {when(sent, case)}.",
            help="Betulkan tanggal yang keliru.",
        )


@region_rule("STR105", "reports-overdue", severity=WARNING)
def reports_overdue(world: World, law: Law) -> Iterator[Breach]:
    """Laporan Tabel 1 suatu OPD melewati jarak waktunya.

    Ketentuan:
        Tabel 1 menganjurkan tiga laporan tanpa menyebut jaraknya. Jarak bawaan alat dapat diganti daerah
        (bacaan `periode`).

    Alasan:
        Atasan yang tidak menerima laporan tidak tahu kapan harus turun tangan.

    Melanggar:
        tanggal: 2025-01-08            # laporan triwulan terakhir, dan sekarang Juli 2025

    Patuh:
        tanggal: 2025-04-08

    Cara memenuhi:
        Susun dan sampaikan laporan periode berikutnya.
    """
    day = today(world.region, world.as_of)
    rows = law.lists.get("laporan_tabel_1", ())
    for office, services in providers(world.region, day):
        if world.may_hold("laporan", office.id):
            continue
        late = []
        for row in rows:
            dates = report_dates(world, office.id, row)
            name = str(row.get("periode"))
            months = law.months(name, office.id, world.as_of)
            due = run_out(dates, office_beginning(law, office, services), months, day)
            if due is not None:
                late.append(
                    (
                        str(row.get("nama", "")).lower(),
                        told(dates, interval(law, name, office.id, world.as_of), due),
                    )
                )
        if late:
            yield Breach(
                office.document.pointer("id"),
                f"Yang terlambat: {'; '.join(f'{name} ({facts})' for name, facts in late)}.",
                f"Susun dan sampaikan {daftar([name for name, _ in late])}.",
                (),
                office.document.ref,
            )


def _row(case: Case, law: Law) -> Data | None:
    """What Tabel 1 says of this kind of report."""
    rows = law.lists.get("laporan_tabel_1", ())
    return next((row for row in rows if row.get("jenis_laporan") == case.get("jenis_laporan")), None)


def report_dates(world: World, opd: str, row: Data) -> list[date]:
    """The days of an OPD's reports so far, of the kind that a row of Tabel 1 speaks of."""
    cards = [card for card in world.index.of("laporan") if opd in (card.document.opd, card.opd)]
    fitting = [card for card in cards if card.data.get("jenis_laporan") == row.get("jenis_laporan")]
    return [done for card in fitting if (done := done_on(card, world)) is not None]
