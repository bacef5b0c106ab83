"""Chapter KAT: what the service catalogue of 2.1.1.2 says, and whether it agrees with itself."""
