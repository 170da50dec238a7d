# الخدمات والمكاتب والعطل والنصوص.
texts-errands = الخدمات
texts-offices = المكاتب
texts-others = الهيئة
texts-agency = الهيئة وشروطها
texts-holidays = العطل الرسمية
texts-words = صياغات خاصة في رسائل البريد
texts-files = الملفات
texts-files-hint = هي الملفات نفسها التي يقرؤها الأمر besok import. ولا تتضمن التعليقات.
texts-saved = تم الحفظ. ويسري ذلك من الآن.
texts-save = حفظ
texts-preview = معاينة
texts-preview-in = لغة المعاينة
texts-preview-holidays = عرض ما يغلقه التغيير
texts-preview-unsaved = هكذا يراه الزوّار. لم يُحفظ شيء.
texts-new-window = (يُفتح في نافذة جديدة)
texts-theirs = حفظ شخص آخر تغييراً في هذه الأثناء
texts-theirs-first = حفظ شخص آخر تغييراً بعد أن فتحت الصفحة. قارن ثم احفظ مرة أخرى.
texts-theirs-text = هذا ما يختلف. إذا حفظت مرة أخرى فسيسري ما في الحقول أدناه.
texts-field = الحقل
texts-saved-now = المحفوظ الآن
texts-yours = ما كتبته
texts-closes = ما يغلقه التغيير
texts-closes-nothing = لا توجد مواعيد منشورة ولا حجوزات في العطل الجديدة.
texts-closes-keep = تبقى الحجوزات إلى أن ينقلها أحد: { $moves }.
texts-may-lack = (يمكن تركه)
texts-rows = أفرغ سطراً لحذفه. اكتب في سطر فارغ للإضافة.
texts-name = ما يختاره الزائر
texts-summary = جملة تساعد على الاختيار الصحيح
texts-limits = الأوقات والحدود
texts-minutes-hint = تسري الدقائق الجديدة على الحجوزات الجديدة. ويبقى المحجوز كما هو.
texts-minutes = الدقائق لكل شخص
texts-ahead = يمكن الحجز قبل هذا العدد من الأيام
texts-notice = يمكن الحجز حتى هذا العدد من الدقائق قبل الموعد
texts-move = يمكن تغيير الموعد حتى هذا العدد من الدقائق قبله
texts-cancel = يمكن الإلغاء حتى هذا العدد من الدقائق قبل الموعد
texts-together = استقبال عدة أشخاص
texts-succession = واحداً تلو الآخر
texts-side-by-side = معاً، لكل شخص مكانه
texts-late = من يأتي متأخرًا
texts-late-kept = ينتظر كصاحب موعد منذ وصوله
texts-late-walk-in = ينتظر كمن ليس لديه موعد
texts-late-reception = يقرر الاستقبال
texts-release = الموعد الملغى
texts-release-at-once = يصبح متاحاً فوراً
texts-release-cooling = يعود في لحظة عشوائية خلال { $hours } ساعة، فلا يستطيع أحد نقله إلى غيره
texts-waiting-list = يُعرض الموعد المتاح أولًا على قائمة الانتظار
texts-needs-invitation = لا يمكن أن يحجز إلا من طلبت منه الهيئة ذلك
texts-also = يمكن إنجازه في الزيارة نفسها
texts-bring = ما يجب إحضاره
texts-bring-row = ما يجب إحضاره { $number }
texts-bring-child = ما يجب إحضاره لمن هم دون 18 عاماً
texts-bring-child-row = للطفل { $number }
texts-age-rules = قواعد الأطفال
texts-age-rules-hint = إذا كانت الدقائق 0 فلا يلزم حضور الطفل.
texts-under = القاعدة { $number }: دون هذا العمر بالسنوات
texts-age-minutes = الدقائق
texts-age-note = القاعدة بالكلمات
texts-office-name = الاسم
texts-street = الشارع والرقم
texts-postcode = الرمز البريدي
texts-town = المدينة
texts-phone = الهاتف
texts-phone-link = الهاتف للرابط (+46…)
texts-north = درجات شمالاً
texts-east = درجات شرقاً
texts-zone = المنطقة الزمنية
texts-access = كيفية الدخول
texts-walk-in = الزيارة دون موعد
texts-agency-name = الاسم
texts-email = البريد الإلكتروني للأسئلة
texts-postal-address = العنوان البريدي في سطر واحد
texts-website = الموقع الإلكتروني
texts-domain = النطاق في ملفات التقويم
texts-phone-hours = أوقات الرد على الهاتف
texts-terms = الشروط
texts-terms-hint = عند وضع تاريخ جديد يُطلب من الجميع القبول من جديد عند تسجيل الدخول التالي.
texts-terms-version = تسري من
texts-paragraph = الفقرة { $number }
texts-faults = عيوب معروفة في إمكانية الوصول
texts-fault = العيب { $number }
texts-authorities = الإشراف
texts-supervisor = جهة الإشراف على إمكانية الوصول
texts-supervisor-link = جهة الشكوى (رابط)
texts-data-email = البريد الإلكتروني بشأن البيانات الشخصية
texts-data-authority = الجهة المشرفة على البيانات الشخصية
texts-interpreters = المترجمون
texts-interpreter-days = يُطلب قبل هذا العدد من الأيام
texts-tag = اللغة { $number }: الرمز
texts-interpreter-name = اسم اللغة
texts-earlier = الحجوزات السابقة
texts-old = حجوزات من نظام سابق
texts-old-none = لا توجد
texts-old-to-come = ما زالت قادمة: لا تُنشر مواعيد
texts-old-imported = لها أماكنها
texts-cutover = بدأت الخدمة في
texts-no-rule = لا قاعدة
texts-fixed = التاريخ نفسه كل عام
texts-easter = أيام من أحد الفصح
texts-weekday-from = يوم من الأسبوع ابتداءً من تاريخ
texts-holidays-hint = جميع المكاتب مغلقة في هذه الأيام. اختر «لا قاعدة» وأفرغ الحقول لحذف سطر.
texts-holiday = العطلة { $number }
texts-rule = القاعدة
texts-weekday = يوم الأسبوع
texts-month = الشهر
texts-day = اليوم
texts-days-from-easter = الأيام من أحد الفصح
texts-words-hint = في الأعلى صياغة البرنامج. اترك الحقل فارغاً للإبقاء عليها. يجب أن تتضمن صياغتك التعابير نفسها بين الأقواس المعقوفة.
texts-needs-text = اكتب شيئًا هنا، في سطر واحد
texts-needs-whole = اكتب عددًا صحيحًا من { $least } إلى { $most }
texts-needs-less = اكتب عدد دقائق أقل من { $most }: هذه أبعد مدة يمكن الحجز قبلها
texts-needs-degrees = اكتب الدرجات من ‎-{ $most } إلى { $most }، مثل 59.3613
texts-needs-day = اختر يومًا
texts-needs-email = اكتب عنوان بريد إلكتروني، مثل info@example.org
texts-needs-domain = اكتب نطاقًا، مثل besok.example.org
texts-needs-link = اكتب رابطًا يبدأ بـ ‎https://
texts-needs-phone-link = اكتب الرقم مع + و6 إلى 15 رقمًا، مثل ‎+4684650000
texts-needs-zone = اكتب منطقة زمنية، مثل Europe/Stockholm
texts-needs-tag = اكتب رمز اللغة، مثل ar
texts-needs-day-of-month = لا يوجد مثل هذا اليوم في الشهر
texts-needs-week-in-year = اختر تاريخًا حتى 25 ديسمبر كي يكون يوم الأسبوع في السنة نفسها
texts-needs-row = املأ ما تحتاجه القاعدة واترك الحقول الأخرى فارغة
texts-needs-room = إحدى فترات العمل أقصر من ذلك. غيّر أولًا ساعاتها أو أغراضها
texts-needs-variable = تنقص كلماتك {"{"} ${ $name } {"}"}
texts-needs-no-variable = لا يمكن أن يكون «{ $name }» بين قوسين هنا. استعمل عبارات كلمات المنتج نفسها
texts-needs-shorter = اكتب { $most } حرفًا على الأكثر
texts-needs-braces = ينقص أحد القوسين نصفه الآخر
texts-needs-no-markup = لا يمكن استعمال العلامتين < و > هنا
texts-takes = { $minutes ->
    [zero] لا دقائق
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
texts-closes-times = { $times ->
    [zero] لا مواعيد منشورة
    [one] موعد منشور واحد يُلغى
    [two] موعدان منشوران يُلغيان
    [few] { $times } مواعيد منشورة تُلغى
    [many] { $times } موعداً منشوراً يُلغى
   *[other] { $times } موعد منشور يُلغى
}
texts-closes-bookings = { $bookings ->
    [zero] لا حجوزات
    [one] حجز واحد
    [two] حجزان
    [few] { $bookings } حجوزات
    [many] { $bookings } حجزاً
   *[other] { $bookings } حجز
}
texts-adult = بالغ
texts-child = طفل
