"""Names in small are the same names, bytes laid aside come back, many documents are judged in parts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import pytest

from benchmarks.corpus import AS_OF, Size, write
from pipeline.model.card import Card, key_of
from pipeline.model.document import Document
from pipeline.run import examine as examining
from pipeline.run import shelved
from pipeline.run.aside import Aside, Laid, whole
from pipeline.run.batches import Setting, judge_files
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.ticketnames import ManyNames, Place, TicketNames

INSTANT = datetime.fromisoformat(AS_OF)
REFS = ("a/aduan/ADU-1", "b/aduan/ADU-1", "a/aduan/adu-1", "a/permintaan/PMT-1", "a/aduan/ADU-2")


def names_of(refs: tuple[str, ...]) -> tuple[TicketNames, ManyNames]:
    def told() -> Iterator[tuple[str, Place]]:
        return ((ref, place * 10) for place, ref in enumerate(refs))

    tickets = TicketNames(told(), lambda place: refs[place // 10], len(refs) * 10)
    return tickets, ManyNames(tickets, told)


def test_every_ticket_is_found_by_its_name_without_regard_to_case() -> None:
    tickets, _ = names_of(REFS)
    assert [tickets.find(key_of(ref)) for ref in REFS] == [[0, 20], [10], [0, 20], [30], [40]]
    assert tickets.find("a/aduan/adu-3") == []
    assert list(tickets.doubled()) == [("a/aduan/adu-1", [0, 20])]


def test_names_are_sorted_by_the_beginnings_of_their_hashes_and_those_of_one_by_place() -> None:
    refs = tuple(f"a/aduan/ADU-{number % 700}" for number in range(1000))
    tickets, _ = names_of(refs)
    size = 2 ** (10_000).bit_length()
    marks = sorted(hash(key_of(ref)) % 2**64 // size * size + place * 10 for place, ref in enumerate(refs))
    assert list(tickets._marks) == marks
    assert min(tickets._marks) < 2**63 < max(tickets._marks)


def test_a_hash_that_two_names_share_confuses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.ticketnames.hash", lambda _: 7, raising=False)
    tickets, _ = names_of(REFS)
    assert tickets.find("b/aduan/adu-1") == [10]
    assert tickets.find("b/aduan/adu-2") == []
    assert list(tickets.doubled()) == [("a/aduan/adu-1", [0, 20])]


def test_names_in_small_are_a_mapping_like_any_other() -> None:
    _, names = names_of(REFS)
    other = Card(Document("records/a/drp/x.yaml", 0, 1, {}))
    names["a/aduan/adu-1"] = 20
    names["a/drp/x"] = other
    assert list(names.items()) == [(name, names[name]) for name in names]
    assert dict(names) == {
        "b/aduan/adu-1": 10,
        "a/permintaan/pmt-1": 30,
        "a/aduan/adu-2": 40,
        "a/aduan/adu-1": 20,
        "a/drp/x": other,
    }
    assert len(names) == len(dict(names))
    assert "a/aduan/adu-2" in names
    assert "a/aduan/adu-9" not in names
    del names["a/drp/x"]
    with pytest.raises(KeyError):
        names["a/drp/x"]


def test_bytes_beyond_the_limit_lie_in_a_file_and_come_back() -> None:
    aside = Aside(5)
    kept = [aside.put(raw) for raw in (b"abc", b"defg", b"hi", b"", b"jklmn")]
    assert [isinstance(one, Laid) for one in kept] == [False, True, False, False, True]
    assert [whole(one) for one in kept] == [b"abc", b"defg", b"hi", b"", b"jklmn"]


def test_a_full_disk_costs_memory_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: Any, **_named: Any) -> IO[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert Aside(0).put(b"abc") == b"abc"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two OPDs whose tickets stand forty to a file, some with a name that another has."""
    root = tmp_path_factory.mktemp("region")
    write(root, Size(tickets=600, offices=2, together=40))
    first, second = sorted((root / "records/dinas-01/aduan/2025/01").glob("*.yaml"))[:1] * 2
    first.with_name("kembar.yaml").write_bytes(second.read_bytes())
    return root


def told(examination: Examination) -> tuple[object, ...]:
    world = examination.world
    facts = {ref: world.measured[ref] for ref in world.measured}
    return examination.result, facts, dict(world.index.cards), list(world.index.of("aduan", "permintaan"))


@pytest.mark.parametrize("brief", [False, True])
def test_nothing_differs_where_there_is_no_room(
    region: Path, monkeypatch: pytest.MonkeyPatch, brief: bool
) -> None:
    roomy = told(examine(region, INSTANT, Options(engine="serial")))
    monkeypatch.setattr(examining, "MOST_DOCUMENTS", 50)
    monkeypatch.setattr(examining, "IN_MEMORY", 1_000)
    monkeypatch.setattr(shelved, "MANY", 10)
    monkeypatch.setattr(shelved.Store.__init__, "__defaults__", (10, None))
    narrow = examine(region, INSTANT, Options(engine="serial", brief=brief))
    assert any(finding.code == "REF003" for finding in narrow.result.findings)
    assert told(narrow) == roomy


def test_a_batch_leaves_the_files_that_it_has_no_room_for(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []

    def watched(known: Setting, paths: tuple[str, ...]) -> Any:
        result = judge_files(known, paths)
        seen.append((result.documents, len(result.left)))
        return result

    monkeypatch.setattr("pipeline.run.batches.judge_files", watched)
    monkeypatch.setattr(examining, "MOST_DOCUMENTS", 50)
    examination = examine(region, INSTANT, Options(engine="serial"))
    assert max(documents for documents, _ in seen) < 50 + 40
    assert any(left for _, left in seen)
    assert sum(documents for documents, _ in seen) < examination.result.documents
