"""One search over everything that readers can open (decision 0028).

* ``texts``         what a page says to the search
* ``indexing``      entries are written, in bulk too, and removed; ``installation`` says when
* ``questions``     what a reader typed, as words and phrases
* ``matching``      the databases' two ways of finding words: ``postgresql`` and ``sqlite``
* ``finding``       a question answered: results, counts for filters, relaxed questions
* ``snippets``      the place in a text where the words stand
* ``suggesting``    suggestions while a reader types; ``correcting`` what a mistyped word may have been meant to be
* ``counting``      how often was asked for what, without a trace of who asked
"""
