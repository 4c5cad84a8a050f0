"""People: accounts and who is looking. What a person may do is decided in the room of the thing itself."""
