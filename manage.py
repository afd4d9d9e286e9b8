#!/usr/bin/env python
"""Runs the product's commands; foreseeable faults end in one sentence, not in a traceback."""

import os
import sys


def main() -> None:
    """Run the command on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Configuration error: {error}")
    except DatabaseError as error:
        sys.exit(f"The database cannot be used: {str(error).strip().splitlines()[0]} (see DATABASE_URL)")
    except PermissionError as error:
        sys.exit(f"No permission to write {error.filename}: make the folder writable or set VAR_DIR.")


if __name__ == "__main__":
    main()
