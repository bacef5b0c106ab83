"""A new workspace for a region: what is written, and how it comes to disk."""
