"""The command line: ``storykeep open | read | import | serve``."""
