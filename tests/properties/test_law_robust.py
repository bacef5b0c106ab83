"""Whatever stands in a pack, in a region's calendar or in its readings: findings, never a crash."""

import copy
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.law.pack import adopt, build
from pipeline.load.read import read_file
from pipeline.model.document import Document
from pipeline.model.region import Office, Region
from pipeline.resources import bundled

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**18),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["²", "2024-02-30", "24:00-00:00", "9999999 jam", "-N-", "lt", "", "[", "\\"]),
    st.lists(st.one_of(st.integers(), st.text(max_size=3)), max_size=2),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
)
AT = datetime(2025, 5, 6, 3, tzinfo=UTC)
CALENDAR = {
    "jam_kerja": {"senin": "08:00-12:00"},
    "libur_tambahan": [{"tanggal": "2025-05-05", "keterangan": "x", "dasar": "y"}],
    "hari_kerja_tambahan": [{"tanggal": "2025-05-06"}],
    "jam_khusus": [{"mulai": "2025-05-01", "sampai": "2025-05-09", "jam_kerja": {"senin": "08:00-09:00"}}],
}
READINGS = [
    {"kunci": "jam.jeda", "nilai": "tanpa-jeda", "alasan": "a", "ditetapkan_oleh": "b", "mulai": "2025-01-01"}
]


@pytest.fixture(scope="module")
def pack() -> dict[str, list[Any]]:
    root, folder = bundled("peraturan"), "perbup-tegal-10-2024"
    paths = sorted(path.relative_to(root) for path in (root / folder).rglob("*.yaml"))
    # Clauses are many and alike: the first file stands for all, which also leaves most citations unknown.
    kept = [path for path in paths if path.parent.name != "klausul" or path.name.startswith("01")]
    return {
        path.relative_to(folder).as_posix(): [d.data for d in read_file(root, path.as_posix()).documents]
        for path in kept
    }


def spoil(data: st.DataObject, value: Any, junk: Any) -> Any:
    """The same data with one place, at any depth, replaced."""
    if isinstance(value, dict | list) and value and data.draw(st.integers(0, 9)):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = data.draw(st.sampled_from(keys))
        spoilt: Any = copy.copy(value)
        spoilt[key] = spoil(data, value[key], junk)
        return spoilt
    return junk


def ask_everything(law: Any) -> None:
    law.priority("mayor", "publik", "kritis", AT)
    law.response_limit(1, AT)
    law.service_limit("publik", "normal", AT, "dinas")
    law.continuity("kritis", AT)
    law.sla_defaults(AT)
    law.chosen("dinas", AT)
    law.months("evaluasi")
    law.amounts("jam.tanpa_konfirmasi")
    for opd in ("", "dinas"):
        calendar = law.calendar(opd)
        calendar.day(date(2025, 5, 5))
        calendar.working_seconds(AT, datetime(2025, 6, 1, tzinfo=UTC))
        calendar.close_of_next_opened_day(AT)


@given(st.data(), JUNK)
def test_a_spoilt_pack(pack: dict[str, list[Any]], data: st.DataObject, junk: Any) -> None:
    name = data.draw(st.sampled_from(sorted(pack)))
    documents = [{} if not isinstance(d, dict) else d for d in spoil(data, pack[name], {"x": junk})] or [{}]
    law, _ = build({**pack, name: documents})
    ask_everything(law)


@given(st.data(), JUNK)
def test_a_spoilt_region(pack: dict[str, list[Any]], data: st.DataObject, junk: Any) -> None:
    content: dict[str, Any] = {"jenis": "opd", "id": "dinas", "kalender": CALENDAR, "bacaan": READINGS}
    part = data.draw(st.sampled_from(["kalender", "bacaan"]))
    content[part] = spoil(data, content[part], junk)
    document = Document("catalog/dinas/opd.yaml", 0, 1, content, "dinas")
    law, _ = adopt(build(pack)[0], Region(document, ZoneInfo("Asia/Jakarta"), {"dinas": Office(document)}))
    ask_everything(law)
