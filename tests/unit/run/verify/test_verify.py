"""A PDF beside what the repository gives: the same, different and where, or impossible to say, and signed."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader, PdfWriter

from pipeline.cli.main import main
from pipeline.model.provenance import NAME, Provenance, read_provenance
from pipeline.model.seen import Seen
from pipeline.model.verdict import Outcome, Verdict
from pipeline.render.documents.dossier import Dossier, Draft, Plan
from pipeline.render.environment import environment, pdf_html
from pipeline.render.pdf_job import PdfJob
from pipeline.render.pdf_pool import PdfPool
from pipeline.run.compose import shelving
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.provenance import printed
from pipeline.run.verify.compare import _compared, verify
from pipeline.run.verify.remake import remake
from tests.unit.run.verify.signing import FIELD, Authority

COMPLETE = Path(__file__).parents[3] / "workspaces/complete"
AS_OF = datetime.fromisoformat("2025-08-10T08:00:00+07:00")
ONCE = Options(engine="serial", past=True)
# The line that says whom a document is about.
FORGED = ("<dt>Lingkup</dt><dd>", "<dt>Lingkup</dt><dd>Badan lain, dan ")
DOCUMENT = "dokumen/diskominfo/rencana-rilis-RLS-2025-001.pdf"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@dataclass(frozen=True)
class Made:
    """A repository below a folder of a larger one, a document built from it, and how it was built."""

    top: Path
    root: Path
    dossier: Dossier
    draft: Draft
    pool: PdfPool
    pdf: bytes = b""

    def pressed(self, change: tuple[str, str] = ("", ""), told: Provenance | None = None) -> bytes:
        """The document with words of its pages changed, or another account of its making."""
        draft = self.draft
        html = pdf_html(environment(), draft.template, self.dossier.site, draft.sheet, draft.values)
        head, body = html.split("<main", 1)
        assert change[0] in body
        job = PdfJob(
            draft.sheet.pdf,
            f"{head}<main{body.replace(*change, 1)}",
            draft.attachments,
            at=self.dossier.site.as_of,
            provenance=told or draft.provenance,
        )
        (result,) = self.pool.render([job])
        assert result.content is not None, result.error
        return result.content

    @property
    def told(self) -> Provenance:
        assert self.draft.provenance is not None
        return self.draft.provenance


@pytest.fixture(scope="module", autouse=True)
def instant() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(AS_OF.timestamp())))
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    top = tmp_path_factory.mktemp("repo")
    root = top / "data"
    shutil.copytree(COMPLETE, root)
    git(top, "init", "--quiet", "--initial-branch=main")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "Catatan")
    (top / "README").write_text("lain", encoding="utf-8")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "Bukan catatan")
    dossier = gather(examine(root, AS_OF, ONCE), usual_periods(AS_OF))
    found = next(one for one in shelving(dossier, Plan(opd="diskominfo")) if one.draft.sheet.pdf == DOCUMENT)
    with PdfPool() as pool:
        whole = Made(top, root, dossier, printed(dossier, found), pool)
        yield replace(whole, pdf=whole.pressed())


@pytest.fixture(autouse=True)
def once(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """The true document is made again where a test asks for it; the others compare with what came of it."""

    def remade(root: Path, told: Provenance, options: Options, environment: Any) -> bytes:
        return made.pdf if told == made.told else remake(root, told, options, environment)

    monkeypatch.setattr("pipeline.run.verify.compare.remake", remade)


def judged(made: Made, pdf: bytes, root: Path | None = None) -> Verdict:
    """What is said of a PDF."""
    return verify(root or made.root, pdf, Options(engine="serial"), os.environ)


def places(verdict: Verdict) -> str:
    return "\n".join(f"{one.where}: {one.held} / {one.given}" for one in verdict.unlike)


def test_a_document_says_what_it_was_made_from(made: Made) -> None:
    told = read_provenance(PdfReader(io.BytesIO(made.pdf)).attachments[NAME][0])
    assert told is not None
    assert told.komit == git(made.top, "rev-parse", "HEAD~1")
    assert git(made.top, "rev-parse", "HEAD").encode() not in told.told()
    assert (told.dokumen, told.dinilai_pada) == (DOCUMENT, AS_OF.isoformat())
    assert told.sidik == made.dossier.origin("diskominfo").sidik
    last = PdfReader(io.BytesIO(made.pdf)).pages[-1].extract_text()
    assert DOCUMENT in last
    assert told.komit[:16] in last


def test_it_is_the_same_whatever_lies_on_disk_now(made: Made) -> None:
    service = made.root / "catalog/diskominfo/opd.yaml"
    before = service.read_bytes()
    service.write_bytes(b"bukan yaml: [")
    try:
        assert remake(made.root, made.told, ONCE, os.environ) == made.pdf
        verdict = judged(made, made.pdf)
        assert service.read_bytes() == b"bukan yaml: ["
    finally:
        service.write_bytes(before)
    assert (verdict.outcome, verdict.signatures) == (Outcome.SAME, 0)
    assert git(made.top, "status", "--porcelain") == ""


def test_what_others_commit_later_leaves_it_as_it_is(made: Made, tmp_path: Path) -> None:
    root = shutil.copytree(made.top, tmp_path / "repo") / "data"
    ticket = root / "records/kecamatan-kota/permintaan/2025/PMT-2025-0001.yaml"
    ticket.write_text(ticket.read_text().replace("deskripsi: ", "deskripsi: Segera, "))
    git(root, "commit", "--quiet", "--all", "--message", "Tiket lain")
    dossier = gather(examine(root, AS_OF, ONCE), usual_periods(AS_OF))
    found = next(one for one in shelving(dossier, Plan(opd="diskominfo")) if one.draft.sheet.pdf == DOCUMENT)
    again = replace(made, root=root, dossier=dossier, draft=printed(dossier, found))
    assert dossier.site.commit == git(root, "rev-parse", "HEAD") != made.told.komit
    assert again.pressed() == made.pdf
    assert remake(root, again.told, ONCE, os.environ) == made.pdf


def test_a_changed_figure_is_named_with_its_section(made: Made) -> None:
    verdict = judged(made, made.pressed(FORGED))
    assert verdict.outcome is Outcome.DIFFERS
    (found, *_) = verdict.unlike
    assert found.where == "bagian pembuka, isian “Lingkup”"
    assert found.held == f"Badan lain, dan {found.given}"


def test_a_changed_title_of_the_file_is_named(made: Made) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(made.pdf))
    writer.add_metadata({"/Title": "Laporan resmi"})
    out = io.BytesIO()
    writer.write(out)
    assert "/Title: Laporan resmi" in places(judged(made, out.getvalue()))


def test_words_that_only_the_page_has_are_found_on_their_page(made: Made) -> None:
    forged = made.pressed(("</main>", "<p>Nilai resmi 5</p></main>"))
    verdict = judged(made, forged)
    assert verdict.outcome is Outcome.DIFFERS
    assert re.search(r"halaman \d+: Nilai resmi 5", places(verdict))


def test_a_picture_laid_over_a_figure_is_found(made: Made) -> None:
    cover = (
        '<svg width="90" height="40" xmlns="http://www.w3.org/2000/svg"><rect width="90" height="40"/></svg>'
    )
    forged = made.pressed(
        ("</main>", f'<div style="position: absolute; top: 0" aria-hidden="true">{cover}</div></main>')
    )
    verdict = judged(made, forged)
    assert verdict.outcome is Outcome.DIFFERS
    assert "cara digambar" in places(verdict)


def test_another_instant_than_that_of_the_figures_is_no_other_truth(made: Made) -> None:
    later = replace(made.told, dinilai_pada="2025-09-10T08:00:00+07:00")
    verdict = judged(made, made.pressed(told=later))
    assert verdict.outcome is Outcome.DIFFERS
    assert "sidik" in places(verdict)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"komit": "0" * 40}, "tidak ada di repositori"),
        ({"komit": ""}, "di luar git"),
        ({"berubah": True}, "belum disimpan di git"),
        ({"sidik_alat": "0" * 64}, "alat lain"),
        ({"dokumen": "dokumen/diskominfo/lain.pdf"}, "tidak menghasilkan dokumen"),
        ({"dinilai_pada": "kemarin"}, "bukan waktu"),
        ({"periode": ("kapan-kapan",)}, "periode"),
    ],
)
def test_what_cannot_be_made_again_cannot_be_told(made: Made, change: dict[str, Any], why: str) -> None:
    forged = made.pressed(told=replace(made.told, **change))
    verdict = judged(made, forged)
    assert verdict.outcome is Outcome.CANNOT
    assert why in " ".join(verdict.reasons)


def test_a_commit_outside_the_present_history_proves_nothing(made: Made) -> None:
    git(made.top, "checkout", "--quiet", "-b", "usul")
    git(made.top, "commit", "--quiet", "--allow-empty", "--message", "Usul")
    proposed = git(made.top, "rev-parse", "HEAD")
    git(made.top, "checkout", "--quiet", "main")
    verdict = judged(made, made.pressed(told=replace(made.told, komit=proposed)))
    assert verdict.outcome is Outcome.CANNOT
    assert "HEAD" in " ".join(verdict.reasons)


def test_a_shallow_clone_says_so(made: Made, tmp_path: Path) -> None:
    later = made.top.parent / "later"
    shutil.copytree(made.top, later, dirs_exist_ok=True)
    git(later, "commit", "--quiet", "--allow-empty", "--message", "Lebih baru")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{later}", "dangkal")
    verdict = judged(made, made.pdf, tmp_path / "dangkal/data")
    assert verdict.outcome is Outcome.CANNOT
    assert "fetch-depth: 0" in " ".join(verdict.reasons)


def test_outside_of_git_nothing_can_be_told(made: Made, tmp_path: Path) -> None:
    shutil.copytree(COMPLETE, tmp_path / "data")
    assert judged(made, made.pdf, tmp_path / "data").outcome is Outcome.CANNOT


def test_another_layout_library_is_no_forgery(made: Made) -> None:
    elsewhere = replace(made.told, mesin="tata letak lain")
    ours = {NAME: elsewhere.told()}
    drawn = Seen(files=ours, pages=("a",), drawings=("1",))
    given = replace(drawn, drawings=("2",))
    assert _compared(drawn, given, elsewhere).outcome is Outcome.DIFFERS
    other = replace(given, files={NAME: replace(made.told, mesin="tata letak sini").told()})
    verdict = _compared(drawn, other, elsewhere)
    assert verdict.outcome is Outcome.CANNOT
    assert "pustaka tata letak" in verdict.reasons[0]


def test_a_file_that_was_written_anew_is_not_called_the_same(made: Made) -> None:
    anew = io.BytesIO()
    PdfWriter(clone_from=io.BytesIO(made.pdf)).write(anew)
    verdict = judged(made, anew.getvalue())
    assert verdict.outcome is Outcome.CANNOT
    assert "ditulis ulang" in verdict.reasons[0]


def bombs() -> list[bytes]:
    """PDFs that were written to harm whoever reads them."""
    deep = b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\n"
    squeezed = zlib.compress(b"0" * 300_000_000, 9)
    stream = b"1 0 obj << /Filter /FlateDecode /Length %d >> stream\n" % len(squeezed) + squeezed
    loop = b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 9 >> endobj\n"
    return [
        b"",
        b"bukan PDF",
        b"%PDF-1.7\n",
        deep,
        b"%PDF-1.7\n" + stream,
        loop + b"trailer << /Root 1 0 R >>\n%%EOF",
    ]


@pytest.mark.parametrize("raw", bombs(), ids=["kosong", "teks", "kepala", "dalam", "bom", "lingkar"])
def test_a_file_that_is_no_document_of_ours_is_told_in_one_line(made: Made, raw: bytes) -> None:
    verdict = judged(made, raw)
    assert verdict.outcome is Outcome.CANNOT
    assert len(verdict.reasons) == 1


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"[" * 9_000, b'{"versi": 1}', b'{"versi": 1, "dokumen": 3}', b"\xff", b"x" * 30_000]
)
def test_an_account_of_another_shape_is_none(raw: bytes) -> None:
    assert read_provenance(raw) is None


def test_an_account_is_read_as_it_was_written(made: Made) -> None:
    assert read_provenance(made.told.told()) == made.told
    odd = json.loads(made.told.told()) | {"dokumen": "../../etc/passwd"}
    assert read_provenance(json.dumps(odd).encode()) is None


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


def field_of(pdf: bytes) -> Any:
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    return root["/AcroForm"]["/Fields"][0].get_object()


def test_a_signature_goes_where_the_page_keeps_its_place_and_nothing_moves(
    made: Made, authority: Authority
) -> None:
    signed = authority.signed(made.pdf)
    assert signed.startswith(made.pdf)
    before, after = field_of(made.pdf), field_of(signed)
    assert "/V" not in before
    assert "/V" in after
    assert after["/Rect"] == before["/Rect"]
    held = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    assert [one.field_name for one in held] == [FIELD]
    status = authority.vouches_for(held[0])
    assert status.bottom_line, status.pretty_print_details()
    pages = [[page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages] for pdf in (made.pdf, signed)]
    assert pages[0] == pages[1]


def test_a_signed_copy_is_the_same_document(made: Made, authority: Authority) -> None:
    verdict = judged(made, authority.signed(made.pdf))
    assert (verdict.outcome, verdict.signatures, verdict.unlike) == (Outcome.SAME, 1, ())


def test_a_forged_document_is_not_made_true_by_a_signature(made: Made, authority: Authority) -> None:
    verdict = judged(made, authority.signed(made.pressed(FORGED)))
    assert (verdict.outcome, verdict.signatures) == (Outcome.DIFFERS, 1)


def overwritten(pdf: bytes) -> bytes:
    """A copy whose first page is drawn over by what is added at the end of the file."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    black = writer.add_object(generic.StreamObject(stream_data=b"0 0 300 300 re f"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), black])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def annotated(pdf: bytes) -> bytes:
    """A copy with a note laid over its first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Contents"): generic.pdf_string("5"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 300, 300))),
        }
    )
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", []), writer.add_object(note)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(("tampered", "signed_first"), [(overwritten, True), (annotated, False)])
def test_what_is_added_behind_the_end_may_only_be_a_signature(
    made: Made, authority: Authority, tampered: Any, signed_first: bool
) -> None:
    pdf = authority.signed(made.pdf) if signed_first else made.pdf
    verdict = judged(made, tampered(pdf))
    assert verdict.outcome is Outcome.DIFFERS
    assert "halaman 1" in places(verdict)


def test_what_is_added_without_a_signature_is_no_part_of_the_document(made: Made) -> None:
    verdict = judged(made, made.pdf + b"% catatan\n%%EOF\n")
    assert verdict.outcome is not Outcome.SAME
    assert judged(made, made.pdf + b"\n").outcome is Outcome.SAME


def test_the_command_answers_by_its_exit_code(
    made: Made,
    authority: Authority,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = {
        "sama.pdf": made.pdf,
        "ttd.pdf": authority.signed(made.pdf),
        "beda.pdf": overwritten(made.pdf),
        "tiruan.pdf": made.pressed(FORGED),
        "bukan.pdf": b"%PDF-1.4 bukan",
    }
    for name, raw in held.items():
        (tmp_path / name).write_bytes(raw)
    codes = {name: main(["verify", str(tmp_path / name), "--root", str(made.root)]) for name in held}
    assert codes == {"sama.pdf": 0, "ttd.pdf": 0, "beda.pdf": 1, "tiruan.pdf": 1, "bukan.pdf": 3}
    assert "Keabsahannya tidak dinilai di sini" in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "tiada.pdf"), "--root", str(made.root)]) == 2
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "ttd.pdf"), "--root", str(made.root), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["signatures"], told["document"]) == ("sama", 1, DOCUMENT)
