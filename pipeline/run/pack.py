"""The regulation pack of a workspace: its own, or the one that ships with the tool."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.check.schemas import Vocabulary
from pipeline.law.law import Law
from pipeline.law.pack import build, compiled
from pipeline.load.discover import discover
from pipeline.load.read import read_file
from pipeline.model.document import Data, Document
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.resources import bundled

DEFAULT_PACK = "perbup-tegal-10-2024"
OWN_PACKS = "catalog/peraturan"
VOCABULARIES = ("kelompok", "klasifikasi", "dampak", "prioritas", "urgensi")
MADE = Path(__file__).resolve().parents[1] / "_made"
"""Where shipped packs stand as they were read when the tool was made (`make docs`)."""
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


def load_law(root: Path, pemda: Document | None, pack: Path | None = None) -> tuple[Law, list[Finding]]:
    """The law that `pemda` names; where it names none that exists, the default one and a finding.

    Args:
        root: The workspace.
        pemda: The region's document.
        pack: Folder of a pack that takes the place of the named one, to see what it would change.
    """
    if pack is not None:
        files, faults = _read(pack.parent, pack.name)
        law, more = build(files, pack.name)
        return law, [*faults, *more]
    wanted = pemda.data.get("peraturan", DEFAULT_PACK) if pemda else DEFAULT_PACK
    place = _place(root, wanted)
    findings: list[Finding] = []
    if place is None:
        findings.append(_no_such_pack(pemda, str(wanted)))
    where = place or (bundled("peraturan"), DEFAULT_PACK)
    if where[0] == root:
        files, faults = _read(*where)
        law, more = build(files, where[1])
        return law, [*findings, *faults, *more]
    # What ships with the tool was looked through when the tool was made.
    kept = _as_made(*where)
    files, faults = (kept, []) if kept is not None else _read(*where)
    return compiled(files), [*findings, *faults]


def made_of(root: Path, name: str) -> str:
    """A shipped pack as `_as_made` wants it: its files' content as JSON, and a mark of the files themselves.

    Args:
        root: Where packs stand.
        name: The pack.
    """
    files, _ = _read(root, name)
    lines = (json.dumps({path: data}, ensure_ascii=False)[1:-1] for path, data in files.items())
    return f'{{"sidik": "{_mark(root / name)}", "berkas": {{\n' + ",\n".join(lines) + "\n}}\n"


def _as_made(root: Path, name: str) -> Mapping[str, list[Data]] | None:
    """A shipped pack as it was read when the tool was made; None where its files are no longer those.

    Reading its YAML takes as long as checking a hundred tickets.
    """
    try:
        kept = json.loads((MADE / f"{name}.json").read_bytes())
        files: Mapping[str, list[Data]] = kept["berkas"]
        return files if kept["sidik"] == _mark(root / name) else None
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _mark(folder: Path) -> str:
    """What a change of a pack's files changes, line ends aside; it guards against nobody."""
    check, size = 0, 0
    for path in sorted(folder.rglob("*.yaml")):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        named = f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content
        check, size = zlib.crc32(named, check), size + len(named)
    return f"{check:08x}-{size}"


def pack_folder(root: Path, name: str) -> Path | None:
    """The folder of a pack by its id, or the folder that a path names; None where there is none."""
    found = _place(root, name)
    if found is not None:
        return found[0] / found[1]
    folder = Path(name)
    return folder.resolve() if (folder / "paket.yaml").is_file() else None


def reference_law() -> Law:
    """The pack that ships with the tool and whose clauses its schemas and rules cite."""
    files, _ = _read(bundled("peraturan"), DEFAULT_PACK)
    return build(files, DEFAULT_PACK)[0]


def vocabulary(law: Law) -> Vocabulary:
    """The pack's words for the schemas' open lists."""
    return tuple((name, law.vocabulary(name)) for name in VOCABULARIES)


def _place(root: Path, name: object) -> tuple[Path, str] | None:
    if not isinstance(name, str) or not _ID.fullmatch(name):
        return None
    if (root / OWN_PACKS / name).is_dir():
        return root, f"{OWN_PACKS}/{name}"
    shipped = bundled("peraturan")
    return (shipped, name) if (shipped / name).is_dir() else None


def _read(root: Path, folder: str) -> tuple[Mapping[str, list[Data]], list[Finding]]:
    files: dict[str, list[Data]] = {}
    findings: list[Finding] = []
    listed, told = discover(root, (folder,))
    findings.extend(told)
    for path in listed:
        loaded = read_file(root, path)
        findings.extend(loaded.findings)
        files[path.removeprefix(f"{folder}/")] = [document.data for document in loaded.documents]
    return files, findings


def _no_such_pack(pemda: Document | None, wanted: str) -> Finding:
    document = pemda or Document("catalog/pemda.yaml", 0, 1, {})
    return Finding(
        code="PKT001",
        name="unknown-pack",
        severity=Severity.ERROR,
        pointer=document.pointer("peraturan"),
        message=f"Paket regulasi `{wanted[:64]}` tidak ada; sementara dipakai {DEFAULT_PACK}.",
        help=f"Tulis pengenal paket yang ada, atau letakkan paket itu di {OWN_PACKS}/.",
        basis=Basis.ALAT,
        document=document.ref,
    )
