"""Every way in which a list of API v2 can be asked."""

EVERYTHING = [
    ("/v2/pages/", {"limit": 20}),
    ("/v2/pages/", {"limit": 20, "fields": "*"}),
    ("/v2/pages/", {"limit": 20, "type": "news.ArticlePage", "fields": "*"}),
    ("/v2/pages/", {"limit": 20, "type": "news.ArticlePage", "fields": "*,picture(title,credit,tags)"}),
    ("/v2/pages/", {"limit": 20, "type": "documents.LegalDocumentPage", "fields": "*,attachments(document(title))"}),
    ("/v2/pages/", {"limit": 20, "search": "bien"}),
    ("/v2/pages/", {"limit": 20, "order": "-title"}),
    ("/v2/pages/", {"limit": 20, "order": "random"}),
    ("/v2/pages/", {"limit": 20, "descendant_of": "root"}),
    ("/v2/pages/", {"limit": 20, "locale": "en"}),
    ("/v2/images/", {"limit": 20, "fields": "*"}),
    ("/v2/images/", {"limit": 20, "search": "anh"}),
    ("/v2/images/", {"limit": 20, "order": "-title"}),
    ("/v2/documents/", {"limit": 20, "fields": "*"}),
    ("/v2/documents/", {"limit": 20, "search": "tep"}),
]
