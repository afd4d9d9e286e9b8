from django.db import migrations


def remove_chains(apps, schema_editor):
    """The first chains had no versions and no lanes; the next one that is assigned takes their place.

    What was under way goes back to its authors as a draft; nothing becomes public.
    """
    SeatTask = apps.get_model("workflow", "SeatTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    workflows = Workflow.objects.filter(workflow_tasks__task__in=SeatTask.objects.values("pk"))
    ids = list(workflows.values_list("pk", flat=True))
    apps.get_model("wagtailcore", "WorkflowState").objects.filter(workflow__in=ids).update(current_task_state=None)
    apps.get_model("wagtailcore", "WorkflowState").objects.filter(workflow__in=ids).delete()
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__in=ids).delete()
    Workflow.objects.filter(pk__in=ids).delete()
    SeatTask.objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('workflow', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [migrations.RunPython(remove_chains, migrations.RunPython.noop)]
