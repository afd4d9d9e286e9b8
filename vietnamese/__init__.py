"""Pure functions on Vietnamese text: no Django, no database, no state.

* ``folding``           ``nfc``, ``clean``, ``fold``: one spelling at the door, one
  accent-free form for searching.
* ``slugs``             ``slugify`` for addresses, ``safe_filename`` for uploads.
* ``collation``         ``sort_key``: the order of a Vietnamese dictionary.
* ``document_numbers``  ``canonical_number``: one spelling of a document's number.
* ``secrecy``           ``find_markings``: MẬT, TỐI MẬT, TUYỆT MẬT as stamps.
* ``legacy_text``       ``find_legacy_text``: TCVN3 and VNI that was pasted as if it were Unicode;
  it leans on ``syllables``.
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
