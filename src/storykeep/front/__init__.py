"""Front: the pages readers meet, which cross rooms."""
