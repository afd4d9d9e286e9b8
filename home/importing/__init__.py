"""Importing documents: what approval has to say to it, the screens, and the command."""
