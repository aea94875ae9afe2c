"""The drawing room: series, deeds and forecasts as SVG of our own, for a page or as a file that needs nothing else."""
