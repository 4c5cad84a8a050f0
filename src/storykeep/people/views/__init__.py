"""Pages about people, one module a page."""
