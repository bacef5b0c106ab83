"""The figures that a regulation's text describes, as data: who does what after what, to be drawn anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.law.codes import in_pack
from pipeline.law.plain import entries, number, text, texts
from pipeline.model.document import Data, as_list
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, field

SHAPES = ("alur", "kolom", "rentang")
STEPS = ("langkah", "mulai", "selesai", "putusan", "rujukan")
# A picture that is longer fits no page.
MOST = 60


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a step to another.

    Attributes:
        goal: Id of the step it leads to.
        words: What it says; "" for nothing.
        arranged: Whether the text does not say so: an arrangement of whoever wrote the pack.
    """

    goal: str
    words: str = ""
    arranged: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A box of a figure, or a point of a span of time.

    Attributes:
        id: Its name within the figure.
        lane: Code of the lane it stands in.
        text: What it says.
        shape: One of STEPS.
        row: Its row from above, counted from 0.
        arrows: Where it leads.
    """

    id: str
    lane: str
    text: str
    shape: str = "langkah"
    row: int = 0
    arrows: tuple[Arrow, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the regulation.

    Attributes:
        id: E.g. "gambar-5".
        name: How the regulation calls it, e.g. "Gambar 5".
        title: What it shows.
        summary: What one sees, in a sentence or two.
        shape: One of SHAPES: steps in lanes, boxes in columns, spans between points of time.
        clauses: Where the regulation has it, and the text it was drawn from.
        lanes: Code and name of each lane or column, from left to right.
        steps: In reading order.
        note: A line below it; "" for none.
    """

    id: str
    name: str
    title: str
    summary: str
    shape: str
    clauses: tuple[str, ...] = ()
    lanes: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    note: str = ""


def read_figures(document: Data) -> tuple[Figure, ...]:
    """The figures under `gambar`, in order; what leads to no step is left out, which the lint reports."""
    return tuple(_figure(row) for row in entries(document, "gambar") if text(row, "id"))


def _figure(row: Data) -> Figure:
    lanes = {text(lane, "kode"): text(lane, "nama") for lane in entries(row, "lajur")}
    known = {text(step, "id") for step in entries(row, "langkah")}
    return Figure(
        id=text(row, "id"),
        name=text(row, "sebutan") or text(row, "id"),
        title=text(row, "judul"),
        summary=text(row, "ringkas"),
        shape=text(row, "bentuk") or "alur",
        clauses=texts(row, "klausul"),
        lanes=lanes,
        steps=tuple(_steps(row, lanes, known)),
        note=text(row, "catatan"),
    )


def _steps(row: Data, lanes: Mapping[str, str], known: set[str]) -> Iterator[Step]:
    """The steps, each a row below the one written before it (in columns: below the one in its column)."""
    columns = text(row, "bentuk") == "kolom"
    filled: Counter[str] = Counter()
    taken: set[tuple[str, int]] = set()
    for step in entries(row, "langkah")[:MOST]:
        lane = text(step, "lajur") or next(iter(lanes), "")
        if not text(step, "id") or (lanes and lane not in lanes):
            continue
        count = lane if columns else ""
        place = number(step, "baris") if "baris" in step else filled[count]
        place = next(row for row in range(max(0, min(place, MOST)), 2 * MOST) if (lane, row) not in taken)
        taken.add((lane, place))
        filled[count] = place + 1
        arrows = tuple(_arrow(goal) for goal in as_list(step.get("ke")))
        kept = tuple(arrow for arrow in arrows if arrow.goal in known)
        yield Step(text(step, "id"), lane, text(step, "teks"), text(step, "bentuk") or "langkah", place, kept)


def _arrow(goal: object) -> Arrow:
    if isinstance(goal, Mapping):
        return Arrow(text(goal, "id"), text(goal, "kata"), goal.get("susun") is True)
    return Arrow(str(goal))


def figure_faults(path: str, document: Data) -> Iterator[Finding]:
    """All faults of `gambar.yaml`: what cannot be drawn as it is written."""
    for place, row in enumerate(entries(document, "gambar")):
        for keys, what in _wrong(row):
            message = f"Gambar `{text(row, 'id')[:64]}`: {what}."
            advice = "Perbaiki, atau hapus langkah itu; gambar lain tetap digambar."
            yield in_pack("PKT003", path, ("gambar", place, *keys), message, advice)


def _wrong(row: Data) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if (text(row, "bentuk") or "alur") not in SHAPES:
        yield ("bentuk",), f"bentuk bukan salah satu dari {', '.join(SHAPES)}"
    lanes = {text(lane, "kode") for lane in entries(row, "lajur")}
    steps = entries(row, "langkah")
    ids = Counter(text(step, "id") for step in steps)
    if len(steps) > MOST:
        yield ("langkah",), f"lebih dari {MOST} langkah"
    for place, step in enumerate(steps):
        doubled = ids[text(step, "id")] > 1 or not text(step, "id")
        if doubled:
            yield ("langkah", place), "pengenal langkah kosong atau berulang"
        yield from ((("langkah", place, key), what) for key, what in _wrong_step(step, lanes, set(ids)))


def _wrong_step(step: Data, lanes: set[str], ids: set[str]) -> Iterator[tuple[str, str]]:
    if lanes and text(step, "lajur") and text(step, "lajur") not in lanes:
        yield "lajur", f"lajur `{text(step, 'lajur')[:64]}` tidak dikenal"
    if (text(step, "bentuk") or "langkah") not in STEPS:
        yield "bentuk", f"bentuk langkah bukan salah satu dari {', '.join(STEPS)}"
    for goal in as_list(step.get("ke")):
        if _arrow(goal).goal not in ids:
            yield "ke", f"panah menuju `{_arrow(goal).goal[:64]}`, yang tidak ada"
