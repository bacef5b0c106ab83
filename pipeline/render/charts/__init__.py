"""Pictures as small static SVG, each with its words and its table; the same values give the same bytes."""
