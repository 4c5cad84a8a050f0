"""House: the archive's own name and words, edited by its keeper in the browser."""
