"""Chapter ADU: complaints of users (2.2.1.2, Tabel 6)."""
