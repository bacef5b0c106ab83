"""Rules about files beside records: what is attached, and what it says."""
