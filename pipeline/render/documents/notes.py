"""What every document ends with: the readings that its figures rest on, and the findings of its scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.lean import dataclass
from pipeline.model.result import CheckResult
from pipeline.render.document import FindingRow, ReadingRow
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier
from pipeline.render.documents.frontmatter import cited
from pipeline.wording import tanggal

# A document that lists more findings than this is no document: the page of findings has them all.
MOST_FINDINGS = 60
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def reading_rows(dossier: Dossier, keys: Iterable[str], opd: str = REGION) -> list[ReadingRow]:
    """The readings that influenced a document's figures, in the pack's order.

    Args:
        dossier: The region.
        keys: Keys of readings, or their beginnings ("jam." takes all of that family).
        opd: Whose choices hold.
    """
    wanted = tuple(keys)
    law = dossier.law
    rows: list[ReadingRow] = []
    for choice in law.chosen(opd, dossier.site.as_of):
        reading = law.readings[choice.kunci]
        if not choice.kunci.startswith(wanted):
            continue
        own = f"Dipakai pilihan lain: {reading.pilihan.get(choice.nilai, choice.nilai)}"
        since = f" (sejak {tanggal(choice.mulai)})" if choice.mulai else ""
        rows.append(
            ReadingRow(
                kunci=choice.kunci,
                judul=reading.judul,
                nilai=choice.tertulis or choice.nilai,
                default=choice.is_default,
                tampil=(reading.tampil if choice.is_default else own) or reading.judul,
                alasan="" if choice.is_default else choice.alasan.rstrip("."),
                oleh=f"{choice.ditetapkan_oleh}{since}" if choice.ditetapkan_oleh else "",
                href=places.reading_place(choice.kunci),
            )
        )
    return rows


def finding_row(dossier: Dossier, finding: Finding) -> FindingRow:
    """A finding as a document prints it."""
    path, line = finding.pointer.path, finding.span.line
    return FindingRow(
        code=finding.code,
        severity=finding.severity.value,
        message=finding.message,
        help=finding.help,
        place=f"{path}:{line}",
        clauses=cited(dossier.law, *finding.clauses, force=True),
        regulation=finding.basis is Basis.REGULASI,
        href=places.rule_page(finding.code) if _known(dossier, finding.code) else "",
        source=places.source(dossier.site, path, line),
        waived=finding.waived or "",
        opd=finding.opd,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings a document lists.

    Attributes:
        opds: Of which OPDs; none given: of any, and of none.
        test: Which of these.
        code: Only those of this code, of whatever OPD; "" for any.
    """

    opds: tuple[str, ...]
    test: Callable[[Finding], bool]
    code: str = ""

    def of(self, result: CheckResult) -> list[Finding]:
        """Those of a result, in output order; no finding of another OPD is looked at."""
        if self.code:
            return list(result.coded(self.code))
        here = result.of(*self.opds) if self.opds else result.findings
        return [finding for finding in here if self.test(finding)]


def finding_rows(dossier: Dossier, wanted: Wanted) -> tuple[list[FindingRow], int]:
    """The findings of a document's scope, the heaviest first, and how many there are in all."""
    found = sorted(
        wanted.of(dossier.result),
        key=lambda finding: (bool(finding.waived), _WEIGHT[finding.severity], finding.order),
    )
    return [finding_row(dossier, finding) for finding in found[:MOST_FINDINGS]], len(found)


def about(opd: str = REGION, kinds: Iterable[str] = (), service: str = "") -> Wanted:
    """The findings of an OPD (REGION: of any) and kinds (none: any), or of one service's document."""
    names = frozenset(kinds)
    owner, _, name = service.partition("/")

    def wanted(finding: Finding) -> bool:
        parts = finding.document.split("/")
        if service:
            return parts == [owner, "layanan", name]
        return not names or (len(parts) == 3 and parts[1] in names)

    only = owner or opd
    return Wanted((only,) if only else (), wanted)


def about_records(refs: Iterable[str], test: Callable[[Finding], bool]) -> Wanted:
    """The findings of some records, by their full names, that also pass a test."""
    names = frozenset(refs)
    opds = tuple(sorted({name.split("/")[0] for name in names}))
    return Wanted(opds or ("",), lambda finding: finding.document in names and test(finding))


def _known(dossier: Dossier, code: str) -> bool:
    return any(rule.code == code for rule in dossier.rules)
