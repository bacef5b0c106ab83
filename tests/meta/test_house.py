"""The house rules that no linter knows: sizes, names, docstrings, and who may read the clock."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "pipeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
NAMELESS = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "localtime"),
    ("time", "time"),
    ("time", "time_ns"),
}

each_module = pytest.mark.parametrize(
    "path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES]
)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def clock_calls(module: ast.Module) -> list[str]:
    """Where a module reads the clock, as `line: name`; `from time import time` counts as reading it."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            owner = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            if (owner, node.attr) in CLOCKS:
                found.append(f"{node.lineno}: {owner}.{node.attr}")
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [
                f"{node.lineno}: time.{name.name}" for name in node.names if ("time", name.name) in CLOCKS
            ]
    return found


def test_there_is_a_house_to_look_at() -> None:
    assert PACKAGE / "resources.py" in MODULES


@each_module
def test_a_file_fits_in_the_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@each_module
def test_a_function_fits_on_a_screen(path: Path) -> None:
    functions = [
        node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    too_long = {
        function.name: length
        for function in functions
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    }
    assert too_long == {}


@each_module
def test_a_module_says_in_one_line_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(tree(path))
    assert docstring, "no module docstring"
    assert len(docstring.splitlines()) == 1


@each_module
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert path.stem not in NAMELESS
    assert path.parent.name not in NAMELESS


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=lambda path: path.name)
def test_a_package_holds_a_docstring_and_no_code(folder: Path) -> None:
    init = folder / "__init__.py"
    assert init.is_file()
    assert len(tree(init).body) == 1, "an __init__.py holds its docstring and no code"


@each_module
def test_dataclasses_are_the_ones_that_start_fast(path: Path) -> None:
    names = {
        name.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        for name in node.names
    }
    assert "dataclass" not in names, "take it from pipeline.model.lean"


def hidden_modules(module: ast.Module) -> set[str]:
    """Modules of ours that only a type checker sees imported."""
    told = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
    ]
    found: set[str] = set()
    for node in (node for each in told for line in each.body for node in ast.walk(line)):
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return {name for name in found if name.split(".")[0] == PACKAGE.name}


@each_module
def test_no_cycle_is_hidden_from_the_running_program(path: Path) -> None:
    assert hidden_modules(tree(path)) == set(), "a cycle is mended by moving the line to its floor"


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("if TYPE_CHECKING:\n    from pipeline.law.law import Law", {"pipeline.law.law"}),
        ("if typing.TYPE_CHECKING:\n    import pipeline.cli, os", {"pipeline.cli"}),
        ("if TYPE_CHECKING:\n    from subprocess import Popen", set()),
        ("from pipeline.law.law import Law", set()),
    ],
)
def test_a_hidden_cycle_is_seen(source: str, hidden: set[str]) -> None:
    assert hidden_modules(ast.parse(source)) == hidden


@each_module
def test_only_the_command_line_reads_the_clock(path: Path) -> None:
    if path.is_relative_to(PACKAGE / "cli"):
        return
    assert clock_calls(tree(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "from datetime import datetime\ndatetime.now(tz=None)",
        "from datetime import date\nclock = date.today",
        "import time\ntime.time()",
        "from time import time",
    ],
)
def test_a_clock_is_seen_however_it_is_called(source: str) -> None:
    assert clock_calls(ast.parse(source))


def test_measuring_a_duration_is_no_clock() -> None:
    assert clock_calls(ast.parse("import time\ntime.perf_counter()\ntime.monotonic()")) == []
