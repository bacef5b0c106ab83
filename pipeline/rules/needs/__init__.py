"""Chapter KBT: what a service needs, who stated it fits and who approved it (2.1.2.2)."""
