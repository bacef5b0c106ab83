"""Mends the tags that WeasyPrint gives a PDF: who reads by ear meets lists, heads of tables and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model.lean import dataclass, field

# An element of the structure tree, as pydyf keeps it: a dictionary whose kids are references or numbers.
Element = dict[str, Any]
# They say something by being empty.
_MAY_BE_EMPTY = frozenset({"/TD", "/TH", "/TR", "/Figure"})


def mend_tags(pdf: Any) -> None:
    """Puts the structure tree of a finished PDF in order.

    Lists hold items only, each with label and body (ISO 14289-1 7.6); heads of tables say whether they head
    a column or a row (7.5); a link is one element with one annotation (7.18.5); what stands in the margins
    is an artifact (7.8); elements that hold nothing go.

    Args:
        pdf: A `pydyf.PDF` that WeasyPrint has tagged and not yet written.
    """
    tree = _Tree(pdf)
    root = tree.of(pdf.catalog["StructTreeRoot"])
    for kid in root["K"]:
        tree.mend(tree.of(kid))
    tree.forget_annotations(root)
    tree.set_margins_apart(root)


@dataclass(slots=True)
class _Tree:
    pdf: Any
    idle: set[bytes] = field(default_factory=set)
    spoken: set[tuple[bytes, int]] = field(default_factory=set)

    def of(self, reference: bytes) -> Any:
        """What a reference ("12 0 R") stands for."""
        return self.pdf.objects[int(reference.split()[0])]

    def mend(self, element: Element, *, head: bool = False, link: bool = False) -> None:
        """Mends an element and all below it; `head` and `link` say what it stands in."""
        kind = element["S"]
        head, within = head or kind == "/THead", link or kind == "/Link"
        element["K"][:] = list(self._kept(element, head=head, link=within, nested=link))
        if kind == "/L":
            self._list(element)
        elif kind == "/TH":
            element["A"]["Scope"] = "/Column" if head else "/Row"
        elif kind == "/Link" and link:
            element["S"] = "/Span"

    def _kept(self, element: Element, *, head: bool, link: bool, nested: bool) -> Iterator[Any]:
        """The kids of an element that stay."""
        for kid in element["K"]:
            if isinstance(kid, int):
                self.spoken.add((element["Pg"], kid))
                yield kid
                continue
            child = self.of(kid)
            if child["Type"] == "/OBJR":
                # A link's area is one; WeasyPrint draws one more for each box within it.
                if nested:
                    self.idle.add(child["Obj"])
                else:
                    yield kid
                continue
            self.mend(child, head=head, link=link)
            if child["K"] or child["S"] in _MAY_BE_EMPTY:
                yield kid

    def _list(self, element: Element) -> None:
        """A pair of term and description is one item: its label, then its body."""
        for kid in element["K"]:
            item = self.of(kid)
            if item["S"] != "/Div":
                continue
            parts = [body for part in item["K"] for body in self._bodies(self.of(part))]
            for position, body in enumerate(parts):
                held = self.of(body)
                held["S"] = "/Lbl" if position == 0 and len(parts) > 1 else "/LBody"
                held["P"] = item.reference
            item["S"] = "/LI"
            item["K"][:] = parts

    def _bodies(self, part: Any) -> list[bytes]:
        if part["S"] != "/LI":
            return [part.reference]
        bodies = list(part["K"])
        part.clear()
        return bodies

    def forget_annotations(self, root: Element) -> None:
        """Takes the areas that say nothing of their own off their pages."""
        for page in self._pages():
            if "Annots" in page:
                page["Annots"][:] = [note for note in page["Annots"] if note not in self.idle]
        gone = {self.of(note)["StructParent"] for note in self.idle}
        numbers = self.of(root["ParentTree"])["Nums"]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        numbers[:] = [part for pair in pairs if pair[0] not in gone for part in pair]
        for note in self.idle:
            self.of(note).clear()

    def set_margins_apart(self, root: Element) -> None:
        """Marks what no element speaks of, running heads and page numbers, as artifacts."""
        numbers = self.of(root["ParentTree"])["Nums"]
        owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for page in self._pages():
            drawn = self.of(page["Contents"]).stream
            for place, properties in enumerate(drawn):
                number = properties.get("MCID") if isinstance(properties, dict) else None
                if number is not None and (page.reference, number) not in self.spoken:
                    drawn[place - 1] = "/Artifact"
                    properties.clear()
                    properties["Type"] = "/Pagination"
                    owners[page["StructParents"]][number] = b"null"

    def _pages(self) -> Iterator[Any]:
        return (self.of(reference) for reference in self.pdf.page_references)
