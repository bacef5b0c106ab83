"""The tool's own name and version."""

NAME = "spbe"
VERSION = "0.1.0"
