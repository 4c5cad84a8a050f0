"""Search: the tantivy index, fed from the works' outbox, and the questions it answers."""
