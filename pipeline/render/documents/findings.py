"""What was found, file by file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass
from pipeline.model.past import Standing
from pipeline.render.document import FindingRow, Metric
from pipeline.render.documents import places
from pipeline.render.documents.chapters.past import FAMILY, unjudged
from pipeline.render.documents.dossier import Dossier, Draft, Shelf
from pipeline.render.documents.notes import finding_row
from pipeline.render.page import Sheet
from pipeline.wording import angka

# A page of more is read by nobody; the data file has them all.
MOST = 1000
_WORDS = ((Severity.ERROR, "Galat"), (Severity.WARNING, "Peringatan"), (Severity.INFO, "Catatan"))


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of one file.

    Attributes:
        path: Its path in the workspace.
        source: Where it can be read.
        mend: Where it can be mended.
        opd: The OPD whose folder holds it, "" for the region's own.
        weights: Machine words of the severities that occur.
        bases: Whether they rest on the regulation, on the tool, or some on each.
        rows: The findings, in order of line.
    """

    path: str
    source: str
    mend: str
    opd: str
    weights: tuple[str, ...]
    bases: tuple[str, ...]
    rows: tuple[FindingRow, ...]


def findings_page(dossier: Dossier, _shelf: Shelf) -> list[Draft]:
    """One page with all findings, or the first of very many."""
    result = dossier.result
    shown = result.findings[:MOST]
    offices = dossier.world.region.offices
    values = {
        "angka": [Metric(word, angka(result.count(weight))) for weight, word in _WORDS]
        + [Metric("Dikecualikan", angka(result.waived), "dengan surat pengecualian, tidak menggagalkan")],
        "berkas": list(_files(dossier, shown)),
        "jumlah": len(result.findings),
        "tampil": len(shown),
        "diperiksa": f"{angka(result.documents)} dokumen dalam {angka(result.files)} berkas",
        "tidak_dihitung": dossier.left_out,
        "riwayat": list(_past(dossier)),
        "pilihan_bobot": [(weight.value, word) for weight, word in _WORDS],
        "pilihan_opd": [(office.id, office.singkatan) for office in offices.values()],
    }
    sheet = Sheet(
        path=places.FINDINGS,
        title="Temuan",
        section=places.FINDINGS,
        crumbs=(places.HOME_CRUMB,),
        summary=f"{len(result.findings)} temuan dari {values['diperiksa']}.",
    )
    return [Draft(template="pages/temuan.html", sheet=sheet, values=values)]


def _past(dossier: Dossier) -> Iterator[str]:
    """What git told about the records, in sentences: what is judged, and what cannot be seen any more."""
    past = dossier.world.past
    if past.standing is not Standing.KNOWN:
        if why := unjudged(past):
            yield why
        return
    found = sum(finding.code.startswith(FAMILY) for finding in dossier.result.findings)
    changed = sum(edit.before is not None for edit in past.edits)
    yield (
        f"Dibaca {angka(past.commits)} komit pada jalur utama dengan {angka(changed)} perubahan atas dokumen "
        f"yang sudah ada; {angka(found)} temuan berkode {FAMILY}."
    )
    if past.squashed:
        yield f"{angka(past.squashed)} komit hasil squash: penulis dan waktu asli isinya tidak terbaca lagi."
    if past.rebased:
        yield f"{angka(past.rebased)} komit hasil rebase: waktunya dari saat ditulis, bukan saat digabung."
    if past.why:
        yield f"Belum semuanya terbaca: {past.why}."


def _files(dossier: Dossier, shown: tuple[Finding, ...]) -> Iterator[FileFindings]:
    grouped: dict[str, list[Finding]] = {}
    for finding in shown:
        grouped.setdefault(finding.pointer.path, []).append(finding)
    for path, found in grouped.items():
        folders = path.split("/")
        yield FileFindings(
            path=path or "ruang kerja",
            source=places.source(dossier.site, path),
            mend=places.mend(dossier.site, path),
            opd=folders[1] if len(folders) > 2 else "",
            weights=tuple(sorted({finding.severity.value for finding in found})),
            bases=tuple(sorted({finding.basis.value for finding in found})),
            rows=tuple(finding_row(dossier, finding) for finding in found),
        )
