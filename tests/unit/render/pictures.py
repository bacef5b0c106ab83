"""One picture of every kind, with believable figures of one OPD."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.charts.availability import Day, Month, availability
from pipeline.render.charts.distribution import Strip, distribution
from pipeline.render.charts.ladder import Step, ladder
from pipeline.render.charts.levels import levels
from pipeline.render.charts.matrix import Box, Stage, matrix
from pipeline.render.charts.svg import Chart
from pipeline.render.charts.timeline import Event, timeline
from pipeline.render.charts.trend import Point, trend

ZONE = ZoneInfo("Asia/Jakarta")
AS_OF = datetime(2026, 1, 15, 8, 0, tzinfo=ZONE)
SERVICES = (
    "Pendaftaran Pindah Datang Penduduk Secara Daring",
    "Penerbitan Kartu Tanda Penduduk Elektronik",
    "Surat Elektronik Dinas",
    "Perizinan Berusaha dan Nonberusaha Terpadu Kabupaten Tegal dengan Nama yang Sangat Panjang",
    "Hosting Situs Perangkat Daerah",
    "Jaringan Intra Pemerintah",
)


def charts() -> dict[str, Chart]:
    counts = ((41, 4, 1, 2), (60, 0, 0, 1), (12, 9, 2, 0), (7, 0, 0, 0), (0, 0, 3, 0), (0, 0, 0, 0))
    names = ("tercapai", "tidak_tercapai", "berjalan", "dikecualikan")
    bars = [Bar(s, dict(zip(names, c, strict=True))) for s, c in zip(SERVICES, counts, strict=True)]
    return {
        "capaian": attainment("Target pelayanan per layanan, Semester II 2025", bars),
        "sebaran": distribution("Waktu tanggap aduan menurut prioritas", _strips()),
        "ketersediaan": availability("Ketersediaan Surat Elektronik Dinas, Semester II 2025", _months()),
        "tren": trend("Ketersediaan bulanan Surat Elektronik Dinas, 2025", points(), Fraction(995, 10)),
        "tiket": timeline("Tiket ADU-2025-0117", _events(), "Respons tercapai, penyelesaian tidak tercapai."),
        "matriks": _matrix(),
        "tangga": ladder("Tingkat maturitas Dinas Komunikasi dan Informatika, 2025", 3, _steps()),
        "sebaran_level": levels("Tingkat maturitas OPD, 2025", {1: 1, 2: 2, 3: 2, 4: 1, 5: 1}),
    }


def _strips() -> list[Strip]:
    limits = (
        (1, 900, "< 15 menit"),
        (2, 1800, "< 30 menit"),
        (3, 3600, "< 60 menit"),
        (6, 14400, "< 240 menit"),
    )
    strips = []
    for rank, limit, words in limits:
        met = [(i * i * 37) % limit for i in range(1, 14 * rank)]
        missed = [limit + (i * 731) % (2 * limit) for i in range(4)]
        strips.append(Strip(f"Prioritas {rank}", limit, words, met, missed, silent=int(rank == 2)))
    return [*strips, Strip("Prioritas 4", 7200, "< 120 menit")]


def _months() -> list[Month]:
    lengths = [("Jul", "Juli", 31), ("Agu", "Agustus", 31), ("Sep", "September", 30)]
    lengths += [("Okt", "Oktober", 31), ("Nov", "November", 30), ("Des", "Desember", 31)]
    odd: dict[tuple[str, int], Day] = {
        ("Jul", 12): "terganggu",
        ("Agu", 3): "terencana",
        ("Okt", 8): "terganggu",
        ("Okt", 9): "terganggu",
        ("Des", 30): "tidak_teramati",
        ("Des", 31): "tidak_teramati",
        ("Des", 25): "di_luar",
    }
    figures = [Fraction(9992, 100), Fraction(100), Fraction(100), Fraction(99496, 1000), Fraction(100), None]
    return [
        Month(
            label,
            f"{name} 2025",
            [odd.get((label, d), "penuh") for d in range(1, n + 1)],
            figure,
            Fraction(995, 10),
        )
        for (label, name, n), figure in zip(lengths, figures, strict=True)
    ]


def points() -> list[Point]:
    labels = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
    values = ["99.9", "99.7", None, "99.55", "99.1", "99.82", "99.92", "100", "100", "99.496", "100", "99.97"]
    return [
        Point(label, f"{label} 2025", None if value is None else Fraction(value))
        for label, value in zip(labels, values, strict=True)
    ]


def _events() -> list[Event]:
    start = datetime(2025, 10, 8, 16, 42, 10, tzinfo=ZONE)
    return [
        Event(start, "Dilaporkan"),
        Event(start + timedelta(minutes=3), "Dicatat"),
        Event(start + timedelta(minutes=9), "Direspons", "baik"),
        Event(start + timedelta(minutes=15), "waktu tanggap Prioritas 1", "awas", limit=True),
        Event(start + timedelta(hours=12), "target pelayanan", "awas", limit=True),
        Event(start + timedelta(hours=14, minutes=20), "Diselesaikan"),
        Event(start + timedelta(hours=17), "Dikonfirmasi", "buruk"),
        Event(start + timedelta(hours=18), "Ditutup"),
    ]


def _matrix() -> Chart:
    full, part, none = (
        Box("terpenuhi", "6 dari 6 layanan"),
        Box("sebagian", "4 dari 6 layanan"),
        Box("belum_terpenuhi"),
    )
    return matrix(
        "Bukti tahap dan proses, 2025",
        ("Pelayanan Pengguna", "Pengoperasian Layanan", "Pengelolaan Aplikasi"),
        [
            Stage("Perencanaan", (full, part, full)),
            Stage("Operasional", (full, full, part)),
            Stage("Evaluasi", (full, Box("belum_terpenuhi", "0 dari 6 layanan", "laporan evaluasi"), none)),
        ],
    )


def _steps() -> list[Step]:
    names = ("Rintisan", "Terkelola", "Terstandar", "Terpadu", "Optimum")
    notes = ("", "", "", "belum ada reviu Pasal 4 pada 2025", "belum ada perbaikan yang selesai dengan bukti")
    return [Step(i + 1, name, i < 3, note) for i, (name, note) in enumerate(zip(names, notes, strict=True))]
