"""The recapitulation of a period: facts counted by service and by ticket (readings F02, F03)."""
