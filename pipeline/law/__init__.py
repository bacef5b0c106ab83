"""A regulation pack as typed questions: clauses, dated parameters, readings and the working calendar."""
