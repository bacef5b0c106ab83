"""Chapter APL: targets, analysis and development of applications (2.1.3, 2.2.3), and what stands on what."""
