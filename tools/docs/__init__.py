"""The pages under `docs/` that are written from the rules, the schemas and the regulation pack."""
