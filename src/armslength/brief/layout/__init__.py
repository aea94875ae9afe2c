"""From document to file: HTML, Markdown, PDF and DOCX, and the page that all of ours share."""
