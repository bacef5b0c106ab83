"""Chapter RVU: reviews of Pasal 4 and of the planning stage (2.1)."""
