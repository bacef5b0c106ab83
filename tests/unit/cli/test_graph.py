"""`spbe graph`: the same graph in four forms, names that may mean one thing only and command nothing."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.cli.main import main
from pipeline.formatters import graph as formatters
from pipeline.formatters.graph import graph_dot, graph_json, graph_text
from tests.unit.render.graphs import circle, graph_of, hostile, three

SAMPLE = Path(__file__).parents[2] / "workspaces/complete"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["graph", *arguments, "--root", str(SAMPLE)])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_whole_graph_as_text_counts_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = printed(capsys)
    assert code == 0
    assert out.startswith("3 layanan, 2 aplikasi, 1 infrastruktur\n")
    assert "Titik tunggal kegagalan" in out


@pytest.mark.parametrize("name", ["diskominfo/aplikasi/surel", "aplikasi/surel", "DISKOMINFO/aplikasi/Surel"])
def test_a_part_may_be_named_by_the_end_of_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = printed(capsys, name)
    assert code == 0
    assert out.startswith("diskominfo/aplikasi/surel:")
    assert "Bila berhenti, 1 layanan ikut berhenti:" in out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("surel", "dapat berarti diskominfo/aplikasi/surel, diskominfo/layanan/surel"),
        ("surell", "maksudnya"),
        ("tidak-ada", "bukan layanan, aplikasi, atau infrastruktur"),
        ("", "bukan layanan"),
        ("a\x1b[31m\nb", "\\u{001b}"),
        ("diskominfo/orang/kadis", "bukan layanan"),
    ],
)
def test_a_name_that_means_nothing_or_too_much_is_misuse(
    name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = printed(capsys, name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_json_tells_of_each_part_what_carries_it_and_what_stops(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = printed(capsys, "--format", "json")
    content = json.loads(out)
    assert code == 0
    assert content["version"] == 1
    assert content["id"] is None
    assert content["summary"] == {
        "services": 3,
        "applications": 2,
        "infrastructure": 1,
        "edges": sum(len(part["needs"]) for part in content["parts"]),
        "left_out": 0,
    }
    parts = {part["id"]: part for part in content["parts"]}
    server = parts["diskominfo/infrastruktur/server-utama"]
    assert server["stops"] == [
        ref for ref, part in parts.items() if part["kind"] == "layanan" and server["id"] in part["stands_on"]
    ]
    assert all(part["id"] in parts[user]["needs"] for part in parts.values() for user in part["used_by"])
    assert all((part["stops"] is None) == (part["kind"] == "layanan") for part in parts.values())


def test_a_graph_that_is_too_much_to_tell_is_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = {f"infrastruktur/k{i:02d}": [f"infrastruktur/k{i + 1:02d}"] if i < 39 else [] for i in range(40)}
    graph = graph_of({f"layanan/s{i:02d}": ["infrastruktur/k00"] for i in range(25)} | chain)
    whole = json.loads(graph_json(graph, "", 0))
    assert not any("cut" in one for one in (*whole["parts"], *whole["single_points"]))
    assert not {"listed", "names"} & set(whole["summary"])
    monkeypatch.setattr(formatters, "MOST_NAMES", 100)
    cut = json.loads(graph_json(graph, "", 0))
    names = sum(len(part["stands_on"]) + len(part["stops"] or ()) for part in whole["parts"])
    assert cut["summary"] == {**whole["summary"], "listed": 20, "names": names}
    for was, now in zip(
        whole["parts"] + whole["single_points"], cut["parts"] + cut["single_points"], strict=True
    ):
        told = now.pop("cut", {})
        for name, value in was.items():
            if isinstance(value, list) and len(value) > 20 and name in ("stands_on", "stops"):
                assert (now[name], told.pop(name)) == (value[:20], len(value))
            else:
                assert now[name] == value
        assert told == {}


def test_the_picture_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = printed(capsys, "layanan/surel", "--format", "svg")
    assert code == 0
    assert ElementTree.fromstring(out).get("viewBox")


def test_names_command_nothing_in_any_form() -> None:
    graph = hostile()
    dot = graph_dot(graph, "")
    label = dot.split("label=")[2]
    assert label.startswith('"</text><script>alert(1)</script>]]> & \\" \' \\\\ %s"')
    for text in (dot, graph_text(graph, "", 0), graph_text(graph, "uji/layanan/surat", 0)):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert json.loads(graph_json(graph, "", 0))["parts"][1]["name"].startswith("</text>")
    assert "\x1b" not in graph_json(graph, "", 0)


def test_a_circle_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert "lihat di atas" in graph_text(circle(), "uji/layanan/surat", 2)
    assert "2 dokumen katalog tidak dihitung" in graph_text(three(), "", 2)
    assert graph_dot(circle(), "").count("->") == 5
    assert capsys.readouterr().out == ""


def test_an_empty_catalogue_is_answered_with_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "catalog").mkdir()
    pemda = "jenis: pemda\nid: uji\nnama: Uji\nperaturan: perbup-tegal-10-2024\nzona_waktu: Asia/Jakarta\n"
    (tmp_path / "catalog/pemda.yaml").write_text(pemda)
    for form in ("text", "json", "dot", "svg"):
        assert main(["graph", "--root", str(tmp_path), "--format", form]) == 0
        assert capsys.readouterr().out
