"""Videos of other hosts: which hosts, and how a video is played without telling them of readers who do not play it."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_KEY = re.compile(r"[\w-]{6,20}")
_NUMBER = re.compile(r"\d{6,12}")
YOUTUBE = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com", "youtu.be"})
VIMEO = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
#: As an editor is told which hosts there are.
HOST_NAMES = "YouTube, Vimeo"


@dataclass(frozen=True, slots=True)
class HostedVideo:
    """A video at another host.

    Attributes:
        host: its name for readers.
        embed_url: what is framed when a reader plays it; asks the host to set no cookie.
    """

    host: str
    embed_url: str


def hosted_video(url: str) -> HostedVideo | None:
    """The video that the address names; ``None`` if the host is none of ours or the address names no video."""
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"}:
        return None
    host, last = (parts.hostname or "").lower(), parts.path.rstrip("/").rpartition("/")[2]
    if host in YOUTUBE:
        key = parse_qs(parts.query).get("v", [last])[0]
        if _KEY.fullmatch(key) and key not in {"watch", "playlist"}:
            return HostedVideo("YouTube", f"https://www.youtube-nocookie.com/embed/{key}")
    if host in VIMEO and _NUMBER.fullmatch(last):
        return HostedVideo("Vimeo", f"https://player.vimeo.com/video/{last}?dnt=1")
    return None
