"""What a national outage taught: a copy elsewhere, of all data, tried, and in one's own hands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import Document, as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, WARNING, rule
from pipeline.rules.overdue import months_later
from pipeline.rules.running import foundation, runs, today
from pipeline.rules.telling import listed, quoted
from pipeline.wording import persen, tanggal

_SERVICE = ("layanan",)
_COMPONENT = "infrastruktur"
# The pack's own words for how old and how small is too much; a region may choose otherwise.
_AGE, _SHARE = "kesinambungan.uji_pulih", "kesinambungan.cakupan"
_MONTHS, _PERCENT = 12, 100
# A line or a gateway carries data; these keep it, and whatever else says how it is copied.
_KEEPING = frozenset({"pusat_data", "server", "penyimpanan", "basis_data"})


@rule("DRP018", "no-copy-elsewhere", severity=WARNING, kinds=_SERVICE)
def no_copy_elsewhere(case: Case, law: Law) -> Iterator[Breach]:
    """Layanan yang wajib memiliki DRP tidak mempunyai salinan data di tempat lain.

    Ketentuan:
        Peraturan meminta RPO, RTO, dan DRP bagi layanan itu, tetapi tidak mengatur tempat cadangannya.
        Peringatan ini bawaan alat.

    Alasan:
        Pada gangguan pusat data nasional 2024 hanya sekitar dua persen data mempunyai cadangan di luar
        lokasi; yang menyimpan cadangan sendiri tidak terdampak.

    Melanggar:
        pencadangan: {jadwal: setiap hari, luar_lokasi: false}     # pada semua komponen layanan ini

    Patuh:
        pencadangan: {jadwal: setiap hari, lokasi: Gedung arsip, luar_lokasi: true}

    Cara memenuhi:
        Simpan salinan di tempat lain, lalu catat pada `pencadangan` komponen yang menyimpan datanya.
    """
    if not _asks_for_plan(case, law):
        return
    parts = _components(case)
    if any(case.region.may_hold(kind) for kind in ("aplikasi", "infrastruktur")):
        return  # a component that its schema refused may keep the copy
    if not any(dig(part.data, "pencadangan", "luar_lokasi") is True for part in parts):
        saved = [quoted(part.id) for part in parts if dig(part.data, "pencadangan")]
        told = (
            f"cadangan {listed(saved)} tidak dicatat berada di luar lokasi"
            if saved
            else "cadangan belum dicatat"
        )
        yield case.breach(
            "klasifikasi",
            message=f"Tidak ada salinan data layanan ini di tempat lain: {told}.",
            help="Simpan salinan di tempat lain dan catat `pencadangan.luar_lokasi: true` pada komponennya.",
        )


@rule("DRP019", "copied-in-part", severity=WARNING, kinds=_SERVICE)
def copied_in_part(case: Case, law: Law) -> Iterator[Breach]:
    """Hanya sebagian data layanan yang wajib memiliki DRP dicadangkan, atau bagiannya tidak dicatat.

    Ketentuan:
        Bagian data yang harus dicadangkan tidak diatur; ambangnya bacaan `kesinambungan.cakupan` pada paket,
        yang dapat dipilih lain oleh daerah atau OPD. Peringatan ini bawaan alat.

    Alasan:
        Data yang tidak dicadangkan hilang pada bencana, apa pun RPO yang dijanjikan.

    Melanggar:
        pencadangan: {jadwal: setiap hari, cakupan: 60}

    Patuh:
        pencadangan: {jadwal: setiap hari, cakupan: 100}

    Cara memenuhi:
        Cadangkan semua data layanan, lalu catat `cakupan` yang sebenarnya.
    """
    if not _asks_for_plan(case, law):
        return
    least = law.amounts(_SHARE, case.opd, case.as_of).get("persen", _PERCENT)
    for part in _components(case):
        if not dig(part.data, "pencadangan"):
            continue
        share = dig(part.data, "pencadangan", "cakupan")
        if share is None or Fraction(str(share)) < least:
            told = "belum dicatat" if share is None else f"{persen(Fraction(str(share)))}"
            yield case.breach(
                "klasifikasi",
                message=(
                    f"Bagian data yang dicadangkan pada komponen {quoted(part.id)}: {told}; "
                    f"yang diharapkan paling sedikit {persen(least)}."
                ),
                help="Cadangkan seluruhnya, dan catat `pencadangan.cakupan` yang sebenarnya.",
            )


@rule("DRP020", "restore-not-tried", severity=WARNING, kinds=_SERVICE)
def restore_not_tried(case: Case, law: Law) -> Iterator[Breach]:
    """Pemulihan layanan yang wajib memiliki DRP tidak pernah diuji, atau ujinya sudah terlalu lama.

    Ketentuan:
        Kapan uji pulih diulang tidak diatur; lamanya bacaan `kesinambungan.uji_pulih` pada paket, yang dapat
        dipilih lain oleh daerah atau OPD. Peringatan ini bawaan alat.

    Alasan:
        Cadangan yang tidak pernah dicoba dipulihkan belum tentu dapat dipakai.

    Melanggar:
        uji_pulih_terakhir: 2023-03-20     # sekarang Juli 2025

    Patuh:
        uji_pulih_terakhir: 2025-03-20

    Cara memenuhi:
        Uji pemulihannya, lalu catat pada `pencadangan.uji_pulih_terakhir` atau `uji` DRP-nya.
    """
    if not _asks_for_plan(case, law):
        return
    if any(case.region.may_hold(kind) for kind in ("aplikasi", "infrastruktur")):
        return  # a component that its schema refused may tell of a trial
    months = law.amounts(_AGE, case.opd, case.as_of).get("bulan", _MONTHS)
    day = today(case.region, case.as_of)
    tried = max(_trials(case, day), default=None)
    if tried is None or months_later(tried, months) < day:
        told = f"terakhir diuji {tanggal(tried)}" if tried else "belum pernah diuji"
        yield case.breach(
            "klasifikasi",
            message=f"Pemulihan layanan ini {told}, padahal diharapkan sekali dalam {months} bulan.",
            help="Uji pemulihannya dan catat RPO dan RTO yang tercapai pada `uji` DRP-nya.",
        )


@rule("DRP021", "copy-held-by-host", severity=INFO, kinds=_SERVICE)
def copy_held_by_host(case: Case, law: Law) -> Iterator[Breach]:
    """Komponen layanan yang wajib memiliki DRP berada pada pihak lain, dan salinannya tidak dipegang sendiri.

    Ketentuan:
        Siapa yang memegang cadangan tidak diatur. Catatan ini bawaan alat.

    Alasan:
        Bila pihak yang menyimpan juga satu-satunya yang memegang salinannya, gangguannya membawa keduanya.

    Melanggar:
        pemilik: Dinas Kesehatan
        penyedia_hosting: PT Awan Contoh
        # tanpa pencadangan.luar_lokasi

    Patuh:
        pemilik: Dinas Kesehatan
        penyedia_hosting: PT Awan Contoh
        pencadangan: {lokasi: Gedung dinas, luar_lokasi: true}

    Cara memenuhi:
        Simpan satu salinan sendiri, di luar tempat penyedia hosting.
    """
    if not _asks_for_plan(case, law):
        return
    for part in _components(case):
        host, owner = part.data.get("penyedia_hosting"), part.data.get("pemilik")
        own_copy = dig(part.data, "pencadangan", "luar_lokasi") is True
        if host and str(host).casefold() != str(owner).casefold() and not own_copy:
            yield case.breach(
                "klasifikasi",
                message=(
                    f"Komponen {quoted(part.id)} disimpan pada {quoted(host)}, bukan pada pemiliknya, "
                    "dan tidak ada salinan yang dipegang sendiri."
                ),
                help="Simpan satu salinan di luar tempat penyedia hosting itu dan catat `pencadangan`.",
            )


def _asks_for_plan(case: Case, law: Law) -> bool:
    """Whether the pack asks a recovery plan of the service's class, and the service runs."""
    asked = law.continuity(str(case.get("klasifikasi")), case.as_of).value
    return "drp" in asked and runs(case.data, today(case.region, case.as_of))


def _components(case: Case) -> list[Document]:
    """The running components that keep data and that the service stands on, however far down."""
    day = today(case.region, case.as_of)
    below = foundation(case.region, case.document).values()
    found = (part for part in below if part.jenis == _COMPONENT and runs(part.data, day))
    return [part for part in found if part.data.get("tipe") in _KEEPING or part.data.get("pencadangan")]


def _trials(case: Case, day: date) -> Iterator[date]:
    """The days on which it was shown that the service comes back: tests, and disasters that were over."""
    written: list[object] = [
        dig(part.data, "pencadangan", "uji_pulih_terakhir") for part in _components(case)
    ]
    plan = case.index.one(case.get("drp"), case.document.opd, "drp")
    written += [trial.get("tanggal") for trial in as_list(plan.data.get("uji"))] if plan is not None else []
    for card in case.index.of("pemulihan"):
        if case.service is not None and case.service.ref in card.services:
            written.append(card.data.get("pulih"))
    yield from (found for found in _days(case, written) if found <= day)


def _days(case: Case, written: Iterable[object]) -> Iterator[date]:
    moments = (parse_moment(value, case.region.zone) for value in written)
    yield from (moment.day for moment in moments if moment is not None)
