"""The evidence pack: what an officer hands in, computed whole before anything is written."""
