from django import template
from django.utils.safestring import mark_safe
register=template.Library()
@register.filter
def richtext(v): return mark_safe(v)
@register.simple_tag(takes_context=True)
def include_block(context, v):
    if hasattr(v,'render'): return v.render(context)
    return v
