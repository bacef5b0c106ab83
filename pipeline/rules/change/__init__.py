"""Chapter PRB: changes of a service, their plan, approval and announcement (2.1.2.5)."""
