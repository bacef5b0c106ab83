"""Exports of monitoring tools as checks: Upptime, Uptime Kuma, Prometheus, and plain tables of checks."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from pipeline.exchange.checks import Check
from pipeline.exchange.foreign import foreign
from pipeline.exchange.moments import as_moment
from pipeline.exchange.sheet import Sheet, SheetError
from pipeline.model.lean import dataclass

# How far apart two looks of each tool may be and still cover what lies between.
GAPS = {
    # Upptime writes a commit when a state changes, and one a day.
    "upptime": timedelta(hours=26),
    # Kuma looks every minute as it comes, and may be set to twenty.
    "uptime-kuma": timedelta(hours=1),
    "prometheus": timedelta(minutes=15),
    "cek": timedelta(hours=1),
}
NAMES = {"upptime": "Upptime", "uptime-kuma": "Uptime Kuma", "prometheus": "Prometheus"}
_UP = frozenset({"up", "1", "true", "ok", "naik", "operational", "degraded"})
_DOWN = frozenset({"down", "0", "false", "mati", "gagal", "outage"})
_TIMES = ("waktu", "time", "timestamp", "tanggal", "at")
_STATES = ("status", "keadaan", "state", "up")
_SITES = ("situs", "site", "monitor", "nama", "name", "layanan")
_KUMA_UP, _KUMA_DOWN = 1, 0
_PRESENT = 0.5
# 2100, in seconds since 1970.
_LAST = 4_102_444_800


@dataclass(frozen=True, slots=True)
class Export:
    """What an export holds.

    Attributes:
        checks: By name of the site or monitor.
        unread: Rows or beats that could not be read.
    """

    checks: dict[str, tuple[Check, ...]]
    unread: int = 0


def from_table(sheet: Sheet) -> Export:
    """A table with a column of times, one of states, and perhaps one of sites.

    Raises:
        SheetError: A column is missing.
    """
    at, state = _column(sheet, _TIMES, "waktu"), _column(sheet, _STATES, "status")
    site = _find(sheet, _SITES)
    found: dict[str, list[Check]] = {}
    unread = 0
    for row in sheet.rows:
        cells = {position: cell.value for position, cell in row.cells.items()}
        moment, up = as_moment(cells.get(at)), _state(str(cells.get(state, "")))
        if moment is None or up is None:
            unread += 1
            continue
        name = str(cells.get(site, "")) if site is not None else ""
        found.setdefault(name, []).append(Check(_aware(moment), up))
    return Export({name: tuple(checks) for name, checks in found.items()}, unread)


def from_kuma(content: Any) -> Export:
    """Uptime Kuma: a backup or an answer of its API, whatever holds lists of heartbeats.

    Raises:
        SheetError: No heartbeat is in it.
    """
    names = {str(one.get("id")): str(one.get("name", "")) for one in _objects(content) if "interval" in one}
    found: dict[str, list[Check]] = {}
    unread = 0
    for key, beat in _beats(content):
        moment = as_moment(str(beat.get("time", "")))
        if moment is None or beat.get("status") not in (_KUMA_UP, _KUMA_DOWN):
            # Pending and maintenance say nothing about the service.
            unread += 1
            continue
        monitor = str(beat.get("monitorID", beat.get("monitor_id", key)))
        found.setdefault(names.get(monitor) or monitor, []).append(
            Check(_aware(moment), beat["status"] == _KUMA_UP)
        )
    if not found:
        raise SheetError("tidak ada heartbeat di dalamnya; ekspor ulang beserta riwayatnya")
    return Export({name: tuple(checks) for name, checks in found.items()}, unread)


def from_prometheus(content: Any) -> Export:
    """Prometheus: the answer of `query_range` for a measure that is 1 while the service is up.

    Raises:
        SheetError: It is another answer.
    """
    data = content.get("data") if isinstance(content, dict) else None
    if not isinstance(data, dict) or data.get("resultType") != "matrix":
        raise SheetError("bukan jawaban query_range (resultType: matrix); contoh kueri: probe_success")
    series = [one for one in _listed(data.get("result")) if isinstance(one.get("metric"), dict)]
    names = _names([one["metric"] for one in series])
    found: dict[str, list[Check]] = {}
    unread = 0
    for name, one in zip(names, series, strict=True):
        points = one.get("values")
        for point in points if isinstance(points, list) else ():
            check = _point(point)
            if check is None:
                unread += 1
            else:
                found.setdefault(name, []).append(check)
    return Export({name: tuple(checks) for name, checks in found.items()}, unread)


def _names(labels: list[dict[str, Any]]) -> list[str]:
    """The instance of each series, its job before it where two jobs watch one instance."""
    jobs: dict[str, set[str]] = {}
    for one in labels:
        jobs.setdefault(str(one.get("instance", "")), set()).add(str(one.get("job", "")))
    named = [(str(one.get("instance", "")), str(one.get("job", ""))) for one in labels]
    return [f"{job}/{own}" if len(jobs[own]) > 1 else own or job for own, job in named]


def _point(point: Any) -> Check | None:
    """One [time, "value"] of a series; None for what is none."""
    if not isinstance(point, list) or len(point) != 2:
        return None
    at, number = _number(point[0]), _number(point[1])
    if at is None or number is None or not 0 <= at < _LAST:
        return None
    return Check(datetime.fromtimestamp(at, UTC), number >= _PRESENT)


def _listed(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; [] where it is none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def from_upptime(versions: Iterable[tuple[datetime, str]]) -> tuple[Check, ...]:
    """Upptime: the versions of a site's history file, each with the time of its commit."""
    return tuple(
        Check(at, up)
        for at, text in versions
        for line in text.splitlines()
        if line.startswith("status:") and (up := _state(line.split(":", 1)[1])) is not None
    )


def load_json(raw: bytes, name: str) -> Any:
    """An export's JSON.

    Raises:
        SheetError: It is none.
    """
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        told = foreign(raw, "JSON") or "bukan JSON; ekspor ulang dari alatnya"
        raise SheetError(f"{name}: {told}") from None


def _column(sheet: Sheet, names: tuple[str, ...], wanted: str) -> int:
    found = _find(sheet, names)
    if found is None:
        raise SheetError(
            f"{sheet.name}: tidak ada kolom `{wanted}`; kolom yang ada: {', '.join(sheet.header.values())}"
        )
    return found


def _find(sheet: Sheet, names: tuple[str, ...]) -> int | None:
    titles = {title.casefold(): position for position, title in sheet.header.items()}
    return next((titles[name] for name in names if name in titles), None)


def _state(text: str) -> bool | None:
    word = text.strip().strip("\"'").casefold()
    return True if word in _UP else False if word in _DOWN else None


def _number(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _aware(moment: str) -> datetime:
    """Tools write their times in UTC where they state no offset."""
    at = datetime.fromisoformat(moment)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    stack = [content]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def _beats(content: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every heartbeat, with the name under which its list stands."""
    stack: list[tuple[str, Any]] = [("", content)]
    while stack:
        key, node = stack.pop()
        if isinstance(node, dict):
            if "time" in node and "status" in node:
                yield key, node
            else:
                stack.extend((str(name), child) for name, child in node.items())
        elif isinstance(node, list):
            stack.extend((key, child) for child in node)
