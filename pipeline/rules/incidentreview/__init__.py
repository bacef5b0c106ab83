"""Chapter RVG: the periodic review of incidents (2.2.1.3, Tabel 7)."""
