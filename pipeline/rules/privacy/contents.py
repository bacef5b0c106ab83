"""The rules about personal data; none of them rests on a clause."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.privacy import personal_data

RULES: tuple[Rule, ...] = (
    personal_data.identity_number_in_text,
    personal_data.telephone_number_in_text,
    personal_data.email_address_in_text,
)
