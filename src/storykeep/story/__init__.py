"""The Story document: the neutral form between any file format and any other.

Intake makes it, reading interprets it, press writes it out, the archive stores it.
This package also cleans HTML and counts words. It imports nothing of Storykeep and no Django.
"""
