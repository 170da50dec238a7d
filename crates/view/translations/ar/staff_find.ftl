# البحث عن شخص وصفحته ومساعدته وما يجب ترتيبه له.
find-words = الاسم أو الرقم
find-hint = الاسم أو رقم الحجز (ومنه رقم النظام القديم) أو تاريخ الميلاد أو البريد الإلكتروني أو الهاتف أو رقم القضية. لا يضر خطأ في حرف من الاسم.
find-search = بحث
find-new = شخص جديد
find-missing = اكتب شيئًا للبحث عنه
find-too-long = النص طويل جدًا. اكتب اسمًا أو تاريخ ميلاد أو رقم حجز أو عنوان بريد إلكتروني أو رقم هاتف أو رقم قضية.
find-not-an-email = عنوان البريد الإلكتروني غير كامل. اكتبه كله، مثلًا name@example.com.
find-found =
    { $count ->
        [zero] لم يُعثر على أحد
        [one] عُثر على شخص واحد
        [two] عُثر على شخصين
        [few] عُثر على { $count } أشخاص
        [many] عُثر على { $count } شخصًا
       *[other] عُثر على { $count } شخص
    }
find-more =
    { $most ->
        [zero] هناك المزيد. اكتب أكثر: الاسم كاملًا، أو الاسم وتاريخ الميلاد.
        [one] هناك أكثر من شخص واحد. اكتب أكثر: الاسم كاملًا، أو الاسم وتاريخ الميلاد.
        [two] هناك أكثر من شخصين. اكتب أكثر: الاسم كاملًا، أو الاسم وتاريخ الميلاد.
        [few] هناك أكثر من { $most } أشخاص. اكتب أكثر: الاسم كاملًا، أو الاسم وتاريخ الميلاد.
        [many] هناك أكثر من { $most } شخصًا. اكتب أكثر: الاسم كاملًا، أو الاسم وتاريخ الميلاد.
       *[other] هناك أكثر من { $most } شخص. اكتب أكثر: الاسم كاملًا، أو الاسم وتاريخ الميلاد.
    }
find-nobody = تحقق من الكتابة، أو ابحث عن شيء آخر تعرفه.
person-name = الاسم
person-born = تاريخ الميلاد
person-next = الزيارة القادمة
person-last = الزيارة الأخيرة
person-elsewhere = غير معروف في مكاتبك
person-elsewhere-text = لم تكن لهذا الشخص زيارة في مكاتبك. سترى المزيد بعد حجز زيارة هنا.
person-ended = لم يعد لهذا الشخص حساب.
person-who = عن الشخص
person-needs = الاحتياجات
person-none = لا يوجد
person-no-email = بلا بريد إلكتروني: رسالة ورقية أو هاتف فقط
person-email = البريد الإلكتروني
person-phone = الهاتف
person-language = اللغة
person-family = في الحساب نفسه
person-to-come = الزيارات القادمة
person-past = الزيارات السابقة والملغاة
person-notes = ملاحظات للزملاء
person-notes-hint = لا يرى الشخص الملاحظات في صفحته، لكن يمكنه طلب نسخة منها.
person-note = ملاحظة جديدة
person-note-wrong = اكتب ملاحظة لا تزيد على 500 حرف
person-note-save = حفظ الملاحظة
person-history = ما حدث
person-book = حجز زيارة
person-mailbox = عنوان بريد إلكتروني جديد
details-title = تغيير البيانات
details-save = حفظ
details-changed = غيّر شخص آخر البيانات منذ فتحتَ هذه الصفحة. انظر كيف هي الآن، واحفظ من جديد إن كانت بياناتك صحيحة
details-now = كما هي الآن
details-account = رقم الهاتف واللغة يخصان الحساب كله.
visit-title = زيارة
visit-time = الوقت
visit-office = المكتب
visit-errand = الغرض
visit-people = من سيأتي
visit-state = الحالة
visit-reference = رقم الحجز
visit-made = حجزها
visit-by-staff = الهيئة
visit-by-visitor = الزائر
visit-by-old-system = الزائر، في النظام القديم
visit-booked = محجوزة
visit-cancelled = ملغاة
visit-past = انتهت
visit-no-email = بلا بريد إلكتروني: اطبع الرسالة، أو أخبر الشخص بالوقت.
visit-move = تغيير الموعد
visit-letter = طباعة التأكيد
visit-cancel = إلغاء الزيارة
visit-cancel-text = يصبح الوقت متاحًا للآخرين. يُبلَّغ الزائر بالبريد الإلكتروني إن كان له عنوان.
visit-reason = ما سبب الإلغاء؟
visit-reason-cannot-come = تعذُّر الحضور في هذا الموعد
visit-reason-no-longer-needed = لم تعد هناك حاجة إلى الزيارة
visit-reason-other-time = وُجد موعد أو مكان أنسب
visit-reason-other = سبب آخر
visit-cancel-yes = نعم، ألغِ الزيارة
event-booking-made = حُجزت
event-booking-moved = تغيّر الموعد
event-booking-changed = سيأتي أشخاص آخرون
event-booking-cancelled = أُلغيت
event-interpreter-arranged = رُتّب أمر المترجم
by-visitor = من الزائر
by-system = تلقائيًا
by-staff = من موظف
help-title = حجز زيارة لـ { $name }
help-to-times = اختيار الوقت
help-time-title = اختر وقتًا
help-move-title = اختر وقتًا آخر
help-old-time = الوقت الحالي
help-other-office = مكتب آخر
help-day = اليوم
help-days = أيام فيها أوقات متاحة
help-show = عرض الأوقات
help-no-day = لا يوجد يوم فيه أوقات متاحة
help-no-times = لا توجد أوقات متاحة في هذا اليوم
help-staff-only = للموظفين فقط
help-beyond = تجاوز الحدود
help-beyond-no = لا
help-beyond-deadline = هناك تاريخ يجب الالتزام به
help-beyond-health = مرض، أو لا يستطيع المجيء في أوقات أخرى
help-beyond-agency-fault = أخطأت الهيئة
help-beyond-other-authority = تطلبه جهة أخرى
help-beyond-other = سبب آخر
help-check = التحقق والحجز
help-check-move = التحقق وتغيير الموعد
help-held = الوقت محفوظ حتى { $time }.
help-extend = حفظه مدة أطول
help-not-held = الوقت متاح، لكنه غير محفوظ لك.
help-gone = أخذ شخص آخر هذا الوقت.
help-mail-to = يُرسل التأكيد إلى { $email }.
help-mail-hidden = يُرسل التأكيد إلى بريد الشخص الإلكتروني.
help-no-mail = لا يوجد عنوان بريد إلكتروني. اطبع التأكيد بعد ذلك.
help-confirm = احجز الزيارة
help-confirm-move = غيّر الموعد
register-title = شخص جديد
register-name-missing = اكتب الاسم
register-birth-missing = اكتب سنة الميلاد بأربعة أرقام
register-language = لغة الرسائل والبريد الإلكتروني
register-email-hint = اتركه فارغًا إن لم يكن للشخص عنوان. يمكن طباعة التأكيدات.
register-email-wrong = اكتب عنوان بريد إلكتروني كاملًا، مثلًا name@example.com
register-email-taken = هذا العنوان لشخص آخر
register-taken-see = عرض ذلك الشخص
register-access-wrong = اكتب الاحتياجات في 300 حرف على الأكثر، واختر لغة من القائمة
register-alike = هناك أشخاص بالاسم نفسه وتاريخ الميلاد نفسه. هل هو أحدهم؟
register-sure = لا، هو شخص آخر
register-save = حفظ
mailbox-title = عناوين بريد إلكتروني جديدة
mailbox-text = تحقق من هوية { $name } عند المكتب. يؤكد زميل خلال يوم. بعد ذلك يعمل العنوان الجديد وحده، ويُسجَّل خروج كل من كان داخلًا.
mailbox-document = تم التحقق من الهوية بواسطة
mailbox-document-hint = لا تكتب أرقامًا.
mailbox-passport = جواز سفر
mailbox-identity-card = بطاقة هوية
mailbox-residence-permit = بطاقة إقامة
mailbox-driving-licence = رخصة قيادة
mailbox-asylum-card = بطاقة طالب لجوء
mailbox-new = العنوان الجديد
mailbox-ask = اطلب من زميل أن يؤكد
mailbox-no-document = اختر ما تحققت به من الهوية
mailbox-same = لدى الشخص هذا العنوان من قبل
mailbox-taken = هذا العنوان لشخص آخر
mailbox-needs-another = يجب أن يؤكد زميل، لا من طلب.
mailbox-over = لم يعد هذا ينتظر. قرر أحدهم، أو انتهى اليوم.
mailbox-list-text = لا تؤكد إلا بعد أن ترى أن الهوية قد تم التحقق منها.
mailbox-asked = طلبه { $name }، { $time }. يمكن تأكيده حتى { $until }.
mailbox-confirm = تأكيد
mailbox-decline = رفض
interp-text =
    { $days ->
        [zero] يمكن حجز المترجمين في اليوم نفسه.
        [one] يُحجز المترجمون قبل يوم واحد على الأقل.
        [two] يُحجز المترجمون قبل يومين على الأقل.
        [few] يُحجز المترجمون قبل { $days } أيام على الأقل.
        [many] يُحجز المترجمون قبل { $days } يومًا على الأقل.
       *[other] يُحجز المترجمون قبل { $days } يوم على الأقل.
    }
interp-none = لا توجد زيارة قادمة تحتاج إلى مترجم.
interp-language = اللغة
interp-left = المتبقي
interp-days =
    { $days ->
        [zero] اليوم
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
interp-do = التعليم كـ
interp-open = يجب الحجز
interp-booked = محجوز
interp-impossible = غير ممكن
interp-called-off = أُلغي
interp-again = تحقق من جديد
interp-mark-booked = محجوز
interp-mark-impossible = غير ممكن
interp-mark-called-off = أُلغي
