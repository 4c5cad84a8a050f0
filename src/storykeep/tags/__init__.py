"""Tags: fandoms, characters, relationships, warnings, categories and freeform tags, and their names."""
