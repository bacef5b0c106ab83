"""The whole sample region, stage by stage."""

from __future__ import annotations

from tools.sample.catalogue.files import catalogue_into
from tools.sample.changes import changes_into
from tools.sample.continuity import continuity_into
from tools.sample.evaluation import evaluations_into
from tools.sample.monitoring import monitoring_into
from tools.sample.planning import planning_into
from tools.sample.releases import releases_into
from tools.sample.reports import reports_into
from tools.sample.reviews import reviews_into
from tools.sample.workspace import Workspace, tickets_into
from tools.sample.year import happened


def region() -> Workspace:
    """Every file of the sample."""
    space = Workspace()
    year = happened()
    catalogue_into(space)
    tickets_into(space, year.tickets)
    monitoring_into(space, year)
    planning_into(space)
    changes_into(space, year)
    releases_into(space)
    continuity_into(space, year)
    reports_into(space, year)
    evaluations_into(space, year)
    reviews_into(space, year)
    return space
