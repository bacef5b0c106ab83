"""All rules, by hand: each chapter lists its own in its `contents.py`; the chapters stand in clause order."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.catalogue.contents import RULES as CATALOGUE
from pipeline.rules.complaints.contents import RULES as COMPLAINTS
from pipeline.rules.requests.contents import RULES as REQUESTS
from pipeline.rules.structure.contents import RULES as STRUCTURE
from pipeline.rules.targets.contents import RULES as TARGETS

RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    *CATALOGUE,
    *TARGETS,
    *REQUESTS,
    *COMPLAINTS,
)
