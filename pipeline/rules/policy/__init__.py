"""Chapter KBJ: policies, above all on infrastructure, and their two approvals (Tabel 1, 2.1.2.3)."""
