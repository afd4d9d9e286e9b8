"""Importing and exporting documents as tables: CSV and XLSX in one documented format (docs/import-format.md).

``vocabulary`` is the format: columns and the words of closed choices. ``tables`` reads files into rows of texts,
``headings`` says which column is which, ``values``, ``relation_texts`` and ``records`` make a document of a row or say
what is wrong with it, ``matching`` finds what is here already, ``storing`` puts many documents into the tree at once,
``batches`` does all of it so that it can be stopped anywhere. ``exporting`` is the way back.

Publishing is not decided here: a run is given :class:`~documents.importing.batches.Acts` by the app that may.
"""
