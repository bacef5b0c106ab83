"""Spreadsheets, exports of other tools, forms and edits ─▶ YAML, and facts ─▶ workbooks."""
