"""What a new region says of itself, and the words that its pack lends to the first service."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.law.law import Law
from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """What a region says of itself.

    Attributes:
        id: Id of the region.
        nama: Its name.
        opd: Id of its first OPD, the one for communications and informatics.
        nama_opd: Name of that OPD.
        singkatan: Its short name.
        layanan: Id of its first service.
        nama_layanan: Name of that service.
        organisasi: The organisation or group on the forge that reviewers belong to.
        paket: Id of the regulation pack.
        salin: Whether the pack is copied into the workspace.
        as_of: When the workspace is made, in its zone.
        zona: Key of its time zone.
    """

    id: str
    nama: str
    opd: str
    nama_opd: str
    singkatan: str
    layanan: str
    nama_layanan: str
    organisasi: str
    paket: str
    salin: bool
    as_of: datetime
    zona: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the first service stands in the pack's tables.

    Attributes:
        kelompok: Its group.
        klasifikasi: Its class: one that demands neither recovery plan nor targets of its own.
        uji: The answers to the questions of the class test that fit the class.
        batas_jam: The table's limit for it in hours, None where the table is silent.
    """

    kelompok: str
    klasifikasi: str
    uji: dict[str, object]
    batas_jam: int | None


def mildest(law: Law, as_of: datetime) -> Place:
    """The first group with the class of which the pack demands least; "" where it knows no such words.

    Args:
        law: The pack.
        as_of: When the service begins.
    """
    groups = [str(word) for word in law.vocabulary("kelompok")] or [""]
    classes = sorted(
        (str(word) for word in law.vocabulary("klasifikasi")),
        key=lambda word: len(law.continuity(word, as_of).value),
    )
    group, chosen = groups[0], (classes or [""])[0]
    limit = law.service_limit(group, chosen, as_of)
    test = law.class_test(chosen)
    fitting = {name: _first(values) for name, values in test.value.items()} if test else {}
    return Place(group, chosen, fitting, limit.seconds // 3600 if limit else None)


def _first(values: Iterable[object]) -> object:
    return next(iter(values), None)
