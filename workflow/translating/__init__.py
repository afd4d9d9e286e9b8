"""Translations on their way through the chain, and the version of the source from which each was made."""
