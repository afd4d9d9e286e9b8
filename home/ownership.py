"""To whom the rows of this app's models belong."""

from sites.ownership import Common, OfUnit, Through, register_owner


def register() -> None:
    """Enter the rules (once, at start-up); forms are pages.

    A recommendation is the unit's that it is made to; people of the hub read it by a permission of their own
    (:mod:`home.recommendations.decisions`).
    """
    register_owner("home.FormField", Through("page"))
    register_owner("home.Recommendation", OfUnit(), pointed_at=True)
    register_owner("home.RecommendationAct", Through("recommendation"))
    register_owner("home.AnswerTerm", Common())
    register_owner("home.SyndicatedItem", OfUnit("source_unit", "target_unit"))
