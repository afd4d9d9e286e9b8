"""Pure functions on Vietnamese text: no Django, no database, no state.

* ``folding``           ``nfc``, ``clean``, ``fold``: one spelling at the door, one
  accent-free form for searching.
* ``slugs``             ``slugify`` for addresses, ``safe_filename`` for uploads.
* ``collation``         ``sort_key``: the order of a Vietnamese dictionary.
* ``document_numbers``  ``canonical_number``: one spelling of a document's number.
* ``number_grammar``    ``parse_number``: a number in its parts; it leans on ``number_codes`` (symbols of types
  and bodies) and ``number_symbols`` (those typed without accents, capitals or hyphens).
* ``number_keys``       ``number_key``, ``number_tokens``: by what a number is found.
* ``numbers_in_text``   ``find_numbers``: numbers of documents in running text, with type and day.
* ``secrecy``           ``find_markings``: MẬT, TỐI MẬT, TUYỆT MẬT as stamps.
* ``legacy_text``       ``find_legacy_text``, ``convert_legacy_text``: TCVN3, VNI, VPS and VISCII that was
  pasted as if it were Unicode; it leans on ``legacy_encodings`` and ``syllables``.
* ``spelling``          ``spelling_doubts``: words that cannot be Vietnamese syllables.
* ``tone_marks``        ``restyle``: ``hòa`` or ``hoà``.
* ``characters``        ``odd_characters``: private-use and unassigned codes.
* ``leftovers``         ``find_leftovers``: places for words still to come.
* ``recipients``        ``announces_publication``: what "Nơi nhận" of an instrument says.
* ``legal_text``        the way in to the structure of a legal instrument; it leans on
  ``legal_markup`` (cleaning), ``legal_lines`` (what a line is), ``legal_structure``
  (the tree), ``legal_articles`` (the body of an article) and ``legal_references``
  (internal references).

The package stands at the bottom of the import ladder (DESIGN.md, section 3): everything
may import it, and it imports nothing of the project.
"""
