"""The names of the formats, for those who need not know how they are made."""

FORMAT_NAMES = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")
# These tell the instant of judgement; the others are the same wherever the findings are.
DATED = frozenset({"json", "sarif", "junit", "markdown"})
