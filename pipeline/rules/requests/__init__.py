"""Chapter PMT: requests of users (2.2.1.1, Tabel 5)."""
