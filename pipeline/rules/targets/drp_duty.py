"""The DRP that a kritis service must have: approved and set, in force, with the catalogue's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case
from pipeline.model.document import as_list
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.authority import INFRASTRUCTURE_OWNER, OWNER, decided, decider
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import quoted, role_name
from pipeline.wording import tanggal

_DUTY = "L2.1.2.1.a1.e"


@rule("TGT016", "drp-missing", _DUTY, severity=ERROR, kinds=("layanan",))
def drp_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Layanan kritis tanpa DRP yang memuatnya.

    Ketentuan:
        Layanan kritis wajib memiliki rencana pemulihan bencana (DRP). Layanan lain tidak dituntut
        memilikinya.

    Alasan:
        Layanan kritis tidak dapat digantikan cara manual; saat bencana hanya DRP yang mengembalikannya.

    Melanggar:
        klasifikasi: kritis
        # drp kosong, atau DRP yang ditunjuk tidak memuat layanan ini

    Patuh:
        klasifikasi: kritis
        drp: DRP-INDUK           # dan DRP-INDUK memuat layanan ini

    Cara memenuhi:
        Susun DRP yang memuat layanan ini, lalu tunjuk dengan `drp`.
    """
    service = case.service
    if service is None or not _demanded(case, law):
        return
    if case.get("drp") is None:
        yield case.breach(
            "klasifikasi",
            message=f"Layanan {_grade(case, law)} wajib memiliki DRP, tetapi `drp` kosong.",
            help="Susun DRP yang memuat layanan ini, lalu isi `drp` dengan id-nya.",
        )
        return
    card = _named(case)
    if card is not None and service.ref not in card.services:
        yield case.breach(
            "drp",
            message=f"DRP {quoted(case.get('drp'))} tidak memuat layanan ini dalam daftar layanannya.",
            help="Tambahkan layanan ini pada `layanan` di DRP itu, atau tunjuk DRP yang memuatnya.",
        )


@rule(
    "TGT017",
    "drp-not-in-force",
    _DUTY,
    "L2.2.2.2.T9.1.7",
    "L2.2.2.2.T9.2",
    severity=ERROR,
    kinds=("layanan",),
)
def drp_not_in_force(case: Case, law: Law) -> Iterator[Breach]:
    """DRP layanan kritis belum disetujui, belum ditetapkan, atau tidak sedang berlaku.

    Ketentuan:
        DRP disetujui pemberi layanan (penanggung jawab layanan) dan ditetapkan pengelola infrastruktur dan
        aplikasi (penanggung jawabnya). Layanan kritis baru dianggap memiliki DRP sesudah keduanya.

    Alasan:
        Rancangan yang belum disahkan tidak mengikat siapa pun saat bencana. Daerah dapat memilih bacaan lain
        (drp.status: ada-dokumen).

    Melanggar:
        # di DRP-INDUK
        persetujuan: {oleh: kabid, waktu: 2025-02-12}
        # penetapan kosong

    Patuh:
        persetujuan: {oleh: kabid, waktu: 2025-02-12}
        penetapan: {oleh: kabid-infra, waktu: 2025-02-14}
        berlaku: {mulai: 2025-02-15, sampai: 2027-02-14}

    Cara memenuhi:
        Mintakan persetujuan dan penetapan DRP, atau perpanjang masa berlakunya.
    """
    service, card = case.service, _named(case)
    if service is None or card is None or service.ref not in card.services or not _demanded(case, law):
        return
    if law.reading("drp.status", case.opd, case.as_of) == "ada-dokumen":
        return
    for reason, clause in _shortcomings(_beside(case, card), law, service):
        yield case.breach(
            "drp",
            message=(
                f"DRP {quoted(card.id)} {reason}, padahal layanan {_grade(case, law)} wajib memiliki DRP "
                "yang sah."
            ),
            help="Lengkapi pengesahan atau masa berlaku DRP itu.",
            clauses=(_DUTY, *clause),
        )


@rule("TGT018", "drp-with-other-figures", _DUTY, "L2.1.2.4.p4a", severity=ERROR, kinds=("layanan",))
def drp_with_other_figures(case: Case, law: Law) -> Iterator[Breach]:
    """RPO atau RTO dalam DRP berbeda dari katalog.

    Ketentuan:
        Besaran RPO dan RTO layanan kritis ditentukan dalam target pengoperasian, yaitu katalog. DRP menyebut
        besaran yang sama.

    Alasan:
        Dua angka untuk hal yang sama membuat tidak jelas mana yang dijanjikan.

    Melanggar:
        rto: 4 jam               # katalog
        ---
        rto: 6 jam               # DRP

    Patuh:
        rto: 4 jam               # katalog
        ---
        rto: 240 menit           # DRP: lama yang sama

    Cara memenuhi:
        Samakan keduanya; bila DRP memuat beberapa layanan, tulis RPO dan RTO masing-masing.
    """
    service, card = case.service, _named(case)
    if service is None or card is None or service.ref not in card.services or not _demanded(case, law):
        return
    for field in ("rpo", "rto"):
        here, there = parse_duration(case.get(field)), parse_duration(_figure(card, case, service, field))
        if here is not None and there is not None and here.seconds != there.seconds:
            yield case.breach(
                field,
                message=(
                    f"{field.upper()} dalam katalog {quoted(here.text)}, "
                    f"dalam DRP {quoted(card.id)} {quoted(there.text)}."
                ),
                help="Samakan katalog dan DRP.",
            )


def _demanded(case: Case, law: Law) -> bool:
    demanded = law.continuity(str(case.get("klasifikasi")), case.as_of).value
    return "drp" in demanded and runs(case.data, today(case.region, case.as_of))


def _grade(case: Case, law: Law) -> str:
    return law.label("klasifikasi", str(case.get("klasifikasi"))).lower()


def _named(case: Case) -> Card | None:
    return case.index.one(case.get("drp"), case.document.opd, "drp")


def _beside(case: Case, card: Card) -> Case:
    """The DRP as a record of its own, so that its references are read from where it stands."""
    return Case(card.document, case.region, case.as_of, case.index)


def _shortcomings(drp: Case, law: Law, service: Service) -> Iterator[tuple[str, tuple[str, ...]]]:
    several = isinstance(drp.get("persetujuan"), list)
    places = (
        [("persetujuan", n) for n in range(len(drp.all("persetujuan")))] if several else [("persetujuan",)]
    )
    owner, keeper = (
        decider(law, "drp.persetujuan", OWNER),
        decider(law, "drp.penetapan", INFRASTRUCTURE_OWNER),
    )
    if not any(_valid(drp, keys, owner, service) for keys in places):
        yield f"belum disetujui {role_name(law, owner)} untuk layanan ini", ("L2.2.2.2.T9.2",)
    if not _valid(drp, ("penetapan",), keeper, service):
        yield f"belum ditetapkan {role_name(law, keeper)}", ("L2.2.2.2.T9.1.7",)
    day = today(drp.region, drp.as_of)
    first, last = parse_date(drp.get("berlaku", "mulai")), parse_date(drp.get("berlaku", "sampai"))
    if first is not None and day < first:
        yield f"baru berlaku {tanggal(first)}", ()
    if last is not None and last < day:
        yield f"hanya berlaku sampai {tanggal(last)}", ()


def _valid(drp: Case, keys: tuple[str | int, ...], role: str, service: Service) -> bool:
    """Whether a block is a yes, by now, of a holder of a role; of an unknown person REF001 tells."""
    if drp.past(*keys, "waktu") is None or drp.get(*keys, "keputusan") == "ditolak":
        return False
    return decided(drp, keys, role, service) is not False


def _figure(card: Card, case: Case, service: Service, field: str) -> Any:
    """The DRP's figure for a service: its own entry's, else the whole plan's."""
    for item in as_list(card.data.get("layanan")):
        if (
            isinstance(item, Mapping)
            and case.region.service(item.get("layanan"), card.document.opd) == service
        ):
            return item.get(field, card.data.get(field))
    return card.data.get(field)
