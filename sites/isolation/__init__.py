"""How Wagtail's own screens are kept to a person's units: one module for each place that Wagtail leaves install-wide.

``docs/isolation.md`` lists every override here with its reason and what would let it go.
"""
