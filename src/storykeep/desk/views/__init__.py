"""Pages of the desk, one module a page. Whoever is no keeper is told that there is nothing here."""
