"""The text in PDF, office and plain text files (decision 0018).

Files come from outside, so they are read in a process of its own with limits on time and memory (``process``), which
knows neither Django nor the database. ``readers`` says which module reads which kind of file.
"""
