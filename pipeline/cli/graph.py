"""`spbe graph`: what a component carries, what a service needs, single points of failure."""

from __future__ import annotations

import sys
from difflib import get_close_matches

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.parser import Parser, workspace_root
from pipeline.formatters.graph import graph_dot, graph_json, graph_text
from pipeline.model.dependency import Dependencies
from pipeline.run.dependency import find, map_dependencies
from pipeline.wording import visible

_FORMATS = ("text", "dot", "svg", "json")


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    parser = Parser("graph", "Graf ketergantungan layanan, aplikasi, dan infrastruktur.")
    parser.add_argument(
        "what", metavar="ID", nargs="?", help="mis. surel-dinas atau diskominfo/aplikasi/surel"
    )
    parser.add_argument("--format", choices=_FORMATS, default="text", help="bentuk keluaran")
    arguments = parser.parse_args(argv)
    mapped = map_dependencies(workspace_root(arguments.root))
    focus = _meant(mapped.graph, arguments.what) if arguments.what is not None else ""
    graph = mapped.graph.around(focus) if focus else mapped.graph
    sys.stdout.write(_written(arguments.format, graph, focus, mapped.left_out))
    return CLEAN


def _written(form: str, graph: Dependencies, focus: str, left_out: int) -> str:
    if form == "json":
        return graph_json(graph, focus, left_out)
    if form == "dot":
        return graph_dot(graph, focus)
    if form == "text":
        return graph_text(graph, focus, left_out)
    from pipeline.render.charts.dependencies import dependency_chart  # start-up: only the picture needs it

    title = graph.parts[focus].name if focus else "Graf ketergantungan"
    return f"{dependency_chart(title, graph, focus).svg}\n"


def _meant(graph: Dependencies, name: str) -> str:
    """The part that a name means.

    Raises:
        Stop: None or several do.
    """
    found = find(graph, name)
    if len(found) == 1:
        return found[0]
    shown = visible(name, 80)
    if found:
        raise Stop(f"`{shown}` dapat berarti {', '.join(found[:6])}; tulis nama lengkapnya")
    ends = {ref.rsplit("/", 1)[-1]: ref for ref in graph.parts}
    close = get_close_matches(name, [*graph.parts, *ends], n=3, cutoff=0.6)
    hint = f"; maksudnya {', '.join(dict.fromkeys(ends.get(one, one) for one in close))}?" if close else ""
    raise Stop(f"`{shown}` bukan layanan, aplikasi, atau infrastruktur katalog ini{hint}")
