"""What others may want to know of comments."""

from django.dispatch import Signal

#: A citizen's comment has been kept; sent with ``comment``, a :class:`documents.models.ConsultationComment`.
comment_received = Signal()
