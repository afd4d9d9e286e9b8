"""What the guard of the admin decides about the screens of comments (:mod:`sites.guard`)."""

from sites.guard import SCREEN, Decision, Objects

_of_comment = Objects(draft_comment_id="documents.ConsultationComment")

DECISIONS: dict[str, Decision] = {
    # The draft in the query is chosen among the person's own.
    "draft_comments:index": SCREEN,
    "draft_comments:item": _of_comment,
    "draft_comments:attachment": _of_comment,
}
