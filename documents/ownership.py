"""To whom the rows of this app's models belong."""

from sites.ownership import Common, InCollection, OfUnit, Operators, Through, register_owner


def register() -> None:
    """Enter the rules (once, at start-up); legal documents and their lists are pages."""
    register_owner("documents.UnitDocument", InCollection(), pointed_at=True)
    register_owner("documents.DocumentType", Common())
    register_owner("documents.DocumentAttachment", Through("page"))
    register_owner("documents.DocumentField", Common())
    register_owner("documents.IssuingBody", Common())
    register_owner("documents.DocumentRelation", Through("page"))
    register_owner("documents.LegalDocumentPage_document_fields", Through("legaldocumentpage"))
    register_owner("documents.DocumentEntry", OfUnit())
    register_owner("documents.DocumentEntry_issuers", Through("documententry"))
    register_owner("documents.DocumentEntry_fields", Through("documententry"))
    register_owner("documents.FileText", Operators())  # of contents, whoever has uploaded them
    register_owner("documents.RelationEdge", Through("source"))
    register_owner("documents.ImportRun", OfUnit())
    register_owner("documents.ImportResult", Through("run"))
    register_owner("documents.ColumnMemory", OfUnit())
    register_owner("documents.ConsultationFile", Through("page"))
    register_owner("documents.ConsultationComment", Through("page"))
    register_owner("documents.ConsultationPeriod", Common())
    register_owner("documents.CommentRetention", Common())
    register_owner("documents.ConsentText", Common())
    register_owner("documents.CommentSender", Operators())
