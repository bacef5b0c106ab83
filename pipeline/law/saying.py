"""How what a law says of weights and roles is put in words, for every output alike."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.assessment import Task
from pipeline.wording import angka, tanggal

_POINTS = 3
_KOMINFO = "opd_kominfo"


def weight_words(law: Law) -> str:
    """What one level of the indicator is worth in the index, and how surely that is known."""
    table = law.maturity
    if not table.weight:
        return "Nilai satu tingkat dalam indeks: tidak disebut paket regulasi."
    sure = "pasti" if table.bobot.sure else "belum pasti"
    source = f": {table.bobot.sumber}" if table.bobot.sumber else ""
    return (
        f"Satu tingkat bernilai {angka(table.points(1), _POINTS)} poin indeks "
        f"(bobot {angka(table.weight)} %, {sure}{source})."
    )


def status_lines(law: Law, year: int) -> Iterator[str]:
    """What must stand wherever the indicator is used: that it is not official, or not of the year."""
    table = law.maturity
    if not table.official:
        yield f"Rumusan indikator {table.indicator} tidak resmi: {table.sumber or 'sumbernya tidak disebut'}."
    if not table.holds_in(year):
        begins = tanggal(table.mulai) if table.mulai else "tidak disebut"
        yield f"Indikator ini tidak berlaku untuk tahun {year} (berlaku mulai {begins}); hasilnya uji coba."


def owner_words(task: Task, law: Law) -> str:
    """Whose task it is: the role's name and the OPD."""
    if task.role == _KOMINFO:
        return f"PD urusan komunikasi dan informatika ({task.opd})"
    names = {role.kode: role.nama for role in law.roles}
    role = names.get(task.role, task.role.replace("_", " "))
    return f"{role}, {task.opd}" if role else task.opd
