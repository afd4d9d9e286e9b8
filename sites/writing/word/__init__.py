"""HTML and pictures from a file of Word, read in a process of its own (decision 0023)."""
