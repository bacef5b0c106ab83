"""Inputs nobody thought of, against the promises: bytes into the reader and the rules, hostile values into records."""
