"""A site that is built again: what its documents looked at is noted, and only what changed is made anew."""
