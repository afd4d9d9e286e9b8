"""The portals' data for other programs: what a host's readers see (v2, v3), and what a person works on (v3)."""
