"""What is late or due soon: open tickets, follow-ups, terms that end, periodical duties."""
