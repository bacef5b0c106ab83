"""What a change means, as text, as JSON, and as one comment that a forge keeps up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.formatters.json_format import json_text
from pipeline.formatters.markdown import MOST_BYTES, code_span
from pipeline.formatters.report import LABELS, said
from pipeline.model.difference import MARK, Difference, PromiseChange, Told
from pipeline.wording import visible, waktu

_SHOWN = 20
_NOTHING = "tidak ada"
_WORDS = {True: "dilonggarkan", False: "diperketat", None: "berubah"}


def difference_text(found: Difference) -> str:
    """The whole answer for a terminal, worst first."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Difference) -> Iterator[str]:
    yield f"{_commits(found)}, dinilai per {waktu(found.as_of)}."
    yield f"Temuan: {_counts(found)}."
    yield from (
        f"  + {_place(one)}: {one.finding.code} {_weight(one)}: {said(one.finding)}" for one in found.new
    )
    yield from (f"  - {_place(one)}: {one.finding.code}: {said(one.finding)}" for one in found.fixed)
    for title, lines in _sections(found):
        yield f"{title}:"
        yield from (f"  {visible(line, 600)}" for line in lines[:_SHOWN])
        if len(lines) > _SHOWN:
            yield f"  dan {len(lines) - _SHOWN} lainnya"


def difference_json(found: Difference) -> str:
    """All of it, nothing cut."""
    content: dict[str, Any] = {
        "version": 1,
        "base": found.base,
        "head": found.head or None,
        "as_of": found.as_of.isoformat(),
        "findings": {
            "new": [_finding(one) for one in found.new],
            "fixed": [_finding(one) for one in found.fixed],
            "remaining": found.remaining,
        },
        "promises": [
            {
                "service": one.service,
                "field": one.field,
                "before": one.before or None,
                "after": one.after or None,
                "weaker": one.weaker,
                "meaning": one.meaning,
                "place": one.place,
            }
            for one in found.promises
        ],
        "flips": [
            {
                "record": one.record,
                "column": one.column,
                "before": one.before or None,
                "after": one.after or None,
            }
            for one in found.flips
        ],
        "gained": list(found.gained),
        "lost": list(found.lost),
        "figures": [
            {
                "opd": one.opd or None,
                "name": one.name,
                "before": one.before or None,
                "after": one.after or None,
            }
            for one in found.figures
        ],
        "documents": list(found.documents),
    }
    return json_text(content)


def difference_markdown(found: Difference) -> str:
    """One comment below the limit of any forge: counts, new errors and weaker promises open, all else folded.

    Its first line is a mark by which a later run finds the comment and replaces it.
    """
    told = f"{_commits(found, mark=True)}, per {waktu(found.as_of)}."
    head = f"<!-- {MARK} -->\n## Arti perubahan ini\n\n{told}\n\n"
    room = MOST_BYTES - len(head.encode())
    parts = [head]
    cut = False
    for title, lines, opened in _blocks(found):
        kept = list(_fitting(lines, room - 300))
        cut = cut or len(kept) < len(lines)
        if kept:
            body = "\n".join(kept)
            part = f"### {title}\n\n{body}\n\n"
            if not opened:
                part = f"<details><summary>{title}</summary>\n\n{body}\n\n</details>\n\n"
            parts.append(part)
            room -= len(part.encode())
    if cut:
        parts.append("Tidak semuanya muat di sini; jalankan `spbe diff` untuk selengkapnya.\n")
    return "".join(parts)


def _blocks(found: Difference) -> Iterator[tuple[str, list[str], bool]]:
    """Title, lines and whether it stands open; the worst first."""
    yield "Ringkasan", [f"- Temuan: {_counts(found)}", *_summary(found)], True
    errors = [one for one in found.new if _weight(one) == "galat"]
    weaker = [one for one in found.promises if one.weaker]
    yield f"{len(weaker)} janji dilonggarkan", [f"- {_promise(one, mark=True)}" for one in weaker], True
    yield f"{len(errors)} galat baru", [_marked(one) for one in errors[:_SHOWN]], True
    rest = [_marked(one) for one in errors[_SHOWN:]]
    yield f"{len(rest)} galat baru selebihnya", rest, False
    others = [one for one in found.new if _weight(one) != "galat"]
    yield f"{len(others)} temuan baru lainnya", [_marked(one) for one in others], False
    for title, lines in _sections(found, mark=True):
        yield f"{title} ({len(lines)})", [f"- {line}" for line in lines], False
    yield f"{len(found.fixed)} temuan selesai", [_marked(one) for one in found.fixed], False


def _summary(found: Difference) -> Iterator[str]:
    if found.flips or found.lost or found.gained:
        records = len({one.record for one in found.flips})
        moved = f"{len(found.gained)} baru terukur, {len(found.lost)} tidak lagi"
        yield f"- {records} rekaman berganti hasil; {moved}"
    levels = [one for one in found.figures if one.name.startswith("tingkat")]
    yield from (f"- {_figure(one.opd, one.name, one.before, one.after)}" for one in levels[:_SHOWN])
    if found.documents:
        yield f"- {len(found.documents)} dokumen berubah"


def _sections(found: Difference, *, mark: bool = False) -> Iterator[tuple[str, list[str]]]:
    promises = [one for one in found.promises if not (mark and one.weaker)]
    named = code_span if mark else visible
    flips = [
        f"{named(one.record, 200)} {one.column}: {one.before or _NOTHING} → {one.after or _NOTHING}"
        for one in found.flips
    ]
    moved = [f"{named(one, 200)}: baru terukur" for one in found.gained]
    moved += [f"{named(one, 200)}: tidak lagi terukur" for one in found.lost]
    figures = [_figure(one.opd, one.name, one.before, one.after) for one in found.figures]
    parts = (
        ("Janji", [_promise(one, mark=mark) for one in promises]),
        ("Rekaman yang berganti hasil", flips + moved),
        ("Angka dan tingkat", figures),
        ("Dokumen yang berubah", [named(one, 200) for one in found.documents]),
    )
    yield from ((title, lines) for title, lines in parts if lines)


def _promise(one: PromiseChange, *, mark: bool = False) -> str:
    named = code_span if mark else visible
    where = named(one.place or one.service, 200)
    if mark and one.link:
        where = f"[{where}]({one.link})"
    values = f": {named(one.before or _NOTHING, 80)} → {named(one.after or _NOTHING, 80)}"
    told = (
        f"{one.field} {one.service} {_WORDS[one.weaker]}{values}" if one.before or one.after else one.service
    )
    return f"{told}{f': {one.meaning}' if one.meaning else ''} ({where})"


def _figure(opd: str, name: str, before: str, after: str) -> str:
    return f"{opd or 'Daerah'} {name}: {before or _NOTHING} → {after or _NOTHING}"


def _marked(one: Told) -> str:
    place = code_span(_place(one), 300)
    where = f"[{place}]({one.link})" if one.link else place
    return f"- **{one.finding.code}** {_weight(one)} di {where}\\\n  {code_span(said(one.finding), 800)}"


def _place(one: Told) -> str:
    finding = one.finding
    return f"{visible(finding.pointer.path, 300)}:{finding.span.line}:{finding.span.column}"


def _weight(one: Told) -> str:
    return "dikecualikan" if one.finding.waived else LABELS[one.finding.severity]


def _counts(found: Difference) -> str:
    remaining = sum(found.remaining.values())
    errors = sum(_weight(one) == "galat" for one in found.new)
    return f"{len(found.new)} baru ({errors} galat), {len(found.fixed)} selesai, {remaining} tetap"


def _commits(found: Difference, *, mark: bool = False) -> str:
    base, head = found.base[:10], found.head[:10] or "berkas di disk"
    return f"Dari `{base}` ke `{head}`" if mark and found.head else f"Dari {base} ke {head}"


def _finding(one: Told) -> dict[str, object]:
    finding = one.finding
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.pointer.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "document": finding.document,
        "message": finding.message,
        "help": finding.help,
        "clauses": list(finding.clauses),
        "waived": finding.waived,
    }


def _fitting(lines: Iterable[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            return
        yield line
