"""Chapter PTU: monitoring and maintenance (2.2.2.1, Tabel 8)."""
