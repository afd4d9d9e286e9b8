"""Finds the Chromium in which the journeys run."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts: $CHROMIUM, one on PATH, or Playwright's own, fetched if need be."""
    if given := os.environ.get("CHROMIUM"):
        return given if starts(given) else sys.exit(f"CHROMIUM={given} cannot be started.")
    for name in NAMES:
        path = shutil.which(name)
        if path and starts(path):
            return path
    return playwrights_own() or (playwrights_own() if fetch_playwrights_own() else None)


def starts(path: str) -> bool:
    """Whether the program runs; distributions ship stand-ins that only print where to get the real one."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def playwrights_own() -> str | None:
    """The Chromium that Playwright has fetched earlier, if it runs here."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def fetch_playwrights_own() -> bool:
    """Let Playwright fetch its Chromium."""
    print("\nNo Chromium on this machine: fetching one for the browser journeys ...", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    try:
        return subprocess.run(command, capture_output=True, timeout=600).returncode == 0
    except subprocess.TimeoutExpired:
        return False
