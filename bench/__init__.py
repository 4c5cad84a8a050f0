"""Benchmarks: speed and size, measured on made piles. ``make bench`` prints the table."""
