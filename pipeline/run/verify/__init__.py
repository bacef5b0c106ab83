"""Is this document what the repository says."""
