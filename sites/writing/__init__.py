"""Writing in comfort: documents of Word become drafts, and a draft's words are looked through on request.

* ``pieces``    what a document consists of: headings, formatted text, tables, pictures.
* ``markup``    pieces from HTML, as Word, LibreOffice and Google Docs write it; nothing else comes through.
  It leans on ``inline`` (what stands inside of a line), ``lists`` and ``tables``.
* ``word``      HTML and pictures from a file of Word, in a process of its own (decision 0023).
* ``documents`` pieces from an uploaded file.
* ``pictures``  pictures of a document in the unit's own collection.
* ``bodies``    pieces as blocks of a page's body.
* ``drafts``    what is inserted or changed becomes a new version of a page, in one transaction.
* ``wording``   what may be wrong with the words of a draft, and putting it right.
"""
