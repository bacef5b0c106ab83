"""A region of any size: a catalogue of several OPDs and as many tickets as asked, two in a hundred faulty."""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks import corpus_texts as texts

FAULTY = 0.02
# The regulation is in force from 2024-04-26, and the whole corpus is judged after its last month.
MONTHS = tuple(f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13))[4:]
AS_OF = "2026-01-15T08:00:00+07:00"
PREFIXES = {"aduan": "ADU", "permintaan": "PMT"}
GROUPS = ("publik", "administrasi_pemerintahan")
CLASSES = ("esensial", "normal")
# Minutes to the first response for priorities 2 to 6; the classes above are all that the corpus has.
RESPONSE = {2: 30, 3: 60, 4: 90, 5: 120, 6: 150}


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make.

    Attributes:
        tickets: Documents below records/.
        offices: OPDs.
        services: Services of each OPD.
        together: Tickets in one file.
        seed: The same seed gives the same bytes.
        whole: Whether monitoring, releases, reviews of incidents and evaluations stand beside the tickets.
    """

    tickets: int = 10_000
    offices: int = 12
    services: int = 4
    together: int = 1
    seed: int = 1
    whole: bool = False


def write(root: Path, size: Size) -> int:
    """Writes the region below `root` (empty or absent); returns how many tickets are faulty."""
    for path, text in catalogue(size):
        _put(root / path, text)
    if size.whole:
        # Imported here: it is made of what stands in this module.
        from benchmarks.corpus_whole import records  # noqa: PLC0415

        for path, text in records(size):
            _put(root / path, text)
    faulty, folders = 0, set[Path]()
    for path, parts in _files(size):
        folder = (root / path).parent
        if folder not in folders:
            folder.mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        (root / path).write_text("---\n".join(text for text, _ in parts), encoding="utf-8", newline="\n")
        faulty += sum(wrong for _, wrong in parts)
    return faulty


def catalogue(size: Size) -> Iterator[tuple[str, str]]:
    """Path and text of every document of the catalogue."""
    yield "catalog/pemda.yaml", texts.PEMDA
    for office in range(size.offices):
        opd = name_of(office)
        yield f"catalog/{opd}/opd.yaml", texts.OPD.format(opd=opd)
        for number in range(size.services):
            group, weight = terms(office, number)
            test = texts.TESTS[weight]
            text = texts.SERVICE.format(
                opd=opd, number=number, group=group, weight=weight, test=test, app=texts.APPS[number % 4]
            )
            yield f"catalog/{opd}/layanan/layanan-{number}.yaml", text
        for app in texts.APPS:
            yield f"catalog/{opd}/aplikasi/{app}.yaml", texts.APPLICATION.format(opd=opd, app=app)


def name_of(office: int) -> str:
    """The id of an OPD."""
    return f"dinas-{office + 1:02}"


def terms(office: int, number: int) -> tuple[str, str]:
    """Group and class of a service."""
    return GROUPS[(office + number) % 2], CLASSES[number // 2 % 2]


def _files(size: Size) -> Iterator[tuple[str, list[tuple[str, bool]]]]:
    waiting: dict[str, list[tuple[str, bool]]] = {}
    counts: dict[str, int] = {}
    for path, text, wrong in tickets(size):
        folder = path.rsplit("/", 1)[0]
        if size.together == 1:
            yield path, [(text, wrong)]
            continue
        parts = waiting.setdefault(folder, [])
        parts.append((text, wrong))
        if len(parts) == size.together:
            counts[folder] = counts.get(folder, 0) + 1
            yield f"{folder}/kumpulan-{counts[folder]:04}.yaml", waiting.pop(folder)
    for folder, parts in waiting.items():
        yield f"{folder}/kumpulan-{counts.get(folder, 0) + 1:04}.yaml", parts


def tickets(size: Size) -> Iterator[tuple[str, str, bool]]:
    """Path, text and whether it is faulty, of every ticket."""
    dice = Random(size.seed)
    for count in range(size.tickets):
        office, month = count % size.offices, MONTHS[count // size.offices % len(MONTHS)]
        kind = "permintaan" if dice.random() < 0.2 else "aduan"
        name = f"{PREFIXES[kind]}-{month[:4]}-{count // size.offices + 1:04}"
        text = ticket(dice, name, (office, dice.randrange(size.services)), month)
        wrong = dice.random() < FAULTY
        if wrong:
            old, new = dice.choice([fault for fault in texts.FAULTS[kind] if fault[0] in text])
            text = text.replace(old, new, 1)
        yield f"records/{name_of(office)}/{kind}/{month[:4]}/{month[5:]}/{name}.yaml", text, wrong


def ticket(dice: Random, name: str, service: tuple[int, int], month: str, *, heavy: bool = False) -> str:
    """A sound ticket.

    Args:
        dice: What chance decides.
        name: Its id, which begins as PREFIXES tell.
        service: Numbers of the OPD and of its service.
        month: "2025-03", in which it begins and ends.
        heavy: Whether the whole service stands still: it is answered that much sooner.
    """
    group, weight = terms(*service)
    level = 4 + GROUPS.index(group) + CLASSES.index(weight) - (2 if heavy else 0)
    began = datetime.fromisoformat(f"{month}-{dice.randrange(1, 28):02}T08:00:00+07:00") + timedelta(
        minutes=dice.randrange(300)
    )
    answered = began + timedelta(minutes=dice.randrange(3, RESPONSE[level] - 5))
    looked = answered + timedelta(minutes=dice.randrange(2, 40))
    solved = looked + timedelta(minutes=dice.randrange(10, 300))
    ended = solved + timedelta(minutes=dice.randrange(5, 200))
    said = {key: dice.choice(words) for key, words in texts.WORDS.items()}
    shape = texts.COMPLAINT if name.startswith(PREFIXES["aduan"]) else texts.REQUEST
    return shape.format(
        **said,
        id=name,
        service=f"layanan-{service[1]}",
        app=texts.APPS[service[1] % 4],
        level=level,
        serial=dice.randrange(1, 900),
        officer=f"adm-{dice.randrange(1, 4)}",
        began=began.isoformat(),
        answered=answered.isoformat(),
        looked=looked.isoformat(),
        solved=solved.isoformat(),
        ended=ended.isoformat(),
        closed=(ended + timedelta(minutes=dice.randrange(1, 30))).isoformat(),
        estimate=(solved + timedelta(minutes=dice.randrange(5, 90))).isoformat(),
        stars=dice.randrange(3, 6),
    )


def commit(root: Path) -> None:
    """Puts the region under git, in one commit."""
    who = ("-c", "user.name=Contoh", "-c", "user.email=contoh@contoh.example", "-c", "gc.auto=0")
    for arguments in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Isi")):
        subprocess.run(["git", *who, *arguments], cwd=root, check=True)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Reads the command line and writes the region."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--offices", type=int, default=12)
    parser.add_argument("--services", type=int, default=4)
    parser.add_argument("--together", type=int, default=1, help="tickets in one file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--whole", action="store_true", help="monitoring, releases, reviews, evaluations, too"
    )
    parser.add_argument("--git", action="store_true", help="commit it, too")
    told = parser.parse_args()
    size = Size(told.tickets, told.offices, told.services, told.together, told.seed, told.whole)
    faulty = write(told.folder, size)
    if told.git:
        commit(told.folder)
    print(f"{size.tickets} tiket, {faulty} di antaranya sengaja salah: {told.folder}")
    print(f"spbe check --as-of {AS_OF}")


if __name__ == "__main__":
    main()
