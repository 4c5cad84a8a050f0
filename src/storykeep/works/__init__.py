"""Works: what the archive keeps, who may see it, and every deed done to it.

Each deed is one transaction and writes its row in the outbox (``Change``) there too, so that the index
and every cached page follow it even across a crash.
"""
