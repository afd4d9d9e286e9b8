"""What readers type, and what must then stand first: ``question | first, second``, by the names of the library."""

CASES = """
# Without accents, with them, in capitals, in parts
tiem chung mo rong | tiêm chủng
tiêm chủng | tiêm chủng
TIÊM CHỦNG | tiêm chủng
Tiem Chung Mo Rong | tiêm chủng
tiem chủng | tiêm chủng
chung tiem | tiêm chủng
tram y te tiem | tiêm chủng
tre duoi nam tuoi | tiêm chủng
tiem vet | tiêm vét
tiêm vét vắc xin sởi | tiêm vét
vac xin soi | tiêm vét
vắc-xin sởi | tiêm vét
benh dai | dại
bệnh dại ở người | dại
phong chong benh dai | dại
dong vat 2026 | dại
le hoi yen the | lễ hội
lễ hội Yên Thế | lễ hội
khai mac le hoi | lễ hội
van du khach | lễ hội
vai thieu luc ngan | vải thiều
vải thiều | vải thiều
duoc mua duoc gia | vải thiều
da mai | đa mai
Đa Mai | đa mai
phuong da mai | đa mai
PHƯỜNG ĐA MAI | đa mai
mo hinh camera an ninh | đa mai
cong dien bao so 3 | bão
cong dien | bão
hop bao quy iii | báo
họp báo | báo
bao hiem y te hoc sinh | bảo hiểm
bảo hiểm y tế | bảo hiểm
tuyen dung vien chuc | tuyển dụng
tuyển dụng viên chức ngành y tế | tuyển dụng
nuoc sach | nước sạch
nước sạch vùng cao | nước sạch
cat dien | điện
lịch cắt điện | điện
ho chieu pho thong | hộ chiếu
cấp hộ chiếu trực tuyến | hộ chiếu
can cuoc tre duoi 14 tuoi | căn cước
thẻ căn cước | căn cước
doanh nghiep fdi | doanh nghiệp
đối thoại với doanh nghiệp | doanh nghiệp
du lich sinh thai | du lịch
ho khuon than | du lịch
dich ta lon chau phi | dịch tả
dịch tả lợn | dịch tả
sap nhap don vi hanh chinh | sáp nhập
sáp nhập cấp xã | sáp nhập
nong thon moi nang cao | nông thôn
nông thôn mới | nông thôn
khieu nai to cao | khiếu nại
đơn khiếu nại | khiếu nại
tai nan giao thong | giao thông
an toan thuc pham | an toàn
bep an tap the | an toàn
truong tieu hoc dat chuan | trường học
khánh thành trường tiểu học | trường học
hoc sinh truong chuyen | học trường
huy chuong vang | học trường
cuong che thu hoi dat | cưỡng chế
khu cong nghiep | cưỡng chế
dang ky khai sinh | khai sinh
thủ tục khai sinh | khai sinh
dang ky ket hon | kết hôn
giay phep xay dung nha o | xây dựng
cap giay phep xay dung | xây dựng
giay chung nhan quyen su dung dat | quyền sử dụng đất
bo phan mot cua | quyền sử dụng đất
ho kinh doanh | kinh doanh
đăng ký hộ kinh doanh | kinh doanh
chuc nang nhiem vu so y te | giới thiệu
chức năng, nhiệm vụ | giới thiệu
duong day nong | đường dây nóng
đường dây nóng | đường dây nóng
0204 3555 001 | đường dây nóng
bang gia dat | giá đất
bảng giá các loại đất | giá đất
giai doan 2025-2029 | giá đất
muc hoc phi | học phí, học phí cũ
mức học phí cơ sở công lập | học phí
hoc phi nam hoc 2021-2022 | học phí cũ
giai phong mat bang | đường sắt
đường sắt tốc độ cao | đường sắt
duong sat | đường sắt
bang khen thanh tich | khen
tặng bằng khen | khen
bien che cong chuc | biên chế
giao biên chế | biên chế
phong chay chua chay | chữa cháy
chữa cháy mùa khô | chữa cháy
chuyen doi so tinh | chuyển đổi số
chuyển đổi số năm 2026 | chuyển đổi số
phi bao ve moi truong | phí môi trường
nước thải sinh hoạt | phí môi trường
dang phi | đảng phí
nộp đảng phí | đảng phí
ho ngheo can ngheo | hộ nghèo
rà soát hộ nghèo | hộ nghèo
tiep cong dan dinh ky | lịch bảo vệ
kết luận của Chủ tịch | lịch bảo vệ
# What has the accents that were typed comes first
bến xe | bến xe, bền xế
bền xế | bền xế, bến xe
ben xe | ~bến xe, bền xế
bão | bão
báo chí | báo
ma túy | ma túy
mã số | mã số
dương xuân | dương xuân, đường xuân
đường xuân | đường xuân
Đường Xuân Thủy | đường xuân
dinh lang duong xuan | dương xuân
trường học | ~trường học, học trường
# đ and d, eth, either style of tone marks, decomposed letters
đường | ~đường xuân, đường sắt, đường dây nóng
ðường sắt | đường sắt
Ðường sắt tốc độ cao | đường sắt
hoa binh | hòa bình
hòa bình | hòa bình
hoà bình | hòa bình
Hòa Bình thăm | hòa bình
HOÀ BÌNH | hòa bình
thuy loi cam son | thủy lợi
thuỷ lợi | thủy lợi
thủy lợi | thủy lợi
suc khoe nguoi cao tuoi | khỏe
sức khoẻ | khỏe
sức khỏe | khỏe
nha van hoa | khỏe
nhà văn hoá | khỏe
ma tuý | ma túy
ma tuy | ma túy
đường xuân thuỷ | đường xuân
NFD:tiêm chủng mở rộng | tiêm chủng
NFD:Lễ hội Yên Thế | lễ hội
NFD:đường sắt tốc độ cao | đường sắt
NFD:hoà bình | hòa bình
NFD:bến xe | bến xe, bền xế
NFD:học phí công lập | học phí
NFD:giá đất giai đoạn | giá đất
NFD:quyền sử dụng đất | quyền sử dụng đất
NFD:ĐẢNG PHÍ | đảng phí
# Numbers, whole and in parts, in every spelling
28/2024/QĐ-UBND | giá đất
28/2024/qd-ubnd | giá đất
28/2024/QÐ-UBND | giá đất
Số: 28/2024/QĐ-UBND | giá đất
số 28/2024/QĐ–UBND | giá đất
28 /2024/QĐ-UBND | giá đất
28/2024 | giá đất
28-2024 | giá đất
28 2024 | giá đất
282024qdubnd | giá đất
15/2025/NQ-HĐND | học phí
15/2025/nq-hdnd | học phí
15/2025 | học phí
05/2021/NQ-HĐND | học phí cũ
5/2021/NQ-HĐND | học phí cũ
5/2021 | học phí cũ
112/KH-UBND | đường sắt
112/kh | đường sắt
112 kh ubnd | đường sắt
45/QĐ-UBND | dương xuân
46/QĐ-UBND | đường xuân
46/qd | đường xuân
1203/SYT-NVY | tiêm vét
1203/syt | tiêm vét
syt nvy | tiêm vét
77/KH-UBND | dại
900/QĐ-UBND | khen
31/2025/NQ-HĐND | biên chế
09/CT-UBND | chữa cháy
9/CT-UBND | chữa cháy
88/KH-UBND | chuyển đổi số
12/2024/QĐ-UBND | phí môi trường
05-HD/TU | đảng phí
5-HD/TU | đảng phí
05 hd tu | đảng phí
2101/QĐ-UBND | hộ nghèo
64/TB-UBND | lịch bảo vệ
76/2007/QĐ-UBND | 004-bac-giang
76/2007/qd-ubnd | 004-bac-giang
76/2007 | 004-bac-giang
76 /2007/QĐ-UBND | 004-bac-giang
762007qdubnd | 004-bac-giang
118/QĐ-UBND | 000-ba-xuyen
118 /QĐ-UBND | 000-ba-xuyen
2112/QĐ-UBND | 001-nhu-xuan
2112/qd-ubnd | 001-nhu-xuan
38a/QĐ-STTTT | 002-stttt-binh-dinh
38a/qd-stttt | 002-stttt-binh-dinh
554/QĐ-UBND | 003-phuong-1
554/qd | 003-phuong-1
# The five seeds by their titles and texts
quy che xa ba xuyen | 000-ba-xuyen
cổng thông tin điện tử xã Bá Xuyên | 000-ba-xuyen
cong thong tin dien tu huyen nhu xuan | 001-nhu-xuan
huyện Như Xuân | 001-nhu-xuan
trang thong tin dien tu so thong tin va truyen thong binh dinh | 002-stttt-binh-dinh
Sở Thông tin và Truyền thông Bình Định | 002-stttt-binh-dinh
phuong 1 quan 10 | 003-phuong-1
vận hành sử dụng cung cấp thông tin Phường 1 | 003-phuong-1
he thong trang thong tin dien tu tinh bac giang | 004-bac-giang
tỉnh Bắc Giang | 004-bac-giang
kien toan ban bien tap nhu xuan | 001-nhu-xuan
# Phrases
"bến xe" | bến xe
"ben xe phia nam" | bến xe
“trường tiểu học” | trường học
"chuyển đổi số" | chuyển đổi số
"học phí" | ~học phí, học phí cũ
"giá các loại đất" | giá đất
"quyền sử dụng đất" | quyền sử dụng đất
"an toan thuc pham" tap huan | an toàn
«lễ hội» yen the | lễ hội
"tiêm vét vắc xin" | tiêm vét
"đường sắt" dự án | đường sắt
"76 2007" | 004-bac-giang
"cap giay phep" nha o | xây dựng
# One word too many, or in the wrong order within quotation marks: what comes closest
"xe bến" | =bến xe, bền xế
tiêm chủng trâu | =tiêm chủng
lễ hội yên thế pháo hoa | =
"nông mới thôn" nâng cao | =nông thôn
"""

#: What was mistyped, what is proposed, and what stands first behind it.
MISTYPED = """
tiem chugn | tiêm chủng | tiêm chủng
tieem chung mo rong | tiêm chủng mở rộng | tiêm chủng
tiemchung | tiêm chủng | tiêm chủng
vai thieeu | vải thiều | vải thiều
tuyeen dung | tuyển dụng | tuyển dụng
ho chieeu | hộ chiếu | hộ chiếu
khieu naij | khiếu nại | khiếu nại
giay pehp xay dung | giấy phép xây dựng | xây dựng
dang ky khai snih | đăng ký khai sinh | khai sinh
duogn sat | đường sắt | đường sắt
nong thonn moi | nông thôn mới | nông thôn
doanh nghiepp | doanh nghiệp | doanh nghiệp
hoc phii | học phí | học phí
cuong chee | cưỡng chế | cưỡng chế
giao thoong | giao thông | giao thông
"""
