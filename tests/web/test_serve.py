"""`spbe serve` in a real browser: a saved record appears by itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.unit.render.documents.completed import COMPLETE

LIST = "rekaman/diskominfo/aduan-2025.html"
TICKET = "records/diskominfo/aduan/2025/ADU-2025-0001.yaml"
# Promised is a second; two shared cores that also run the other tests may need more.
# How long a machine that is busy with everything else may take; a second is what an idle one needs.
PATIENCE = 90.0


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COMPLETE, tmp_path / "daerah"))


@pytest.fixture
def address(region: Path) -> Iterator[str]:
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "serve",
        "--root",
        str(region),
        "--port",
        "0",
        "--open",
        "no",
    ]
    process = subprocess.Popen(
        [*command, "--as-of", "2025-08-10T08:00:00+07:00"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    yield found[0]
    process.terminate()
    process.communicate(timeout=PATIENCE)


def test_a_saved_record_appears_by_itself(browser: Browser, region: Path, address: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address + LIST)
    file = region / TICKET
    text = file.read_text(encoding="utf-8")
    assert page.locator("#ADU-2025-0901").count() == 0

    file.write_text(text.replace("id: ADU-2025-0001", "id: ADU-2025-0901"), encoding="utf-8")
    page.locator("#ADU-2025-0901").wait_for(timeout=PATIENCE * 1000)

    file.write_text(text.replace("jenis: aduan", "jenis: [aduan"), encoding="utf-8")
    page.get_by_role("alert").wait_for(timeout=PATIENCE * 1000)
    assert page.locator("#ADU-2025-0901").count() == 1
    assert complaints == []
    page.close()
