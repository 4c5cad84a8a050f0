"""Kit: errors, environment, middleware and template tags shared by every room. No domain knowledge."""
