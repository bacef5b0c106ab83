"""The whole sample region, stage by stage."""

from __future__ import annotations

from tools.sample.catalogue.files import catalogue_into
from tools.sample.workspace import Workspace, tickets_into
from tools.sample.year import happened


def region() -> Workspace:
    """Every file of the sample."""
    space = Workspace()
    year = happened()
    catalogue_into(space)
    tickets_into(space, year.tickets)
    return space
