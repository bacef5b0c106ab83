"""The evidence that an officer hands in: one document a class of evidence, and the dashboard."""
