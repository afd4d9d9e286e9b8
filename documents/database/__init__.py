"""Asking the register: filters, counts, and the same list for programs."""
