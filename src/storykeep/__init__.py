"""Storykeep: a home for fan fiction that a small community can run by itself."""
