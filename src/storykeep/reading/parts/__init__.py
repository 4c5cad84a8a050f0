"""How a story is cut: chapters, scenes."""
