"""Deeds about works, by what they touch: taking in, cataloguing, undoing."""
