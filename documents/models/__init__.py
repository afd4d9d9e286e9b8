"""Legal and administrative documents, their files, and the lists they stand in."""

from documents.models.comments import (
    CommentRetention,
    CommentSender,
    ConsentText,
    ConsultationComment,
    ConsultationPeriod,
)
from documents.models.consultation_lists import ConsultationIndexPage
from documents.models.consultations import ConsultationFile, ConsultationPage
from documents.models.file_texts import FileText
from documents.models.files import UnitDocument
from documents.models.imports import ColumnMemory, ImportResult, ImportRun
from documents.models.legal import LegalDocumentPage
from documents.models.lists import DocumentIndexPage
from documents.models.parts import DocumentAttachment, DocumentRelation
from documents.models.procedures import ProcedureIndexPage, ProcedurePage
from documents.models.register import DocumentEntry, RelationEdge
from documents.models.types import DocumentField, DocumentType, IssuingBody

__all__ = [
    "ColumnMemory",
    "CommentRetention",
    "CommentSender",
    "ConsentText",
    "ConsultationComment",
    "ConsultationFile",
    "ConsultationIndexPage",
    "ConsultationPage",
    "ConsultationPeriod",
    "DocumentAttachment",
    "DocumentEntry",
    "DocumentField",
    "DocumentIndexPage",
    "DocumentRelation",
    "DocumentType",
    "FileText",
    "ImportResult",
    "ImportRun",
    "IssuingBody",
    "LegalDocumentPage",
    "ProcedureIndexPage",
    "ProcedurePage",
    "RelationEdge",
    "UnitDocument",
]
