"""What one cell holds of a service's lists: channels, hours of a week, requests on offer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
ALWAYS = "24x7"
_ALWAYS = re.compile(r"(?:setiap hari\W*)?(?:24\s*[x/]\s*7|24 jam(?:\W+(?:sehari|setiap hari))?)")
_PIECES = re.compile(r"[;\n]")
# A comma parts days, spans of a day, and, before a word and after an hour, one group of days from the next.
_GROUPS = re.compile(r"[;\n]|(?<=[0-9]),\s*(?=[^\W\d])")
_LOOSE = re.compile(r"\s+,")
_SPAN = re.compile(r"\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*")
_HOURS = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")
_ZONE = re.compile(r"\b(?:wib|wita|wit|pukul|jam|pkl)\b\.?", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@:]+@[^\s@:]+\.[^\s@:]+")
_PHONE = re.compile(r"\+?[0-9()][0-9() .-]{4,24}")
_NAMED = re.compile(r"\s*(?P<kanal>[^\W\d_][\w /-]{1,40}?)\s*:\s+(?P<alamat>\S.*)", re.DOTALL)
_OWN = re.compile(r"\[(?P<id>[A-Za-z0-9-]{1,64})\]\s*(?P<rest>.*)", re.DOTALL)


class ListedError(ValueError):
    """The cell cannot be taken apart; the message says how it is written."""


def channels(text: str, kinds: tuple[str, ...]) -> list[dict[str, str]]:
    """Channels with their addresses: `web: https://…; telepon: (0283) 112`, or bare addresses.

    Args:
        text: The cell.
        kinds: The lawful channels, () where any word is one.

    Raises:
        ListedError: A piece has no channel, or one that is not lawful.
    """
    return [_channel(piece.strip(), kinds) for piece in _PIECES.split(text) if piece.strip()]


def week(text: str) -> dict[str, str] | str:
    """Hours of a week: `24x7`, or `Senin-Kamis 07.30-16.00; Jumat 07.30-14.30`.

    Raises:
        ListedError: A piece is no days with hours, or a day stands in two of them.
    """
    if _ALWAYS.fullmatch(text.strip().casefold()):
        return ALWAYS
    found: dict[str, str] = {}
    for piece in _GROUPS.split(_LOOSE.sub(",", _ZONE.sub("", text))):
        if not piece.strip():
            continue
        cut = next((at for at, letter in enumerate(piece) if letter.isdigit()), 0)
        days, hours = _days(piece[:cut]), _hours(piece[cut:])
        if not days or not hours:
            raise ListedError(
                f"`{text.strip()[:60]}` bukan hari dan jam; contoh: Senin-Kamis 07.30-16.00; "
                "Jumat 07.30-14.30, atau 24x7"
            )
        doubled = next((day for day in days if day in found), None)
        if doubled is not None:
            raise ListedError(f"`{doubled}` disebut dua kali; tulis jam tiap hari sekali")
        found |= dict.fromkeys(days, hours)
    return {day: found[day] for day in DAYS if day in found}


def offers(text: str) -> list[dict[str, str]]:
    """Requests on offer, each with its target: `Legalisir: 1 hari kerja; [ktp] Cetak KTP-el: 2 jam`.

    An id that is not given in brackets is made of the name.

    Raises:
        ListedError: A piece has no target, or two of them one id.
    """
    found = [_offer(piece.strip()) for piece in _PIECES.split(text) if piece.strip()]
    names = [offer["id"] for offer in found]
    doubled = next((name for name in names if names.count(name) > 1), None)
    if doubled is not None:
        raise ListedError(f"dua butir ber-id `{doubled}`; bedakan dengan [id] di depan namanya")
    return found


def as_id(name: str) -> str:
    """A name as an id of the catalogue: lower case letters, digits and dashes; "" where nothing remains."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:64].strip("-")


def told(value: Any) -> str:
    """What a cell says for such a list, so that it reads back as the same."""
    if isinstance(value, Mapping):
        return "; ".join(f"{day.capitalize()} {hours}" for day, hours in value.items())
    if isinstance(value, list):
        return "; ".join(_told(one) for one in value if isinstance(one, Mapping))
    return str(value)


def _told(one: Mapping[str, Any]) -> str:
    if "kanal" in one:
        return f"{one['kanal']}: {one.get('alamat', '')}"
    return f"[{one.get('id', '')}] {one.get('nama', '')}: {one.get('target', '')}"


def _channel(piece: str, kinds: tuple[str, ...]) -> dict[str, str]:
    match = _NAMED.fullmatch(piece)
    if match is not None:
        kanal = match["kanal"].casefold()
        if kinds and kanal not in kinds:
            listed = ", ".join(kinds)
            raise ListedError(f"kanal `{match['kanal'][:40]}` tidak ada dalam daftar. Pilihan: {listed}")
        return {"kanal": kanal, "alamat": match["alamat"]}
    for kanal, shape in (("web", _WEB), ("email", _MAIL), ("telepon", _PHONE)):
        if shape.fullmatch(piece):
            return {"kanal": kanal, "alamat": piece}
    raise ListedError(
        f"`{piece[:60]}` tanpa kanal; tulis kanal: alamat, mis. web: https://…; telepon: (0283) 112"
    )


def _offer(piece: str) -> dict[str, str]:
    own = _OWN.fullmatch(piece)
    name, colon, target = (own["rest"] if own else piece).rpartition(":")
    if not colon or not name.strip() or not target.strip():
        raise ListedError(f"`{piece[:60]}` tanpa target; tulis nama: target, mis. Legalisir: 1 hari kerja")
    given = own["id"] if own else as_id(name)
    return {"id": given, "nama": name.strip(), "target": target.strip()}


def _days(text: str) -> list[str]:
    words = text.casefold().replace("jum'at", "jumat").replace("ahad", "minggu").strip(" :,.")
    if words == "setiap hari":
        return list(DAYS)
    days: list[str] = []
    for part in re.split(r"\s*(?:,|&|\bdan\b)\s*", words):
        ends = _SPAN.split(part.strip())
        if not 1 <= len(ends) <= 2 or not set(ends) <= set(DAYS):
            return []
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        days += DAYS[first : last + 1]
    return days


def _hours(text: str) -> str:
    spans = []
    for part in text.split(","):
        ends = [_HOURS.fullmatch(end.strip()) for end in _SPAN.split(part.strip())]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            return ""
        spans.append("-".join(f"{int(end[1]):02d}:{end[2]}" for end in ends if end))
    return ", ".join(spans)
