"""Chapter STR from 100: acts by one hand, reports of Tabel 1 and coordination between OPDs."""
