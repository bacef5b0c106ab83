"""A region and a dossier that note what is looked at in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from secrets import token_hex
from typing import Any, TypeVar, cast, overload

from pipeline.model.assessment import Assessment, RegionAssessment
from pipeline.model.card import RUNNING_KINDS, TICKET_KINDS, Card, Index, around, counted_for
from pipeline.model.case import World
from pipeline.model.finding import Finding
from pipeline.model.lean import replace
from pipeline.model.paper import Papers
from pipeline.model.past import Past
from pipeline.model.result import CheckResult
from pipeline.render.documents.dossier import Dossier
from pipeline.render.page import Site
from pipeline.run.again.reading import ALL, KIND, Reading
from pipeline.run.altered import Walked

_V = TypeVar("_V")
_PAST, _NEVER, _SITE = "riwayat", "tidak terbilang", "situs"
UNSTEADY = frozenset({"commit", "changed", "coverage", "short_commit"})
"""What of a site changes with commits and records, though no document may look at it."""
# What of the past documents print.
_SAID = frozenset({"standing", "why", "commits"})


def noted_world(world: World, reading: Reading) -> World:
    """The same region; what is asked of its tickets, its running records and its past is noted.

    Not noted is what stands in neither: catalogue and other records are the ground of every document.
    """
    index = world.index
    # Whoever finds none of a kind has looked for one, too.
    lines = {**index.kinds, **{kind: () for kind in sorted(RUNNING_KINDS) if kind not in index.kinds}}
    kinds = {
        kind: _Line(line, reading)
        if kind in TICKET_KINDS
        else _Running(line, reading, kind)
        if kind in RUNNING_KINDS
        else line
        for kind, line in lines.items()
    }
    noted = Index(
        _ByRef(index.cards, reading),
        kinds,
        None if index.singled is None else _Whole(index.singled, reading),
        None if index.months is None else _Whole(index.months, reading),
        None if index.begun is None else _Whole(index.begun, reading),
        None if index.lasted is None else _Whole(index.lasted, reading),
    )
    past = world.past
    reading.sources[_NEVER] = lambda _name: token_hex()
    return replace(
        world,
        index=noted,
        measured=_ByRef(world.measured, reading),
        past=cast("Past", _Compared(past, _PAST, _SAID, reading)),
        outcomes=None if world.outcomes is None else _Whole(world.outcomes, reading),
    )


def noted_dossier(dossier: Dossier, reading: Reading) -> Dossier:
    """The same dossier, both editions; what is asked of what was found, assessed and is due is noted.

    Args:
        dossier: From `gather`, of a region from `noted_world`.
        reading: Where it is noted.
    """
    name = dossier.edition
    papers = _Compared(dossier.world.papers, f"lampiran {name}", frozenset(), reading)
    return replace(
        dossier,
        site=cast("Site", _Site(dossier.site, reading)),
        inner=noted_dossier(dossier.inner, reading) if dossier.inner else None,
        world=replace(dossier.world, papers=cast("Papers", papers)),
        result=cast("CheckResult", _Result(dossier.result, f"temuan {name}", reading)),
        levels={
            year: cast("RegionAssessment", _Levels(found, f"tingkat {name} {year}", reading))
            for year, found in dossier.levels.items()
        },
        beside={
            key: cast("RegionAssessment", _Levels(found, f"tingkat {name} {key}", reading))
            for key, found in dossier.beside.items()
        },
        due=_ByOffice(dossier.due, lambda one: one.opd, (f"tenggat {name}", reading)),
        disagreements=_ByOffice(
            dossier.disagreements, lambda one: one.service.split("/")[0], (f"selisih {name}", reading)
        ),
    )


def by_ref(behind: Mapping[str, _V], reading: Reading | None) -> Mapping[str, _V]:
    """What is told of each record by its full name; whose it is is noted."""
    return behind if reading is None else _ByRef(behind, reading)


class _ByRef(Walked[str, _V]):
    """A mapping by full name of a record."""

    def __init__(self, behind: Mapping[str, _V], reading: Reading) -> None:
        self._behind, self._reading = behind, reading

    def __getitem__(self, ref: str) -> _V:
        self._reading.record(ref)
        return self._behind[ref]

    def __contains__(self, ref: object) -> bool:
        self._reading.record(str(ref))
        return ref in self._behind

    def __iter__(self) -> Iterator[str]:
        self._reading.tickets()
        return iter(self._behind)

    def __len__(self) -> int:
        self._reading.tickets()
        return len(self._behind)

    def entries(self) -> Iterator[tuple[str, _V]]:
        """All of them."""
        self._reading.tickets()
        return iter(self._behind.items())


class _Whole(_ByRef[_V]):
    """A mapping of which any part tells of all tickets."""

    def __getitem__(self, name: str) -> _V:
        self._reading.tickets()
        return self._behind[name]

    def __contains__(self, name: object) -> bool:
        self._reading.tickets()
        return name in self._behind


class _Line(Iterable[Card]):
    """The tickets of one kind."""

    def __init__(self, behind: Iterable[Card], reading: Reading) -> None:
        self._behind, self._reading = behind, reading

    def _walked(self) -> None:
        self._reading.tickets()

    def __iter__(self) -> Iterator[Card]:
        self._walked()
        return iter(self._behind)

    def __len__(self) -> int:
        self._walked()
        return len(self._behind) if isinstance(self._behind, Sized) else sum(1 for _ in self._behind)

    def counted_for(self, opd: str) -> Iterable[Card]:
        """Those that count for an OPD."""
        self._reading.office(opd)
        return counted_for(opd, self._behind)


class _Running(_Line):
    """The running records of one kind."""

    def __init__(self, behind: Iterable[Card], reading: Reading, kind: str) -> None:
        super().__init__(behind, reading)
        self._kind = kind

    def _walked(self) -> None:
        self._reading.note(KIND, self._kind)

    def around(self, opd: str) -> Iterable[Card]:
        """All of them, for whoever takes those that have to do with an OPD."""
        self._reading.office(opd)
        return around(opd, self._behind)


class _Site:
    """What pages share; what of it changes with each commit is compared where somebody asks for it.

    Attributes:
        plain: The site itself.
    """

    def __init__(self, plain: Site, reading: Reading) -> None:
        self.plain, self._reading = plain, reading
        reading.sources[_SITE] = lambda name: getattr(plain, name)

    def __getattr__(self, name: str) -> Any:
        if name in UNSTEADY:
            self._reading.note(_SITE, name)
        return getattr(self.plain, name)


class _Compared:
    """What git tells, or files beside records: some of it is compared; whoever asks for more is made anew."""

    def __init__(self, behind: object, what: str, said: frozenset[str], reading: Reading) -> None:
        self._behind, self._what, self._said, self._reading = behind, what, said, reading
        reading.sources[what] = lambda name: getattr(behind, name)

    def __getattr__(self, name: str) -> Any:
        self._reading.note(*((self._what, name) if name in self._said else (_NEVER, ALL)))
        return getattr(self._behind, name)


class _Result:
    """The findings."""

    def __init__(self, behind: CheckResult, what: str, reading: Reading) -> None:
        self._behind, self._what, self._reading = behind, what, reading
        self._opds: dict[str, list[tuple[int, Finding]]] = {}
        for number, finding in enumerate(behind.findings):
            self._opds.setdefault(finding.opd, []).append((number, finding))
        reading.sources[what] = self._told

    def _told(self, name: str) -> Any:
        key, _, rest = name.partition(" ")
        if name == ALL:
            return self._behind
        return self._behind.coded(rest) if key == "kode" else self._of((rest,))

    def _of(self, opds: Iterable[str]) -> tuple[Finding, ...]:
        found = sorted((row for opd in set(opds) for row in self._opds.get(opd, ())), key=lambda row: row[0])
        return tuple(finding for _, finding in found)

    def of(self, *opds: str) -> tuple[Finding, ...]:
        """Those of some OPDs."""
        for opd in opds:
            self._reading.note(self._what, f"opd {opd}")
        return self._of(opds)

    def coded(self, code: str) -> tuple[Finding, ...]:
        """Those of one code."""
        self._reading.note(self._what, f"kode {code}")
        return self._behind.coded(code)

    def __getattr__(self, name: str) -> Any:
        self._reading.note(self._what, ALL)
        return getattr(self._behind, name)


class _Levels:
    """The levels of a region."""

    def __init__(self, behind: RegionAssessment, what: str, reading: Reading) -> None:
        self._behind, self._what, self._reading = behind, what, reading
        reading.sources[what] = lambda name: behind if name == ALL else behind.of(name)

    def of(self, opd: str) -> Assessment | None:
        """That of an OPD."""
        self._reading.note(self._what, opd)
        return self._behind.of(opd)

    def __getattr__(self, name: str) -> Any:
        self._reading.note(self._what, ALL)
        return getattr(self._behind, name)


class _ByOffice(Sequence[_V]):
    """Things in a line, each of one OPD."""

    def __init__(self, behind: Sequence[_V], owner: Callable[[_V], str], told: tuple[str, Reading]) -> None:
        self._behind = behind
        self._what, self._reading = told
        self._opds: dict[str, list[_V]] = {}
        for one in behind:
            self._opds.setdefault(owner(one), []).append(one)
        self._reading.sources[self._what] = lambda name: behind if name == ALL else self._opds.get(name, ())

    def of(self, opd: str) -> Sequence[_V]:
        """Those of an OPD."""
        self._reading.note(self._what, opd)
        return self._opds.get(opd, ())

    @overload
    def __getitem__(self, number: int) -> _V: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[_V]: ...
    def __getitem__(self, number: int | slice) -> _V | Sequence[_V]:
        self._reading.note(self._what, ALL)
        return self._behind[number]

    def __len__(self) -> int:
        self._reading.note(self._what, ALL)
        return len(self._behind)
