from django import template
register=template.Library()
@register.filter
def link_references(v): return v
