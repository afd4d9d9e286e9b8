"""The demo: the hub and the five seed bodies with boards, documents, news and pages, in two languages."""
