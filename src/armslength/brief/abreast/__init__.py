"""Several clients of a patron, or several poles of a client, side by side."""
