"""The rules measured on what people did: two states of a pull request in, figures out. Pure."""
