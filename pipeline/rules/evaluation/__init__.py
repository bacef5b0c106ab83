"""Chapter EVL: evaluation reports and their chapters (2.3)."""
