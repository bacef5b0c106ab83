"""The answer of `spbe verify` as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from pipeline.formatters.json_format import json_text
from pipeline.model.tool import NAME, VERSION
from pipeline.model.verdict import Outcome, Unlike, Verdict
from pipeline.wording import visible, waktu

_HEADS = {
    Outcome.SAME: "SAMA: dokumen ini adalah yang disusun dari repositori.",
    Outcome.DIFFERS: "BERBEDA: dokumen ini bukan yang disusun dari repositori.",
    Outcome.CANNOT: "TIDAK DAPAT DIPASTIKAN.",
}
_LONGEST = 160


def verdict_text(verdict: Verdict) -> str:
    """The answer for people."""
    return "\n".join(_lines(verdict)) + "\n"


def verdict_json(verdict: Verdict) -> str:
    """The answer for programs."""
    told = verdict.told
    content = {
        "version": 1,
        "tool": f"{NAME} {VERSION}",
        "verdict": verdict.outcome.value,
        "document": told.dokumen if told else None,
        "commit": told.komit or None if told else None,
        "as_of": told.dinilai_pada if told else None,
        "inputs": told.sidik if told else None,
        "signatures": verdict.signatures,
        "reasons": list(verdict.reasons),
        "differences": [asdict(one) for one in verdict.unlike],
        "more": verdict.more,
    }
    return json_text(content)


def _lines(verdict: Verdict) -> Iterator[str]:
    yield _HEADS[verdict.outcome]
    yield from (f"  {visible(reason, 400)}" for reason in verdict.reasons)
    told = verdict.told
    if told:
        yield f"  Dokumen       : {visible(told.dokumen, 300)}"
        yield f"  Catatan       : {told.komit[:16] or 'di luar git'}"
        yield f"  Dinilai pada  : {_moment(told.dinilai_pada)}"
        yield f"  Sidik masukan : {visible(told.sidik, 64)}"
    yield from (f"  - {_unlike(one)}" for one in verdict.unlike)
    if verdict.more:
        yield f"  dan {verdict.more} tempat lain"
    if verdict.signatures:
        yield (
            f"  Tanda tangan elektronik: {verdict.signatures}. Keabsahannya tidak dinilai di sini; "
            "periksa pada layanan penerbit sertifikatnya."
        )


def _unlike(one: Unlike) -> str:
    where, held, given = (visible(text, _LONGEST) for text in (one.where, one.held, one.given))
    if not held and not given:
        return where
    if not given:
        return f"{where}: {held}"
    return f"{where}: tertulis “{held}”, menurut repositori “{given}”"


def _moment(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return visible(text, 40)
    return waktu(at) if at.tzinfo else visible(text, 40)
