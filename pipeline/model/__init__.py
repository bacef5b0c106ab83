"""Frozen values that every stage speaks; no stage, no file and no clock is known here."""
