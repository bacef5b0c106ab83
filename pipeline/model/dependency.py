"""What stands on what in a region, resolved: services, applications and infrastructure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Literal

from pipeline.model.lean import dataclass, field, replace

PartKind = Literal["layanan", "aplikasi", "infrastruktur"]


@dataclass(frozen=True, slots=True)
class Part:
    """A service, an application or a component of infrastructure.

    Attributes:
        ref: Full name "opd/jenis/id".
        kind: Its `jenis`.
        name: What people call it.
        opd: In whose catalogue it stands.
        redundant: Whether a second one takes over (`redundan`); only infrastructure says so.
    """

    ref: str
    kind: PartKind
    name: str
    opd: str
    redundant: bool = False


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The dependency graph and the answers that are read off it.

    Attributes:
        parts: By full name, in order of name.
        needs: Full name -> what it names itself.
        layers: Services first, then what they stand on; a part stands below everything that needs it,
            except within a circle.
        services: Full name of an application or component -> services that stop when it does.
    """

    parts: Mapping[str, Part] = field(default_factory=dict)
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    layers: tuple[tuple[str, ...], ...] = ()
    services: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def single_points(self, least: int = 2) -> tuple[str, ...]:
        """Parts without a recorded second one with which at least so many services stop, most first."""
        found = (
            ref for ref, hit in self.services.items() if len(hit) >= least and not self.parts[ref].redundant
        )
        return tuple(sorted(found, key=lambda ref: (-len(self.services[ref]), ref)))

    def below(self, ref: str) -> tuple[str, ...]:
        """All that a part stands on, however far down, in order of name; never itself."""
        return _reached(ref, self.needs)

    def unguarded(self, ref: str) -> tuple[str, ...]:
        """What a part stands on that has no recorded second one."""
        return tuple(name for name in self.below(ref) if not self.parts[name].redundant)

    def users(self) -> Mapping[str, list[str]]:
        """Full name -> what names it itself, in order of name; without those that nothing names."""
        found: dict[str, list[str]] = {}
        for name, needed in self.needs.items():
            for one in needed:
                found.setdefault(one, []).append(name)
        return found

    def reach(self) -> Mapping[str, int]:
        """Full name -> all that a part stands on, a bit for each of `parts` in their order.

        Of thousands of parts in a row this is megabytes where their names would be gigabytes.
        """
        bits = {ref: 1 << place for place, ref in enumerate(self.parts)}
        reached: dict[str, int] = {}
        for layer in reversed(self.layers):
            # Edges within a layer are those of circles, whose members all stand on each other.
            for circle in _together(layer, self.needs):
                inner = _either(bits[ref] for ref in circle)
                needed = {name for ref in circle for name in self.needs[ref]}.difference(circle)
                whole = inner | _either(bits[name] | reached[name] for name in needed)
                reached.update((ref, whole & ~bits[ref]) for ref in circle)
        return reached

    def around(self, ref: str) -> Dependencies:
        """The part of the graph that one part stands in: all that it needs, and all that needs it."""
        return self.only({ref, *_reached(ref, self.users()), *self.below(ref)})

    def of_office(self, opd: str) -> Dependencies:
        """The services of an OPD and all that they stand on."""
        own = {part.ref for part in self.parts.values() if part.opd == opd and part.kind == "layanan"}
        return self.only(own.union(*(self.below(ref) for ref in own)))

    def only(self, refs: Iterable[str]) -> Dependencies:
        """The graph between some of its parts; what they answer stays as in the whole graph."""
        kept = frozenset(refs)
        layers = (tuple(ref for ref in layer if ref in kept) for layer in self.layers)
        return replace(
            self,
            parts={ref: part for ref, part in self.parts.items() if ref in kept},
            needs={
                ref: tuple(name for name in needed if name in kept)
                for ref, needed in self.needs.items()
                if ref in kept
            },
            layers=tuple(layer for layer in layers if layer),
            services={ref: hit for ref, hit in self.services.items() if ref in kept},
        )


def _together(layer: Sequence[str], needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The parts of a layer, those that an edge joins together; most stand alone."""
    own, edges = frozenset(layer), dict[str, list[str]]()
    for ref in layer:
        for name in own.intersection(needs[ref]):
            edges.setdefault(ref, []).append(name)
            edges.setdefault(name, []).append(ref)
    told: set[str] = set()
    for ref in layer:
        if ref not in told:
            circle = (ref, *_reached(ref, edges)) if ref in edges else (ref,)
            told.update(circle)
            yield circle


def _either(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _reached(start: str, edges: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    waiting, seen = [start], {start}
    while waiting:
        fresh = set(edges.get(waiting.pop(), ())) - seen
        seen |= fresh
        waiting.extend(sorted(fresh))
    return tuple(sorted(seen - {start}))
