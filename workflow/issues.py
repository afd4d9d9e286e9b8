"""What is wrong with a text: shown to whoever decides on it, and what of it prevents approval in the unit's chain."""

from typing import Any

from sites.issues import Issue
from workflow.presets import Preset


def issues_of(draft: Any) -> list[Issue]:
    """Everything that the checks find in the text."""
    return list(draft.approval_issues())


def blocking_issues(draft: Any, preset: Preset) -> list[Issue]:
    """What must be mended before anybody can approve it by this chain."""
    return blocking(issues_of(draft), preset)


def blocking(issues: list[Issue], preset: Preset) -> list[Issue]:
    """Those of the issues found in a text that prevent its approval by this chain."""
    return [issue for issue in issues if issue.blocks or issue.code in preset.blocking]
