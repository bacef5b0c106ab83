"""Rules about what became of records in the course of commits."""
