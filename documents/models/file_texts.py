"""What has been read in files, once for all files with the same content."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Some 70 pages, as much as the search takes of a page.
LONGEST_TEXT = 200_000


class FileText(models.Model):
    """The words in a file, by the checksum that Wagtail keeps of every upload.

    ``problem`` says why a file, or the rest of it, could not be read; it is then found by its title alone.
    """

    checksum = models.CharField(max_length=40, unique=True)
    text = models.TextField(blank=True)
    problem = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self) -> str:
        return self.checksum
