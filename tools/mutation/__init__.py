"""How many small mistakes in the rules and in the law the tests would notice."""
