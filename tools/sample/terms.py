"""What was promised for a ticket when it was reported: the limits of Tabel 2-4 and of the catalogue."""

from __future__ import annotations

from datetime import datetime, timedelta

from tools.sample.catalogue.agreements import SLA
from tools.sample.catalogue.forms import Doc
from tools.sample.catalogue.index import Service
from tools.sample.clock import next_staffed, staffed, working_day_close

# Tabel 2 (hours), Tabel 3 (priority) and Tabel 4 (minutes) of the regulation, restated here on purpose: the sample
# is judged by `spbe`, and a generator that asked `spbe` for its limits could never disagree with it.
_TABEL_2 = {
    ("administrasi_pemerintahan", "kritis"): 12,
    ("publik", "kritis"): 24,
    ("administrasi_pemerintahan", "esensial"): 48,
    ("publik", "esensial"): 36,
    ("administrasi_pemerintahan", "normal"): 72,
}
_CLASSES = ("kritis", "esensial", "normal")
_TABEL_3 = {
    ("mayor", "publik"): 1,
    ("mayor", "administrasi_pemerintahan"): 2,
    ("minor", "publik"): 3,
    ("minor", "administrasi_pemerintahan"): 4,
}
_TABEL_4 = {1: 15, 2: 30, 3: 60, 4: 90, 5: 120, 6: 150}


def in_force(service: Service, when: datetime) -> Doc:
    """Class, group and promise of a service as they held on a day."""
    for former in service.data.get("riwayat", []):
        if when.date().isoformat() <= former["sampai"]:
            return {**service.data, **former}
    return service.data


def priority(service: Service, when: datetime, dampak: str) -> int:
    """Tabel 3."""
    terms = in_force(service, when)
    return _TABEL_3[dampak, terms["kelompok"]] + _CLASSES.index(terms["klasifikasi"])


def response_limit(priority_: int) -> timedelta:
    """Tabel 4."""
    return timedelta(minutes=_TABEL_4[priority_])


def service_limit(service: Service, when: datetime) -> timedelta | None:
    """Tabel 2; None for publik + normal."""
    terms = in_force(service, when)
    limit = _TABEL_2.get((terms["kelompok"], terms["klasifikasi"]))
    return None if limit is None else timedelta(hours=limit)


def promise(service: Service, when: datetime, butir: str = "") -> timedelta:
    """The catalogue's promise; n working days end when the n-th office day after the report closes."""
    text = str(in_force(service, when)["target_pelayanan"])
    for item in service.data["permintaan"]:
        if item["id"] == butir:
            text = _former(item, when) or item["target"]
    amount, unit = text.split(" ", 1)
    if unit == "jam":
        return timedelta(hours=float(amount))
    end = when
    for _ in range(int(amount)):
        end = working_day_close(next_staffed(end.replace(hour=0, minute=0) + timedelta(days=1), "kantor"))
    return end - when


def _former(item: Doc, when: datetime) -> str:
    held = (old["target"] for old in item.get("riwayat", []) if when.date().isoformat() <= old["sampai"])
    return str(next(held, ""))


def tightest(service: Service, when: datetime, butir: str = "") -> timedelta:
    """The nearer of the two limits."""
    limit = service_limit(service, when)
    promised = promise(service, when, butir)
    return promised if limit is None else min(limit, promised)


def sla_answer(start: datetime) -> datetime:
    """The last moment for a first response under the SLA's example: three hours, or the next working day's close."""
    if staffed(start, "kantor"):
        return start + timedelta(hours=3)
    opens = next_staffed(start, "kantor")
    return working_day_close(opens)


def under_sla(service: Service, start: datetime) -> bool:
    """Whether the service's SLA is in force then."""
    sla = SLA.get((service.opd, service.id))
    return sla is not None and bool(
        sla["berlaku"]["mulai"] <= start.date().isoformat() <= sla["berlaku"]["sampai"]
    )
