# My Page: the visits of whoever is signed in.
my-upcoming = الزيارات القادمة
my-none = ليست لديك زيارات قادمة. احجز موعدًا عندما تحتاج إلى زيارتنا.
my-book = حجز زيارة
my-book-again = حجز زيارة جديدة
my-earlier = الزيارات السابقة والملغاة
my-reference = رقم الحجز
my-state-booked = محجوزة
my-state-cancelled = ملغاة
my-state-past = انتهت

my-visit = زيارتك
my-by-agency = حجزنا هذه الزيارة من أجلك.
my-access = كيفية الدخول
my-map = العرض على الخريطة
my-calendar = الإضافة إلى تقويمك
my-print = نسخة للطباعة
my-print-how = استخدم المتصفح لطباعة هذه الصفحة.
my-print-change = يمكنك تغيير موعد زيارتك أو إلغاؤها في «صفحتي». إذا احتجت إلى مساعدة، فاتصل بالرقم { $phone }.

my-booked = تم حجز زيارتك
my-moved = تم تغيير موعد زيارتك
my-cancelled = تم إلغاء زيارتك
my-mail = ستصلك رسالة تأكيد على { $email }.
my-sms = ستصلك رسالة تأكيد نصية على { $phone }.
my-spam = إذا لم تظهر في بريدك الوارد، فابحث في مجلد الرسائل غير المرغوب فيها.

my-change = تغيير الموعد أو إلغاؤه
my-change-early = إذا كنت لا تستطيع الحضور، فيُرجى إلغاء الموعد في أقرب وقت ممكن لكي يستفيد منه شخص آخر.
my-move = تغيير الموعد
my-cancel = إلغاء الزيارة
my-cancel-this = إلغاء
my-move-until = يمكنك تغيير الموعد هنا حتى يوم { $time }.
my-move-late = فات الأوان لتغيير الموعد هنا. يُرجى الاتصال بنا على الرقم { $phone }.
my-cancel-until = يمكنك إلغاء الموعد هنا حتى يوم { $time }.
my-cancel-late = فات الأوان لإلغاء الموعد هنا. يُرجى الاتصال بنا على الرقم { $phone }.

my-cancel-title = هل تريد إلغاء هذه الزيارة؟
my-cancel-rather = هل تحتاج إلى موعد آخر فقط؟ يبقى هذا الموعد لك حتى تحصل على موعد جديد:
my-cancel-do = نعم، إلغاء الزيارة
my-cancel-not = لا، الإبقاء عليها
my-reason = ما سبب الإلغاء؟
my-reason-cannot-come = لا أستطيع الحضور في هذا الموعد
my-reason-no-longer-needed = لم أعد بحاجة إلى الزيارة
my-reason-other-time = وجدت موعدًا أو مكانًا أنسب
my-reason-other = سبب آخر
my-changed = تم تغيير من سيحضر
my-people = تغيير من سيحضر
my-people-count = { $people ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}
my-book-for = الأشخاص الذين أحجز لهم

# A visit that has to move
my-offer = علينا نقل زيارتك
my-offer-why = لا يمكننا استقبالك في الموعد الذي حجزته. نأسف لذلك. نحتفظ لك بموعد جديد. يبقى حجزك كما هو إلى أن تجيب.
my-offer-now = موعدك الآن
my-offer-new = الموعد الجديد
my-offer-until = نرجو أن تجيب قبل { $time }.
my-offer-accept = أقبل الموعد الجديد
my-offer-other = اختر موعدًا آخر
my-offer-answer = أجب
