"""Keeping the register of public documents: see :mod:`documents.models.register`."""
