"""Posts and what surrounds them, out of a working tree or out of git objects, for the command line."""
