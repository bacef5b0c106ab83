"""Chapter KRK: corrections of closed records, and waivers."""
