"""Downloads: any work, in any format, and the original as it came in."""
