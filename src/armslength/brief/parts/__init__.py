"""The brief's sections, each a function of the material; they are called in the order of the page, which numbers the notes."""
