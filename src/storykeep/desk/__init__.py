"""The desk: what came in, read by the machine, waiting for a person."""
