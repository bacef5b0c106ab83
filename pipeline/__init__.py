"""A document-driven compliance pipeline for SPBE service management in Indonesian local governments."""
