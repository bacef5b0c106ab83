"""Stage "measure": events become clocks, clocks become facts; every figure starts here."""
