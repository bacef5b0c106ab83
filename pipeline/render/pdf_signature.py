"""A place for an electronic signature: an empty field that a signer fills, and that stays where it is."""

from __future__ import annotations

from typing import Any

import pydyf

# The id of the empty box on the page (templates/parts/asal.html), and the name of the field over it.
PLACE = "tempat-tanda-tangan"
FIELD = "TandaTangan"
_TOLD = "Tempat tanda tangan elektronik"
# CSS pixels to points.
_SCALE = 0.75
_PRINTED = 4


def add_signature_field(document: Any, pdf: Any) -> None:
    """Puts an unsigned signature field over the box that the page keeps for it; nothing where it keeps none.

    The field has an appearance (ISO 19005-3 6.3.3), a name that can be read out (ISO 14289-1 7.18.1) and its
    own element in the structure tree (7.18.4). A signer adds to the file's end: what stands before stays.

    Args:
        document: A `weasyprint.Document`, laid out.
        pdf: Its `pydyf.PDF`, tagged and mended, not yet written.
    """
    for number, page in enumerate(document.pages):
        box = next((box for box in page._page_box.descendants() if _kept(box)), None)  # noqa: SLF001 - no other way
        if box is not None:
            _add(pdf, pdf.objects[int(pdf.page_references[number].split()[0])], _rectangle(box, page))
            return


def _kept(box: Any) -> bool:
    return box.element is not None and box.element.get("id") == PLACE


def _rectangle(box: Any, page: Any) -> list[float]:
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    sides = (left, page.height - bottom, right, page.height - top)
    return [round(side * _SCALE, 2) for side in sides]


def _add(pdf: Any, page: Any, rectangle: list[float]) -> None:
    left, low, right, high = rectangle
    form = {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, right - left, high - low])}
    look = pydyf.Stream([], pydyf.Dictionary({**form, "Resources": pydyf.Dictionary()}))
    pdf.add_object(look)
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(FIELD),
            "TU": pydyf.String(_TOLD),
            "Rect": pydyf.Array(rectangle),
            "P": page.reference,
            "F": _PRINTED,
            "AP": pydyf.Dictionary({"N": look.reference}),
        }
    )
    pdf.add_object(field)
    page.setdefault("Annots", pydyf.Array()).append(field.reference)
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": pydyf.Array([field.reference])})
    _tag(pdf, page, field)


def _tag(pdf: Any, page: Any, field: Any) -> None:
    """The field's element at the end of the structure tree, found from the field by its number."""
    root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    whole = pdf.objects[int(root["K"][0].split()[0])]
    area = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page.reference})
    pdf.add_object(area)
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "K": pydyf.Array([area.reference]),
            "Pg": page.reference,
            "P": whole.reference,
        }
    )
    pdf.add_object(element)
    whole["K"].append(element.reference)
    numbers = pdf.objects[int(root["ParentTree"].split()[0])]["Nums"]
    key = max(numbers[::2], default=-1) + 1
    numbers.extend([key, element.reference])
    field["StructParent"] = key
