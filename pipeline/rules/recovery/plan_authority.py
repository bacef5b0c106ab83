"""A recovery plan: who drew it up, who approved it, who set it, in which order, before it is used."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.people import Person
from pipeline.model.pointer import Keys
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.acts import (
    actor_holds,
    approved,
    blocks,
    by_another_role,
    holds,
    judged,
    person_at,
    refused,
    required,
    title,
)
from pipeline.rules.authority import (
    INFRASTRUCTURE_ADMINISTRATOR,
    INFRASTRUCTURE_OWNER,
    OWNER,
    decided,
    decider,
    structure_known,
)
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted, role_name, when
from pipeline.wording import daftar

_KIND = ("drp",)
_APPROVAL = "persetujuan"
_SETTING = "penetapan"
_KEEPERS = (INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER)


@rule(
    "DRP001", "plan-drafted-by-another-role", "L2.2.2.2.T9.1", "L2.2.2.2.T9.1.1", severity=ERROR, kinds=_KIND
)
def plan_drafted_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """DRP disusun, atau pusat datanya diperiksa, oleh orang di luar pengelola infrastruktur dan aplikasi.

    Ketentuan:
        Pengelola infrastruktur dan aplikasi menyusun DRP, didahului pemeriksaan fisik dan kelayakan pusat
        data.

    Alasan:
        Rencana pemulihan hanya dapat dijalankan bila disusun yang mengenal sistemnya.

    Melanggar:
        disusun_oleh: adm-loket        # Administrator Layanan

    Patuh:
        disusun_oleh: adm-server

    Cara memenuhi:
        Tulis penyusun dan pemeriksa yang sebenarnya, atau lengkapi `struktur` bila ia memang ditugaskan.
    """
    at = case.past("asesmen", "tanggal") or _first_act(case)
    if at is not None and not judged(law, at):
        return
    told: set[Person] = set()
    for keys, what in ((("disusun_oleh",), "menyusun DRP"), (("asesmen", "oleh"), "memeriksa pusat data")):
        person = person_at(case, *keys)
        if person is None or person in told:
            continue
        told.add(person)
        if not any(holds(case, person, role, at) for role in _KEEPERS):
            day = f" pada {when(at, case)}" if at else ""
            yield case.breach(
                *keys,
                message=(
                    f"{quoted(case.get(*keys))} bukan {title(law, INFRASTRUCTURE_ADMINISTRATOR)}{day}; "
                    f"yang {what} adalah pengelola infrastruktur dan aplikasi."
                ),
                help="Tulis orang yang sebenarnya, atau lengkapi `struktur` OPD bila ia memang ditugaskan.",
            )


@rule("DRP002", "plan-approved-by-another-role", "L2.2.2.2.T9.2", severity=ERROR, kinds=_KIND)
def plan_approved_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """DRP disetujui oleh orang yang bukan Penanggung jawab Penyedia Layanan.

    Ketentuan:
        DRP disetujui penyedia layanan, yaitu penanggung jawabnya (bacaan `peran.pemetaan`). DRP bersama
        disetujui penanggung jawab tiap OPD yang layanannya dicakup.

    Alasan:
        Penyedia layanan menanggung akibat dari seberapa lama layanannya boleh mati.

    Melanggar:
        persetujuan: {oleh: adm-loket, waktu: 2025-02-12}

    Patuh:
        persetujuan: {oleh: kabid, waktu: 2025-02-12}

    Cara memenuhi:
        Mintakan persetujuan Penanggung jawab layanan, atau lengkapi `struktur` bila ia memang memegangnya.
    """
    for keys, _ in blocks(case, _APPROVAL):
        yield from by_another_role(case, law, keys, "drp.persetujuan")


@rule("DRP003", "plan-set-by-another-role", "L2.2.2.2.T9.1.7", severity=ERROR, kinds=_KIND)
def plan_set_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """DRP ditetapkan oleh orang yang bukan Penanggung jawab Pengelola Infrastruktur dan Aplikasi.

    Ketentuan:
        DRP ditetapkan pengelola infrastruktur dan aplikasi; menetapkan adalah tindakan penanggung jawabnya.

    Alasan:
        Yang menetapkan harus berwenang menggerakkan orang dan perangkat saat bencana.

    Melanggar:
        penetapan: {oleh: adm-server, waktu: 2025-02-14}

    Patuh:
        penetapan: {oleh: kabid-infra, waktu: 2025-02-14}

    Cara memenuhi:
        Mintakan penetapan penanggung jawabnya, atau lengkapi `struktur` bila ia memang memegangnya.
    """
    yield from by_another_role(case, law, (_SETTING,), "drp.penetapan")


@rule("DRP004", "plan-in-force-unauthorised", "L2.2.2.2.T9.2", "L2.2.2.2.T9.1.7", severity=ERROR, kinds=_KIND)
def plan_in_force_unauthorised(case: Case, law: Law) -> Iterator[Breach]:
    """DRP sudah berlaku tanpa persetujuan semua penyedia layanannya, atau tanpa penetapan.

    Ketentuan:
        DRP disetujui penyedia layanan dan ditetapkan pengelola infrastruktur dan aplikasi: dua tindakan
        oleh dua peran. Rancangan yang belum berlaku boleh menunggu.

    Alasan:
        DRP yang tidak disetujui dan ditetapkan belum dianggap ada (bacaan `drp.status`).

    Melanggar:
        berlaku: {mulai: 2025-02-15}
        persetujuan: {oleh: kabid, waktu: 2025-02-12}
        # tanpa `penetapan`

    Patuh:
        berlaku: {mulai: 2025-02-15}
        persetujuan: {oleh: kabid, waktu: 2025-02-12}
        penetapan: {oleh: kabid-infra, waktu: 2025-02-14}

    Cara memenuhi:
        Catat persetujuan dan penetapannya, atau tulis `berlaku.mulai` yang benar bila masih rancangan.
    """
    since = case.past("berlaku", "mulai") or case.past(_SETTING, "waktu")
    if since is None or not judged(law, since) or refused(case, _SETTING):
        return
    setting = law.approval("drp.penetapan")
    if setting is not None and approved(case, _SETTING) is None:
        yield case.breach(
            _SETTING if case.get(_SETTING) else "berlaku",
            message=f"DRP ini berlaku sejak {when(since, case)} tanpa penetapan; {required(law, setting)}.",
            help="Mintakan penetapan, lalu catat di `penetapan`.",
            clauses=setting.clauses,
        )
    role = decider(law, "drp.persetujuan", OWNER)
    open_services = _unapproved(case, role)
    if open_services:
        names = daftar([quoted(service.ref) for service in open_services])
        yield case.breach(
            _APPROVAL if case.get(_APPROVAL) else "layanan",
            message=(
                f"DRP ini berlaku sejak {when(since, case)} tanpa persetujuan {role_name(law, role)} {names}."
            ),
            help=f"Mintakan persetujuan tiap {role_name(law, role)}, lalu catat di `persetujuan`.",
            clauses=("L2.2.2.2.T9.2",),
        )


@rule(
    "DRP005",
    "plan-set-before-approved",
    "L2.2.2.2.T9.1.7",
    "L2.2.2.2.T9.2",
    "L2.2.2.2.T9.1.1",
    severity=ERROR,
    kinds=_KIND,
)
def plan_set_before_approved(case: Case, law: Law) -> Iterator[Breach]:
    """DRP ditetapkan sebelum disetujui, atau sebelum pusat datanya diperiksa.

    Ketentuan:
        Penyusunan DRP berurutan: pemeriksaan pusat data, analisis, pengertian bencana, persetujuan, lalu
        penetapan (bacaan `drp.urutan`).

    Alasan:
        Penetapan mengesahkan rencana yang sudah diperiksa dan disetujui.

    Melanggar:
        persetujuan: {oleh: kabid, waktu: 2025-02-16}
        penetapan: {oleh: kabid-infra, waktu: 2025-02-14}

    Patuh:
        persetujuan: {oleh: kabid, waktu: 2025-02-12}
        penetapan: {oleh: kabid-infra, waktu: 2025-02-14}

    Cara memenuhi:
        Betulkan tanggal yang keliru; bila urutannya memang terbalik, tetapkan kembali sesudah disetujui.
    """
    setting = case.past(_SETTING, "waktu")
    if setting is None or not judged(law, setting):
        return
    earlier: list[tuple[Keys, Moment | None, str]] = [
        (("asesmen", "tanggal"), case.past("asesmen", "tanggal"), "pusat datanya diperiksa"),
        *(((*keys, "waktu"), case.past(*keys, "waktu"), "disetujui") for keys, _ in blocks(case, _APPROVAL)),
    ]
    for keys, at, what in earlier:
        if at is not None and setting.before(at):
            yield case.breach(
                *keys,
                message=f"DRP ditetapkan {when(setting, case)}, sebelum {what} pada {when(at, case)}.",
                help="Betulkan tanggal yang keliru, atau tetapkan kembali sesudahnya.",
                clauses=("L2.2.2.2.T9.1.1",)
                if keys[0] == "asesmen"
                else ("L2.2.2.2.T9.1.7", "L2.2.2.2.T9.2"),
            )


def _first_act(case: Case) -> Moment | None:
    moments = [case.past(*keys, "waktu") for keys, _ in blocks(case, _APPROVAL)]
    moments.append(case.past(_SETTING, "waktu"))
    return min((one for one in moments if one is not None), key=lambda one: one.at, default=None)


def _unapproved(case: Case, role: str) -> list[Service]:
    """Services whose responsible official has not said yes; none where a stranger did (DRP002)."""
    given = [keys for keys, _ in blocks(case, _APPROVAL) if approved(case, *keys) is not None]
    strangers = [keys for keys in given if _entitled(case, keys, role) is False]
    if strangers:
        return []
    return [
        service
        for service in case.services
        if not any(decided(case, keys, role, service) for keys in given)
        and not (given and not structure_known(case, role, service))
    ]


def _entitled(case: Case, keys: Keys, role: str) -> bool | None:
    at = case.past(*keys, "waktu")
    return actor_holds(case, keys, role, at) if at is not None else None
