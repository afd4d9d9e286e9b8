"""Whether what Wagtail knows of the units is what it should know, and mending what is not (``manage.py check_units``).

Groups, rights, memberships, home pages, collections and sites are rows that founding makes and the acts on units keep;
stock screens, a database restored in part or a new version with other rights let them drift apart.
"""

from sites.upkeep import people, places, redirects, rights
from sites.upkeep.drift import Drift, Estate, find_drift, mend_drift, register_check

__all__ = ["Drift", "Estate", "find_drift", "mend_drift", "register_check"]

register_check(places.check_home_pages, order=10)
register_check(places.check_collections, order=20)
register_check(places.check_sites, order=30)
register_check(rights.check_groups, order=40)
register_check(rights.check_rights, order=50)
# 60: chains (workflow.upkeep)
register_check(rights.check_memberships, order=70)
register_check(people.check_people, order=80)
register_check(redirects.check_redirects, order=90)
