"""Config: one settings module, the addresses, and the door for the web server."""
