"""Research Organization Registry."""
