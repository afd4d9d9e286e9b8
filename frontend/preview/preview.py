"""Renders every page template with made-up content into /tmp/lc/preview."""
import sys, os, math, random
from pathlib import Path
from types import SimpleNamespace as O
from datetime import datetime, date
here=Path(__file__).parent; root=here.parent.parent; out=Path('/tmp/lc/preview'); out.mkdir(parents=True,exist_ok=True)
sys.path.insert(0,str(here))
import polib
from vi import VI
lc=Path('/tmp/lc/locale/vi/LC_MESSAGES'); lc.mkdir(parents=True,exist_ok=True)
po=polib.POFile(); po.metadata={'Content-Type':'text/plain; charset=UTF-8','Language':'vi'}
for k,v in VI.items(): po.append(polib.POEntry(msgid=k,msgstr=v,flags=['python-format'] if '%(' in k else []))
po.save('/tmp/lc/vi.po'); po.save_as_mofile(str(lc/'django.mo'))
import django
from django.conf import settings
settings.configure(DEBUG=True,INSTALLED_APPS=['django.contrib.staticfiles','stubs'],STATIC_URL='/static/',USE_I18N=True,LANGUAGE_CODE='vi',LANGUAGES=[('vi','Tiếng Việt'),('en','English')],
  LOCALE_PATHS=['/tmp/lc/locale'],TEMPLATES=[{'BACKEND':'django.template.backends.django.DjangoTemplates','DIRS':[str(root/'templates')],'APP_DIRS':True,'OPTIONS':{'context_processors':['django.template.context_processors.i18n'],'string_if_invalid':''}}])
django.setup()
from django.template.loader import get_template
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe
from django.utils import translation

class Block:
    def __init__(s,name,value): s.name,s.value=name,value
    def render(s,context):
        d=context.flatten() if hasattr(context,'flatten') else context
        return get_template(f'blocks/{s.name}.html').template.render(__import__('django').template.Context({**d,'value':s.value,'self':s.value}))
class Stream(list):
    def render(s,context):
        return mark_safe('\n'.join(f'<div class="block-{b.name}">{b.render(context)}</div>' for b in s))
pics=['river.jpg','rice.jpg','town.jpg','hills.jpg']
T=["UBND tỉnh Bắc Giang họp phiên thường kỳ tháng 11, thảo luận kế hoạch phát triển kinh tế – xã hội năm 2026",
"Khai mạc Tuần lễ vải thiều Lục Ngạn và sản phẩm OCOP tiêu biểu tại thành phố Bắc Giang","Sở Giáo dục và Đào tạo hướng dẫn tuyển sinh vào lớp 10 trung học phổ thông năm học 2026–2027",
"Huyện Yên Thế tổ chức ngày hội văn hoá các dân tộc thiểu số lần thứ XII","Công khai kết quả giải quyết thủ tục hành chính quý III năm 2025","Ra quân dọn vệ sinh môi trường, khơi thông dòng chảy sông Thương",
"Tập huấn sử dụng chữ ký số cho cán bộ, công chức cấp xã","Hội nghị đối thoại giữa Chủ tịch UBND tỉnh với thanh niên"]
K=["Kinh tế – Xã hội","Nông nghiệp","Giáo dục","Văn hoá","Cải cách hành chính","Môi trường","Chuyển đổi số",""]
LEAD="Sáng 21/11, dưới sự chủ trì của đồng chí Chủ tịch UBND tỉnh, các thành viên UBND tỉnh đã cho ý kiến vào 12 nội dung thuộc thẩm quyền, trong đó có kế hoạch đầu tư công và phương án hỗ trợ người dân vùng ngập lụt ven sông Thương, sông Cầu và sông Lục Nam."
arts=[O(title=t,url='/article_page.html',lead=LEAD,published_at=datetime(2025,11,21-i,8,30),picture=pics[i%4] if i!=3 else None,picture_alt='',kind_label=K[i]) for i,t in enumerate(T)]
DN=[("52/2014/QĐ-UBND","Quyết định","Ban hành Quy chế tổ chức và hoạt động của Cổng thông tin điện tử tỉnh Bắc Giang","UBND tỉnh Bắc Giang"),
("1785/QĐ-SGDĐT","Quyết định","Về việc thành lập Ban Biên tập Trang thông tin điện tử Sở Giáo dục và Đào tạo","Sở Giáo dục và Đào tạo"),
("03/CT-UBND","Chỉ thị","Về tăng cường công tác phòng, chống thiên tai và tìm kiếm cứu nạn trên địa bàn tỉnh năm 2025","UBND tỉnh Bắc Giang"),
("215/KH-UBND","Kế hoạch","Chuyển đổi số tỉnh Bắc Giang giai đoạn 2026–2030, định hướng đến năm 2035","UBND tỉnh Bắc Giang"),
("98/TB-UBND","Thông báo","Kết luận của Chủ tịch UBND tỉnh tại buổi tiếp công dân định kỳ tháng 10 năm 2025","Văn phòng UBND tỉnh")]
docs=[O(title=a,url='/legal_document_page.html',number=n,document_type=t,abstract=a,issuing_body=b,issued_on=date(2025,11,20-i)) for i,(n,t,a,b) in enumerate(DN)]
U=["Sở Giáo dục và Đào tạo","Sở Nông nghiệp và Môi trường","Sở Khoa học và Công nghệ","Sở Văn hoá, Thể thao và Du lịch","Huyện Lục Ngạn","Huyện Yên Thế","Phường Đa Mai","Xã Tân Thanh","Thành phố Bắc Giang"]
units=[O(display_name=u,site_url='#' if i!=2 else '',kind_label='Sở, ban, ngành' if u.startswith('Sở') else 'Địa phương',address='Số 82 đường Hùng Vương, phường Bắc Giang, tỉnh Bắc Giang' if i!=3 else '') for i,u in enumerate(U)]
groups=[O(kind_label='Sở, ban, ngành',count=19,units=units[:4],url='/unit_directory_page.html'),O(kind_label='Huyện, thành phố',count=10,units=[units[4],units[5],units[8]],url='/unit_directory_page.html'),O(kind_label='Xã, phường, thị trấn',count=209,units=units[6:8],url='/unit_directory_page.html')]
files=[O(title='Quyết định 52/2014/QĐ-UBND (bản ký số)',url='#',file_extension='pdf',file_size=1843221),O(title='Mẫu phiếu duyệt tin bài',url='#',file_extension='docx',file_size=48211)]
people=[O(name='Nguyễn Thị Ánh Nguyệt',position='Giám đốc Sở',phone='0204 3854 211',email='nguyetnta@bacgiang.gov.vn',duties='Lãnh đạo, quản lý toàn diện các mặt công tác của Sở; trực tiếp phụ trách công tác tổ chức cán bộ.',picture=None),
O(name='Trần Đức Hữu',position='Phó Giám đốc Sở',phone='0204 3854 212',email='huutd@bacgiang.gov.vn',duties='',picture='person.jpg'),O(name='Lê Quý Đôn',position='Chánh Văn phòng',phone='',email='',duties='',picture=None)]
P='<p>Theo <a href="#">Quyết định số 52/2014/QĐ-UBND</a>, Ban Biên tập có trách nhiệm tổ chức thu thập, biên tập và cập nhật thông tin; Trưởng ban chịu trách nhiệm trước pháp luật về <b>toàn bộ nội dung</b> được đăng tải. Những trường hợp khác do Chủ tịch UBND tỉnh quyết định.</p><p>Ẩm thực, lễ hội và làng nghề là ba mũi nhọn được ưu tiên trong chương trình xúc tiến du lịch năm tới: làng gốm Thổ Hà, rượu làng Vân, bánh đa Kế, mỳ Chũ.</p>'
pic=O(image='hills.jpg',alt='Đồi vải thiều Lục Ngạn vào mùa thu hoạch',caption='Đồi vải thiều Lục Ngạn vào mùa thu hoạch',credit='Đỗ Quyên')
body=Stream([Block('paragraph',P),Block('heading','Ba nhóm nhiệm vụ trọng tâm'),Block('paragraph','<ul><li>Rút ngắn thời gian giải quyết thủ tục hành chính;</li><li>Nâng chất lượng dịch vụ công trực tuyến;</li><li>Bảo đảm an toàn thông tin.</li></ul>'),Block('picture',pic),
Block('quotation',O(text='Cổng thông tin phải là nơi người dân tìm thấy câu trả lời trước khi phải đến trụ sở.',who='Ông Nguyễn Việt Oanh, Chủ tịch UBND tỉnh')),Block('info_box',O(title='Đường dây nóng',body='<p>Tiếp nhận phản ánh, kiến nghị 24/7 qua số <a href="tel:02043854211">0204 3854 211</a>.</p>')),
Block('gallery',O(pictures=[pic,O(image='river.jpg',alt='Sông Thương',caption='Sông Thương',credit=''),O(image='town.jpg',alt='Trung tâm thành phố',caption='',credit='Báo Bắc Giang')])),Block('files',O(title='Tài liệu kèm theo',files=files)),
Block('table',O(caption='Kết quả giải quyết hồ sơ quý III năm 2025',table=mark_safe('<table><thead><tr><th scope="col">Đơn vị</th><th scope="col">Tiếp nhận</th><th scope="col">Đúng hạn</th><th scope="col">Tỷ lệ</th></tr></thead><tbody><tr><td>Sở Giáo dục và Đào tạo</td><td>1.284</td><td>1.280</td><td>99,7 %</td></tr><tr><td>Huyện Lục Ngạn</td><td>8.902</td><td>8.811</td><td>99,0 %</td></tr></tbody></table>')))])
std=Stream([Block('paragraph',P),Block('heading','Lãnh đạo Sở'),Block('people',O(people=people)),Block('links',O(title='Liên kết nhanh',links=[O(title='Dịch vụ công trực tuyến',url='#'),O(title='Lịch tiếp công dân',url='#'),O(title='Gửi phản ánh, kiến nghị',url='#')])),Block('contact',O())])
def item(kind,label,text,anchor='',items=()): return O(kind=kind,label=label,text=text,anchor=anchor,items=list(items))
def art(n,title): return O(label=f'Điều {n}.',title=title,anchor=f'dieu-{n}',items=[
  item('clause','1.','Quy chế này quy định về tổ chức và hoạt động của Ban Biên tập Cổng thông tin điện tử tỉnh; quy trình tiếp nhận, biên tập, kiểm duyệt và xuất bản tin bài theo khoản 2 Điều 5 Quy chế này.',f'dieu-{n}-khoan-1'),
  item('clause','2.','Quy chế áp dụng đối với:',f'dieu-{n}-khoan-2',[item('point','a)','Các sở, ban, ngành, UBND các huyện, thành phố;',f'dieu-{n}-khoan-2-diem-a',[item('dash','-','Đơn vị trực thuộc các cơ quan nêu trên;')]),item('point','b)','Tổ chức, cá nhân có liên quan.',f'dieu-{n}-khoan-2-diem-b')]),
  item('paragraph','','Trường hợp văn bản dẫn chiếu được sửa đổi thì thực hiện theo văn bản mới.')])
titles=['Phạm vi điều chỉnh và đối tượng áp dụng','Nguyên tắc hoạt động của Ban Biên tập','Tin bài và nguồn tin','Quy trình duyệt và xuất bản','Trách nhiệm của Trưởng Ban Biên tập','Chế độ nhuận bút, thù lao']
A=[art(i+1,t) for i,t in enumerate(titles)]
sys.path.insert(0,str(root))
from vietnamese.legal_text import parse_legal_text
legal0=O(parts=[O(title='QUYẾT ĐỊNH',preamble=['Căn cứ Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân ngày 26/11/2003;','Căn cứ Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ;'],chapters=[],articles=[O(label='Điều 1.',title='',anchor='qd-dieu-1',items=[item('paragraph','','Ban hành kèm theo Quyết định này Quy chế tổ chức và hoạt động.')])],closing=[]),
 O(title='QUY CHẾ TỔ CHỨC VÀ HOẠT ĐỘNG CỦA CỔNG THÔNG TIN ĐIỆN TỬ',preamble=[],articles=[],chapters=[O(label='Chương I',title='QUY ĐỊNH CHUNG',anchor='chuong-1',articles=A[:3]),O(label='Chương II',title='TỔ CHỨC THỰC HIỆN',anchor='chuong-2',articles=A[3:])],closing=[])],
 closing=['Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan phản ánh về Sở Khoa học và Công nghệ để tổng hợp, báo cáo UBND tỉnh./.'],
 toc=[('Điều 1.','Ban hành kèm theo','qd-dieu-1',2),('Chương I','Quy định chung','chuong-1',1)]+[(a.label,a.title,a.anchor,2) for a in A[:3]]+[('Chương II','Tổ chức thực hiện','chuong-2',1)]+[(a.label,a.title,a.anchor,2) for a in A[3:]])
legal=parse_legal_text((root/'home/demo/regulations/004-bac-giang.txt').read_text())
def portal(hub=False,**kw):
    menu=[O(title='Giới thiệu',url='/standard_page.html',current=False,children=[O(title='Chức năng, nhiệm vụ',url='#a',current=False),O(title='Cơ cấu tổ chức',url='#b',current=True),O(title='Lịch sử hình thành và phát triển',url='#c',current=False)]),
      O(title='Tin tức',url='/news_index_page.html',current=True,children=[]),O(title='Văn bản',url='/document_index_page.html',current=False,children=[]),O(title='Thủ tục hành chính',url='#',current=False,children=[]),
      O(title='Công khai',url='#',current=False,children=[O(title='Ngân sách',url='#d',current=False),O(title='Tuyển dụng',url='#e',current=False)]),O(title='Danh bạ đơn vị' if hub else 'Liên hệ',url='/unit_directory_page.html',current=False,children=[])]
    return O(unit=O(display_name='Tỉnh Bắc Giang' if hub else 'Sở Giáo dục và Đào tạo tỉnh Bắc Giang',short_display_name='Sở GD&ĐT',kind_label='Tỉnh' if hub else 'Sở'),
      branding=O(emblem=None,responsible='Nguyễn Thị Ánh Nguyệt, Giám đốc Sở, Trưởng Ban Biên tập',address='Số 82 đường Hùng Vương, phường Bắc Giang, tỉnh Bắc Giang',phone='0204 3854 211',email='sgddt@bacgiang.gov.vn'),
      hub=O(name='Cổng thông tin điện tử tỉnh Bắc Giang',url='/hub_home_page.html'),is_hub=hub,home_url='/unit_home_page.html',menu=menu,
      languages=[O(code='vi',label='Tiếng Việt',url='#',current=True),O(code='en',label='English',url='/en/' if hub else None,current=False)],theme_url=kw.get('theme'),notice=kw.get('notice'),search_url='/search/',
      footer_links=[O(title='Sơ đồ trang',url='#s'),O(title='Chính sách quyền riêng tư',url='#p'),O(title='Hướng dẫn khai thác thông tin',url='#h'),O(title='RSS',url='#r')])
def head(t): return O(title=t+' – Bắc Giang',description=LEAD,canonical='http://x/',alternates=[('vi','http://x/'),('en','http://x/en/')],image_url='',og_type='article',dublin_core=[('DC.title',t)],json_ld='{"@context":"https://schema.org"}')
C=lambda *t:[O(title=x,url='#') for x in ('Trang chủ',)+t]
pg=lambda l,n,per: Paginator(l*40,per).page(n)
years=[O(label=str(y),url=f'?year={y}',current=y==2025,count=None) for y in range(2025,2019,-1)]
types=[O(label=l,url='?t='+str(i),current=not i,count=c) for i,(l,c) in enumerate([('Tất cả',512),('Quyết định',301),('Chỉ thị',24),('Kế hoạch',88),('Thông báo',99)])]
ql=[O(title='Dịch vụ công trực tuyến',url='#1',icon='clipboard-list'),O(title='Phản ánh, kiến nghị',url='#2',icon='phone'),O(title='Lịch tiếp công dân',url='#3',icon='calendar'),O(title='Thủ tục hành chính',url='#4',icon='checkbox')]
page=lambda **k:O(**{**dict(lead=None,intro=None,body=Stream()),**k})
PAGES={
 'hub_home_page':('home/hub_home_page.html',dict(page=page(title='Tỉnh Bắc Giang',intro='<p>Mỗi sở, huyện, xã, phường có cổng riêng với ban biên tập riêng, trên cùng một nền tảng của tỉnh.</p>',body=Stream([Block('links',O(title='Liên kết',links=[O(title='Cổng Thông tin điện tử Chính phủ',url='#x'),O(title='Cổng Dịch vụ công quốc gia',url='#y')]))])),lead_article=arts[0],articles=arts[1:6],documents=docs,unit_groups=groups,quick_links=ql,news_url='#n',documents_url='#d',portal=portal(True))),
 'unit_home_page':('home/unit_home_page.html',dict(page=page(title='Sở Giáo dục và Đào tạo',body=std),lead_article=arts[2],articles=arts[:2]+arts[3:8],documents=docs[:4],news_url='#n',documents_url='#d',portal=portal(notice=O(text='Từ ngày 01/7/2025 đơn vị này được sáp nhập; trang được lưu giữ để tra cứu, không cập nhật thông tin mới.'),theme='/theme-river.css'))),
 'standard_page':('home/standard_page.html',dict(page=page(title='Chức năng, nhiệm vụ và quyền hạn',lead='Sở là cơ quan chuyên môn thuộc UBND tỉnh, tham mưu, giúp UBND tỉnh quản lý nhà nước về giáo dục và đào tạo.',body=std),subpages=[O(title='Cơ cấu tổ chức',url='#1'),O(title='Lãnh đạo qua các thời kỳ',url='#2')],breadcrumbs=C('Giới thiệu','Chức năng, nhiệm vụ và quyền hạn'),portal=portal())),
 'unit_directory_page':('home/unit_directory_page.html',dict(page=page(title='Danh bạ cổng thành phần',lead='238 cơ quan, địa phương có trang trên Cổng thông tin điện tử tỉnh.'),page_obj=pg(units,1,9),kinds=types,breadcrumbs=C('Danh bạ'),portal=portal(True))),
 'news_index_page':('news/news_index_page.html',dict(page=page(title='Tin tức – Sự kiện'),page_obj=pg(arts,6,6),query='year=2025',years=years,breadcrumbs=C('Tin tức'),portal=portal(theme='/theme-forest.css'))),
 'article_page':('news/article_page.html',dict(page=page(title=T[0],lead=LEAD,published_at=datetime(2025,11,21,8,30),author='Dương Thuỷ',source='Báo Bắc Ninh',source_url='https://x',picture='river.jpg',picture_alt='Toàn cảnh phiên họp',picture_caption='Quang cảnh phiên họp thường kỳ tháng 11 của UBND tỉnh.',picture_credit='Việt Hưng',kind_label='Kinh tế – Xã hội',body=body),related=arts[2:5],breadcrumbs=C('Tin tức',T[0]),portal=portal())),
 'document_index_page':('documents/document_index_page.html',dict(page=page(title='Văn bản chỉ đạo, điều hành'),page_obj=pg(docs,2,10),years=years,types=types,breadcrumbs=C('Văn bản'),portal=portal())),
 'legal2':('documents/legal_document_page.html',dict(page=page(title='x',number='1',document_type='Quyết định',abstract='Bá Xuyên',issuing_body='UBND',issued_on=date(2014,2,14),effective_from=None,signer_title='',signing_form='',place='',legal_bases=[],files=[]),legal_text=parse_legal_text((root/'home/demo/regulations/000-ba-xuyen.txt').read_text()),portal=portal())),
 'legal_document_page':('documents/legal_document_page.html',dict(page=page(title='x',number='52/2014/QĐ-UBND',document_type='Quyết định',abstract=DN[0][2],issuing_body='UBND tỉnh Bắc Giang',issued_on=date(2014,2,14),effective_from=date(2014,2,24),signer_title='CHỦ TỊCH',signing_form='KT.',place='Bắc Giang',legal_bases=['Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân ngày 26/11/2003','Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ'],files=files),legal_text=legal,breadcrumbs=C('Văn bản','52/2014/QĐ-UBND'),portal=portal())),
 '404':('404.html',dict(portal=portal())), '500':('500.html',{}), 'unknown_host':('unknown_host.html',dict(hub_name='Cổng thông tin điện tử tỉnh Bắc Giang',hub_url='/')),
}
for name,(tpl,ctx) in PAGES.items():
    with translation.override('vi'):
        ctx={**ctx,'LANGUAGE_CODE':'vi'}
        if name!='500': ctx.setdefault('head',head(getattr(ctx.get('page'),'title',name)))
        (out/f'{name}.html').write_text(get_template(tpl).render(ctx))
with translation.override('en'):
    tpl,ctx=PAGES['news_index_page']; p=portal(); p.languages=[O(code='vi',label='Tiếng Việt',url='/',current=False),O(code='en',label='English',url=None,current=True)]
    (out/'en.html').write_text(get_template(tpl).render({**ctx,'portal':p,'LANGUAGE_CODE':'en','head':head('News')}))
(out/'theme-river.css').write_text(':root{--unit-primary:#0f5c6e;--unit-primary-dark:#0a3f4c;--unit-on-primary:#fff;--unit-accent:#e0a63a;--unit-tint:#eff6f6}')
(out/'theme-forest.css').write_text(':root{--unit-primary:#2e6b3a;--unit-primary-dark:#1d4a27;--unit-on-primary:#fff;--unit-accent:#e3b341;--unit-tint:#f3f7ee}')
if not (out/'static').exists(): (out/'static').symlink_to(root/'static')
from PIL import Image, ImageDraw, ImageFilter
(out/'pic').mkdir(exist_ok=True)
for seed,name in enumerate(pics+['person.jpg']):
    f=out/'pic'/name
    if f.exists(): continue
    r=random.Random(seed); W,H=960,576; im=Image.new('RGB',(W,H)); d=ImageDraw.Draw(im)
    sky=[((250,222,180),(120,170,200)),((255,236,200),(160,200,220)),((240,200,170),(110,130,170)),((220,235,240),(110,160,190)),((200,190,180),(230,225,215))][seed]
    for y in range(H):
        t=y/H; d.line([(0,y),(W,y)],fill=tuple(int(sky[1][k]*(1-t)+sky[0][k]*t) for k in range(3)))
    for layer in range(5):
        base=H*(.45+.12*layer); col=[(70,105,95),(90,125,60),(120,90,70),(60,110,70),(120,110,100)][seed]; c=tuple(min(255,int(v*(1.35-.17*layer))) for v in col)
        ph=r.random()*6; pts=[(x,base+30*math.sin(x/(120+40*layer)+ph)+18*math.sin(x/47+ph*2)) for x in range(0,W+8,8)]
        d.polygon(pts+[(W,H),(0,H)],fill=c)
    im.filter(ImageFilter.GaussianBlur(1)).save(f,quality=85)
