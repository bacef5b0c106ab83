"""PDFs that were made before: the same job gives the same bytes, so it need not be done twice."""

# They lie in the user's own cache folder, never in a workspace: what a workspace brings is not trusted.

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.model.lean import dataclass, field
from pipeline.model.tool import VERSION
from pipeline.render import assets, pdf_job
from pipeline.render.pdf_job import PdfJob
from pipeline.run.cachefolder import cache_folder

# Some five builds of a large region; the oldest go first.
MOST = 2000
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class PressCache:
    """A folder of PDFs by what they were made from.

    Attributes:
        folder: The folder; None keeps and finds nothing.
    """

    folder: Path | None = field(default=None)

    def name(self, job: PdfJob) -> str:
        """Under which name the PDF of a job is kept; "" where none is."""
        return digest(job) if self.folder else ""

    def find(self, name: str) -> bytes | None:
        """A PDF, None where it was not made before or its file is not whole."""
        if self.folder is None:
            return None
        try:
            content = self._file(name).read_bytes()
            # What is in use is not the oldest.
            os.utime(self._file(name))
        except OSError:
            return None
        kept, pdf = content[:_DIGEST], content[_DIGEST:]
        return pdf if hashlib.sha256(pdf).digest() == kept else None

    def keep(self, name: str, pdf: bytes) -> None:
        """Keeps a PDF; a disk that refuses costs only time."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=self.folder, suffix=".tmp")
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(pdf).digest() + pdf)
            Path(aside).replace(self._file(name))

    def prune(self) -> None:
        """Removes what was longest not in use, beyond what is worth keeping, and unfinished files."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            found = sorted(self.folder.glob("*.pdf"), key=lambda file: (file.stat().st_mtime_ns, file.name))
            for old in [*found[: max(0, len(found) - MOST)], *self.folder.glob("*.tmp")]:
                old.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        assert self.folder is not None  # noqa: S101  both callers have looked
        return self.folder / f"{name}.pdf"


def user_cache(environment: Mapping[str, str]) -> PressCache:
    """The cache in the user's own folder; none where the environment names no home."""
    folder = cache_folder(environment)
    return PressCache(folder / "pdf") if folder else PressCache()


def digest(job: PdfJob) -> str:
    """Everything that decides the bytes of a PDF: the job, the style sheets and fonts, the press itself."""
    found = hashlib.sha256(_press())
    origin = job.provenance.told() if job.provenance else b""
    asked = (job.path.encode(), job.html.encode(), str(job.most_pages).encode(), str(job.at).encode(), origin)
    for part in asked:
        found.update(len(part).to_bytes(8, "big") + part)
    for attached in job.attachments:
        about = f"{attached.name}\0{attached.at.isoformat()}\0{attached.description}\0{attached.relationship}"
        for part in (about.encode(), attached.content):
            found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


@cache
def _press() -> bytes:
    """The tool, the library, our own press, the styles and the fonts."""
    found = hashlib.sha256(f"{VERSION} {version('weasyprint')} {version('pydyf')}".encode())
    found.update(assets.pdf_styles().encode())
    for name, content in sorted(assets.fonts().items()):
        found.update(name.encode() + hashlib.sha256(content).digest())
    for file in sorted(Path(pdf_job.__file__).parent.glob("pdf*.py")):
        found.update(file.read_bytes())
    found.update(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    return found.digest()
