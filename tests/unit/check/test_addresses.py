"""Which texts may stand as an address: telephone numbers and places may, what runs or leads away may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.unit.history.repos import begun

REFUSED = (
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "\\\\jahat\\berbagi",
    "https://contoh.go.id@jahat.example/",
    "//pengguna@jahat.example",
    "https://admin:rahasia@contoh.go.id/",
    "ssh://git:rahasia@contoh.go.id/a",
)
TAKEN = (
    "https://contoh.go.id/@dinas?surel=a@b",
    "0283-491765",
    "layanan@contoh.go.id",
    "mailto:layanan@contoh.go.id",
    "ssh://git@contoh.go.id/a",
    "git@contoh.go.id:a/b.git",
    "Data: ruang server lantai 2",
    "Jl. Dr. Soetomo No. 1, Slawi",
)


@pytest.mark.parametrize("text", REFUSED + TAKEN)
def test_an_address_is_refused_at_its_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    repo = begun(tmp_path)
    written = text.replace("\\", "\\\\").replace("\t", "\\t")
    pemda = repo.root / "catalog/pemda.yaml"
    pemda.write_text(f'{pemda.read_text()}situs: {{alamat: "{written}"}}\n', encoding="utf-8")
    main(["check", "--root", str(repo.root), "--as-of", "2026-01-15T08:00:00+07:00", "--select", "SKM,YML"])
    said = capsys.readouterr().out
    assert ("catalog/pemda.yaml:6:17: SKM007" in said) is (text in REFUSED), said
    assert "YML" not in said
