"""Second languages: which units carry them, and how a translation is written, kept in step and brought to approval.

wagtail-localize holds the segments. What it does beyond that, publishing above all, is limited here; what needs to know
approvals stands in :mod:`workflow.translating`.
"""
