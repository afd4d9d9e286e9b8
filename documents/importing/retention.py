"""Uploaded tables and archives go when their work is done: rows that were refused for secrecy stand in them too."""

from datetime import datetime, timedelta

from documents.models import ImportRun

#: So long somebody may go on with an import, or read again what was uploaded.
KEPT_FOR = timedelta(days=14)


def tidy_imports(moment: datetime) -> int:
    """Delete what was uploaded for imports whose time is over; what became of their rows stays.

    Args:
        moment: now.

    Returns:
        Of how many imports.
    """
    runs = list(ImportRun.objects.filter(made_at__lte=moment - KEPT_FOR).exclude(table=""))
    for run in runs:
        run.forget_uploads()
    return len(runs)
