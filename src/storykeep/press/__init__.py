"""Press: Story documents to EPUB, HTML and plain text, byte-identical for the same story.

Imports only ``storykeep.story``; no Django.
"""
