"""Findings as people and machines read them: one short module a format."""
