"""Redirects of a unit's site: whose they are, where they may lead, and which of them are followed."""
