"""The computed part of each chapter of the evaluation report: counts, and the records behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from pipeline.model.counts import NONE, Count, Lengths, Ratings, Summed, TargetRecap, Verdicts
from pipeline.model.fact import Verdict

Groups = Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class RequestRecap(Summed):
    """Chapter a, permintaan (2.3 bab a; its target is Tabel 2, reading F03).

    Attributes:
        tabel2: Tabel 2.
        katalog: The catalogue's promise, beside it.
        pelayanan: Both together: the worse of the two.
        tiket: All requests.
        tanpa_konfirmasi: Past the limit without a confirmation.
        konfirmasi_diam: Taken as confirmed after silence (reading A08 only).
        dikecualikan: By status (batal, duplikat, bukan_lingkup, ditolak, dialihkan).
        luar_jam_kerja: Missed Tabel 2, and submitted outside office hours.
        lama: Hours from start to end of those that ended and count.
        kepuasan: Marks of users.
        masukan: Requests whose user left a remark.
        menurut: Numbers by "layanan", "klasifikasi", "status", "kategori" (of the applicant).
    """

    tabel2: TargetRecap = field(default_factory=TargetRecap)
    katalog: TargetRecap = field(default_factory=TargetRecap)
    pelayanan: TargetRecap = field(default_factory=TargetRecap)
    tiket: Count = NONE
    tanpa_konfirmasi: Count = NONE
    konfirmasi_diam: Count = NONE
    dikecualikan: Groups = field(default_factory=dict)
    luar_jam_kerja: Count = NONE
    lama: Lengths = field(default_factory=Lengths)
    kepuasan: Ratings = field(default_factory=Ratings)
    masukan: Count = NONE
    menurut: Mapping[str, Groups] = field(default_factory=dict)

    @property
    def dialihkan(self) -> Count:
        """Those that turned out to be complaints."""
        return self.dikecualikan.get("dialihkan", NONE)


@dataclass(frozen=True, slots=True)
class PriorityRecap(Summed):
    """The complaints of one computed priority."""

    tiket: Count = NONE
    respons: Verdicts = field(default_factory=Verdicts)
    tabel2: Verdicts = field(default_factory=Verdicts)
    penanganan: Verdicts = field(default_factory=Verdicts)


@dataclass(frozen=True, slots=True)
class ComplaintRecap(Summed):
    """Chapter b, aduan (2.3 bab b; its target is response and Tabel 2 together, reading F03).

    Attributes:
        penanganan: Response and Tabel 2 together.
        respons: Response (Tabel 4).
        tabel2: Tabel 2.
        katalog: The catalogue's promise, beside it.
        tiket: All complaints.
        prioritas: By computed priority (Tabel 3); those without one are in none.
        tanpa_konfirmasi: Past the limit without a confirmation.
        konfirmasi_diam: Taken as confirmed after silence (reading A08 only).
        tanpa_respons: No first response yet.
        dikecualikan: By status.
        respons_luar_jam_kerja: Missed Tabel 4, and reported outside office hours.
        pelayanan_luar_jam_kerja: Missed Tabel 2, and reported outside office hours.
        ditutup_sebelum_konfirmasi: Closed before, or without, a confirmation.
        estimasi_meleset: Not solved by the estimated time.
        eskalasi: Escalated, by highest level.
        eskalasi_tanpa_kajian: Escalated tickets of a kritis service without a look at its DRP (Tabel 6).
        drp_dikaji: Escalated tickets with one.
        berulang: Linked to an earlier ticket.
        penyebab: By cause, as written.
        proaktif: Opened from monitoring or review.
        awal_pencatatan: The clocks start at `dicatat` for want of `dilaporkan`.
        lama: Hours from start to end of those that ended and count.
        menurut: Numbers by "layanan", "dampak", "kategori", "metode_pelaporan", "sumber", "status".
    """

    penanganan: TargetRecap = field(default_factory=TargetRecap)
    respons: TargetRecap = field(default_factory=TargetRecap)
    tabel2: TargetRecap = field(default_factory=TargetRecap)
    katalog: TargetRecap = field(default_factory=TargetRecap)
    tiket: Count = NONE
    prioritas: Mapping[int, PriorityRecap] = field(default_factory=dict)
    tanpa_konfirmasi: Count = NONE
    konfirmasi_diam: Count = NONE
    tanpa_respons: Count = NONE
    dikecualikan: Groups = field(default_factory=dict)
    respons_luar_jam_kerja: Count = NONE
    pelayanan_luar_jam_kerja: Count = NONE
    ditutup_sebelum_konfirmasi: Count = NONE
    estimasi_meleset: Count = NONE
    eskalasi: Mapping[int, Count] = field(default_factory=dict)
    eskalasi_tanpa_kajian: Count = NONE
    drp_dikaji: Count = NONE
    berulang: Count = NONE
    penyebab: Groups = field(default_factory=dict)
    proaktif: Count = NONE
    awal_pencatatan: Count = NONE
    lama: Lengths = field(default_factory=Lengths)
    menurut: Mapping[str, Groups] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AvailabilityRow:
    """One service in one monitored period.

    Attributes:
        id: Full name of the pemantauan.
        layanan: Service "opd/id".
        periode: As written, e.g. "2025-03".
        target: Percent promised.
        capaian: Percent reached.
        cakupan: Percent of the agreed time that was observed.
        hasil: Verdict; None where nothing was agreed.
        disepakati: Agreed seconds.
        teramati: Agreed seconds observed.
        terencana: Seconds of planned downtime.
        tak_terencana: Seconds of unplanned downtime.
    """

    id: str
    layanan: str
    periode: str
    target: Fraction | int | None
    capaian: Fraction | int | None
    cakupan: Fraction | int | None
    hasil: Verdict | None
    disepakati: int
    teramati: int
    terencana: int
    tak_terencana: int


@dataclass(frozen=True, slots=True)
class AvailabilityRecap(Summed):
    """Chapter c, pemantauan (2.3 bab c; its target is the catalogue's availability, reading F03).

    Attributes:
        ketersediaan: The target; a service reaches it when it does in every judged period.
        periode: Every monitored period, in order of service and time.
        anomali: Anomalies found, one name each ("opd/pemantauan/id#anomali-1").
        anomali_ditangani: Those of them that say what was done.
        lingkup: Monitored periods that covered each of the four objects of monitoring.
        lingkup_lengkap: Monitored periods that covered them all.
        tanpa_alat: Monitored periods without a monitoring tool.
        peluang: Monitored periods that name a chance to improve.
    """

    ketersediaan: TargetRecap = field(default_factory=TargetRecap)
    periode: tuple[AvailabilityRow, ...] = ()
    anomali: Count = NONE
    anomali_ditangani: Count = NONE
    lingkup: Groups = field(default_factory=dict)
    lingkup_lengkap: Count = NONE
    tanpa_alat: Count = NONE
    peluang: Count = NONE


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """One service in one recovery or drill; lengths in hours, None while unknown."""

    id: str
    layanan: str
    uji: bool
    rpo_batas: Fraction | int | None
    rpo: Fraction | int | None
    rpo_hasil: Verdict | None
    rto_batas: Fraction | int | None
    rto: Fraction | int | None
    rto_hasil: Verdict | None
    tepat_pada_batas: bool


@dataclass(frozen=True, slots=True)
class RecoveryRecap(Summed):
    """Chapter d, pemulihan (2.3 bab d; its target: prepared, and kept in every recovery, reading F03).

    Attributes:
        target: Services that must be prepared or had a recovery; the others had nothing to reach.
        wajib: Services whose class demands RPO, RTO or DRP.
        siap: Those of them that have all of it.
        kurang: Those of them that lack something, by what ("rpo", "rto", "drp").
        rpo: Recoveries by data loss.
        rto: Recoveries by time to normal operation.
        uji_rpo: Drills by data loss.
        uji_rto: Drills by time to normal operation.
        kejadian: Every recovery and drill.
        dievaluasi: Recoveries after which the plan was evaluated.
        belum_dievaluasi: Recoveries to normal operation without an evaluation.
    """

    target: TargetRecap = field(default_factory=TargetRecap)
    wajib: Count = NONE
    siap: Count = NONE
    kurang: Groups = field(default_factory=dict)
    rpo: Verdicts = field(default_factory=Verdicts)
    rto: Verdicts = field(default_factory=Verdicts)
    uji_rpo: Verdicts = field(default_factory=Verdicts)
    uji_rto: Verdicts = field(default_factory=Verdicts)
    kejadian: tuple[RecoveryRow, ...] = ()
    dievaluasi: Count = NONE
    belum_dievaluasi: Count = NONE

    @property
    def nihil(self) -> bool:
        """Whether no disaster happened; drills are none."""
        return not any(not row.uji for row in self.kejadian)


@dataclass(frozen=True, slots=True)
class ReleaseRecap(Summed):
    """Chapter e, rilis (2.3 bab e; its target is a definition of the tool, reading F03).

    Attributes:
        rilis: The target: on time, after approval, tests passed, result reported.
        diperiksa: The plan was checked.
        disetujui: The plan was approved.
        dijalankan: Executed to an end.
        tanpa_persetujuan: Executed before, or without, approval.
        terlambat: Executed after the planned day.
        tidak_berhasil: The last execution failed or was broken off.
        diuji: Tested at all.
        lulus_uji: Every test passed, in its last run.
        jenis_uji: Releases by kind of test.
        satu_jenis_uji: Tested in one way only.
        dievaluasi: Problems of the release were evaluated.
        dilaporkan: The result was reported.
        darurat: Declared an emergency.
    """

    rilis: TargetRecap = field(default_factory=TargetRecap)
    diperiksa: Count = NONE
    disetujui: Count = NONE
    dijalankan: Count = NONE
    tanpa_persetujuan: Count = NONE
    terlambat: Count = NONE
    tidak_berhasil: Count = NONE
    diuji: Count = NONE
    lulus_uji: Count = NONE
    jenis_uji: Groups = field(default_factory=dict)
    satu_jenis_uji: Count = NONE
    dievaluasi: Count = NONE
    dilaporkan: Count = NONE
    darurat: Count = NONE


@dataclass(frozen=True, slots=True)
class UrgencyRecap(Summed):
    """The tickets of one urgency (Tabel 11) at services with an SLA."""

    tiket: Count = NONE
    respons: Verdicts = field(default_factory=Verdicts)
    selesai: Verdicts = field(default_factory=Verdicts)
    pendampingan: Verdicts = field(default_factory=Verdicts)


@dataclass(frozen=True, slots=True)
class SlaRecap(Summed):
    """The SLA's own clocks (Tabel 12 and 13), beside the regulation's.

    Attributes:
        layanan: Services with an SLA; none: "belum ada dokumen SLA".
        tiket: Their tickets.
        urgensi: By urgency.
        tanpa_urgensi: Tickets without one: no clock of the SLA applies.
        di_luar_masa: Tickets outside the SLA's term.
        eskalasi: Escalated tickets, by highest level.
    """

    layanan: Count = NONE
    tiket: Count = NONE
    urgensi: Mapping[int, UrgencyRecap] = field(default_factory=dict)
    tanpa_urgensi: Count = NONE
    di_luar_masa: Count = NONE
    eskalasi: Mapping[int, Count] = field(default_factory=dict)
