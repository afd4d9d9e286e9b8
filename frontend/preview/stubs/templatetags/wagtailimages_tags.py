import re
from django import template
register=template.Library()
@register.tag
def image(parser, token):
    bits=token.split_contents()[1:]
    img=parser.compile_filter(bits[0]); specs=[b for b in bits[1:] if '=' not in b]; attrs=[b.split('=',1) for b in bits[1:] if '=' in b]
    assert 'alt' in dict(attrs), bits
    return N(img,specs,[(k,parser.compile_filter(v)) for k,v in attrs])
class N(template.Node):
    def __init__(s,i,specs,attrs): s.i,s.specs,s.attrs=i,specs,attrs
    def render(s,c):
        i=s.i.resolve(c); w,h=map(int,re.search(r'(\d+)x(\d+)',s.specs[0]).groups())
        if s.specs[0].startswith('max'): h=int(w*.6)
        from django.utils.html import format_html, format_html_join
        return format_html('<img src="/pic/{}" width="{}" height="{}"{}>',i,w,h,format_html_join('',' {}="{}"',((k,v.resolve(c)) for k,v in s.attrs)))
