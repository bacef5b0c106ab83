"""Whether monitoring sees all components and all four objects, with a tool, by the right people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import as_list
from pipeline.model.people import Person
from pipeline.model.periods import Period, parse_period
from pipeline.model.rule import Breach
from pipeline.rules.authority import (
    INFRASTRUCTURE_ADMINISTRATOR,
    INFRASTRUCTURE_OWNER,
    OWNER,
    SERVICE_ADMINISTRATOR,
    on_duty,
)
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.hollow import hollow
from pipeline.rules.running import foundation, runs
from pipeline.rules.telling import listed, quoted

_KIND = ("pemantauan",)
_NONE = "tidak_ada"
_OBJECTS = (
    ("infrastruktur", "L2.2.2.1.a1", "kelangsungan infrastruktur"),
    ("proses_bisnis", "L2.2.2.1.a2", "proses bisnis layanan"),
    ("keamanan_informasi", "L2.2.2.1.a3", "keamanan informasi"),
    ("kondisi_pemicu", "L2.2.2.1.a4", "kondisi yang dapat memicu gangguan"),
)
_MONITORS = (SERVICE_ADMINISTRATOR, INFRASTRUCTURE_ADMINISTRATOR, OWNER, INFRASTRUCTURE_OWNER)


@rule("PTU001", "component-not-monitored", "L2.2.2.1.p2a", severity=WARNING, kinds=_KIND)
def component_not_monitored(case: Case, law: Law) -> Iterator[Breach]:
    """Pemantauan tidak mencakup semua komponen yang menopang layanan.

    Ketentuan:
        Seluruh komponen infrastruktur dan aplikasi dipantau: `aplikasi` dan `infrastruktur` layanan dalam
        katalog, dan yang menopangnya (`bergantung_pada`; bacaan `pemantauan.seluruh_komponen`). Komponen
        bersama boleh datang dari pemantauan OPD lain lewat `dari`.

    Alasan:
        Komponen yang tidak dipantau adalah tempat gangguan berikutnya dimulai.

    Melanggar:
        komponen: [aplikasi/sidukcapil]            # katalog juga menyebut infrastruktur server-db

    Patuh:
        komponen: [aplikasi/sidukcapil, infrastruktur/server-db]

    Cara memenuhi:
        Pantau komponen yang disebut dan tambahkan ke `komponen`, atau tunjuk pemantauannya di `dari`.
    """
    period, service = _judged(case, law), case.service
    if period is None or service is None:
        return
    last = period.after - timedelta(days=1)
    standing = foundation(case.region, service.document).values()
    needed = [part for part in standing if runs(part.data, last)]
    seen = _monitored(case)
    names = dict.fromkeys(part.ref for part in needed)
    missing = [quoted(name) for name in names if name not in seen]
    if missing:
        yield case.breach(
            "komponen",
            message=f"Komponen layanan yang tidak dipantau: {listed(missing)}.",
            help="Tambahkan komponen itu ke `komponen`, atau tunjuk pemantauannya di `dari`.",
        )


@rule("PTU002", "object-not-monitored", *(clause for _, clause, _ in _OBJECTS), severity=WARNING, kinds=_KIND)
def object_not_monitored(case: Case, law: Law) -> Iterator[Breach]:
    """Satu dari empat lingkup pemantauan tidak dipantau, atau tidak ada temuannya yang ditulis.

    Ketentuan:
        Yang dipantau ada empat: kelangsungan infrastruktur, proses bisnis layanan, keamanan informasi, dan
        kondisi yang dapat memicu gangguan atau perubahan layanan.

    Alasan:
        Layanan dapat hidup secara teknis sementara prosesnya macet atau datanya terancam.

    Melanggar:
        lingkup: [infrastruktur, proses_bisnis]

    Patuh:
        lingkup: [infrastruktur, proses_bisnis, keamanan_informasi, kondisi_pemicu]
        temuan_lingkup:
          infrastruktur: Baterai UPS berumur empat tahun.
          proses_bisnis: Tidak ditemukan hambatan.
          keamanan_informasi: Tiga percobaan masuk diblokir.
          kondisi_pemicu: Masa pendaftaran sekolah menaikkan beban.

    Cara memenuhi:
        Pantau lingkup yang disebut dan tulis temuannya, juga bila hasilnya baik.
    """
    if _judged(case, law) is None:
        return
    found = _findings_of(case)
    for name, clause, words in _OBJECTS:
        if name not in case.all("lingkup"):
            yield case.breach(
                "lingkup",
                message=f"Lingkup `{name}` ({words}) tidak dipantau.",
                help=f"Pantau {words}, lalu tambahkan `{name}` ke `lingkup` beserta temuannya.",
                clauses=(clause,),
            )
        elif name not in found:
            yield case.breach(
                "temuan_lingkup" if case.get("temuan_lingkup") else "lingkup",
                message=f"Lingkup `{name}` ({words}) dipantau, tetapi temuannya tidak ditulis.",
                help=f"Tulis temuannya di `temuan_lingkup.{name}`, juga bila hasilnya baik.",
                clauses=(clause,),
            )


@rule("PTU003", "monitored-without-tool", "L2.2.2.1.p2a", severity=WARNING, kinds=_KIND)
def monitored_without_tool(case: Case, law: Law) -> Iterator[Breach]:
    """Pemantauan dilakukan tanpa perangkat lunak pemantauan.

    Ketentuan:
        Komponen infrastruktur dan aplikasi dipantau memakai perangkat lunak pemantauan.

    Alasan:
        Pengamatan dengan tangan tidak melihat gangguan pada malam hari.

    Melanggar:
        alat: tidak_ada

    Patuh:
        alat: Uptime Kuma

    Cara memenuhi:
        Pasang alat pemantauan; alat sederhana yang memeriksa alamat layanan sudah cukup untuk mulai.
    """
    if _judged(case, law) is not None and (case.get("alat") == _NONE or hollow(case.get("alat"))):
        yield case.breach(
            "alat",
            message="Layanan ini dipantau tanpa perangkat lunak pemantauan.",
            help="Pasang alat pemantauan, lalu tulis namanya di `alat`.",
        )


@rule(
    "PTU004", "monitored-by-another-role", "L2.2.2.1.T8.1.1", "L2.2.2.1.T8.2.1", severity=ERROR, kinds=_KIND
)
def monitored_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Pemantauan tidak dilakukan seorang pun dari pihak layanan atau pengelola infrastruktur.

    Ketentuan:
        Layanan dan perangkatnya dipantau penyedia layanan dan pengelola infrastruktur serta aplikasi;
        pelaksananya para administrator.

    Alasan:
        Pemantau harus yang berwenang membuka sistemnya dan dapat segera bertindak.

    Melanggar:
        oleh: kadis                    # pimpinan, bukan administrator

    Patuh:
        oleh: [operator-layanan, diskominfo/teknisi-server]

    Cara memenuhi:
        Tulis administrator yang memantau; bila ia memang ditugaskan, lengkapi `struktur` OPD.
    """
    period, service = _judged(case, law), case.service
    people = [case.region.person(ref, case.document.opd) for ref in case.all("oleh")]
    if period is None or service is None or not people or None in people:
        return
    days = (period.first, _last_day(case, period))
    known = [person for person in people if person is not None]
    if not any(_may_monitor(case, person, days) for person in known):
        yield case.breach(
            "oleh",
            message=(
                "Tidak seorang pun pemantau ini memegang peran administrator layanan ini pada periode itu."
            ),
            help="Tulis administrator yang memantau, atau lengkapi `struktur` OPD.",
        )


def _may_monitor(case: Case, person: Person, days: tuple[date, date]) -> bool:
    service = case.service
    return service is not None and any(on_duty(case, person, role, days, service) for role in _MONITORS)


def _judged(case: Case, law: Law) -> Period | None:
    """The period of a record that the regulation reaches."""
    period = parse_period(case.get("periode"))
    if period is None or not law.in_force(period.bounds(case.region.zone)[0]):
        return None
    return period if period.bounds(case.region.zone)[0] <= case.as_of else None


def _last_day(case: Case, period: Period) -> date:
    """The last day on which the record may have been made."""
    return max(period.after, case.as_of.astimezone(case.region.zone).date())


def _sources(case: Case) -> list[Case]:
    """The record and those of other OPDs that it takes its readings from."""
    named = (case.index.one(ref, case.document.opd, "pemantauan") for ref in case.all("dari"))
    others = [Case(card.document, case.region, case.as_of) for card in named if card is not None]
    return [case, *others]


def _monitored(case: Case) -> set[str]:
    """Full names of the components that are monitored."""
    found: set[str] = set()
    for source in _sources(case):
        for ref in as_list(source.get("komponen")):
            part = case.region.component(ref, source.document.opd)
            if part is not None:
                found.add(part.ref)
    return found


def _findings_of(case: Case) -> set[str]:
    """The objects about which a finding is written, here or in a source."""
    return {
        name
        for source in _sources(case)
        for name, _, _ in _OBJECTS
        if isinstance(source.get("temuan_lingkup", name), str)
    }
