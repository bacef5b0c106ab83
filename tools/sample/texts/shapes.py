"""Shapes of the text pools: what people ask for, what breaks, who they are."""

from __future__ import annotations

from dataclasses import dataclass

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """Requests for one butir of a service, in several wordings.

    Attributes:
        butir: Id in the service's list; "" where the request is none of the list.
        texts: Wordings, with slots such as {desa}.
        klasifikasi: The classification the desk gives.
    """

    butir: str
    texts: Texts
    klasifikasi: str = "permintaan"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One way in which a service is disturbed without failing whole.

    Attributes:
        kategori: The category the desk gives.
        gejala: What users see, in several wordings.
        penyebab: What it turns out to be.
        analisis: What the first look shows.
        tindakan: What is done about it.
        fungsi: The functions disturbed.
        komponen: Refs of the parts concerned.
    """

    kategori: str
    gejala: Texts
    penyebab: Texts
    analisis: Texts
    tindakan: Texts
    fungsi: Texts = ()
    komponen: Texts = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """How one service sounds.

    Attributes:
        people: (kategori of the user, stem of the pseudonym), most frequent first.
        wishes: What is asked for.
        troubles: What goes wrong.
        feedback: What pleased users add.
        methods: Channels of complaints, most frequent first.
    """

    people: tuple[tuple[str, str], ...]
    wishes: tuple[Wish, ...]
    troubles: tuple[Trouble, ...]
    feedback: Texts
    methods: Texts
