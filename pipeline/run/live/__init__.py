"""The site while its records are being written: examined again on each change, pages made when asked for."""
