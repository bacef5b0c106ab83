"""A file beside a record: a signed decree, minutes, an SOP (`lampiran` of data-model.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.model.document import Data, Document, as_list
from pipeline.model.lean import dataclass, field
from pipeline.model.moments import parse_date


@dataclass(frozen=True, slots=True)
class PaperText:
    """What could be read of a file's content.

    Attributes:
        pages: Number and text of the pages that were read: of a long file the first and the last ones.
        count: How many pages it has; 0 where that is unknown.
        fault: Why it could not be read, in Indonesian; "" where it could.
    """

    pages: tuple[tuple[int, str], ...] = ()
    count: int = 0
    fault: str = ""

    @property
    def letters(self) -> str:
        """All that was read, as one text."""
        return "\n".join(text for _, text in self.pages)

    @property
    def images_only(self) -> bool:
        """Whether it has pages and no text on any that was read."""
        return not self.fault and bool(self.count) and not self.letters.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One entry of `lampiran` with the file that it names.

    Attributes:
        document: The record that carries it.
        number: Its place in the list, from 0.
        entry: The entry as written.
        path: The file's path in the workspace; "" where it would lead out of it.
        size: Bytes of the file.
        sha256: Hash of its bytes, "" where they were not read.
        fault: Why the file cannot be used, in Indonesian; "" where it can.
        text: What stands in it; None where nobody asked, or it is no PDF.
    """

    document: Document
    number: int
    entry: Data
    path: str = ""
    size: int = 0
    sha256: str = ""
    fault: str = ""
    text: PaperText | None = None

    @property
    def date(self) -> date | None:
        """The date written on it, as the entry says."""
        return parse_date(self.entry.get("tanggal"))

    @property
    def whole(self) -> bool:
        """Whether the file is there and is the one that the record means."""
        told = self.entry.get("sha256")
        return not self.fault and told in (None, self.sha256)

    @property
    def signed(self) -> bool:
        """Whether it counts as an act: there, with number, date and signatory."""
        return self.whole and self.date is not None and not self.unsaid

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Which of number, date and signatory the entry does not say."""
        return tuple(name for name in ("nomor", "tanggal", "penandatangan") if not self.entry.get(name))

    @property
    def codes(self) -> tuple[str, ...]:
        """Evidence or criteria that it is offered for, as written."""
        return tuple(str(code) for code in as_list(self.entry.get("bukti")))

    @property
    def services(self) -> tuple[str, ...]:
        """The services that it is said to cover, as written."""
        return tuple(str(ref) for ref in as_list(self.entry.get("layanan")))


@dataclass(frozen=True, slots=True)
class Papers:
    """All files beside records.

    Attributes:
        by_record: By full name of the record, in the order of its list.
    """

    by_record: Mapping[str, tuple[Paper, ...]] = field(default_factory=dict)

    def of(self, record: str) -> tuple[Paper, ...]:
        """The files of a record."""
        return self.by_record.get(record, ())

    def all(self) -> list[Paper]:
        """Every file, by record."""
        return [paper for _, papers in sorted(self.by_record.items()) for paper in papers]
