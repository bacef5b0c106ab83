"""Stage "check": the shape of a document against its JSON Schema, told in our own words."""
