"""Deeds of the desk: taking in what is brought."""
