"""The regulation's figures, drawn anew from what its text says; the originals are lost."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.law.figures import Figure
from pipeline.law.law import Law
from pipeline.render.charts.flow import Arrow, Box, flow
from pipeline.render.charts.spans import Span, spans
from pipeline.render.charts.svg import Chart
from pipeline.render.documents import places
from pipeline.render.documents.answers import Line
from pipeline.render.documents.dossier import Dossier, Draft, Shelf
from pipeline.render.documents.frontmatter import cited
from pipeline.render.page import Crumb, Sheet

REDRAWN = "Digambar ulang dari teks; bukan gambar asli."
_CRUMBS = (places.HOME_CRUMB, Crumb("Aturan dan klausul", places.RULES))


def figures_page(dossier: Dossier, _shelf: Shelf) -> list[Draft]:
    """All figures on one page; none where the pack describes none."""
    law = dossier.law
    if not law.figures:
        return []
    sheet = Sheet(
        path=places.FIGURES,
        title="Gambar peraturan",
        section=places.RULES,
        crumbs=_CRUMBS,
        summary=f"{len(law.figures)} gambar {law.nama}, digambar ulang dari teksnya.",
    )
    shown = [
        {"id": anchor(place), "gambar": drawn(figure), "klausul": cited(law, *figure.clauses)}
        for place, figure in enumerate(law.figures)
    ]
    values = {"gambar": shown, "regulasi": law.nama, "keterangan": REDRAWN}
    return [Draft(template="pages/gambar.html", sheet=sheet, values=values)]


def anchor(place: int) -> str:
    """Where a figure stands on its page, by its place in the pack, counted from 0."""
    return f"gambar-{place + 1}"


def figure_links(law: Law) -> dict[str, Line]:
    """The clause at which each figure stands, and a link to it."""
    return {
        figure.clauses[0]: Line(f"{figure.name}, digambar ulang", f"{places.FIGURES}#{anchor(place)}")
        for place, figure in enumerate(law.figures)
        if figure.clauses
    }


def figure_for(dossier: Dossier, clause: str) -> Chart | None:
    """The figure that stands at a clause of the reference pack, drawn; None where the pack has none."""
    own = set(dossier.law.own(clause))
    found = next((figure for figure in dossier.law.figures if own & set(figure.clauses[:1])), None)
    return drawn(found) if found is not None else None


def drawn(figure: Figure) -> Chart:
    """A figure as a picture, marked as one that is not the original."""
    title = f"{figure.name}: {figure.title}"
    summary = " ".join(part for part in (REDRAWN, figure.summary, figure.note) if part)
    if figure.shape == "rentang":
        return _spans(figure, title, summary)
    lanes = {code: place for place, code in enumerate(figure.lanes)}
    return flow(title, summary, tuple(figure.lanes.values()), _boxes(figure, lanes))


def _boxes(figure: Figure, lanes: Mapping[str, int]) -> list[Box]:
    return [
        Box(
            id=step.id,
            lane=lanes.get(step.lane, 0),
            row=step.row,
            text=step.text,
            shape=step.shape,
            arrows=tuple(Arrow(arrow.goal, arrow.words, arrow.arranged) for arrow in step.arrows),
        )
        for step in figure.steps
    ]


def _spans(figure: Figure, title: str, summary: str) -> Chart:
    at = {step.id: place for place, step in enumerate(figure.steps)}
    bars = [
        Span(at[step.id], at[arrow.goal], arrow.words)
        for step in figure.steps
        for arrow in step.arrows
        if arrow.goal in at
    ]
    return spans(title, summary, [step.text for step in figure.steps], bars)
