"""Which commit brought each file: folder by folder the same as in one piece."""

from __future__ import annotations

import pickle

from pipeline.model.past import Commit
from pipeline.run.arrivals import Arrivals

FIRST, LATER = Commit("a" * 40), Commit("b" * 40)
KNOWN = {"catalog/a.yaml": None, "records/x/1.yaml": FIRST, "records/x/2.yaml": None, "top.yaml": LATER}


def read(raw: bytes) -> Arrivals:
    found: Arrivals = pickle.loads(raw)  # noqa: S301  made here
    return found


def again(arrivals: Arrivals) -> Arrivals:
    return read(pickle.dumps(arrivals, protocol=5))


def test_packed_and_unpacked_tell_the_same() -> None:
    for found in (Arrivals(KNOWN), again(Arrivals(KNOWN)), again(again(Arrivals(KNOWN)))):
        assert bool(found)
        assert dict(found) == found.plain() == KNOWN
        assert len(found) == len(KNOWN)
        assert "records/x/3.yaml" not in found
        assert found.get("records/y/1.yaml", FIRST) is FIRST
        assert bool(found)


def test_of_nothing_nothing_is_told() -> None:
    for found in (Arrivals(), again(Arrivals())):
        assert not found
        assert "a/b.yaml" not in found
        assert not found
        assert found.plain() == {}


def test_the_first_word_about_a_file_stands_and_later_files_join() -> None:
    found = again(Arrivals(KNOWN))
    found.setdefault("records/x/1.yaml", LATER)
    found.setdefault("records/x/3.yaml", LATER)
    found.setdefault("records/z/1.yaml", None)
    now = {**KNOWN, "records/x/3.yaml": LATER, "records/z/1.yaml": None}
    assert found.plain() == again(found).plain() == now


def test_what_joins_after_it_was_kept_is_not_in_what_was_kept() -> None:
    found = Arrivals(KNOWN)
    raw = pickle.dumps(found, protocol=5)
    found.setdefault("records/x/3.yaml", LATER)
    assert read(raw).plain() == KNOWN
    assert "records/x/3.yaml" in again(found)
