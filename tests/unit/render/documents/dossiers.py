"""A small region in memory as documents see it: measured, recapitulated, assessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from pipeline.assess.region import assess
from pipeline.measure.recap import recap
from pipeline.model.fact import Measured
from pipeline.model.periods import Period, parse_period
from pipeline.model.promises import ByKind, Promises
from pipeline.model.result import CheckResult
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Draft
from pipeline.render.environment import environment, pdf_html, web_page
from pipeline.render.page import Site
from pipeline.run.editions import for_the_public
from tests.unit.measure.bench import Bench, Record, after, at, bench, world

AS_OF = "2025-07-20T08:00:00+07:00"
START = "2025-03-04T09:00:00+07:00"
HOUR = 3600
HALF = "2025-S1"
STAFF = {
    "struktur": {
        "pimpinan": {"id": "kepala", "nama": "Ratna Dewi", "jabatan": "Kepala Dinas"},
        "penanggung_jawab_layanan": {"id": "pj", "nama": "Yuni Astarina", "jabatan": "Kepala Bidang Layanan"},
    }
}
CHAPTERS = ("permintaan_layanan", "penanganan_gangguan", "pemantauan_pemeliharaan", "pemulihan", "rilis")
Records = tuple[tuple[str, Record], ...]


def request(name: str, hours: int | None, **more: Any) -> tuple[str, Record]:
    """A request for "loket", confirmed after some hours."""
    done = {} if hours is None else {"dikonfirmasi": after(START, hours * HOUR)}
    applicant = {"nama": "Siti Rahasia", "samaran": "pemohon-7", "kontak": "0812-3456-7890"}
    usual = {
        "id": name,
        "layanan": "loket",
        "diajukan": START,
        "pemohon": applicant,
        "status": "dikonfirmasi",
    }
    return "permintaan", {**usual, **done, **more}


def complaint(name: str, minutes: int, hours: int, **more: Any) -> tuple[str, Record]:
    """A complaint about "loket", answered after minutes and confirmed after hours."""
    usual = {
        "id": name,
        "layanan": "loket",
        "dampak": "mayor",
        "dilaporkan": START,
        "direspons": after(START, 60 * minutes),
        "dikonfirmasi": after(START, hours * HOUR),
        "pelapor": {"nama": "Budi Tersembunyi", "samaran": "pelapor-9", "kontak": "budi@surel.example"},
        "status": "ditutup",
    }
    return "aduan", {**usual, **more}


def chapter(number: int) -> dict[str, Any]:
    """What people wrote of one chapter."""
    return {
        "hambatan": f"Hambatan ke-{number} yang ditulis orang.",
        "peluang": f"Peluang ke-{number} yang ditulis orang.",
        "tindak_lanjut": [
            {
                "id": f"TL-{number}",
                "uraian": f"Perbaikan ke-{number}.",
                "penanggung_jawab": "pj",
                "tenggat": "2025-12-31",
                "tahap": "operasional",
            }
        ],
    }


def evaluated(**more: Any) -> tuple[str, Record]:
    """An evaluation of the first half of 2025 with all five chapters."""
    usual = {
        "id": "EVL-1",
        "periode": HALF,
        "disusun_oleh": "pj",
        "tanggal": "2025-07-10",
        "bab": {name: chapter(number) for number, name in enumerate(CHAPTERS, 1)},
        "rekomendasi": [{"uraian": "Menambah petugas malam.", "tahap": "perencanaan"}],
        "disampaikan": [{"kepada": "kepala", "tanggal": "2025-07-12"}],
    }
    return "evaluasi", {**usual, **more}


def loket(**more: Any) -> Bench:
    """An OPD with staff and the one service "loket", publik and kritis."""
    return bench({"id": "loket", "nama": "Loket Terpadu", **more}, opd=STAFF, pemda={"opd_kominfo": "dinas"})


def dossier(here: Bench, *records: tuple[str, Record], period: str = HALF, as_of: str = AS_OF) -> Dossier:
    """The dossier of a bench with some records."""
    span = parse_period(period)
    assert span is not None
    seen = world(here, *records, as_of=as_of)
    services = list(here.region.services.values())
    recaps = {
        (opd, span.text): recap(seen, here.law, services, span) for opd in (REGION, *here.region.offices)
    }
    return Dossier(
        site=_site(here, as_of),
        world=seen,
        law=here.law,
        result=CheckResult("pack", at(as_of), (), 1, len(records)),
        periods=(span,),
        levels={span.first.year: assess(seen, here.law, span.first.year)},
        recaps=recaps,
        measured=_by_service(seen.measured),
        monitored=_by_service({name: rows for name, rows in seen.measured.items() if "/pemantauan/" in name}),
        kept=_kept(seen.measured, span),
        lists={name: places.list_of(card) for name, card in seen.index.cards.items()},
    )


def within(made: Dossier) -> Dossier:
    """The same region for the internal edition."""
    return replace(made, edition="internal")


def published(made: Dossier) -> Dossier:
    """The same region for the public edition."""
    return for_the_public(within(made))


def _by_service(measured: Mapping[str, tuple[Measured, ...]]) -> Mapping[str, tuple[Measured, ...]]:
    found: dict[str, list[Measured]] = {}
    for rows in measured.values():
        for row in rows:
            found.setdefault(f"{row.fact.opd}/{row.fact.layanan}", []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _kept(measured: Mapping[str, tuple[Measured, ...]], span: Period) -> Mapping[str, ByKind]:
    found = Promises(span.months, span.first.year)
    for name, rows in measured.items():
        for row in rows:
            found.add(f"{row.fact.opd}/{row.fact.layanan}", name, row.fact)
    return found.by_service()


def _site(here: Bench, as_of: str) -> Site:
    return Site(
        pemda="Pemerintah Daerah",
        as_of=at(as_of),
        zone=here.region.zone,
        regulation=here.law.nama,
        pack=here.law.id,
        coverage="uji",
        tool="spbe uji",
    )


class Reading(HTMLParser):
    """Checks that every element is closed in order, and gathers the text."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr"})

    def __init__(self) -> None:
        """Nothing read yet."""
        super().__init__()
        self.open: list[str] = []
        self.glued = False
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remembers what is open."""
        self.glued = tag == "wbr"
        if tag not in self.VOID:
            self.open.append(tag)
        named = dict(attrs)
        self.links += [href] if tag == "a" and (href := named.get("href")) else []
        self.ids += [name] if (name := named.get("id")) else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened last."""
        self.glued = False
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> out of order"

    def handle_data(self, data: str) -> None:
        """Gathers words."""
        if self.glued and self.words:
            self.words[-1] += data
        else:
            self.words.append(data)
        self.glued = False


def read(html: str) -> Reading:
    """The page read; every element is closed and no anchor is doubled."""
    parser = Reading()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    assert len(parser.ids) == len(set(parser.ids))
    return parser


def printed(made: Dossier, draft: Draft) -> str:
    """The words of a draft, as its PDF has them."""
    return _words(pdf_html(environment(), draft.template, made.site, draft.sheet, draft.values))


def _words(markup: str) -> str:
    return " ".join(" ".join(read(markup).words).split())


def shown(made: Dossier, draft: Draft | None) -> str:
    """The words of a draft, as the web shows them; both media are well-formed."""
    assert draft is not None
    env = environment()
    read(pdf_html(env, draft.template, made.site, draft.sheet, draft.values))
    page = web_page(env, draft.template, made.site, draft.sheet, draft.values)
    return _words(page.content.decode())
