"""From files to plain data, strictly: the only place that knows YAML."""
