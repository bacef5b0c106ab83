"""Stage "assess": evidence and measures become a maturity level with its reasons."""
