"""Records that do not exist yet, as if they did: what each would change of the maturity levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.assess.region import assess
from pipeline.exchange.plaintext import block
from pipeline.load.read import parse_bytes
from pipeline.model.assessment import Assessment, RegionAssessment
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass, replace
from pipeline.run.examine import Examination, Options, examine

MOST = 100


class WhatIfError(Exception):
    """The supposed records make no sense; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """By what levels are judged.

    Attributes:
        year: The assessed year, None for that of the judgement.
        indicator: Id of the indicator, None for the pack's own.
    """

    year: int | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of an OPD.

    Attributes:
        opd: Its id.
        before: Its level as it is.
        after: Its level as supposed.
        cells: Cells that would be filled, as "tahap × proses".
        criteria: Clause ids of the criteria that would be met.
    """

    opd: str
    before: int
    after: int
    cells: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What one supposed record, or all of them together, would change.

    Attributes:
        name: "opd/jenis/id"; "" for all together.
        region: Level of the region as supposed.
        changes: The OPDs in which anything changes.
    """

    name: str
    region: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer.

    Attributes:
        examination: The workspace as it is.
        before: Its levels.
        together: All supposed records at once.
        after: The levels then.
        each: Each of them alone.
        faults: Errors of the supposed records: with them they would not be accepted.
    """

    examination: Examination
    before: RegionAssessment
    together: Effect
    after: RegionAssessment
    each: tuple[Effect, ...]
    faults: tuple[Finding, ...]


def what_if(root: Path, as_of: datetime, asked: Asked, options: Options, raw: bytes) -> WhatIf:
    """Supposes the documents of a file, each alone and all together.

    Args:
        root: The workspace.
        as_of: The instant of judgement.
        asked: By which indicator and year.
        options: How to examine.
        raw: YAML documents, each with `opd`.

    Raises:
        WhatIfError: The file cannot be read, or a document does not say whose it is.
    """
    base = examine(root, as_of, options)
    assessed, indicator = asked.year or base.result.as_of.year, asked.indicator
    before = _levels(base, assessed, indicator)
    supposed = list(_supposed(base, raw))
    drafts: dict[str, bytes] = {path: text for _, path, text in supposed}

    def levels(texts: Mapping[str, bytes]) -> tuple[Examination, RegionAssessment]:
        found = examine(root, as_of, replace(options, drafts=texts))
        return found, _levels(found, assessed, indicator)

    tried, after = levels(drafts)
    each = []
    for name, path, text in supposed:
        alone = after if len(supposed) == 1 else levels({path: text})[1]
        each.append(Effect(name, alone.level, tuple(_changes(base, before, alone))))
    together = Effect("", after.level, tuple(_changes(base, before, after)))
    faults = tuple(
        finding
        for finding in tried.result.findings
        if finding.severity is Severity.ERROR and finding.pointer.path in drafts
    )
    return WhatIf(base, before, together, after, tuple(each), faults)


def _levels(found: Examination, year: int, indicator: str | None) -> RegionAssessment:
    law = found.law if indicator is None else found.law.under(indicator)
    if law is None:
        raise WhatIfError(f"indikator {indicator!a} tidak ada dalam paket")
    return assess(found.world, law, year)


def _supposed(base: Examination, raw: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Name, path and text of each supposed document; one that exists already takes its place."""
    parsed = parse_bytes(raw, "pengandaian")
    if parsed.findings:
        first = parsed.findings[0]
        raise WhatIfError(f"baris {first.span.line}: {first.message}")
    if not 0 < len(parsed.roots) <= MOST:
        raise WhatIfError(f"perlu satu sampai {MOST} dokumen; ada {len(parsed.roots)}")
    for number, found in enumerate(parsed.roots, start=1):
        data: Any = found.value
        told = data if isinstance(data, dict) else {}
        kind, opd, own = (str(told.get(name) or "") for name in ("jenis", "opd", "id"))
        if not (kind and opd and own) or opd not in base.world.region.offices:
            raise WhatIfError(f"dokumen ke-{number} perlu `jenis`, `id`, dan `opd` yang ada di katalog")
        yield f"{opd}/{kind}/{own}", _place(base, kind, opd, own), block(data).encode()


def _place(base: Examination, kind: str, opd: str, own: str) -> str:
    card = base.world.index.one(f"{opd}/{kind}/{own}", opd)
    if card is not None:
        path = card.document.path
        if sum(other.document.path == path for other in base.world.index.cards.values()) > 1:
            raise WhatIfError(
                f"{own} berada dalam berkas bersama dokumen lain; pindahkan ke berkasnya sendiri"
            )
        return path
    folder = f"catalog/{opd}/{kind}" if kind in CATALOGUE_KINDS else f"records/{opd}/{kind}"
    return f"{folder}/pengandaian-{own.lower()}.yaml"


def _changes(base: Examination, before: RegionAssessment, after: RegionAssessment) -> Iterator[Change]:
    former = {one.opd: one for one in before.opd}
    for one in after.opd:
        old = former.get(one.opd)
        if old is None:
            continue
        cells = tuple(_filled(base, old, one))
        criteria = tuple(
            new.id for was, new in zip(old.criteria, one.criteria, strict=True) if new.met and not was.met
        )
        if cells or criteria or old.level != one.level:
            yield Change(one.opd, old.level, one.level, cells, criteria)


def _filled(base: Examination, old: Assessment, new: Assessment) -> Iterator[str]:
    labels = base.law.maturity.labels
    for stage, row in new.matrix.items():
        for process, cell in row.items():
            if cell.met and not old.matrix[stage][process].met:
                yield f"{labels.get(stage, stage)} × {labels.get(process, process)}"
