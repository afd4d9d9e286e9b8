"""What the guard of the admin decides about the addresses of recommendations (:mod:`sites.guard`)."""

from home.hub.access import INSPECT, OfHub
from home.recommendations.terms import AnswerTermViewSet
from sites.guard import SCREEN, Decision, Objects

OF_UNIT = Objects(recommendation_id="home.Recommendation")

DECISIONS: dict[str, Decision] = {
    **{
        f"recommendations:{name}": OfHub(INSPECT)
        for name in ("index", "published", "make", "item", "close", "withdraw", "reopen")
    },
    "unit_recommendations:index": SCREEN,
    "unit_recommendations:item": OF_UNIT,
    "unit_recommendations:answer": OF_UNIT,
    **AnswerTermViewSet.decisions(),
}
