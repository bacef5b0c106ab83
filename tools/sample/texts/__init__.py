"""What the people of the sample region write: one pool of sentences per service."""
