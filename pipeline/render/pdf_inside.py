"""The inside of a PDF: its files, words, drawings and signatures, and what was added to it later."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from pipeline.model.seen import Added, Seen

MOST_PAGES = 2000
# They lead back to where one comes from, or only count.
_BACK = frozenset({"/P", "/Parent", "/StructParent", "/StructParents", "/Popup"})
_SAID = 20
_ABOUT = ("/Title", "/Author", "/Subject", "/Creator", "/CreationDate")
# What a signer may write anew: where the fields are listed, the date of change, validation data.
_OPEN = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Perms", "/Metadata", "/Version"})
_OPEN_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})
_OPEN_FIELD = frozenset({"/V", "/AP", "/Lock", "/SV", "/F", "/MK", "/M", "/DA"})


def seen_in(raw: bytes) -> Seen:
    """What a PDF holds.

    Raises:
        Exception: Of any kind: the file is no PDF, or one that was made to harm.
    """
    logging.disable(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(raw))
    if len(reader.pages) > MOST_PAGES:
        return Seen(error=f"berkas ini lebih dari {MOST_PAGES} halaman")
    files = {name: b"\0".join(held) for name, held in sorted(reader.attachments.items())}
    prints = _Prints()
    drawn = [prints.of([page.get("/Contents"), page.get("/Resources")]) for page in reader.pages]
    notes = [prints.of([note for note in _notes(page) if not _signs(note)]) for page in reader.pages]
    said: dict[str, Any] = dict(reader.metadata or {})
    return Seen(
        about={key: str(said[key]) for key in _ABOUT if key in said},
        files=files,
        pages=tuple(page.extract_text() for page in reader.pages),
        drawings=tuple(drawn),
        notes=tuple(notes),
        signatures=_filled(reader),
    )


def added_to(raw: bytes, end: int) -> Added:
    """What a PDF adds behind the document that its first `end` bytes are.

    Every object of the document must still be what it was; only the fields of signatures, the list of them
    and the metadata may be written anew, and a page may gain nothing but a field for a signature.

    Raises:
        Exception: As for `seen_in`.
    """
    logging.disable(logging.CRITICAL)
    before, after = PdfReader(io.BytesIO(raw[:end])), PdfReader(io.BytesIO(raw))
    return Added(signatures=_filled(after), changes=tuple(dict.fromkeys(_changes(before, after)))[:_SAID])


def _changes(before: PdfReader, after: PdfReader) -> Iterator[str]:
    pages = {
        page.indirect_reference.idnum: at
        for at, page in enumerate(before.pages, 1)
        if page.indirect_reference
    }
    if [_number(page) for page in before.pages] != [_number(page) for page in after.pages]:
        yield "halaman ditambah, dihapus, atau diganti"
    root, info = _reference(before, "/Root"), _reference(before, "/Info")
    if _reference(after, "/Root") != root:
        yield "katalog berkas diganti seluruhnya"
    if not _same_but(_form(before), _form(after), _OPEN_FORM):
        yield "formulir diubah: bukan hanya tanda tangan"
    open_ones = {info, _number_of(before, "/AcroForm"), _number_of(before, "/Metadata")}
    # Some objects stand for themselves, most within streams of objects.
    for number in sorted({*before.xref.get(0, {}), *before.xref_objStm}):
        old, new = _object(before, number), _object(after, number)
        if number in open_ones or _same(old, new):
            continue
        kept, what = _allowance(number, root, pages, old)
        if not isinstance(old, DictionaryObject) or not isinstance(new, DictionaryObject):
            yield what
            continue
        differing = {key for key in old.keys() | new.keys() if not _same(old.get(key), new.get(key))}
        if differing - kept or ("/Annots" in differing and not _only_fields_added(old, new)):
            yield what


def _allowance(number: int, root: int, pages: dict[int, int], old: Any) -> tuple[frozenset[str], str]:
    """Which keys of an object may change, and what to say where others did."""
    if number == root:
        return _OPEN, "katalog berkas (lampiran, tautan, atau tindakan) diubah"
    if number in pages:
        return frozenset({"/Annots"}), f"halaman {pages[number]} diubah atau ditimpa"
    if isinstance(old, DictionaryObject) and _signs(old):
        return _OPEN_FIELD, "tempat tanda tangan dipindahkan atau diubah"
    return frozenset(), "isi, huruf, gambar, atau lampiran dokumen diubah"


def _only_fields_added(old: DictionaryObject, new: DictionaryObject) -> bool:
    mine, theirs = (list(held.get("/Annots", ArrayObject()).get_object()) for held in (old, new))
    names = {_number(note) for note in mine}
    return names <= {_number(note) for note in theirs} and all(
        _signs(note.get_object()) for note in theirs if _number(note) not in names
    )


def _root(reader: PdfReader) -> DictionaryObject:
    root = reader.trailer["/Root"].get_object()
    return root if isinstance(root, DictionaryObject) else DictionaryObject()


def _form(reader: PdfReader) -> DictionaryObject:
    held = _root(reader).get("/AcroForm", DictionaryObject()).get_object()
    return held if isinstance(held, DictionaryObject) else DictionaryObject()


def _same_but(old: DictionaryObject, new: DictionaryObject, kept: frozenset[str]) -> bool:
    return all(_same(old.get(key), new.get(key)) for key in (old.keys() | new.keys()) - kept)


def _filled(reader: PdfReader) -> int:
    fields = _form(reader).get("/Fields", [])
    return sum(1 for one in fields if _signs(one.get_object()) and "/V" in one.get_object())


def _signs(held: Any) -> bool:
    found = held.get_object() if isinstance(held, IndirectObject) else held
    return isinstance(found, DictionaryObject) and found.get("/FT") == "/Sig"


def _notes(page: Any) -> list[Any]:
    held = page.get("/Annots")
    return list(held.get_object()) if held is not None else []


def _number(held: Any) -> int:
    reference = held if isinstance(held, IndirectObject) else getattr(held, "indirect_reference", None)
    return reference.idnum if reference is not None else 0


def _reference(reader: PdfReader, key: str) -> int:
    held = reader.trailer.raw_get(key) if key in reader.trailer else None
    return held.idnum if isinstance(held, IndirectObject) else 0


def _number_of(reader: PdfReader, key: str) -> int:
    root = _root(reader)
    held = root.raw_get(key) if key in root else None
    return held.idnum if isinstance(held, IndirectObject) else 0


def _object(reader: PdfReader, number: int) -> Any:
    return IndirectObject(number, 0, reader).get_object()


def _same(one: Any, other: Any) -> bool:
    return _written(one) == _written(other)


def _written(held: Any) -> bytes:
    """An object as it would be written; what it refers to stays a reference."""
    if held is None:
        return b"null"
    out = io.BytesIO()
    held.write_to_stream(out)
    return out.getvalue()


class _Prints:
    """Fingerprints of objects with all that they refer to, each looked at once."""

    def __init__(self) -> None:
        self.known: dict[int, bytes] = {}

    def of(self, held: object) -> str:
        return self._digest(held).hex()

    def _digest(self, held: Any) -> bytes:
        if isinstance(held, IndirectObject):
            if held.idnum not in self.known:
                self.known[held.idnum] = b""
                self.known[held.idnum] = self._digest(held.get_object())
            return self.known[held.idnum]
        digest = hashlib.sha256(type(held).__name__.encode())
        if isinstance(held, DictionaryObject):
            for key in sorted(held.keys() - _BACK):
                digest.update(str(key).encode() + self._digest(held.raw_get(key)))
            if isinstance(held, StreamObject):
                digest.update(held._data)  # noqa: SLF001 - as it is stored: nothing need be unpacked
        elif isinstance(held, list):
            for one in held:
                digest.update(self._digest(one))
        else:
            digest.update(_written(held) if hasattr(held, "write_to_stream") else repr(held).encode())
        return digest.digest()
