import pytest, re, json, collections, traceback, os
from django.urls import get_resolver, reverse, NoReverseMatch
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.contrib.auth.models import Group
from django.utils import timezone
from django.contrib.contenttypes.models import ContentType
from tests.factories import many_units
from wagtail.models import *
from sites.models import Unit, UnitRoot
from home.models import *
from images.models import UnitImage
from documents.models import UnitDocument
from users.models import User
from workflow.models import SeatTask
from tests import cast, pages
from sites.models import Seat
pytestmark=pytest.mark.django_db

def walk(resolver, ns=()):
    for name,(prefix, sub) in resolver.namespace_dict.items():
        yield from walk(sub, ns+(name,))
    for key in resolver.reverse_dict:
        if isinstance(key,str): yield ":".join(ns+(key,))
SKIP={"wagtailadmin_logout","wagtailadmin_login","wagtailadmin_error_test","wagtailadmin_javascript_catalog","wagtail_localize:javascript_catalog","wagtailadmin_sprite"}
def screens():
    out={}
    for n in sorted(set(walk(get_resolver()))):
        if n in SKIP: continue
        try: u=reverse(n)
        except NoReverseMatch: continue
        if u.startswith("/admin/"): out[n]=u
    root=Page.get_first_root_node(); syt=cast.home_of("syt"); news=syt.get_children().get(slug="tin-tuc")
    unit=cast.unit("syt")
    art=pages.article("syt")
    art.save_revision()
    g=Group.objects.get(name="syt: contributor")
    P={ "explore root":("wagtailadmin_explore",root.pk),"explore unit":("wagtailadmin_explore",syt.pk),"explore news":("wagtailadmin_explore",news.pk),
     "explore hub":("wagtailadmin_explore",cast.home_of("tinh").pk),
     "choose root":("wagtailadmin_choose_page_child",root.pk),"choose unit":("wagtailadmin_choose_page_child",syt.pk),
     "edit home":("wagtailadmin_pages:edit",syt.pk),"edit article":("wagtailadmin_pages:edit",art.pk),
     "add article":("wagtailadmin_pages:add","news","articlepage",news.pk),
     "add subpage":("wagtailadmin_pages:add_subpage",syt.pk),
     "history":("wagtailadmin_pages:history",art.pk),"workflow history":("wagtailadmin_pages:workflow_history",art.pk),"usage":("wagtailadmin_pages:usage",art.pk),
     "delete":("wagtailadmin_pages:delete",art.pk),"copy":("wagtailadmin_pages:copy",art.pk),"move":("wagtailadmin_pages:move",art.pk),"unpublish":("wagtailadmin_pages:unpublish",art.pk),
     "privacy":("wagtailadmin_pages:set_privacy",art.pk),
     "user edit":("wagtailusers_users:edit",cast.person("an").pk),"group edit":("wagtailusers_groups:edit",g.pk),"group users":("wagtailusers_groups:users",g.pk),
     "site edit":("wagtailsites:edit",unit.site_id),"collection edit":("wagtailadmin_collections:edit",unit.collection_id),
     "image edit":("wagtailimages:edit",UnitImage.objects.filter(collection=unit.collection).first().pk),
     "doc edit":("wagtaildocs:edit",UnitDocument.objects.filter(collection=unit.collection).first().pk),
     "branding":("wagtailsettings:edit","portal_sites","branding",unit.site_id),
     "branding first":("wagtailsettings:edit","portal_sites","branding"),
     "workflow edit":("wagtailadmin_workflows:edit",Workflow.objects.first().pk),"workflow usage":("wagtailadmin_workflows:usage",Workflow.objects.first().pk),
     "task edit":("wagtailadmin_workflows:edit_task",SeatTask.objects.first().pk),
     "unit inspect":("unit:inspect",unit.pk),"unit edit":("unit:edit",unit.pk),
     "locale edit":("wagtaillocales:edit",1),
    }
    for k,v in P.items():
        try: out["~"+k]=reverse(v[0],args=v[1:])
        except NoReverseMatch as e: print("NOREV",k)
    out["~search an"]=reverse("wagtailadmin_pages:search")+"?q=x%C3%A3"
    out["~choose search"]=reverse("wagtailadmin_choose_page_search")+"?q=x%C3%A3"
    out["~choose root type"]=reverse("wagtailadmin_choose_page")+"?page_type=wagtailcore.page"
    return out

def give_work(units):
    homes=[r.page for r in UnitRoot.objects.filter(unit__in=units,page__locale__language_code="vi").select_related("page","unit")]
    now=timezone.now()
    ct=ContentType.objects.get_for_model(Page)
    user=cast.person("binh")
    from django.db.models import F
    heads=dict(Seat.objects.filter(unit__in=units,position="head").values_list("unit_id","user_id"))
    roots={r.page_id:r.unit_id for r in UnitRoot.objects.filter(page__in=homes)}
    for h in homes:
        h.locked=True; h.locked_at=now; h.locked_by_id=heads.get(roots[h.pk],user.pk); h.owner_id=h.locked_by_id
    Page.objects.bulk_update(homes,["locked","locked_at","locked_by","owner"])
    revs=Revision.objects.bulk_create(Revision(content_type=h.cached_content_type,base_content_type=ct,object_id=str(h.pk),object_str=h.title,content=h.specific.serializable_data(),created_at=now,user_id=h.locked_by_id) for h in homes)
    for h,r in zip(homes,revs): h.latest_revision=r; h.live_revision=r
    Page.objects.bulk_update(homes,["latest_revision","live_revision"])
    for h,r in zip(homes,revs):
        PageLogEntry(content_type=h.cached_content_type,label=h.title,action="wagtail.publish",timestamp=now,page=h,user_id=h.locked_by_id,revision=r,content_changed=True).save_base(raw=True)
    wp={w.page_id:w.workflow for w in WorkflowPage.objects.select_related("workflow")}
    st=WorkflowState.objects.bulk_create(WorkflowState(content_type=h.cached_content_type,base_content_type=ct,object_id=str(h.pk),workflow=wp[h.pk],status="in_progress",requested_by_id=h.locked_by_id) for h in homes)
    tct=ContentType.objects.get_for_model(TaskState)
    ts=TaskState.objects.bulk_create(TaskState(workflow_state=s,revision=r,task=s.workflow.tasks.first(),status="in_progress",content_type=tct) for s,r in zip(st,revs))
    for s,t in zip(st,ts): s.current_task_state=t
    WorkflowState.objects.bulk_update(st,["current_task_state"])

def norm(sql):
    sql=re.sub(r"'[^']*'","?",sql); sql=re.sub(r"\b\d+\b","N",sql); sql=re.sub(r"\(N(, N)+\)","(..)",sql); sql=re.sub(r"\(\?(, \?)+\)","(..)",sql)
    return sql
def measure(client,url):
    out=None
    from django.db import reset_queries
    for i in range(2):
        reset_queries()
        q=None
        with CaptureQueriesContext(connection) as q:
            try: r=client.get(url)
            except Exception as e:
                return ("EXC "+repr(e)[:200],0,[],0,0)
    import time
    t=time.process_time(); n=len(q); r=client.get(url); t=time.process_time()-t
    return (r.status_code,n,[norm(x["sql"]) for x in q.captured_queries],len(getattr(r,"content",b"")),t)

def test_survey(sign_in):
    pages.picture()
    from django.core.files.base import ContentFile
    UnitDocument.objects.create(title="Tệp",file=ContentFile(b"x",name="x.txt"),collection=cast.unit("syt").collection)
    give_work(list(Unit.objects.all()))
    who=os.environ.get("WHO","root,dung,em,binh,an,hoa").split(",")
    sc=screens()
    few={}
    cl={w:sign_in(w) for w in who}
    for w in who:
        for n,u in sc.items(): few[w,n]=measure(cl[w],u)
    us=many_units(int(os.environ.get("N","60")))
    give_work(us)
    res=[]
    for w in who:
        for n,u in sc.items():
            a=few[w,n]; b=measure(cl[w],u)
            flag="" if a[1]==b[1] else "  <<<<<"
            if "EXC" in str(a[0]) or a[0]==200: print(f"{w:5} {n:50} {a[0]} {a[1]:4} {b[0]} {b[1]:4} {a[3]//1024:5}K {b[3]//1024:5}K {a[4]*1000:5.0f}ms {b[4]*1000:5.0f}ms{flag}")
            if flag and os.environ.get("DETAIL"):
                ca,cb=collections.Counter(a[2]),collections.Counter(b[2])
                for s,k in (cb-ca).most_common(6): print("      +",k,re.sub(r'SELECT (DISTINCT )?.{40,}? FROM','SELECT .. FROM',s)[:300])
