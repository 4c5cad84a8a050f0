"""Pages of this room, one module each."""
