"""What a story says of itself before, after and between its chapters."""
