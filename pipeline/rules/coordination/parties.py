"""Coordination: records that leave out a party, planning without the kominfo PD, declarations by others."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case, World
from pipeline.model.document import Data, as_list
from pipeline.model.rule import Breach
from pipeline.rules.acts import KOMINFO, holds_in, judged, of_kominfo, person_at, title
from pipeline.rules.declare import WARNING, region_rule, rule
from pipeline.rules.running import providers, today
from pipeline.rules.telling import quoted, when
from pipeline.wording import daftar

_OPD = "opd"
_OUTSIDE = frozenset({"kepala_daerah", "kementerian"})
_RECORDED = "rekaman-koordinasi"
_PLANNING = "perencanaan"


@rule(
    "STR106",
    "coordination-without-its-parties",
    "L2.1.p1b",
    "L2.1.1.1.p1a",
    "L2.1.2.3.a4",
    "L1.T1.3.3",
    "L2.1.2.4.a2",
    severity=WARNING,
    kinds=("koordinasi",),
)
def coordination_without_its_parties(case: Case, law: Law) -> Iterator[Breach]:
    """Rekaman koordinasi tidak menyebut pihak yang menurut peraturan harus berkoordinasi.

    Ketentuan:
        Perencanaan dikoordinasikan dengan PD urusan kominfo; target pelayanan dan target pengoperasian antara
        pimpinan dan Penanggung jawab layanan; infrastruktur antara kedua penanggung jawab.

    Alasan:
        Koordinasi tanpa pihaknya hanyalah catatan rapat.

    Melanggar:
        pokok: target_pelayanan
        pihak: [adm-loket]

    Patuh:
        pokok: target_pelayanan
        pihak: [kadis, kabid]

    Cara memenuhi:
        Sebut pihak yang hadir; bila belum hadir, ulangi koordinasinya.
    """
    row, at = _row(case, law), case.past("tanggal")
    if row is None or at is None or not judged(law, at) or _loose(case):
        return
    missing = [role for role in as_list(row.get("pihak")) if not _present(case, str(role))]
    if missing:
        names = daftar([title(law, str(role)) for role in missing])
        yield case.breach(
            "pihak",
            message=f"Koordinasi tentang {quoted(case.get('pokok'))} ini tidak menyebut {names}.",
            help="Sebut pihak yang hadir; bila belum hadir, ulangi koordinasinya.",
            clauses=tuple(as_list(row.get("klausul"))),
        )


@region_rule("STR107", "planned-without-kominfo", "L2.1.p1b", severity=WARNING)
def planned_without_kominfo(world: World, law: Law) -> Iterator[Breach]:
    """OPD penyedia layanan tidak mempunyai catatan koordinasi perencanaan dengan PD urusan kominfo.

    Ketentuan:
        PD penyedia layanan merencanakan sambil berkoordinasi dengan PD urusan komunikasi dan informatika.
        Buktinya rekaman koordinasi (bacaan `perencanaan.koordinasi`).

    Alasan:
        Layanan yang direncanakan sendiri-sendiri sulit dipadukan kemudian.

    Melanggar:
        koordinasi: []                 # OPD ini tidak mempunyai rekaman dengan pokok perencanaan

    Patuh:
        jenis: koordinasi
        pokok: perencanaan
        pihak: [disdukcapil, diskominfo]

    Cara memenuhi:
        Berkoordinasilah dengan PD kominfo, lalu catat sebagai rekaman `koordinasi` dengan pokok
        `perencanaan`.
    """
    kominfo = world.region.kominfo
    if kominfo not in world.region.offices:
        return
    done = {opd for card in world.index.of("koordinasi") for opd in _planned_with(card, world)}
    for office, _ in providers(world.region, today(world.region, world.as_of)):
        wanted = law.reading("perencanaan.koordinasi", office.id, world.as_of) == _RECORDED
        told = office.id in (kominfo, *done) or world.may_hold("koordinasi", office.id, kominfo)
        if wanted and not told:
            yield Breach(
                office.document.pointer("id"),
                "Belum ada catatan koordinasi perencanaan OPD ini dengan PD urusan kominfo.",
                "Catat koordinasinya sebagai rekaman `koordinasi` dengan pokok `perencanaan`.",
                ("L2.1.p1b",),
                office.document.ref,
            )


@rule(
    "STR108",
    "application-declared-by-outsider",
    "L2.3.T15.4.a",
    severity=WARNING,
    kinds=("pernyataan_aplikasi",),
)
def declared_by_outsider(case: Case, law: Law) -> Iterator[Breach]:
    """Pemakaian aplikasi manajemen layanan dinyatakan oleh orang di luar PD urusan kominfo.

    Ketentuan:
        Pemakaian Sistem Aplikasi Manajemen Layanan SPBE dinyatakan PD urusan kominfo, tidak disimpulkan
        alat (bacaan `maturitas.aplikasi`).

    Alasan:
        Pernyataan ini ikut menentukan level kematangan, sehingga tidak diberikan OPD yang dinilai.

    Melanggar:
        oleh: kadis                    # kepala OPD yang dinilai

    Patuh:
        oleh: diskominfo/kabid-layanan

    Cara memenuhi:
        Mintakan pernyataan PD kominfo.
    """
    at, person = case.past("tanggal"), person_at(case, "oleh")
    if at is None or person is None or not judged(law, at):
        return
    if not of_kominfo(case.region, person, at):
        yield case.breach(
            "oleh",
            message=f"{quoted(case.get('oleh'))} bukan pejabat PD urusan kominfo pada {when(at, case)}.",
            help="Mintakan pernyataan PD kominfo.",
        )


def _row(case: Case, law: Law) -> Data | None:
    """Who must take part in a coordination about its subject."""
    rows = law.lists.get("koordinasi", ())
    row = next((one for one in rows if one.get("pokok") == case.get("pokok")), None)
    return None if row is None or _OUTSIDE.intersection(as_list(row.get("pihak"))) else row


def _loose(case: Case) -> bool:
    """Whether somebody is named in words only, who may be anybody."""
    region, home = case.region, case.document.opd
    return any(region.person(whom, home) is None and whom not in region.offices for whom in case.all("pihak"))


def _present(case: Case, role: str) -> bool:
    """Whether a party is there: an OPD by itself or its people, a role by one who held it."""
    region, home, at = case.region, case.document.opd, case.moment("tanggal")
    named = [str(whom) for whom in case.all("pihak")]
    people = [person for whom in named if (person := region.person(whom, home)) is not None]
    if role == KOMINFO:
        return (
            home == region.kominfo
            or region.kominfo in named
            or any(of_kominfo(region, p, at) for p in people)
        )
    if role == _OPD:
        others = {person.opd for person in people} | set(named) | {home}
        return any(opd in region.offices and opd != region.kominfo for opd in others)
    everywhere = set(region.offices)
    return any(holds_in(region, person, role, at, everywhere) for person in people) or any(
        whom in region.offices and whom != home for whom in named
    )


def _planned_with(card: Card, world: World) -> set[str]:
    """The OPDs that a record shows to have planned together with the kominfo PD."""
    case, region = world.case(card), world.region
    if case.get("pokok") != _PLANNING or case.past("tanggal") is None:
        return set()
    named = [str(whom) for whom in case.all("pihak")]
    people = [person for whom in named if (person := region.person(whom, card.document.opd)) is not None]
    parties = {card.document.opd, *named, *(person.opd for person in people)}
    loose = any(
        whom not in region.offices and region.person(whom, card.document.opd) is None for whom in named
    )
    return parties if region.kominfo in parties or loose else set()
