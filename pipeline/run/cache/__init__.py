"""What was found out before, kept between runs: believed only while everything it came from is the same."""
