"""A refusal of the system names a place and says what to do."""

from __future__ import annotations

import errno
import os

import pytest

from pipeline.cli.main import main
from pipeline.portable import naming, refusal_words


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EACCES, errno.EROFS, errno.EISDIR])
def test_a_refusal_is_told_in_words_of_its_own_with_one_thing_to_do(number: int) -> None:
    words = refusal_words(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in words
    assert words.count(";") == 1


def test_what_is_not_known_is_told_in_the_systems_words() -> None:
    assert refusal_words(OSError(errno.ENOTTY, "Inappropriate ioctl")) == "Inappropriate ioctl"
    assert refusal_words(OSError("aneh")) == "aneh"


def test_a_refusal_to_write_names_the_place() -> None:
    with pytest.raises(OSError, match="laporan") as nameless, naming("laporan.json"):
        raise OSError(errno.EFBIG, "File too large")
    assert nameless.value.filename == "laporan.json"
    with pytest.raises(OSError, match="laporan") as aside, naming("laporan.json"):
        raise OSError(errno.EXDEV, "Invalid", ".lap-x", None, "lain")
    assert (aside.value.filename, aside.value.filename2) == ("laporan.json", None)


def test_output_that_has_no_room_is_named_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a stream as the shell gives it
        monkeypatch.setattr("sys.stdout", full)
        assert main(["--version"]) == 2
        monkeypatch.undo()
        assert "sistem menolak keluaran standar: ruang penyimpanan penuh; " in capsys.readouterr().err
        # What could not be written is dropped before the stream is closed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())
