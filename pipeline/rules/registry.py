"""All rules, by hand: each chapter lists its own in its `contents.py`; the chapters stand in clause order."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.applications.contents import RULES as APPLICATIONS
from pipeline.rules.attachments.contents import RULES as ATTACHMENTS
from pipeline.rules.catalogue.contents import RULES as CATALOGUE
from pipeline.rules.change.contents import RULES as CHANGE
from pipeline.rules.complaints.contents import RULES as COMPLAINTS
from pipeline.rules.coordination.contents import RULES as COORDINATION
from pipeline.rules.corrections.contents import RULES as CORRECTIONS
from pipeline.rules.evaluation.contents import RULES as EVALUATION
from pipeline.rules.followup.contents import RULES as FOLLOW_UP
from pipeline.rules.history.contents import RULES as HISTORY
from pipeline.rules.incidentreview.contents import RULES as INCIDENT_REVIEW
from pipeline.rules.monitoring.contents import RULES as MONITORING
from pipeline.rules.needs.contents import RULES as NEEDS
from pipeline.rules.policy.contents import RULES as POLICY
from pipeline.rules.privacy.contents import RULES as PRIVACY
from pipeline.rules.recovery.contents import RULES as RECOVERY
from pipeline.rules.release.contents import RULES as RELEASE
from pipeline.rules.requests.contents import RULES as REQUESTS
from pipeline.rules.review.contents import RULES as REVIEW
from pipeline.rules.structure.contents import RULES as STRUCTURE
from pipeline.rules.targets.contents import RULES as TARGETS

RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    *COORDINATION,
    *CATALOGUE,
    *TARGETS,
    *NEEDS,
    *POLICY,
    *CHANGE,
    *APPLICATIONS,
    *REQUESTS,
    *COMPLAINTS,
    *INCIDENT_REVIEW,
    *MONITORING,
    *RECOVERY,
    *RELEASE,
    *EVALUATION,
    *REVIEW,
    *FOLLOW_UP,
    *CORRECTIONS,
    *HISTORY,
    *PRIVACY,
    *ATTACHMENTS,
)
