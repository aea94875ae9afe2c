"""What the field has agreed on: classes, codes, names, grades and words, as data with a source a row."""
