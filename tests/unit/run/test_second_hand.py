"""One document that cannot be used is one finding: nothing else is said to be missing because of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.run.levelscase import BASE, Change, answer, both, write

AS_OF = "2026-01-15T08:00:00+07:00"
COMMAND = ("check", "--format", "json", "--engine", "serial", "--quiet", "--as-of", AS_OF)
WHOLE = "utuh"
REFUSED = {f"tolak-{kind.replace('_', '-')}": kind for kind in ("opd", *BASE)}
UNREAD = {f"rusak-{kind.replace('_', '-')}": kind for kind in ("opd", *BASE)}


def _refused(kind: str) -> Change:
    return lambda docs: docs[kind].update(tanpa_nama=1)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    cases = {opd: _refused(kind) for opd, kind in REFUSED.items()}
    cases |= {opd: both() for opd in (WHOLE, *UNREAD)}
    root = write(tmp_path_factory.mktemp("second"), cases)
    for opd, kind in UNREAD.items():
        file = next(root.glob(f"*/{opd}/{kind}.yaml"))
        text = file.read_text("utf-8")
        # Named as `spbe new` names it: what an unreadable file holds is known by its name alone.
        name = file if kind == "opd" else file.with_name(f"{json.loads(text)['id']}.yaml")
        file.rename(name).write_text(text + "\n: [\n", encoding="utf-8")
    return answer(*COMMAND, "--root", str(root))["findings"]


def _said(found: Any, opd: str) -> dict[tuple[str, str], str]:
    """What the findings of an OPD say, by code and file; the OPD's own name taken out."""
    own = [one for one in found if one["path"].split("/")[1] == opd]
    return {(one["code"], Path(one["path"]).stem): one["message"].replace(opd, WHOLE) for one in own}


@pytest.mark.parametrize("opd", [*REFUSED, *UNREAD])
def test_only_the_broken_document_is_spoken_of(found: Any, opd: str) -> None:
    usual = _said(found, WHOLE)
    more = {name: said for name, said in _said(found, opd).items() if usual.get(name) != said}
    own = {name for name in more if name[0][:3] in ("SKM", "YML")}
    assert len({file for _, file in own}) == 1
    assert {name: said for name, said in more.items() if name not in own} == {}
