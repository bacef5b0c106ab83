"""Chapter DRP: recovery plans and recoveries (2.2.2.2, Tabel 9)."""
