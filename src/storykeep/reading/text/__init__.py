"""The text as it stands: its lines and paragraphs, its quotation marks, its language."""
