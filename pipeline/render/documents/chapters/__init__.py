"""What the chapters of an evaluation recapitulate, each in a module of its own."""
