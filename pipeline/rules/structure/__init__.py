"""Chapter STR: the five roles of Tabel 1, who holds them and who was appointed by whom."""
