"""Files that must never harm, tried in place: each in its own process, in a workspace of its own."""
