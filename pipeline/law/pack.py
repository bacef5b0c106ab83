"""A pack's files become the law; a region's and its OPDs' own choices are laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from pipeline.law.adopting import adopted_book, adopted_calendars, adopted_indicators
from pipeline.law.calendar import Calendar
from pipeline.law.figures import read_figures
from pipeline.law.ladder import read_indicator, read_maturity
from pipeline.law.law import Law, Rulings
from pipeline.law.office import read_plan
from pipeline.law.plain import day, text, zone_of
from pipeline.law.readings import read_book
from pipeline.law.sheets import (
    clause_rows,
    read_approvals,
    read_class_questions,
    read_class_tests,
    read_clauses,
    read_continuity,
    read_counterparts,
    read_forms,
    read_lists,
    read_roles,
    read_terms,
)
from pipeline.law.tables import limit_grid, priority_grid
from pipeline.model.document import Data
from pipeline.model.finding import Finding
from pipeline.model.lean import replace
from pipeline.model.region import Region

Files = Mapping[str, Sequence[Data]]
"""Relative file name -> the documents in it."""


def build(files: Files, folder: str = "") -> tuple[Law, list[Finding]]:
    """The law from the files of a pack.

    Args:
        files: Every file of the pack, by name relative to its folder ("tabel/tabel-02.yaml").
        folder: Where the pack stands, for the places of findings.

    Returns:
        The law as far as it could be read, and PKT findings; with an error among them it is unfit for use.
    """
    from pipeline.law.lint import lint  # noqa: PLC0415  start-up: the pack that ships is known to be sound

    law = compiled(files)
    return law, lint(law, files, folder)


def compiled(files: Files) -> Law:
    """The law from the files of a pack that is known to be sound."""
    about = _one(files, "paket.yaml")
    zone = _zone(text(about, "zona_waktu"))
    clauses = clause_rows(_all(files, "klausul/"))
    maturity = read_maturity(_one(files, "maturitas.yaml"))
    return Law(
        id=text(about, "id"),
        nama=text(about, "nama"),
        tentang=text(about, "tentang"),
        versi=text(about, "versi"),
        berlaku=day(about, "berlaku", "mulai") or date.max,
        zone=zone,
        about=about,
        clauses=read_clauses(clauses),
        counterparts=read_counterparts(clauses),
        forms=read_forms(_one(files, "formulir.yaml")),
        roles=read_roles(_tables(files)),
        maturity=maturity,
        indicators=tuple(read_indicator(document, maturity) for document in _all(files, "indikator/")),
        lists=read_lists(_one(files, "persetujuan.yaml")),
        terms=read_terms(about),
        figures=read_figures(_one(files, "gambar.yaml")),
        tables=_tables(files),
        rulings=_rulings(files),
        book=read_book(_all(files, "bacaan")),
        calendars={"": Calendar(zone, read_plan(_one(files, "kalender.yaml")))},
    )


def adopt(law: Law, region: Region) -> tuple[Law, list[Finding]]:
    """The law as a region applies it: its zone, its readings and calendars, and those of its OPDs.

    Returns:
        The law, and PKT findings on the documents whose choices cannot be followed.
    """
    book, findings = adopted_book(law.book, region)
    chosen = replace(law, zone=region.zone, book=book)
    calendars, more = adopted_calendars(chosen, region)
    indicators, unknown = adopted_indicators(law, region)
    return replace(chosen, calendars=calendars, indicators=indicators), [*findings, *more, *unknown]


def _rulings(files: Files) -> Rulings:
    classes = _one(files, "klasifikasi.yaml")
    by_purpose = {text(table, "fungsi"): table for table in _tables(files).values()}
    return Rulings(
        priorities=priority_grid(by_purpose.get("prioritas", {})),
        responses=limit_grid(by_purpose.get("waktu_tanggap", {})),
        services=limit_grid(by_purpose.get("target_pelayanan", {})),
        continuity=read_continuity(classes),
        class_tests=read_class_tests(classes),
        class_questions=read_class_questions(classes),
        approvals=read_approvals(_one(files, "persetujuan.yaml")),
    )


def _tables(files: Files) -> dict[str, Data]:
    return {text(table, "id"): table for table in _all(files, "tabel/") if text(table, "id")}


def _one(files: Files, name: str) -> Data:
    return next(iter(files.get(name, ())), {})


def _all(files: Files, prefix: str) -> list[Data]:
    return [document for name in sorted(files) if name.startswith(prefix) for document in files[name]]


def _zone(name: str) -> ZoneInfo:
    """The pack's zone; UTC where it names none that exists, which the lint reports."""
    return zone_of(name) or ZoneInfo("UTC")
