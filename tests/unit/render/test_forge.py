"""Addresses in a repository: read, mended, and the commit, on each kind of forge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.render import forge
from tests.unit.render.documents.completed import complete


def test_a_file_is_read_and_mended_where_the_forge_has_it() -> None:
    site = replace(
        complete().site, repository="https://git.contoh.example/spbe/catatan/", branch="", commit=""
    )
    root = "https://git.contoh.example/spbe/catatan/"
    assert forge.view(site, "records/a b.yaml", 3) == f"{root}blob/HEAD/records/a%20b.yaml#L3"
    assert forge.edit(site, "records/a b.yaml") == f"{root}edit/main/records/a%20b.yaml"
    lab = replace(site, forge="gitlab", branch="rilis/1")
    assert forge.view(lab, "a.yaml") == f"{root}-/blob/rilis/1/a.yaml"
    assert forge.edit(lab, "a.yaml") == f"{root}-/edit/rilis/1/a.yaml"
    tea = replace(site, forge="gitea", commit="abc")
    assert forge.view(tea, "a.yaml") == f"{root}src/branch/main/a.yaml"
    assert forge.edit(tea, "a.yaml") == f"{root}_edit/main/a.yaml"
    assert forge.commit(tea) == f"{root}commit/abc"


def test_without_a_repository_nothing_leads_anywhere() -> None:
    site = replace(complete().site, repository="", commit="abc")
    assert (forge.view(site, "a.yaml"), forge.edit(site, "a.yaml"), forge.commit(site)) == ("", "", "")


@pytest.mark.parametrize(
    ("word", "repository", "kind"),
    [
        ("gitlab", "https://github.com/a/b", "gitlab"),
        ("", "https://github.com/gitlab/b", "github"),
        ("", "https://gitlab.contoh.example/a/b", "gitlab"),
        ("", "https://codeberg.org/a/b", "gitea"),
        ("", "https://git.contoh.example/a/b", "github"),
        ("lain", "bukan alamat", "github"),
    ],
)
def test_a_forge_is_known_by_its_name(word: str, repository: str, kind: str) -> None:
    assert forge.known(word, repository) == kind
