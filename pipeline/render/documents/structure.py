"""The organisation of an OPD's service management: who holds the roles of Tabel 1, and Gambar 1 redrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.law.values import RoleInfo
from pipeline.model.document import as_list
from pipeline.model.moments import Moment
from pipeline.model.people import Person, Tenure
from pipeline.model.region import Office, Service
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.frontmatter import Title, office_name
from pipeline.render.documents.notes import Wanted, about
from pipeline.render.documents.plan_parts import (
    Part,
    PlanKind,
    PlanSection,
    official,
    plan_draft,
    section,
    when,
)
from pipeline.render.documents.structure_chart import UNAPPOINTED, USERS, Node, edges_of, structure_chart
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar, tanggal

KIND = PlanKind(name="struktur", title="Struktur Penyelenggara", readings=("peran.",))
CLAUSES = ("L1.p2a", "L1.p2b", "L1.T1.1", "L1.T1.2", "L1.T1.3", "L1.T1.4", "L1.T1.5")
RECOMMENDED = (
    "Susunan peran ini direkomendasikan, bukan diwajibkan; peran yang kosong dan penunjukan yang berbeda "
    "dicatat sebagai penyimpangan dari rekomendasi."
)
REDRAWN = "Gambar digambar ulang dari {table}. Digambar ulang dari teks; gambar asli tidak tersedia."
THIRD_PARTY = "pihak_ketiga"


def structure(dossier: Dossier, scope: Scope) -> Draft | None:
    """The structure of an OPD; None where it neither provides services nor names anybody."""
    office = dossier.world.region.offices.get(scope.opd)
    if office is None or not (office.provides or office.tenures):
        return None
    owner = office_name(dossier, scope.opd)
    title = Title(
        jenis="Struktur Penyelenggara Manajemen Layanan SPBE",
        tentang=owner,
        clauses=CLAUSES,
        pernyataan=(RECOMMENDED,),
    )
    body = (tuple(_sections(dossier, office)), _findings(scope.opd))
    return plan_draft(dossier, scope, KIND, title, body)


def _findings(opd: str) -> Wanted:
    own = about(opd, ("opd",))
    return Wanted(own.opds, lambda finding: own.test(finding) or finding.code.startswith("STR"))


def _sections(dossier: Dossier, office: Office) -> Iterator[PlanSection]:
    bodies: tuple[tuple[str, Iterator[Part]], ...] = (
        ("Tabel peran", _roles(dossier, office)),
        ("Peran menurut layanan", _by_service(dossier, office)),
        ("Gambar 1", _picture(dossier, office)),
        ("Tugas setiap peran", _duties(dossier)),
        ("Lampiran: pemetaan sebutan peran", _mapping(dossier)),
    )
    for heading, parts in bodies:
        yield section(dossier, KIND.name, heading, parts)


def _now(dossier: Dossier) -> Moment:
    at = dossier.site.as_of
    return Moment(at, at.astimezone(dossier.world.region.zone).date())


def _holding(dossier: Dossier, office: Office, role: str, service: str | None = None) -> list[Tenure]:
    now = _now(dossier)
    return [t for t in office.tenures if t.role == role and t.person is not None and t.holds(now, service)]


def _is_team(role: RoleInfo) -> bool:
    """Whether a role is a team: its members are shown by office, never by name."""
    return bool(role.ditunjuk_oleh)


def _roles(dossier: Dossier, office: Office) -> Iterator[Part]:
    rows: list[tuple[Entry, ...]] = []
    for role in dossier.law.roles:
        held = _holding(dossier, office, role.kode)
        rows += [_row(dossier, role, tenure, first=tenure is held[0]) for tenure in held]
        if not held:
            rows.append((Cell(role.nama, note=role.deskripsi), Cell(UNAPPOINTED), "–", "–"))
    columns = (
        Column("Peran", width=25),
        Column("Pemegang", width=30),
        Column("Layanan", width=20),
        Column("Penunjukan", width=25),
    )
    yield Part(
        "tabel",
        Table(
            caption=f"Pemegang peran per {tanggal(_now(dossier).day)}",
            columns=columns,
            rows=tuple(rows),
            note="Anggota tim administrator ditulis menurut jabatan dan unitnya.",
        ),
    )


def _row(dossier: Dossier, role: RoleInfo, tenure: Tenure, *, first: bool) -> tuple[Entry, ...]:
    return (
        Cell(role.nama, note=role.deskripsi if first else ""),
        _holder(dossier, role, tenure),
        _covered(dossier, tenure),
        _appointed(dossier, role, tenure),
    )


def _holder(dossier: Dossier, role: RoleInfo, tenure: Tenure) -> Cell:
    person = tenure.person
    if person is None:
        return Cell(UNAPPOINTED)
    told = [
        "" if _is_team(role) else person.nama,
        f"eselon {tenure.data['eselon']}" if "eselon" in tenure.data else "",
        person.unit,
        plain(tenure.data["sifat"]) if tenure.data.get("sifat") not in (None, "definitif") else "",
        _standing(tenure),
        f"sejak {tanggal(tenure.mulai)}" if tenure.mulai else "",
    ]
    return Cell(_held(dossier, person, tenure.opd), note=", ".join(filter(None, told)))


def _held(dossier: Dossier, person: Person, opd: str) -> str:
    return official(dossier, person.ref, opd) or person.unit


def _standing(tenure: Tenure) -> str:
    if tenure.data.get("status") != THIRD_PARTY:
        return ""
    return f"pihak ketiga, {tenure.data.get('instansi', 'instansi belum dicantumkan')}"


def _covered(dossier: Dossier, tenure: Tenure) -> str:
    if tenure.layanan is None:
        return "semua layanan"
    names = [service.nama for service in dossier.services(tenure.opd) if service.id in tenure.layanan]
    return daftar(names) or "tidak ada dalam katalog"


def _appointed(dossier: Dossier, role: RoleInfo, tenure: Tenure) -> Cell:
    act = tenure.data.get("penunjukan")
    if not isinstance(act, dict):
        return Cell(None) if _is_team(role) else Cell("tidak diatur")
    told = ", ".join(filter(None, (str(act.get("nomor", "")), when(dossier, act.get("tanggal")))))
    by = official(dossier, act.get("oleh"), tenure.opd)
    return Cell(told or "tanpa nomor", note=f"oleh {by}" if by else "")


def _by_service(dossier: Dossier, office: Office) -> Iterator[Part]:
    services = dossier.services(office.id)
    roles = [role for role in dossier.law.roles if role.kode != "pimpinan"]
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            Cell(service.nama, places.service_page(service.ref)),
            *(_of_service(dossier, office, role, service) for role in roles),
        )
        for service in services
    )
    columns = (Column("Layanan"), *(Column(role.nama, width=20) for role in roles))
    yield Part(
        "tabel",
        Table(
            caption="Pemegang peran setiap layanan",
            columns=columns,
            rows=rows,
            empty="Belum menyediakan katalog.",
        ),
    )


def _of_service(dossier: Dossier, office: Office, role: RoleInfo, service: Service) -> str:
    held = _holding(dossier, office, role.kode, service.id)
    if not held:
        return UNAPPOINTED
    if _is_team(role):
        return f"{angka(len(held))} orang"
    return "; ".join(_held(dossier, t.person, office.id) for t in held if t.person)


def _picture(dossier: Dossier, office: Office) -> Iterator[Part]:
    nodes = {
        role.kode: Node(role.kode, role.nama, _short(dossier, office, role)) for role in dossier.law.roles
    }
    users = Node(USERS, "Pengguna Layanan", "pengguna")
    empty = [node.name for node in nodes.values() if not node.held]
    told = f"Belum ditunjuk: {daftar(empty)}." if empty else "Semua peran terisi."
    note = REDRAWN.format(table=dossier.law.table_name("struktur"))
    title = f"Struktur penyelenggara manajemen layanan SPBE, {office.singkatan}"
    yield Part(
        "gambar", structure_chart(title, f"{note} {told}", {**nodes, USERS: users}, edges_of(dossier.law))
    )


def _short(dossier: Dossier, office: Office, role: RoleInfo) -> str:
    """Who holds a role, in few words: an office, or how many people of which unit."""
    held = _holding(dossier, office, role.kode)
    people = [t.person for t in held if t.person is not None]
    if len(people) == 1 and not _is_team(role):
        return _held(dossier, people[0], office.id)
    units = list(dict.fromkeys(person.unit for person in people if person.unit))
    many = "orang" if _is_team(role) else "pejabat"
    where = f": {units[0]}" if len(units) == 1 else f" dari {angka(len(units))} unit" if units else ""
    return f"{angka(len(people))} {many}{where}" if people else ""


def _duties(dossier: Dossier) -> Iterator[Part]:
    rows = tuple((role.nama, _sentence([duty.value for duty in role.tugas])) for role in dossier.law.roles)
    columns = (Column("Peran", width=30), Column("Tugas"))
    caption = f"Tugas menurut {dossier.law.table_name('struktur')}"
    yield Part("tabel", Table(caption=caption, columns=columns, rows=rows))


def _sentence(duties: Sequence[str]) -> str:
    return "; ".join(f"{duty[:1].lower()}{duty[1:]}" for duty in duties)


def _mapping(dossier: Dossier) -> Iterator[Part]:
    law = dossier.law
    names = {role.kode: role.nama for role in law.roles} | {USERS: "Pengguna Layanan"}
    rows = tuple(
        (
            Cell(str(row.get("sebutan", ""))),
            str(row.get("tindakan", "")),
            names.get(str(row.get("peran")), plain(row.get("peran", ""))),
            Cell("; ".join(dict.fromkeys(law.cite(str(name)) for name in as_list(row.get("klausul"))))),
        )
        for row in law.lists.get("peta_peran", ())
    )
    columns = (
        Column("Sebutan", width=25),
        Column("Tindakan", width=15),
        Column("Peran", width=25),
        Column("Tempat"),
    )
    yield Part("tabel", Table(caption="Sebutan lain untuk peran yang sama", columns=columns, rows=rows))
