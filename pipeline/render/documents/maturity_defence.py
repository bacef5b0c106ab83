"""What of a level holds before an assessor: the state of each criterion, the claim, who has to do what."""

from __future__ import annotations

from pipeline.law.law import Law
from pipeline.law.saying import owner_words, weight_words
from pipeline.model.assessment import Assessment, Standing
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.maturity_evidence import Evidence
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

_BADGES = {
    "proved": "terbukti",
    "attested": "dinyatakan_berkas",
    "contradicted": "bertentangan",
    "missing": "belum_ada",
}
_POINTS = 3


def defence_facts(evidence: Evidence) -> list[Item]:
    """The level that holds, the claim beside it, what it is worth, and the other ways to count."""
    own, law = evidence.own, evidence.dossier.law
    claim, points = own.defence.claim, law.maturity.points(own.defence.level)
    worth = f"{angka(points, _POINTS)} poin indeks. {weight_words(law)}" if law.maturity.weight else None
    return [
        Item(
            "Dapat dipertahankan",
            f"Level {own.defence.level}",
            note="Tertinggi yang setiap kriterianya terbukti oleh catatan atau dinyatakan berkas lengkap.",
        ),
        Item(
            "Diklaim",
            f"Level {claim.level}" if claim else None,
            badge="melebihi_bukti" if own.defence.overclaimed else "",
            href=places.record_place(claim.record, evidence.dossier.world.index) if claim else "",
            empty="tidak ada tingkat yang diklaim dalam catatan",
        ),
        Item("Nilai dalam indeks", worth, empty="tidak disebut paket regulasi", note=""),
        *(
            Item(
                f"Cara hitung lain: {variant.nama}",
                f"Level {own.variants[variant.kode]}",
                note=variant.alasan,
            )
            for variant in law.maturity.variants
            if variant.kode in own.variants
        ),
    ]


def standing_table(evidence: Evidence) -> Table:
    """Every criterion with its state and the count behind it."""
    law = evidence.dossier.law
    columns = (
        Column("Kriteria", width=35),
        Column("Keadaan", "status", width=20),
        Column("Hitungan", "angka", width=15),
        Column("Berkas atau temuan", width=30),
    )
    rows: list[tuple[Entry, ...]] = [
        (
            Cell(f"Level {one.level}", note=law.cite(one.id)),
            Cell("", badge=_BADGES[one.state]),
            one.counted,
            _beside(one),
        )
        for one in evidence.own.defence.standings
    ]
    return Table(
        caption="Keadaan setiap kriteria di hadapan penilai",
        columns=columns,
        rows=tuple(rows),
        note="Hitungan: yang terpenuhi dari yang dihitung (proses, sel, syarat, atau tindak lanjut).",
    )


def _beside(one: Standing) -> str:
    if one.against:
        names = (f"{each.code} pada {each.record}" if each.code else each.record for each in one.against)
        return "; ".join(dict.fromkeys(names))
    return "; ".join(one.papers) or "–"


def task_rows(own: Assessment, law: Law) -> Table | None:
    """The smallest set of missing things to the next level, each with its owner; None at the top."""
    if not own.defence.tasks:
        return None
    columns = (
        Column("Yang dikerjakan", width=50),
        Column("Oleh", width=30),
        Column("Ditulis sebagai", width=20),
    )
    rows: list[tuple[Entry, ...]] = [
        (
            Cell(f"{task.text[:1].upper()}{task.text[1:]}", note=law.cite(*task.clauses)),
            owner_words(task, law),
            " atau ".join(task.kinds) or "–",
        )
        for task in own.defence.tasks
    ]
    caption = "Daftar terpendek menuju tingkat berikutnya"
    return Table(caption=caption, columns=columns, rows=tuple(rows))
