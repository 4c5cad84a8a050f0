"""Words a reading knows: labels, names, nouns, verbs of speech. Lists, nothing more."""
