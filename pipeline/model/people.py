"""Who held which of the five roles of Tabel 1, for which services, and when."""

from __future__ import annotations

from datetime import date

from pipeline.model.document import Data
from pipeline.model.lean import dataclass, field
from pipeline.model.moments import Moment
from pipeline.model.pointer import Pointer

ROLES = (
    "pimpinan",
    "penanggung_jawab_layanan",
    "penanggung_jawab_infrastruktur_aplikasi",
    "administrator_layanan",
    "administrator_infrastruktur_aplikasi",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a `struktur`.

    Attributes:
        opd: The OPD in whose structure the person is defined.
        id: The id there.
        data: The defining entry.
    """

    opd: str
    id: str
    data: Data = field(hash=False, compare=False)

    @property
    def ref(self) -> str:
        """The name "opd/id", unique in the region."""
        return f"{self.opd}/{self.id}"

    @property
    def nama(self) -> str:
        """The name to print."""
        return str(self.data.get("nama", self.id))

    @property
    def jabatan(self) -> str:
        """The office held, "" where none is given."""
        return str(self.data.get("jabatan", ""))

    @property
    def unit(self) -> str:
        """The unit of the OPD, "" where none is given."""
        return str(self.data.get("unit", ""))


@dataclass(frozen=True, slots=True)
class Tenure:
    """One entry of a role: a person, a span of days, the services it covers.

    Attributes:
        role: One of ROLES.
        opd: The OPD whose structure holds the entry.
        person: Who; None where the entry names nobody that exists.
        mulai: First day; None is "always".
        sampai: Last day, inclusive; None is "until now".
        layanan: Ids of the services it covers; None is all of the OPD.
        data: The entry as written.
        pointer: Where it stands.
    """

    role: str
    opd: str
    person: Person | None
    mulai: date | None
    sampai: date | None
    layanan: frozenset[str] | None
    data: Data = field(hash=False, compare=False)
    pointer: Pointer = field(compare=False)

    def holds(self, when: Moment | None, layanan: str | None = None) -> bool:
        """Whether the entry is in force on that day, for that service (None: any)."""
        if layanan is not None and self.layanan is not None and layanan not in self.layanan:
            return False
        if when is None:
            return True
        after_start = self.mulai is None or self.mulai <= when.day
        return after_start and (self.sampai is None or when.day <= self.sampai)
