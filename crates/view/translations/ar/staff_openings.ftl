# أوقات الدوام والإغلاقات.
openings-new = وقت دوام جديد
openings-none = لا أوقات دوام لهذا المكتب بعد. أضف الأول.
openings-ended = أوقات دوام انتهت
openings-week = الأيام السبعة القادمة
openings-hours = الساعات
openings-step-short = الخطوة
openings-places-short = الأماكن
openings-validity = السريان
openings-published = النشر
openings-stairs = درج
openings-to-come = أيام مفردة وإغلاقات قادمة
openings-closure = إغلاق
openings-weekdays = أيام الأسبوع
openings-from = من
openings-to = إلى
openings-step = الخطوة بالدقائق
openings-step-hint = يمكن أن تبدأ زيارة عند كل خطوة.
openings-places = أماكن متجاورة
openings-staff-only = منها للموظفين فقط
openings-staff-only-hint = لا يحجزها إلا الموظفون.
openings-errands = الخدمات
openings-first = أول يوم
openings-last = آخر يوم
openings-until-further = حتى إشعار آخر
openings-publish-days = النشر قبل، بالأيام
openings-publish-days-hint = إلى أي مدى يرى الزوّار المواعيد.
openings-publish-at = تظهر المواعيد الجديدة الساعة
openings-publish-at-hint = كل يوم في هذه الساعة يظهر يوم إضافي.
openings-note = ملاحظة للزملاء
openings-note-hint = لا يراها الزوّار أبدًا.
openings-step-free = بلا درج
openings-step-free-text = يمكن الوصول بلا درج
openings-days = أيام مختلفة
openings-yes = نعم
openings-no = لا
openings-group-hours = متى، وكم في آن واحد
openings-group-errands = لأي غرض
openings-group-validity = السريان والنشر
openings-clock-hint = في أيام تغيير الساعة لا مواعيد في الساعة المحذوفة، وتتكرر المواعيد في الساعة المكررة. تظهر المعاينة ذلك.
openings-to-preview = أظهر ما سيتغير
openings-to-preview-hint = لا يُحفظ شيء بعد.
openings-history = السجل
openings-one-day = يوم واحد فقط
openings-one-day-text = غيّر يومًا واحدًا: ساعات أخرى أو أماكن أخرى أو إغلاق. تبقى الأيام الأخرى كما هي.
openings-day = اليوم
openings-change-day = غيّر هذا اليوم
openings-day-closed = مغلق
openings-day-how = في هذا اليوم
openings-day-usual = كالمعتاد: { $hours }
openings-day-off = مغلق
openings-day-hours = هذه الساعات والأماكن
openings-day-conflict = حفظ شخص آخر وقت الدوام هذا في هذه الأثناء. تعرض الصفحة إجاباتك مع وقت الدوام كما هو الآن. راجعها ثم تابع.
openings-no-weekday = اختر يومًا واحدًا على الأقل.
openings-no-errand = اختر خدمة واحدة على الأقل.
openings-no-office = اختر مكتبًا واحدًا على الأقل.
openings-no-time = اكتب وقتًا، مثل { "\u200E" }09:00.
openings-no-day = اختر يومًا.
openings-no-number = اكتب عددًا صحيحًا من { $from } إلى { $to }.
openings-over-midnight = يجب أن تكون النهاية بعد البداية. إن كان المكتب مفتوحًا بعد منتصف الليل فأضف وقتي دوام: واحدًا حتى { "\u200E" }23:59 وواحدًا من { "\u200E" }00:00.
openings-no-room = «{ $errand }»: المدة بالدقائق { $minutes }، والمتاح في خطوات كاملة { $room } فقط.
openings-ends-before = يجب ألا يكون آخر يوم قبل الأول.
openings-passed = هذا اليوم مضى.
openings-not-valid = لا يسري وقت الدوام في هذا اليوم. يبدأ في { $day }.
openings-twin = هناك وقت دوام مطابق. لمزيد من الأماكن زد العدد هناك.
openings-missing = اكتب هذا. سيقرؤه الزملاء لاحقًا.
openings-too-long = الحد الأقصى لعدد الأحرف: { $count }.
openings-doubts = هل هذا مقصود؟
openings-overlaps = يتداخل مع { $opening } الذي يستقبل بعض الخدمات نفسها.
openings-rest = تبقى في النهاية دقائق لا تكفي لخطوة كاملة: { $minutes }.
openings-wastes = «{ $errand }»: المدة بالدقائق { $minutes }، لكنها تأخذ بهذه الخطوة { $takes }.
openings-meant-overlap = التداخل مقصود
openings-meant-step = الخطوة مقصودة
openings-conflict = حفظ شخص آخر وقت الدوام هذا
openings-conflict-text = حفظه { $name } في { $time }. إجاباتك ما زالت في النموذج أدناه. هنا الاختلاف:
openings-conflict-next = عدّل النموذج إن أردت الإبقاء على بعض ما لديهم ثم تابع. ما تحفظه هو الساري.
openings-yours = لك
openings-theirs = المحفوظ الآن
openings-preview = ما سيتغير: { $title }
openings-times = المواعيد
openings-times-more = مواعيد إضافية
openings-times-fewer = مواعيد محذوفة
openings-places-more = أماكن إضافية
openings-places-fewer = أماكن محذوفة
openings-bookings = حجوزات متأثرة
openings-by-day = يومًا بيوم
openings-no-times = لا يتغير أي موعد منشور.
openings-affected-none = تبقى كل الحجوزات ضمن الخطة.
openings-affected-text = اختر ما يحدث لها. مهما اخترت، لا يفقد أي حجز موعده قبل الحسم.
openings-for-all = للجميع
openings-keep = إبقاء
openings-move = اقتراح موعد آخر
openings-cancel = إلغاء مع إبلاغهم
openings-as-all = كما للجميع
openings-choice = الاختيار
openings-choice-of = الاختيار للحجز { "\u200E" }{ $reference }
openings-when = متى
openings-booking = الحجز
openings-errand = الخدمة
openings-people = الأشخاص
openings-because = السبب
openings-because-closed = مغلق حينها
openings-because-excess = الأماكن لا تكفي
openings-because-errand = الخدمة غير متاحة
openings-already = أُبقي سابقًا
openings-save-title = الحفظ
openings-why = السبب
openings-why-hint = يظهر في السجل مع اسمك.
openings-save = احفظ وانشر
openings-back = تعديل آخر
openings-saved = حُفظ
openings-saved-text = نُشرت المواعيد كما رأيتها. والحجز الذي جرى أثناء اطلاعك يحتفظ بموعده ويظهر هنا.
openings-outside-text = تحتفظ بمواعيدها فوق الخطة. افتح حجزًا لنقله أو إلغائه، أو اقترح مواعيد أخرى لكثيرين معًا في «النقل».
openings-history-of = السجل: { $title }
openings-version = النسخة { $number }
openings-by-import = استيراد ملفات الدليل
openings-first-version = هكذا كانت البداية.
openings-back-again = عاد.
openings-taken-out = حُذف من الملفات.
openings-what = ماذا
openings-before = قبل
openings-after = بعد
openings-errand-minutes = { $errand } ({ $minutes } د)
openings-minutes = { $minutes } د
closures-new = إغلاق جديد
closures-none = لا إغلاقات قادمة.
closures-past = السابقة والمسحوبة
closures-when = متى
closures-offices = المكاتب
closures-made = أضافه
closures-withdrawn = مسحوب
closures-last-hint = اتركه فارغًا ليوم واحد.
closures-part = كم من كل يوم
closures-all-day = اليوم كله
closures-part-of-day = بين هذين الوقتين فقط
closures-end = إعادة الفتح مبكرًا
closures-open-from = مفتوح من جديد اعتبارًا من
closures-show = أظهر ما سيعود
closures-end-from = افتح من جديد اعتبارًا من { $day }
openings-affected =
    { $count ->
        [zero] لا حجوزات متأثرة
        [one] حجز واحد متأثر
        [two] حجزان متأثران
        [few] { $count } حجوزات متأثرة
        [many] { $count } حجزًا متأثرًا
       *[other] { $count } حجز متأثر
    }
openings-affected-more =
    { $count ->
        [zero] لا حجوزات أخرى.
        [one] حجز واحد آخر لا يظهر. يبقى موعده الآن، ويظهر في القائمة بعد الحفظ.
        [two] حجزان آخران لا يظهران. يبقى موعداهما الآن، ويظهران في القائمة بعد الحفظ.
        [few] { $count } حجوزات أخرى لا تظهر. تبقى مواعيدها الآن، وتظهر في القائمة بعد الحفظ.
        [many] { $count } حجزًا آخر لا تظهر. تبقى مواعيدها الآن، وتظهر في القائمة بعد الحفظ.
       *[other] { $count } حجز آخر لا تظهر. تبقى مواعيدها الآن، وتظهر في القائمة بعد الحفظ.
    }
openings-outside =
    { $count ->
        [zero] لا حجوزات خارج الخطة
        [one] حجز واحد خارج الخطة
        [two] حجزان خارج الخطة
        [few] { $count } حجوزات خارج الخطة
        [many] { $count } حجزًا خارج الخطة
       *[other] { $count } حجز خارج الخطة
    }
openings-not-cancelled =
    { $count ->
        [zero] تم كل شيء كما اخترت.
        [one] لم يتم ما اخترته لحجز واحد: تغيّر، أو لا بريد لإبلاغ صاحبه، أو عُرض عليه موعد آخر. يبقى موعده.
        [two] لم يتم ما اخترته لحجزين: تغيّرا، أو لا بريد لإبلاغ صاحبيهما، أو عُرض موعد آخر. يبقى موعداهما.
        [few] لم يتم ما اخترته لـ { $count } حجوزات: تغيّرت، أو لا بريد لإبلاغ أصحابها، أو عُرض موعد آخر. تبقى مواعيدها.
        [many] لم يتم ما اخترته لـ { $count } حجزًا: تغيّرت، أو لا بريد لإبلاغ أصحابها، أو عُرض موعد آخر. تبقى مواعيدها.
       *[other] لم يتم ما اخترته لـ { $count } حجز: تغيّرت، أو لا بريد لإبلاغ أصحابها، أو عُرض موعد آخر. تبقى مواعيدها.
    }
openings-places-count =
    { $count ->
        [zero] لا أماكن
        [one] مكان واحد
        [two] مكانان
        [few] { $count } أماكن
        [many] { $count } مكانًا
       *[other] { $count } مكان
    }
openings-hours-places =
    { $places ->
        [zero] { $hours }، لا أماكن
        [one] { $hours }، مكان واحد
        [two] { $hours }، مكانان
        [few] { $hours }، { $places } أماكن
        [many] { $hours }، { $places } مكانًا
       *[other] { $hours }، { $places } مكان
    }
openings-of-staff =
    { $count ->
        [zero] لا شيء منها للموظفين
        [one] واحد منها للموظفين
        [two] اثنان منها للموظفين
        [few] { $count } منها للموظفين
        [many] { $count } منها للموظفين
       *[other] { $count } منها للموظفين
    }
openings-days-ahead =
    { $days ->
        [zero] في اليوم نفسه
        [one] قبل يوم واحد
        [two] قبل يومين
        [few] قبل { $days } أيام
        [many] قبل { $days } يومًا
       *[other] قبل { $days } يوم
    }
openings-message = رسالة إلى من تلغي زياراتهم
openings-message-hint = تصلهم مع خبر أننا اضطررنا إلى الإلغاء. اكتب السبب من دون ذكر أي شخص.
openings-affected-hidden =
    { $count ->
        [zero] لا حجوزات أخرى لأشخاص بهوية محمية.
        [one] حجز آخر لشخص بهوية محمية. يبقى موعده، ويقرر فيه زميل مخوّل.
        [two] حجزان آخران لأشخاص بهوية محمية. يبقى موعداهما، ويقرر فيهما زميل مخوّل.
        [few] { $count } حجوزات أخرى لأشخاص بهوية محمية. تبقى مواعيدها، ويقرر فيها زميل مخوّل.
        [many] { $count } حجزًا آخر لأشخاص بهوية محمية. تبقى مواعيدها، ويقرر فيها زميل مخوّل.
       *[other] { $count } حجز آخر لأشخاص بهوية محمية. تبقى مواعيدها، ويقرر فيها زميل مخوّل.
    }
