"""What the pages show: one file for each, or each kind, with the handlers that answer; and what several of them share."""
