"""To whom the rows of Django's, Wagtail's and other packages' models belong, and those of this app and below it."""

from sites.ownership import (
    BySeat,
    ByTranslationKey,
    Common,
    InCollection,
    InTree,
    OfTarget,
    OfUnit,
    Operators,
    Personal,
    Rule,
    Through,
    register_owner,
)
from sites.traces import Logged

#: Models whose rows revisions, log entries, tags or references point at.
POINTED_AT = {
    "wagtailcore.Page",
    "wagtailcore.Collection",
    "images.UnitImage",
    "portal_sites.Unit",
    "portal_sites.Seat",
    "portal_sites.Delegation",
    "portal_sites.Branding",
    "wagtailredirects.Redirect",
}

RULES: dict[str, Rule] = {
    # What is published
    "wagtailcore.Page": InTree(),
    "wagtailcore.PageViewRestriction": Through("page"),
    "wagtailcore.PageViewRestriction_groups": Through("pageviewrestriction"),
    "wagtailcore.PageSubscription": Personal(),
    "wagtailcore.Comment": Through("page"),
    "wagtailcore.CommentReply": Through("comment"),
    "wagtailcore.PageLogEntry": Logged(Through("page"), "page_id", "wagtailcore.Page"),
    "wagtailcore.ModelLogEntry": Logged(OfTarget()),
    "wagtailcore.Revision": OfTarget("base_content_type"),
    "wagtailcore.ReferenceIndex": OfTarget("base_content_type"),
    "wagtailcore.Collection": InCollection(""),
    "wagtailcore.CollectionViewRestriction": Through("collection"),
    "wagtailcore.CollectionViewRestriction_groups": Through("collectionviewrestriction"),
    "images.UnitImage": InCollection(),
    "images.UnitRendition": Through("image"),
    "taggit.TaggedItem": OfTarget(),
    "taggit.Tag": Through("taggit_taggeditem_items"),
    "wagtailredirects.Redirect": OfUnit("site__unit"),
    "wagtailforms.FormSubmission": Through("page"),
    # Approval
    "wagtailcore.Workflow": Through("workflow_pages"),
    "wagtailcore.WorkflowPage": Through("page"),
    "wagtailcore.WorkflowTask": Through("workflow"),
    "wagtailcore.Task": Through("workflow_tasks"),
    "wagtailcore.WorkflowState": OfTarget("base_content_type"),
    "wagtailcore.TaskState": Through("workflow_state"),
    "wagtailcore.WorkflowContentType": Operators(),
    "wagtailcore.GroupApprovalTask_groups": Operators(),
    # Units and boards
    "portal_sites.Unit": OfUnit("pk"),
    "portal_sites.UnitName": OfUnit(),
    "portal_sites.UnitHost": OfUnit(),
    "portal_sites.UnitRoot": OfUnit(),
    "portal_sites.UnitGroup": OfUnit(),
    "portal_sites.Seat": OfUnit(),
    "portal_sites.Delegation": OfUnit("seat__unit"),
    "portal_sites.Branding": OfUnit("site__unit"),
    "portal_sites.DeletedObject": OfUnit(),
    "portal_sites.SharedCollection": Through("collection"),
    "portal_sites.TrustedHost": Common(),
    "portal_sites.CalendarDay": Common(),
    "portal_sites.SearchEntry": Through("page"),
    "portal_sites.SearchCount": OfUnit(),
    "portal_sites.SearchWord": Operators(),  # of the whole province; a reader is told only what is found
    "wagtailcore.Site": OfUnit("unit"),
    "wagtailcore.GroupPagePermission": Through("group"),
    "wagtailcore.GroupCollectionPermission": Through("group"),
    "wagtailcore.GroupSitePermission": Through("group"),
    # People
    "users.User": BySeat(),
    "users.User_groups": Through("group"),
    "users.User_user_permissions": Operators(),
    "auth.Group": OfUnit("unit_group__unit"),
    "auth.Group_permissions": Through("group"),
    "auth.Permission": Operators(),
    "wagtailusers.UserProfile": Personal(),
    "wagtailcore.APIToken": Personal(),
    "wagtailcore.UploadedFile": Personal("uploaded_by_user"),
    "wagtailadmin.EditingSession": Personal(),
    "wagtailadmin.FormState": Personal(),
    # Translation
    "wagtail_localize.TranslatableObject": ByTranslationKey(),
    "wagtail_localize.TranslationSource": Through("object"),
    "wagtail_localize.Translation": Through("source"),
    "wagtail_localize.TranslationLog": Through("source"),
    "wagtail_localize.TranslationContext": Through("object"),
    "wagtail_localize.StringTranslation": Through("context"),
    "wagtail_localize.SegmentOverride": Through("context"),
    "wagtail_localize.StringSegment": Through("source"),
    "wagtail_localize.TemplateSegment": Through("source"),
    "wagtail_localize.RelatedObjectSegment": Through("source"),
    "wagtail_localize.OverridableSegment": Through("source"),
    "wagtail_localize.LocaleSynchronization": Operators(),
    "wagtail_localize.String": Operators(),
    "wagtail_localize.Template": Operators(),
    # The machinery
    "wagtailcore.Locale": Common(),
    "wagtailadmin.Admin": Operators(),
    "wagtailembeds.Embed": Operators(),
    "wagtailsearch.IndexEntry": Operators(),
    "wagtailsearch.SQLiteFTSIndexEntry": Operators(),
    "wagtaildocs.Document": Operators(),
    "wagtailimages.Image": Operators(),
    "wagtailimages.Rendition": Operators(),
    "contenttypes.ContentType": Common(),  # the kinds of things, which filters offer
    "sessions.Session": Operators(),
}


def register() -> None:
    """Enter the table (once, at start-up)."""
    for model, rule in RULES.items():
        register_owner(model, rule, pointed_at=model in POINTED_AT)
