"""`make mutation [PART=law] [EVERY=12]`: mutants of cosmic-ray, each tried in a forked child.

cosmic-ray makes the mutants (its operators, its way of numbering them); trying them is done here, because a
process for each of some ten thousand would take a day. A mutant of a rule's file is judged by the cases of its
rules (`tests/rules/<CODE>.yaml`), of another file of `pipeline/rules` by all cases and by its unit test
(`tests/unit/rules/test_<name>.py`) where it has one, of `pipeline/law` by the tests of the law and of what asks
that file most. What differs in annotations, `frozen` or `slots` alone is no mutant. `--every N` tries every N-th
of them, evenly; `--draw WORD` draws others; `--only TEXT` keeps to files whose path contains it.

cosmic-ray has a lock of its own (`requirements.lock` beside this file).
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

# Operators whose mutants say nothing here: names swapped at random, lines put in, and equality become identity or
# the other way round, which for None, True, False, enums, words and small numbers is the same.
LEFT_OUT = ("VariableInserter", "VariableReplacer", "_Eq_Is", "_NotEq_IsNot", "_Is_Eq", "_IsNot_NotEq")
# Keywords of `@dataclass` that mypy and a test of the house watch over, not the cases.
_OF_DATACLASS = ("frozen", "slots")
# Files without rules that the cases go round: what they do is tried by tests of whole runs.
_GONE_ROUND = ("engine.py", "declare.py")
_NO_RULES = ("__init__.py", "contents.py", "registry.py")
# What tries the law: its own tests for every file, and those of what asks a file most, the quick ones first.
LAW_TESTS = ["tests/unit/law"]
_CALENDAR = [
    "tests/unit/run/test_another_calendar.py",
    "tests/unit/measure/test_sla_clocks.py",
    "tests/properties/test_clocks.py",
    "tests/properties/test_calendar.py",
]
_LADDER = [
    "tests/unit/assess",
    "tests/unit/run/test_levels_by_hand.py",
    "tests/unit/run/test_another_region.py",
    "tests/unit/run/test_indicators.py",
]
_CLOCKS = [
    "tests/unit/link",
    "tests/unit/run/test_another_calendar.py",
    "tests/unit/run/test_another_region.py",
    "tests/unit/measure",
    "tests/properties/test_clocks.py",
    "tests/properties/test_law_robust.py",
]
_LINT = ["tests/meta/test_pack_guide.py", "tests/properties/test_law_robust.py"]
BESIDE = {
    **dict.fromkeys(("calendar", "feasts", "hours", "office", "yeartable"), _CALENDAR),
    **dict.fromkeys(("completeness", "crosswalk", "indicator", "ladder", "maturity", "saying"), _LADDER),
    **dict.fromkeys(("codes", "lint", "lint_calendar", "lint_order", "lint_tables"), _LINT),
    "lint_indicator": [*_LINT, "tests/unit/run/test_indicators.py"],
    "figures": ["tests/unit/render/test_flow.py", *_LINT],
    "paperwords": ["tests/unit/run/test_evidence.py"],
}
# Seconds of the processor, so that a busy machine kills nothing; what does not end in time counts as killed.
SECONDS = {"rules": 90, "law": 90}
# What waits for something that never comes uses no processor.
IDLE = 1800
KILLED, SURVIVED = 1, 0
# Without the plugin of hypothesis, which warns where hypothesis was imported first, and a warning is an error
# here; importing it anew would take each child longer than its tests.
_OPTIONS = (
    *("-x", "-q", "--no-header", "-p", "no:hypothesispytest"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small mistake."""

    path: Path
    operator: str
    occurrence: int
    code: str
    line: int
    was: str
    now: str


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.mutation")
    parser.add_argument("part", choices=("rules", "law"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--draw", default="", help="any word: another word draws other places")
    parser.add_argument("--only", default="", help="files whose path contains this")
    arguments = parser.parse_args()
    files = [
        path
        for path in sorted(Path("pipeline", arguments.part).rglob("*.py"))
        if path.name not in (*_NO_RULES, *_GONE_ROUND) and arguments.only in str(path)
    ]
    began, tried, killed = time.perf_counter(), 0, 0
    judge = Rules() if arguments.part == "rules" else Laws()
    for path in files:
        mutants = list(mutants_of(path, arguments.draw))[:: arguments.every]
        # Tests that cannot pass "kill" everything: the file as it stands must survive.
        untouched = Mutant(path, "none", 0, path.read_text("utf-8"), 0, "", "")
        if mutants and judge.asks_anew() and judge.kills(untouched):
            raise SystemExit(f"{path}: the tests fail without any mutant")
        lost = []
        for mutant in mutants:
            if not judge.kills(mutant):
                lost.append(mutant)
                # At once: a draw takes an hour, and its survivors can be looked at meanwhile.
                print(
                    f"survived {path}:{mutant.line} {mutant.operator}: {mutant.was} -> {mutant.now}",
                    flush=True,
                )
        tried, killed = tried + len(mutants), killed + len(mutants) - len(lost)
        print(f"{path}: {len(mutants) - len(lost)} of {len(mutants)}", flush=True)
    share = 100 * killed / max(1, tried)
    spent = time.perf_counter() - began
    print(f"{arguments.part}: {killed} of {tried} mutants killed ({share:.1f} %), {spent:.0f} s")
    return 0


def mutants_of(path: Path, draw: str = "") -> Iterator[Mutant]:
    """All mutants of a file that differ in more than annotations, in an order of their own for each draw."""
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    source = path.read_text("utf-8")
    original = essence(source)
    found: dict[str, Mutant] = {}
    for name in plugins.operator_names():
        if any(word in name for word in LEFT_OUT):
            continue
        operator = plugins.get_operator(name)()
        occurrence = 0
        while (code := mutate_code(source, operator, occurrence)) is not None:
            kernel = essence(code)
            if kernel != original and kernel not in found:
                found[kernel] = Mutant(path, name.split("/")[-1], occurrence, code, *_where(source, code))
            occurrence += 1
    everything = list(found.values())
    random.Random(f"{path}{draw}").shuffle(everything)
    return iter(everything)


def essence(source: str) -> str:
    """What a text does, its annotations left out; the text itself where it is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(value=None)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dataclass":
            node.keywords = [word for word in node.keywords if word.arg not in _OF_DATACLASS]
    return ast.dump(tree)


def _where(source: str, code: str) -> tuple[int, str, str]:
    old, new = source.split("\n"), code.split("\n")
    for number, (was, now) in enumerate(zip(old, new, strict=False), start=1):
        if was != now:
            return number, was.strip(), now.strip()
    return 0, "", ""


class Rules:
    """Judges a mutant by the cases of rules; workspaces are built once and shared by the children."""

    def __init__(self) -> None:
        from pipeline.rules.registry import RULES
        from tests.rules.bench import AS_OF, base_documents, build, examples, workbench
        from tests.rules.test_rules import _expected, _says, _where

        self.rules = RULES
        self.told = (_where, _expected, _says)
        self.untouched = build(dict(base_documents()), AS_OF, strict=True)
        self.benches: dict[str, list[Any]] = {}
        self._make = lambda code: [(example, workbench(example)) for example in examples(code)]

    def asks_anew(self) -> bool:
        """Whether the tests must be tried on the next file as it stands: each has its own."""
        return True

    def kills(self, mutant: Mutant) -> bool:
        """Whether a case of the file's rules, or of all where it declares none, goes otherwise."""
        name = ".".join(mutant.path.with_suffix("").parts)
        own = [rule.code for rule in self.rules if rule.check is not None and rule.check.__module__ == name]
        codes = own or [rule.code for rule in self.rules]
        for code in codes:
            if code not in self.benches:
                self.benches[code] = self._make(code)
        if in_child(lambda: self._differs(name, mutant.code, codes, shared=not own), SECONDS["rules"]):
            return True
        unit = Path("tests", "unit", "rules", f"test_{mutant.path.stem}.py")
        return unit.is_file() and in_child(lambda: fails(name, mutant.code, [str(unit)]), SECONDS["rules"])

    def _differs(self, name: str, code: str, codes: list[str], *, shared: bool) -> bool:
        rules = self._reloaded(name, code) if shared else self._executed(name, code)
        known = {rule.code: rule for rule in rules}
        where, expected, says = self.told
        for one in codes:
            if _identity(known[one]) != _identity(self._original(one)):
                return True  # the generated pages say otherwise: tests/meta/test_generated.py
            if self.untouched.findings(known[one]) != self.untouched.findings(self._original(one)):
                return True
            for example, bench in self.benches[one]:
                found = bench.findings(known[one])
                wanted = list(example.data.get("temuan") or [])
                if [where(f) for f in found] != [expected(w, example) for w in wanted]:
                    return True
                for finding, want in zip(found, wanted, strict=True):
                    says(example, finding, want)
        return False

    def _original(self, code: str) -> Any:
        return next(rule for rule in self.rules if rule.code == code)

    def _executed(self, name: str, code: str) -> list[Any]:
        from pipeline.model.rule import Rule

        module = ModuleType(name)
        module.__file__ = name
        exec(compile(code, name, "exec"), module.__dict__)
        return [value for value in module.__dict__.values() if isinstance(value, Rule)]

    def _reloaded(self, name: str, code: str) -> list[Any]:
        forget("pipeline.rules")
        sys.meta_path.insert(0, Instead(name, code))
        return list(importlib.import_module("pipeline.rules.registry").RULES)


class Laws:
    """Judges a mutant by the tests of the law, in a child that imports the project anew."""

    def __init__(self) -> None:
        for name in ("pytest", "hypothesis", "yaml", "jsonschema", "jsonschema_rs", "holidays", "networkx"):
            importlib.import_module(name)
        self.asked = False

    def asks_anew(self) -> bool:
        """Whether the tests must be tried on the next file as it stands: once, they do not depend on it."""
        first, self.asked = not self.asked, True
        return first

    def kills(self, mutant: Mutant) -> bool:
        """Whether one of the tests fails: the file's own quick ones are asked first, since most fail there."""
        name = ".".join(mutant.path.with_suffix("").parts)
        own = Path("tests", "unit", "law", f"test_{mutant.path.stem}.py")
        tests = [*LAW_TESTS, *BESIDE.get(mutant.path.stem, _CLOCKS)]
        return (own.is_file() and self._fail(name, mutant, [str(own)])) or self._fail(name, mutant, tests)

    def _fail(self, name: str, mutant: Mutant, tests: list[str]) -> bool:
        return in_child(lambda: fails(name, mutant.code, tests), SECONDS["law"])


def fails(name: str, code: str, tests: list[str]) -> bool:
    """Whether one of some tests fails with another text of a module, all of the project imported anew."""
    import pytest

    forget("pipeline")
    forget("tests")
    os.environ["CI"] = "true"
    sys.meta_path.insert(0, Instead(name, code))
    return pytest.main([*tests, *_OPTIONS]) != 0


def _identity(rule: Any) -> tuple[Any, ...]:
    """What the pages made from a rule say of it."""
    return (rule.code, rule.name, rule.clauses, rule.severity, rule.kinds, rule.basis)


class Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module another text."""

    def __init__(self, name: str, code: str) -> None:
        self.name, self.code = name, code

    def find_spec(self, name: str, *_: Any) -> Any:
        return importlib.machinery.ModuleSpec(name, self, origin=name) if name == self.name else None

    def get_code(self) -> CodeType:
        return compile(self.code, self.name, "exec")

    def exec_module(self, module: ModuleType) -> None:
        exec(self.get_code(), module.__dict__)


def forget(package: str) -> None:
    """Lets the modules of a package be imported anew."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


def in_child(differs: Any, seconds: int) -> bool:
    """Whether a forked child sees a difference, breaks, or does not come to an end in time."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        signal.alarm(IDLE)
        try:
            os._exit(KILLED if differs() else SURVIVED)
        except BaseException:
            os._exit(KILLED)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != SURVIVED


if __name__ == "__main__":
    sys.exit(main())
