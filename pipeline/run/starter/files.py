"""All files of a new workspace: documents, the pack, and what forges and editors read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.law.law import Law
from pipeline.model.tool import VERSION
from pipeline.resources import bundled
from pipeline.run.editor_files import SCHEMA_PLACE, editor_files
from pipeline.run.starter.answers import Answers
from pipeline.run.starter.records import first_documents
from pipeline.wording import waktu

FOLDER = "init"
_TOKEN = re.compile(r"@([A-Z_]+)@")
# Git and packagers treat names that begin with a dot in ways of their own: these are spelt out here.
_DOT = "dot-"
# Installers compile what looks like Python.
_COMPILED = "__pycache__"
# What one forge's workflow says, another one reads in its own folder, for runners of another name.
_FORGEJO = ".forgejo/workflows/spbe.yml"
_GITEA = ".gitea/workflows/spbe.yml"
_RUNNERS = {_FORGEJO: "docker", _GITEA: "ubuntu-latest"}


def starter_files(answers: Answers, law: Law, pack: Path) -> dict[str, str]:
    """The texts by path.

    Args:
        answers: What the region says of itself.
        law: Its pack.
        pack: The pack's folder, copied where the answers ask for it.
    """
    files = dict(_from_templates(answers, law))
    files |= first_documents(answers, law)
    files |= {
        SCHEMA_PLACE: editor_files(law)["skema"]["spbe.schema.json"],
        ".vscode/spbe.code-snippets": editor_files(law)["cuplikan"][""],
    }
    if answers.salin:
        files |= dict(_pack(pack, answers.paket))
    return dict(sorted(files.items()))


def _from_templates(answers: Answers, law: Law) -> Iterator[tuple[str, str]]:
    folder = bundled("templates") / FOLDER
    words = _words(answers, law)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and _COMPILED not in file.parts:
            text = file.read_text(encoding="utf-8")
            for name in _places(file.relative_to(folder)):
                yield name, _filled(text, {**words, "RUNNER": _RUNNERS.get(name, "")})


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda match: words[match[1]], text)


def _places(path: Path) -> list[str]:
    """Where a template goes."""
    parts = [part.replace(_DOT, ".", 1) if part.startswith(_DOT) else part for part in path.parts]
    name = "/".join(parts)
    return [name, _GITEA] if name == _FORGEJO else [name]


def _words(answers: Answers, law: Law) -> Mapping[str, str]:
    copied = f"`catalog/peraturan/{answers.paket}/` (salinan; ubah hanya dengan dasar hukum)"
    return {
        "NAMA": answers.nama,
        "OPD": answers.opd,
        "NAMA_OPD": answers.nama_opd,
        "LAYANAN": answers.layanan,
        "ORGANISASI": answers.organisasi,
        "PERATURAN": law.nama,
        "PAKET": answers.paket,
        "TEMPAT_PAKET": copied if answers.salin else "yang dibawa alat",
        "VERSI": VERSION,
        "WAKTU": waktu(answers.as_of),
    }


def _pack(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*.yaml")):
        inside = file.relative_to(folder).as_posix()
        yield f"catalog/peraturan/{name}/{inside}", file.read_text(encoding="utf-8")
