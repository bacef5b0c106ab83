"""Evaluasi: two half-years for the stronger offices, each chapter naming the services that missed."""

from __future__ import annotations

from datetime import date

from tools.sample.catalogue.agreements import SLA
from tools.sample.catalogue.forms import Doc
from tools.sample.catalogue.index import ADM_LAYANAN, PIMPINAN, PJ_INFRA, SERVICES, holder
from tools.sample.reports import availability_missed, served
from tools.sample.texts.evaluation import CHAPTERS, EVALUATIONS, MET, MISSED, Row
from tools.sample.workspace import Workspace
from tools.sample.year import Year

WRITTEN = {1: date(2025, 7, 18), 2: date(2026, 1, 12)}
_SENT = {1: "2025-07-22", 2: "2026-01-13"}
# What the tickets and the monitoring do not show: recoveries, drills and releases that missed.
_OTHER_MISSES = {
    ("diskominfo", 2, "pemulihan"): ["tte"],
    ("disdukcapil", 2, "pemulihan"): [],
    ("dinkes", 2, "pemulihan"): ["psc-119"],
    ("dpmptsp", 2, "rilis"): ["perizinan-daring"],
}


def evaluations_into(space: Workspace, year: Year) -> None:
    """Files the evaluasi."""
    for opd, half in EVALUATIONS:
        space.record(opd, evaluation(opd, half, year))


def half_months(half: int) -> range:
    """The months of a half-year."""
    return range(6 * half - 5, 6 * half + 1)


def evaluation_id(half: int) -> str:
    """The id of an OPD's evaluation of a half-year."""
    return f"EVL-2025-S{half}"


def item_id(chapter: int) -> str:
    """The id of the follow-up of a chapter."""
    return f"TL-{chapter + 1}"


def evaluation(opd: str, half: int, year: Year) -> Doc:
    """One evaluasi."""
    day = WRITTEN[half]
    rows = EVALUATIONS[opd, half]
    doc: Doc = {
        "jenis": "evaluasi",
        "id": evaluation_id(half),
        "periode": f"2025-S{half}",
        "disusun_oleh": served(opd)[0][0],
        "tanggal": day.isoformat(),
        "bab": {
            name: _chapter((opd, half, place), rows[place], missed(opd, half, name, year))
            for place, name in enumerate(CHAPTERS)
        },
        "rekomendasi": [{"uraian": row[2], "tahap": row[3]} for row in (rows[0], rows[1], rows[3])],
        "disampaikan": [
            {"kepada": holder(opd, PIMPINAN, None, day), "tanggal": _SENT[half]},
            {"kepada": "diskominfo" if opd != "diskominfo" else "Sekretaris Daerah", "tanggal": _SENT[half]},
        ],
    }
    covered = [SERVICES[service].nama for owner, service in SLA if owner == opd]
    if covered:
        doc["sla"] = {
            "uraian": f"SLA {covered[0]} dinilai tersendiri; keterlambatan respons di luar jam kerja menjadi perhatian."
        }
    return doc


def _chapter(where: tuple[str, int, int], row: Row, services: list[str]) -> Doc:
    opd, half, place = where
    names = ", ".join(SERVICES[service].nama for service in services)
    head = MISSED.format(names=names) if services else MET if CHAPTERS[place] in _JUDGED else ""
    infra = CHAPTERS[place] in ("pemantauan_pemeliharaan", "pemulihan", "pengelolaan_aplikasi")
    day = WRITTEN[half]
    chief = holder(opd, PJ_INFRA, None, day) if infra else _responsible(opd, services)
    doc: Doc = {"layanan": services} if services else {}
    return doc | {
        "hambatan": head + row[0],
        "peluang": row[1],
        "tindak_lanjut": [
            {
                "id": item_id(place),
                "uraian": row[2],
                "penanggung_jawab": chief,
                "tenggat": due(opd, half, place),
                "tahap": row[3],
            }
        ],
    }


_JUDGED = ("permintaan_layanan", "penanganan_gangguan", "pemantauan_pemeliharaan")


def _responsible(opd: str, services: list[str]) -> str:
    for chief, held in served(opd):
        if services and services[0] in [service.id for service in held]:
            return chief
    return served(opd)[0][0]


_DUE = {
    ("diskominfo", 1): (
        "2025-09-30",
        "2025-09-30",
        "2025-10-31",
        "2025-11-15",
        "2025-09-15",
        "2025-12-15",
        "2025-12-31",
    ),
    ("disdukcapil", 1): (
        "2025-09-30",
        "2025-12-15",
        "2025-10-31",
        "2025-11-30",
        "2025-09-30",
        "2026-03-31",
        "2026-03-31",
    ),
    ("dpmptsp", 1): (
        "2026-02-27",
        "2026-01-31",
        "2026-03-31",
        "2026-03-31",
        "2026-02-27",
        "2026-04-30",
        "2026-06-30",
    ),
    ("dinkes", 1): (
        "2026-02-27",
        "2025-10-31",
        "2025-10-31",
        "2025-08-15",
        "2026-02-27",
        "2025-12-19",
        "2026-06-30",
    ),
}
_DUE_LATER = (
    "2026-03-31",
    "2026-04-30",
    "2026-04-30",
    "2026-03-31",
    "2026-05-29",
    "2026-06-30",
    "2026-06-30",
)


def due(opd: str, half: int, place: int) -> str:
    """When the follow-up of a chapter is due."""
    return _DUE.get((opd, half), _DUE_LATER)[place]


def missed(opd: str, half: int, chapter: str, year: Year) -> list[str]:
    """The services of an OPD that missed a chapter's target in a half-year."""
    kinds = {"permintaan_layanan": "permintaan", "penanganan_gangguan": "aduan"}
    if chapter in kinds:
        return [
            service.id
            for service in SERVICES.values()
            if service.opd == opd
            and any(
                ticket.late - {"sla"} for ticket in year.of(service.id, kinds[chapter], half_months(half))
            )
        ]
    if chapter == "pemantauan_pemeliharaan":
        return availability_missed(opd, half_months(half))
    return list(_OTHER_MISSES.get((opd, half, chapter), []))


def writer(opd: str, half: int) -> str:
    """Who keeps the records of an OPD's follow-ups."""
    return holder(opd, ADM_LAYANAN, None, WRITTEN[half])
