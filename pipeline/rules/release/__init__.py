"""Chapter RLS: releases (2.2.2.3, Tabel 10)."""
