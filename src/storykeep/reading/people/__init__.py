"""Who is in the story: names found, told from places, gathered into people."""
