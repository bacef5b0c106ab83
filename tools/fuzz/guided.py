"""Bytes guided by coverage (atheris); where it cannot be had, the same target over mutated seeds, unguided."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

LONGEST = 4_096
SECONDS_FOR_ONE = 20
MEMORY = 2_048
_TELL_EVERY = 15
_ROOT = Path(__file__).resolve().parents[2]
_HOSTILE = (
    ": ", "- ", "? ", "|\n", ">\n", "---\n", "...\n", "&a ", "*a", "!!str ", "<<: ", "# ", "\t", "\r\n", "\\u202e",
    "\\0", "\u202e", "\u200b", "\x85", "\u2028", "\ufeff", "\x00", "\x1b", "08:30", "36:00", "2024-02-30", "0102",
    "1e400", ".nan", "9007199254740993", "0x1F", "2024-04-26T24:00:00+24:00", "::error::x", "##[error]x",
)  # fmt: skip


def run(seconds: int, folders: Iterable[Path], artifacts: Path) -> int:
    """Fuzzes for so many seconds; 1 where an input broke a promise (it is kept below `artifacts`).

    Args:
        seconds: How long, at most; libFuzzer tells of the rest.
        folders: Whose YAML files are seeds, besides the project's own records.
        artifacts: Where inputs that break a promise are written.
    """
    artifacts.mkdir(parents=True, exist_ok=True)
    seeds = list(seeds_of([_ROOT / "records", _ROOT / "catalog", _ROOT / "tests/workspaces", *folders]))
    with suppress(ImportError):
        return _guided(seconds, seeds, artifacts)
    print("atheris is not here: mutated seeds without the guidance of coverage")
    return unguided(seconds, seeds, artifacts)


def seeds_of(folders: Iterable[Path]) -> Iterator[bytes]:
    """The YAML files below some folders that are short enough to be mutated."""
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            if path.is_file() and path.stat().st_size <= LONGEST and "peraturan" not in path.parts:
                yield path.read_bytes()


def tokens() -> list[str]:
    """What the mutations put in: field names and words of the schemas, and what has fooled YAML readers."""
    found: set[str] = set()
    for file in sorted((_ROOT / "schemas").glob("*.json")):
        _gather(json.loads(file.read_text("utf-8")), found)
    return [*sorted(found), *_HOSTILE]


def _gather(node: object, found: set[str]) -> None:
    if isinstance(node, dict):
        for name in node.get("properties", {}):
            found.add(f"{name}: ")
        found |= {word for word in node.get("enum", ()) if isinstance(word, str)}
        for inner in node.values():
            _gather(inner, found)
    elif isinstance(node, list):
        for inner in node:
            _gather(inner, found)


def unguided(seconds: float, seeds: list[bytes], artifacts: Path) -> int:
    """Mutates seeds with dice of a fixed start until the time is over."""
    from tools.fuzz.target import try_bytes

    dice, words = random.Random(20240426), [token.encode("utf-8") for token in tokens()]
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        raw = mutated(dice.choice(seeds), dice, words)
        counts["inputs"] += 1
        try:
            counts["to the rules"] += try_bytes(raw)
        except Exception as problem:
            (artifacts / f"unguided-{counts['inputs']}").write_bytes(raw)
            counts["broken promises"] += 1
            print(f"{type(problem).__name__}: {problem}")
    _tell(counts)
    return 1 if counts["broken promises"] else 0


def mutated(raw: bytes, dice: random.Random, words: list[bytes]) -> bytes:
    """A few cuts, copies and words put in, at random places."""
    for _ in range(dice.randint(1, 4)):
        start = dice.randint(0, len(raw))
        end = min(len(raw), start + dice.choice((0, 1, 2, 8, 64)))
        piece = dice.choice((b"", dice.choice(words), bytes([dice.randrange(256)]), raw[end : end + 32]))
        raw = raw[:start] + piece + raw[end:]
    return raw[:LONGEST]


def _guided(seconds: int, seeds: list[bytes], artifacts: Path) -> int:
    import atheris

    with atheris.instrument_imports(include=["pipeline"]):
        from tools.fuzz.target import try_bytes
    counts: Counter[str] = Counter()
    told = [time.monotonic()]

    def once(raw: bytes) -> None:
        counts["inputs"] += 1
        counts["to the rules"] += try_bytes(raw)
        # libFuzzer ends the process without a farewell, so the counts are told on the way.
        if time.monotonic() - told[0] > _TELL_EVERY:
            told[0] = time.monotonic()
            _tell(counts)

    with tempfile.TemporaryDirectory() as place:
        corpus, words = Path(place, "corpus"), Path(place, "words")
        corpus.mkdir()
        for number, raw in enumerate(seeds):
            (corpus / f"{number:05}").write_bytes(raw)
        words.write_text("".join(f'"{_quoted(token)}"\n' for token in tokens()), "ascii")
        atheris.Setup(
            [
                sys.argv[0],
                str(corpus),
                f"-dict={words}",
                f"-max_len={LONGEST}",
                f"-max_total_time={seconds}",
                f"-timeout={SECONDS_FOR_ONE}",
                f"-rss_limit_mb={MEMORY}",
                f"-artifact_prefix={artifacts}/",
                "-print_final_stats=1",
            ],
            once,
        )
        atheris.Fuzz()
    return 0


def _tell(counts: Counter[str]) -> None:
    print(", ".join(f"{number} {what}" for what, number in counts.items()), flush=True)


def _quoted(token: str) -> str:
    return "".join(
        chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\x{byte:02x}"
        for byte in token.encode("utf-8")
    )
