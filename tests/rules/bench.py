"""The workbench of the rules' cases: a small workspace in memory, changed by a case, under one rule.

Every rule has a file `tests/rules/<CODE>.yaml`:

    dokumen: disdukcapil/aduan/ADU-1        # opd/jenis/id of the document the file is about ("" for none)
    kasus:
      - nama: prioritas ditulis 3           # one sentence, Indonesian
        sebagai: melanggar                  # melanggar | patuh | batas (in breach, in order, at the boundary)
        as_of: 2025-07-01T08:00:00+07:00    # optional; this is the default
        ubah: {prioritas: 3}                # fields of `dokumen`; see below
        lain:                               # the same for other documents of the workspace
          disdukcapil/layanan/ktp: {klasifikasi: kritis}
        tambah: [{jenis: …, opd: …, id: …}] # further whole documents
        hapus: [disdukcapil/aduan/ADU-2]    # documents to leave out
        riwayat:                            # what git told, oldest first; an entry is a commit on a document
          - dokumen: disdukcapil/…          # only where it is not `dokumen`; a list where `sebelum` is null
            komit: {waktu: 2025-05-02T08:00:00+07:00, oleh: Adm, email: [a@b.id], id: 1a2b…}   # all optional
            sebelum: {prioritas: 3}         # laid over what the document was AFTER it; null = it was new
            dihapus: {jenis: …, id: …}      # instead: a whole document that this commit took away
        keadaan_git: {standing: tidak dapat dinilai, why: …}   # a past that git could not tell
        identitas: {a@b.id: disdukcapil/kabid}                 # the region's list of addresses
        berkas:                                                # files of `lampiran`, where more is to be said
          - ke: 1                           # the entry's number; of `dokumen` unless another is named
            salah: tidak ada                # the file cannot be used
            sidik: bbbb…                    # its hash ("a" sixty-four times by itself)
            halaman: [Teks halaman satu]    # a PDF and its pages
            gagal: terkunci kata sandi      # a PDF that cannot be read
        ditemukan: {PTU003: [disdukcapil/…]}                   # what the other rules found, by rule
        temuan:                             # ALL that the rule finds in the whole workspace; absent = nothing
          - di: /prioritas                  # JSON Pointer in the document
            dokumen: disdukcapil/…          # only where it is not `dokumen`
            pesan: [potongan, potongan]     # fragments of the message (or one text)
            klausul: [L2.1.1.1.T3.1.2]      # optional: the finding cites at least these
            tempat: "17:12"                 # optional: line:column in the text

A change is laid over a document: mappings are merged, null removes a field, anything else replaces. To change
an item of a list write a mapping with its position as key: `permintaan: {"0": {berakhir: 2025-01-31}}`.
Instead of `ubah` a case may give `ganti: [["target: 24 jam", "target: 48 jam"]]`, pieces of the text of
`dokumen` as it stands in the workspace with what replaces them, or `sumber: |`, its whole text. Only such a
case can state `tempat`: source in, line:column out.

The workspace is `tests/rules/dasar/*.yaml` (add files there, not fields to others' documents). It breaks no
rule: a test says so. Every document of a case must pass its schema, unless the case says `skema: false`.
The case is linked and measured as `pipeline.run` does it; tickets that stand alone see no other record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.check.schemas import keep_empty
from pipeline.law.law import Law
from pipeline.law.pack import adopt
from pipeline.link.cards import build_index, card_of
from pipeline.link.catalogue import build_region
from pipeline.load.positions import locate
from pipeline.load.prune import prune
from pipeline.load.read import load_bytes
from pipeline.measure.facts import measure
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.case import Case, World
from pipeline.model.document import Document, as_list
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding, Severity
from pipeline.model.paper import Paper, Papers, PaperText
from pipeline.model.past import Commit, Edit, Past, Standing
from pipeline.model.rule import Rule
from pipeline.rules.engine import finding_of
from pipeline.run.batches import stands_alone
from pipeline.run.pack import load_law, vocabulary
from pipeline.run.sources import Sound, check_documents
from pipeline.run.workspace import settle

HERE = Path(__file__).parent
AS_OF = "2025-07-01T08:00:00+07:00"
SORTS = ("melanggar", "patuh", "batas")


@dataclass(frozen=True, slots=True)
class Example:
    """One case of a rule's file.

    Attributes:
        code: Code of the rule.
        subject: Full name of the document that the file is about.
        data: The case as written.
    """

    code: str
    subject: str
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        """For test ids."""
        return f"{self.code}: {self.data.get('nama', '?')}"


@dataclass(frozen=True, slots=True)
class Workbench:
    """A whole small workspace, linked and measured.

    Attributes:
        law: The regulation with the choices of this workspace.
        cases: One for each document.
        world: All of them together.
    """

    law: Law
    cases: tuple[Case, ...]
    world: World

    def findings(self, rule: Rule) -> list[Finding]:
        """All that one rule finds."""
        assert rule.check is not None
        if not rule.kinds:
            breaches = ((one, one.document) for one in rule.check(self.world, self.law))
            return [finding_of(rule, one, name) for one, name in breaches]
        return [
            finding_of(rule, one, one.document or case.document.ref)
            for case in self.cases
            if case.document.jenis in rule.kinds
            for one in rule.check(case, self.law)
        ]


def examples(code: str) -> list[Example]:
    """The cases of a rule's file; none where it has no file."""
    path = HERE / f"{code}.yaml"
    if not path.is_file():
        return []
    (document,) = _read(path)
    subject = str(document.data.get("dokumen") or "")
    return [Example(code, subject, data) for data in document.data["kasus"]]


def workbench(example: Example) -> Workbench:
    """The workspace with a case's changes."""
    documents = dict(base_documents())
    changes = dict(example.data.get("lain") or {})
    if "ubah" in example.data:
        changes[example.subject] = example.data["ubah"]
    for name, change in changes.items():
        assert name in documents, f"{example.name}: no document {name} in the workspace"
        documents[name] = replace(documents[name], data=laid_over(documents[name].data, change))
    text = source_of(example)
    if text is not None:
        documents[example.subject] = _read_as(documents[example.subject], text)
    for number, data in enumerate(example.data.get("tambah") or []):
        added = settle(Document(f"records/tambahan-{number}.yaml", 0, 1, data))
        documents[added.ref] = added
    for name in example.data.get("hapus") or []:
        del documents[name]
    bench = build(documents, str(example.data.get("as_of") or AS_OF), strict=example.data.get("skema", True))
    past, found = past_in(example, documents), found_in(example, documents)
    papers = papers_in(example, bench.world)
    return replace(bench, world=replace(bench.world, past=past, found=found, papers=papers))


def papers_in(example: Example, world: World) -> Papers:
    """The files beside the records: each there and whole unless the case says otherwise."""
    told = {
        (str(row.get("dokumen") or example.subject), int(row["ke"])): row
        for row in example.data.get("berkas") or []
    }
    found: dict[str, tuple[Paper, ...]] = {}
    for card in world.index.cards.values():
        entries = as_list(card.data.get("lampiran"))
        rows = [(n, entry, told.get((card.ref, n + 1), {})) for n, entry in enumerate(entries)]
        found[card.ref] = tuple(_paper(card.document, n, entry, row) for n, entry, row in rows)
    return Papers(found)


def _paper(document: Document, number: int, entry: Any, row: Mapping[str, Any]) -> Paper:
    pages = tuple((n, str(text)) for n, text in enumerate(row.get("halaman") or [], start=1))
    is_pdf = bool(pages) or "gagal" in row
    return Paper(
        document=document,
        number=number,
        entry=entry,
        path=str(entry["berkas"]),
        sha256="" if "salah" in row else str(row.get("sidik") or "a" * 64),
        fault=str(row.get("salah") or ""),
        text=PaperText(pages, len(pages), str(row.get("gagal") or "")) if is_pdf else None,
    )


def found_in(example: Example, documents: Mapping[str, Document]) -> tuple[Finding, ...] | None:
    """What a case says that the other rules found; None where it does not say."""
    if "ditemukan" not in example.data:
        return None
    return tuple(
        Finding(code, "", Severity.WARNING, documents[name].pointer(), "", document=name)
        for code, names in example.data["ditemukan"].items()
        for name in names
    )


def past_in(example: Example, documents: Mapping[str, Document]) -> Past:
    """The past that a case tells: walked from the present state back, commit by commit."""
    now = dict(documents)
    edits: list[Edit] = []
    entered: dict[str, Commit | None] = {}
    for number, told in reversed(list(enumerate(example.data.get("riwayat") or []))):
        commit = _commit(told.get("komit") or {}, number)
        if "dihapus" in told:
            gone = settle(Document("records/dihapus.yaml", 0, 1, told["dihapus"]))
            edits.append(Edit(commit, gone, None))
            continue
        names = as_list(told.get("dokumen") or example.subject)
        if told["sebelum"] is None:
            entered.update(dict.fromkeys(names, commit))
            edits.extend(Edit(commit, None, now[name]) for name in names if name in now)
            continue
        (name,) = names
        after = now[name]
        before = replace(after, data=laid_over(after.data, told["sebelum"]))
        edits.append(Edit(commit, before, after))
        now[name] = before
    state = example.data.get("keadaan_git") or {}
    return Past(
        Standing(state.get("standing", "dinilai")),
        str(state.get("why", "")),
        tuple(reversed(edits)),
        entered,
        people=example.data.get("identitas") or {},
    )


def _commit(told: Mapping[str, Any], number: int) -> Commit:
    at = datetime.fromisoformat(str(told.get("waktu") or AS_OF))
    signs = frozenset(told.get("email") or ())
    return Commit(str(told.get("id") or f"{number:040x}"), at, str(told.get("oleh") or "Adm"), signs)


def build(documents: Mapping[str, Document], as_of: str, *, strict: bool) -> Workbench:
    """Links and measures documents as a run does."""
    law = _law()
    words = vocabulary(law)
    thinned = [replace(d, data=prune(d.data, keep_empty(d.jenis))) for d in documents.values()]
    reading = check_documents(thinned, words)
    assert not (strict and reading.findings), [(f.document, f.message) for f in reading.findings]
    lost = [s.document for s in reading.unsound if s.document.jenis in CATALOGUE_KINDS]
    region = replace(
        build_region(s.document for s in reading.sound if s.document.jenis in CATALOGUE_KINDS),
        refused=frozenset((d.id if d.jenis == "opd" else d.opd, d.jenis) for d in lost),
    )
    law, faults = adopt(law, region)
    assert not (strict and faults), faults
    sounds = sorted(reading.sound, key=lambda sound: sound.document.path)
    cards = [card_of(sound.document, region, sound.references) for sound in sounds]
    whole, _ = build_index(cards)
    catalogue, _ = build_index(card for card in cards if card.jenis in CATALOGUE_KINDS)
    at = datetime.fromisoformat(as_of)

    def judged(sound: Sound) -> Case:
        card = card_of(sound.document, region)
        services = tuple(region.services[name] for name in card.services)
        index = catalogue if stands_alone(sound) else whole
        case = Case(sound.document, region, at, index, services)
        return replace(case, measured=measure(case, law))

    cases = tuple(judged(sound) for sound in sounds)
    measured: dict[str, tuple[Measured, ...]] = {case.document.ref: case.measured for case in cases}
    refused = frozenset((sound.document.opd, sound.document.jenis) for sound in reading.unsound)
    return Workbench(law, cases, World(region, whole, at, measured, refused=refused))


def laid_over(value: Any, change: Any) -> Any:
    """A value with a change laid over it; null removes a field of a mapping."""
    if not isinstance(change, Mapping):
        return change
    if isinstance(value, list):
        items = list(value)
        for position, item in change.items():
            items[int(position)] = laid_over(items[int(position)], item)
        return items
    kept = dict(value) if isinstance(value, Mapping) else {}
    for name, item in change.items():
        kept[name] = laid_over(kept.get(name), item)
    return {name: item for name, item in kept.items() if item is not None}


def source_of(example: Example) -> str | None:
    """The text of the case's document, None where the case changes data instead."""
    if "sumber" in example.data:
        return str(example.data["sumber"])
    if "ganti" not in example.data:
        return None
    text = base_sources()[example.subject]
    for former, piece in example.data["ganti"]:
        assert text.count(former) == 1, f"{example.name}: {former!r} stands {text.count(former)} times"
        text = text.replace(former, piece)
    return text


def place_of(example: Example, finding: Finding) -> str:
    """Where a finding stands in the text of the case's document, as line:column."""
    text = source_of(example)
    assert text is not None, f"{example.name}: `tempat` needs `ganti` or `sumber`"
    span = locate(text, [finding.pointer])[finding.pointer]
    return f"{span.line}:{span.column}"


def _read_as(former: Document, text: str) -> Document:
    loaded = load_bytes(text.encode(), former.path)
    assert not loaded.findings, loaded.findings
    return settle(replace(loaded.documents[0], path=former.path))


@cache
def base_sources() -> dict[str, str]:
    """The text of each document of the workspace, by full name."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((HERE / "dasar").glob("*.yaml"))]
    pieces = [piece for text in texts for piece in text.split("---\n")]
    return {settle(load_bytes(piece.encode(), "x").documents[0]).ref: piece for piece in pieces}


@cache
def base_documents() -> tuple[tuple[str, Document], ...]:
    """The workspace's documents by full name, each in a file of its own."""
    found = [document for path in sorted((HERE / "dasar").glob("*.yaml")) for document in _read(path)]
    settled = [settle(document) for document in found]
    alone = [replace(d, path=f"{d.ref.replace('/', '-')}.yaml", index=0, line=1) for d in settled]
    return tuple((document.ref, document) for document in alone)


@cache
def _law() -> Law:
    law, findings = load_law(HERE, None)
    assert not findings, findings
    return law


def _read(path: Path) -> tuple[Document, ...]:
    loaded = load_bytes(path.read_bytes(), path.name)
    assert not loaded.findings, [(path.name, f.span.line, f.message) for f in loaded.findings]
    return loaded.documents
