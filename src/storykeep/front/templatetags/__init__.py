"""What templates of reading pages can ask."""
