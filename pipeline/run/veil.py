"""What an edition may not show is taken out of the records before any document is made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.model.document import Data, Document, as_list
from pipeline.model.lean import replace
from pipeline.render.documents.dossier import INSIDE_ONLY
from pipeline.rules.privacy.personal_data import is_personal

MASKED = "(disamarkan: memuat data pribadi)"
Path = tuple[str, ...]

# What the schemas mark as personal (`x-pribadi`), and officials' own mailboxes.
PERSONAL = frozenset(
    {
        *(("pemohon", "nama"), ("pemohon", "kontak"), ("pelapor", "nama"), ("pelapor", "kontak")),
        ("identitas", "email"),
    }
)
_MAILBOX = "email"
# Keys of the writer's own: nobody has said what may be told of them.
_FREE = "x_"
# People of a third party act for their firm; the public edition names the firm.
_CONTRACTOR = "pihak_ketiga"
CONTRACTOR = "personel pihak ketiga"
# Where the regulation asks for an office's own address.
_OFFICE = frozenset({"kontak_bantuan", "cara_akses"})

# Below these places everything is for those who run the services only; "*" is each item of a list.
HIDDEN: Mapping[str, tuple[Path, ...]] = {
    "layanan": (("rpo",), ("rto",), ("riwayat", "*", "rpo"), ("riwayat", "*", "rto")),
    "perubahan": (("sebelum", "rpo"), ("sebelum", "rto"), ("sesudah", "rpo"), ("sesudah", "rto")),
    "aplikasi": (
        ("konfigurasi", "versi"),
        ("konfigurasi", "komponen"),
        ("aset", "lokasi"),
        ("aset", "repositori"),
    ),
    "infrastruktur": (
        ("nama",),
        ("lokasi",),
        ("pemilik",),
        ("penyedia_hosting",),
        ("pemeliharaan",),
        ("pencadangan",),
        ("target_ketersediaan",),
    ),
    "kebutuhan": (("teknologi",),),
    "kebijakan": (("rencana_pemeliharaan",),),
    "drp": (
        ("asesmen",),
        ("definisi",),
        ("analisis",),
        ("kondisi_bencana",),
        ("aktivasi",),
        ("normalisasi",),
        ("evaluasi", "hasil"),
        ("rpo",),
        ("rto",),
        ("layanan", "*", "rpo"),
        ("layanan", "*", "rto"),
        ("uji", "*", "rpo_capaian"),
        ("uji", "*", "rto_capaian"),
        ("uji", "*", "hasil"),
    ),
    "pemulihan": (
        ("data_terakhir",),
        ("memadai",),
        ("pulih",),
        ("layanan", "*", "data_terakhir"),
        ("layanan", "*", "memadai"),
        ("layanan", "*", "pulih"),
        ("normalisasi",),
        ("uraian",),
        ("evaluasi",),
    ),
    "pemantauan": (
        ("temuan_lingkup",),
        ("anomali", "*", "uraian"),
        ("anomali", "*", "penanganan"),
        ("utilisasi", "lainnya", "*", "komponen"),
    ),
    "koreksi": (("perubahan", "*", "semula"), ("perubahan", "*", "menjadi")),
}


def impersonal(document: Document, *, suspect: bool) -> Document:
    """A document without what identifies a person, for every edition.

    Args:
        document: As written.
        suspect: Whether the check found personal data in its text; such texts are then masked.
    """
    data: dict[str, Any] = {
        name: value if type(value) is str else _without(name, value)
        for name, value in document.data.items()
        if not name.startswith(_FREE)
    }
    if document.jenis == "opd" and "struktur" in data:
        data["struktur"] = {
            role: [_no_mailbox(entry) for entry in as_list(entries)]
            for role, entries in data["struktur"].items()
        }
    if suspect:
        data = {name: value if name in _OFFICE else _masked(value) for name, value in data.items()}
    return replace(document, data=data)


def _without(name: str, value: Any) -> Any:
    """A value without personal fields and without keys of the writer's own, however deep they stand."""
    if isinstance(value, list):
        return [_without(name, item) for item in value]
    if not isinstance(value, Mapping):
        return value
    return {
        key: item if type(item) is str else _without(key, item)
        for key, item in value.items()
        if (name, key) not in PERSONAL and not key.startswith(_FREE)
    }


def _no_mailbox(entry: Any) -> Any:
    return {key: item for key, item in entry.items() if key != _MAILBOX} if isinstance(entry, dict) else entry


def _masked(value: Any) -> Any:
    return _each(value, lambda text: MASKED if is_personal(text) else text)


def told_outside(text: str) -> str:
    """A text taken out of a record as every edition may print it."""
    return MASKED if is_personal(text) else text


def veiled(document: Document) -> Document:
    """A document as the public edition may read it: what HIDDEN names says that it is elsewhere."""
    data = _without_contractors(document)
    for path in HIDDEN.get(document.jenis, ()):
        data = _hide(data, path)
    return replace(document, data=data) if data is not document.data else document


def _without_contractors(document: Document) -> Data:
    """The structure of an OPD without the names of people who are not its own."""
    struktur = document.data.get("struktur")
    if document.jenis != "opd" or not isinstance(struktur, Mapping):
        return document.data
    told = {role: [_unnamed(entry) for entry in as_list(entries)] for role, entries in struktur.items()}
    return {**document.data, "struktur": told}


def _unnamed(entry: Any) -> Any:
    if not isinstance(entry, dict) or entry.get("status") != _CONTRACTOR or "nama" not in entry:
        return entry
    return {**entry, "nama": CONTRACTOR}


def secrets(document: Document) -> Iterator[str]:
    """The texts that `veiled` takes out of a document."""
    for path in HIDDEN.get(document.jenis, ()):
        yield from _texts(_at(document.data, path))


def _hide(data: Any, path: Path) -> Any:
    if not path:
        return _each(data, lambda _text: INSIDE_ONLY)
    if path[0] == "*":
        return [_hide(one, path[1:]) for one in data] if isinstance(data, list) else _hide(data, path[1:])
    if isinstance(data, Mapping) and path[0] in data:
        return {**data, path[0]: _hide(data[path[0]], path[1:])}
    return data


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """A value with every text and number changed; yes and no stay."""
    if isinstance(value, Mapping):
        return {key: _each(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    return value if isinstance(value, bool) or value is None else _changed(value, change)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    text = str(value)
    told = change(text)
    return value if told == text else told


def _at(data: Any, path: Path) -> Any:
    if not path:
        return data
    if path[0] == "*":
        return [_at(one, path[1:]) for one in as_list(data)]
    return _at(data.get(path[0]), path[1:]) if isinstance(data, Mapping) else None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def names_of(data: Data) -> tuple[str, ...]:
    """What a component is called: its name and its id."""
    return tuple(str(data[name]) for name in ("nama", "id") if data.get(name))
