"""Findings and reports to be printed, and what a hostile contributor would like to have printed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from pipeline.formatters.report import Report
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.pointer import Pointer, Span
from pipeline.model.result import CheckResult
from pipeline.model.rule import RuleCard

WIB = timezone(timedelta(hours=7), "WIB")
AS_OF = datetime(2026, 1, 15, 8, 0, tzinfo=WIB)
SOURCE = {
    "catalog/kominfo/layanan/surel.yaml": ["jenis: layanan", "id: surel", "target_ketersediaan: 101"],
    "records/kominfo/aduan/ADU 1é.yaml": ["jenis: aduan", "nama: {é: ñ, prioritas: 9}", "a:", "  - b"],
}
HOSTILE = (
    "x\n::error file=a,line=1::palsu",
    "::stop-commands::henti",
    "\u00a0\u2003::stop-commands::henti",
    "teks ##[add-mask]e",
    "###[error]x",
    "::ADD-MATCHER::pola.json",
    "a\r::set-output name=x::y",
    "a\u0085::error::b",
    "a\u2028::error::b",
    "a\x1c::error::b",
    "\x1b[31mmerah\x1b]0;judul\x07",
    "\u009b31m",
    "100%0A::error::x%25",
    "a,b:c=d",
    "section_start:0:x\r\x1b[0K",
    "\ud83d",
    "\x00\ufffe",
    "&xxe; <!-- --> ]]> <script>alert(1)</script>",
    "[x](javascript:alert(1)) ![x](https://a.example/p.png)",
    "@organisasi/tim closes #1 fixes org/repo#2 GH-3",
    "```suggestion\nx\n```",
    "` ``x`` ``` <b>tebal</b> `",
    "`",
    "\\[x\\] {0} \\u{41}",
    "| a | b |\n| --- | --- |",
    "<details><summary>x</summary>",
    "\u202eterbalik\u2066",
    "=1+1",
    "- [ ] tugas\n# judul",
    "x" * 5000,
)


def finding(
    severity: Severity = Severity.ERROR, line: int = 2, code: str = "ADU003", **more: object
) -> Finding:
    """A finding, everything about it replaceable."""
    values: dict[str, object] = {
        "name": "priority-mismatch",
        "pointer": Pointer("records/kominfo/aduan/ADU 1é.yaml", 0, ("nama", "prioritas")),
        "message": "Prioritas 9 tidak sama dengan hasil tabel, yaitu 1.",
        "help": "Tulis prioritas 1.",
        "clauses": ("L2.1.1.1.T3.2.1",),
        "document": "kominfo/aduan/ADU-1",
        "span": Span(line, 10, line, 22),
        **more,
    }
    return Finding(code=code, severity=severity, **values)  # type: ignore[arg-type]


FINDINGS = (
    finding(
        Severity.WARNING,
        code="KAT020",
        name="odd-target",
        pointer=Pointer("catalog/kominfo/layanan/surel.yaml", 0, ("target_ketersediaan",)),
        message="Target «101» lebih dari 100 %.",
        document="kominfo/layanan/surel",
        span=Span(3, 22, 3, 25),
    ),
    finding(),
    finding(
        Severity.INFO,
        code="YML030",
        name="odd-list",
        message="Daftar `a` tidak biasa.",
        help="",
        clauses=(),
        basis=Basis.ALAT,
        pointer=Pointer("records/kominfo/aduan/ADU 1é.yaml", 0, ("a",)),
        span=Span(3, 1, 4, 6),
    ),
    finding(
        Severity.ERROR, line=2, code="ADU009", name="late-entry", message="Terlambat dicatat.", waived="PCL-1"
    ),
)
CARDS = {
    "ADU003": RuleCard(
        code="ADU003",
        name="priority-mismatch",
        severity="error",
        basis="regulasi",
        clauses=("L2.1.1.1.T3.2.1",),
        kinds=("aduan",),
        since="0.1.0",
        summary="Prioritas tidak sama dengan hasil tabel.",
        explanation="Prioritas tidak sama dengan hasil tabel.\n\nAlasan:\n    Ditetapkan.",
    )
}


def report(*findings: Finding, strict: bool = False, prefix: str = "") -> Report:
    """A report of some findings."""
    result = CheckResult("perbup-uji-1-2024", AS_OF, findings, 3, 5)
    cite = {"L2.1.1.1.T3.2.1": "Lampiran Bab II 2.1.1.1 Tabel 3 baris 2"}
    return Report(
        result=result,
        cite=lambda clauses: "; ".join(cite.get(clause, clause) for clause in clauses),
        lines=lambda path: SOURCE.get(path, []),
        rule=CARDS.get,
        prefix=prefix,
        strict=strict,
    )


def hostile(payload: str) -> Finding:
    """A finding every text of which is a payload."""
    return finding(
        message=f"Nilai «{payload}» tidak tersedia.",
        help=payload,
        document=payload,
        pointer=Pointer(f"records/{payload}.yaml", 0, (payload, 0)),
        clauses=(payload,),
        waived=None,
    )
