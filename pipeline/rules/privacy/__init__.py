"""Chapter PBD: personal data in text that will be published."""
