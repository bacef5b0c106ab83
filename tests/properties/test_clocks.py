"""What no clock may do, whatever the times: run backwards, lose seconds, or heed how they are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.measure.clock import clock_of
from pipeline.measure.spans import Span, clip, intersect, merge, subtract, total
from pipeline.measure.table import rounded
from pipeline.measure.terms import terms_of
from pipeline.measure.verdicts import worse
from pipeline.measure.waiting import pausing
from pipeline.model.fact import Verdict
from tests.unit.measure.bench import OFFICE_HOURS, Bench, bench

FIRST = datetime(2024, 5, 1, tzinfo=UTC)
SECONDS = 400 * 86400
small = settings(max_examples=60)
instants = st.integers(0, SECONDS).map(lambda seconds: FIRST + timedelta(seconds=seconds))
offsets = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
spans = st.lists(st.tuples(instants, instants), max_size=8)
CLOCKS = ("jam-kalender", "jam-kerja", "jam-pelayanan-bantuan")


@lru_cache(maxsize=8)
def region(nilai: str) -> Bench:
    hours = {"senin": "08:00-12:00, 13:00-16:00", "rabu": "20:00-24:00", "minggu": "00:00-01:30"}
    service = {"waktu_bantuan": hours, "target_pelayanan": "20 jam", "sla": SLA}
    return bench(
        service, bacaan={"jam.tabel2_tabel4": nilai}, pemda={"kalender": {"jam_kerja": OFFICE_HOURS}}
    )


SLA = {"nomor": "1", "berlaku": {"mulai": "2024-01-01", "sampai": "2026-12-31"}}


def counting(nilai: str, day: datetime = FIRST) -> Any:
    here = region(nilai)
    (service,) = here.region.services.values()
    return clock_of(service, terms_of(here.law, service.opd, day.date())).count


@small
@given(st.sampled_from(CLOCKS), st.lists(instants, min_size=3, max_size=3))
def test_clocks_add_up_over_a_split_and_never_run_backwards(nilai: str, times: list[datetime]) -> None:
    count = counting(nilai)
    first, middle, last = sorted(times)
    assert count(first, last) == count(first, middle) + count(middle, last)
    assert 0 <= count(first, middle) <= count(first, last) <= (last - first).total_seconds()
    assert count(last, first) == 0


@small
@given(st.sampled_from(CLOCKS), instants, st.integers(0, 3 * 86400))
def test_clocks_equal_a_count_minute_by_minute(nilai: str, start: datetime, length: int) -> None:
    start = start.replace(second=0)
    minutes = length // 60
    count = counting(nilai)
    steps = (count(start + timedelta(minutes=n), start + timedelta(minutes=n + 1)) for n in range(minutes))
    assert count(start, start + timedelta(minutes=minutes)) == sum(steps)


@small
@given(st.sampled_from(CLOCKS), st.lists(instants, min_size=3, max_size=3), spans, st.integers(1, 400_000))
def test_a_clock_that_pauses_adds_up_too_and_its_deadlines_invert_it(
    nilai: str, times: list[datetime], waits: list[Span], seconds: int
) -> None:
    here = region(nilai)
    (service,) = here.region.services.values()
    whole = clock_of(service, terms_of(here.law, service.opd, FIRST.date()))
    pausable = pausing(whole, merge(waits))
    first, middle, last = sorted(times)
    assert pausable.count(first, last) == pausable.count(first, middle) + pausable.count(middle, last)
    assert 0 <= pausable.count(first, last) <= whole.count(first, last)
    due = pausable.reach(first, seconds)
    assert due is not None
    assert pausable.count(first, due) == seconds
    assert pausable.count(first, due - timedelta(seconds=1)) == seconds - 1


def aduan(times: list[datetime]) -> dict[str, Any]:
    names = ("dilaporkan", "dicatat", "direspons", "diselesaikan", "dikonfirmasi", "ditutup")
    events = {name: at.isoformat() for name, at in zip(names, times, strict=False)}
    return {"dampak": "mayor", "urgensi": 2, **events}


several = st.lists(instants, min_size=1, max_size=6)


@small
@given(several, instants, offsets)
def test_the_offset_in_which_times_are_written_changes_nothing(
    times: list[datetime], now: datetime, offset: timezone
) -> None:
    here = region("jam-kalender")
    moved = [at.astimezone(offset) for at in times]
    assert here.fact("aduan", aduan(moved), now.isoformat()) == here.fact(
        "aduan", aduan(times), now.isoformat()
    )


@small
@given(several, instants)
def test_what_has_not_happened_might_as_well_not_be_written(times: list[datetime], now: datetime) -> None:
    here = region("jam-kalender")
    whole = aduan(times)
    kept = {name: text for name, text in whole.items() if name in {"dampak", "urgensi", "dilaporkan"}}
    kept |= {name: whole[name] for name in whole.keys() - kept if datetime.fromisoformat(whole[name]) <= now}
    assert here.fact("aduan", whole, now.isoformat()) == here.fact("aduan", kept, now.isoformat())


@small
@given(
    st.lists(st.integers(0, 200 * 3600), min_size=4, max_size=4),
    st.lists(st.integers(0, 300 * 3600), min_size=2),
)
def test_a_lost_clock_stays_lost_and_a_met_one_met(lengths: list[int], looks: list[int]) -> None:
    """As time passes a verdict leaves `berjalan` once, and then never changes."""
    here = region("jam-kalender")
    steps = [FIRST + timedelta(seconds=seconds) for seconds in sorted(lengths)]
    record = aduan([FIRST, FIRST, *steps])
    columns = ("respons_hasil", "tabel2_hasil", "katalog_hasil", "penanganan_hasil", "sla_selesai_hasil")
    for column in columns:
        seen = [
            getattr(here.fact("aduan", record, (FIRST + timedelta(seconds=look)).isoformat()), column)
            for look in sorted(looks)
        ]
        settled = [verdict for verdict in seen if verdict is not Verdict.BERJALAN]
        assert len(set(settled)) <= 1
        assert seen[len(seen) - len(settled) :] == settled


@small
@given(several, instants)
def test_a_row_never_contradicts_itself(times: list[datetime], now: datetime) -> None:
    fact = region("jam-kalender").fact("aduan", aduan(times), now.isoformat())
    invalid = {fact.respons_hasil, fact.tabel2_hasil, fact.penanganan_hasil, fact.sla_respons_hasil}
    assert (Verdict.TIDAK_SAH in invalid) == (invalid == {Verdict.TIDAK_SAH})
    if fact.tabel2_hasil is Verdict.TERCAPAI:
        assert fact.pelayanan_jam is not None
        assert fact.tabel2_batas_jam is not None
        assert 0 <= fact.pelayanan_jam < fact.tabel2_batas_jam
    if Verdict.TIDAK_SAH in invalid:
        assert (fact.pelayanan_jam, fact.respons_menit, fact.sla_selesai_jam) == (None, None, None)


def hours_of(found: list[Span]) -> set[int]:
    return {hour for first, last in found for hour in range(_hour(first), _hour(last))}


def _hour(at: datetime) -> int:
    return int((at - FIRST).total_seconds()) // 3600


hours = st.integers(0, 200).map(lambda n: FIRST + timedelta(hours=n))
hour_spans = st.lists(st.tuples(hours, hours), max_size=6)


@small
@given(hour_spans, hour_spans)
def test_spans_behave_like_sets_of_hours(left: list[Span], right: list[Span]) -> None:
    one, other = merge(left), merge(right)
    a, b = hours_of(one), hours_of(other)
    assert hours_of(intersect(one, other)) == a & b
    assert hours_of(subtract(one, other)) == a - b
    assert hours_of(merge([*one, *other])) == a | b
    assert total(one) == 3600 * len(a)
    assert all(first[1] < second[0] for first, second in pairwise(one))


@small
@given(spans, instants, instants)
def test_clipping_keeps_what_lies_inside(found: list[Span], start: datetime, end: datetime) -> None:
    clipped = clip(merge(found), start, end)
    assert all(start <= first < last <= end for first, last in clipped)
    assert total(clipped) <= total(merge(found))


@small
@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**8))
def test_rounding_errs_by_half_a_millionth_at_most(value: Fraction) -> None:
    shown = Fraction(str(rounded(value)))
    assert abs(shown - value) <= Fraction(1, 2_000_000)
    assert shown * 10**6 == int(shown * 10**6)


@small
@given(st.lists(st.sampled_from(list(Verdict)), min_size=1), st.sampled_from(list(Verdict)))
def test_a_further_verdict_never_improves_the_worst(verdicts: list[Verdict], more: Verdict) -> None:
    assert worse([*verdicts, more]) == worse([more, *verdicts]) == worse([worse(verdicts), more]) or (
        Verdict.TIDAK_DAPAT_DISIMPULKAN in {*verdicts, more}
    )


@small
@given(st.lists(st.tuples(hours, hours), max_size=6), st.lists(st.tuples(hours, hours), max_size=3))
def test_availability_lies_between_nothing_and_everything(down: list[Span], seen: list[Span]) -> None:
    def rows(found: list[Span]) -> list[dict[str, str]]:
        ordered = (sorted(span) for span in found)
        return [{"mulai": first.isoformat(), "selesai": last.isoformat()} for first, last in ordered]

    record = {"periode": "2024-05", "gangguan": rows(down), **({"teramati": rows(seen)} if seen else {})}
    fact = region("jam-kalender").fact("pemantauan", record)
    assert fact.ketersediaan_cakupan is not None
    assert 0 <= fact.ketersediaan_cakupan <= 100
    assert fact.ketersediaan_capaian is None or 0 <= fact.ketersediaan_capaian <= 100
    planned = {**record, "gangguan": [row | {"terencana": True} for row in rows(down)]}
    assert (
        region("jam-kalender").fact("pemantauan", planned).ketersediaan_capaian == fact.ketersediaan_capaian
    )
