"""Stage "link": ids become objects, references are resolved, the dependency graph is drawn."""
