"""Menulis atau memperbarui satu komentar pada sebuah usulan di GitHub, GitLab, Forgejo, atau Gitea.

Pemakaian: TOKEN=… NOMOR=… python -I .ci/komentar.py BERKAS
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = "<!-- spbe: komentar ini diperbarui sendiri -->"
# Batas terkecil di antara forge; selebihnya ditolak.
MOST = 60_000


@dataclass(frozen=True)
class Forge:
    """Alamat dan cara sebuah forge."""

    all_comments: str
    one_comment: str
    headers: Mapping[str, str]
    update: str

    def ask(self, method: str, url: str, body: str | None = None) -> Any:
        """Jawaban forge sebagai JSON."""
        data = None if body is None else json.dumps({"body": body}).encode()
        headers = {**self.headers, "Content-Type": "application/json"}
        request = urllib.request.Request(url, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


def forge_of(environment: Mapping[str, str]) -> Forge:
    """Forge tempat alur kerja ini berjalan."""
    number, token = int(environment["NOMOR"]), environment["TOKEN"]
    if "CI_API_V4_URL" in environment:
        project = f"{environment['CI_API_V4_URL']}/projects/{int(environment['CI_PROJECT_ID'])}"
        notes = f"{project}/merge_requests/{number}/notes"
        return Forge(notes, notes, {"PRIVATE-TOKEN": token}, "PUT")
    issues = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}/issues"
    return Forge(
        f"{issues}/{number}/comments", f"{issues}/comments", {"Authorization": f"token {token}"}, "PATCH"
    )


def write(forge: Forge, text: str) -> None:
    """Memperbarui komentar yang bertanda; bila tidak ada atau bukan milik kita, menulis yang baru."""
    body = f"{MARK}\n{text}"[:MOST]
    known = forge.ask("GET", f"{forge.all_comments}?per_page=100&limit=100")
    marked = [int(one["id"]) for one in known if str(one.get("body", "")).startswith(MARK)]
    if not any(updated(forge, number, body) for number in marked):
        forge.ask("POST", forge.all_comments, body)


def updated(forge: Forge, number: int, body: str) -> bool:
    """Apakah komentar itu milik kita dan telah diperbarui."""
    try:
        forge.ask(forge.update, f"{forge.one_comment}/{number}", body)
    except urllib.error.HTTPError as refusal:
        if refusal.code not in {403, 404}:
            raise
        return False
    return True


if __name__ == "__main__":
    write(forge_of(os.environ), Path(sys.argv[1]).read_text(encoding="utf-8"))
