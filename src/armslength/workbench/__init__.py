"""The workbench room: a dossier as pages in a browser, on this machine alone. Needs the extra `serve`."""
