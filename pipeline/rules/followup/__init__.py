"""Chapter TLJ: what was done about findings and follow-up items (2.3, Tabel 15)."""
