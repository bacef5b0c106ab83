"""Stage "rules": the clauses of the regulation as small functions over cases; registry.py lists them all."""
