# Requests to book: from the link of a mail or the code of a letter to what is asked.
request-letter = لديّ رسالة بريدية فيها رمز

request-code-title = أدخل الرمز المكتوب في رسالتك
request-code-intro = أرسلنا إليك رسالة بريدية نطلب فيها أن تحجز زيارة. في الرسالة رمز.
request-code = الرمز
request-code-hint = { "\u200E" }12 حرفًا ورقمًا، مثلًا { "\u200E" }K7M4-6HPX-TC3F. بأحرف كبيرة أو صغيرة، مع الشرطات أو بدونها.
request-code-missing = أدخل الرمز المكتوب في رسالتك
request-code-malformed = هذا الرمز غير كامل، أو فيه حرف خطأ. قارنه بالرسالة: يتكوّن من { "\u200E" }12 حرفًا ورقمًا.
request-code-none = ليس لديك رمز؟
request-code-mail = إذا وصلك الطلب بالبريد الإلكتروني، فافتح الرابط الموجود فيه.
request-code-call = إذا فقدت الرسالة، فاتصل بنا على { $phone }. يمكننا إرسال رسالة جديدة.
request-too-many = جُرِّب عدد كبير من الرموز من هنا. حاول مرة أخرى بعد { $minutes ->
    [zero] قليل
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}، أو اتصل بنا على { "\u200E" }{ $phone }.

request-mail-title = أثبت أن الطلب لك
request-mail-why = طلبنا من شخص أن يحجز زيارة. قبل أن نعرض الطلب، نحتاج إلى التأكد من أنه لك.
request-mail-to = نرسل رمزًا إلى عنوان البريد الإلكتروني المسجّل لدينا: { $email }.
request-mail-send = أرسلوا إليّ رمزًا
request-mail-not = أليس هذا عنوانك؟
request-mail-old = إذا لم تعد تستخدم هذا العنوان، فاتصل بنا على { $phone }.
request-mail-other = إذا أعطاك شخص آخر الرابط، فالطلب ليس لك. لا يلزمك فعل أي شيء.
request-code-sent-why = نعرض جزءًا من العنوان فقط، لأن الرابط قد يصل إلى شخص آخر.

request-birth-title = سؤال واحد بعد
request-birth-why = نسأل أيضًا عن تاريخ الميلاد، حتى لا يستخدم رسالتك أحد غيرك.
request-birth = تاريخ ميلاد الشخص الذي وُجّهت إليه الرسالة
request-birth-wrong = الرمز وتاريخ الميلاد لا يتطابقان. تحقّق منهما. { $left ->
    [zero] لم تبقَ لك أي محاولة.
    [one] بقيت لك محاولة واحدة.
    [two] بقيت لك محاولتان.
    [few] بقيت لك { $left } محاولات.
    [many] بقيت لك { $left } محاولة.
   *[other] بقيت لك { $left } محاولة.
}
request-birth-locked = جُرِّب الرمز مرات كثيرة، وهو الآن مقفل
request-birth-way-out = اتصل بنا على { $phone }. نرسل إليك رسالة جديدة برمز جديد.
request-another = إدخال رمز آخر

request-account-title = أي عنوان بريد إلكتروني تريد أن تستخدم؟
request-account-why = نرسل التأكيد إلى هذا العنوان. وتستخدمه أيضًا لتسجيل الدخول عندما تريد تغيير الزيارة. بعد ذلك لا يمكن استخدام الطلب إلا بهذا العنوان.
request-account-signed-in = أنت مسجّل الدخول باسم { $email }.
request-account-use = استخدام هذا العنوان
request-account-other = استخدام عنوان آخر

request-unknown = هذا الرابط لم يعد يعمل
request-unknown-do = استخدم الرابط في أحدث بريد إلكتروني منا، أو الرمز في أحدث رسالة. إذا كنت قد حجزت، فسجّل الدخول إلى صفحتي. وإذا لم ينجح شيء، فاتصل بنا على { $phone }.
request-withdrawn = سحبنا هذا الطلب
request-withdrawn-do = لا يلزمك أن تحجز. إذا كانت لديك أسئلة، فاتصل بنا على { $phone }.
request-lapsed = انتهت مدة الحجز
request-lapsed-day = كان آخر يوم للحجز { $date }.
request-lapsed-do = اتصل بنا على { $phone }. يمكننا إرسال طلب جديد.
request-elsewhere = هذا الطلب مستخدم بعنوان آخر
request-elsewhere-do = إذا كنت قد استخدمته من قبل، فسجّل الدخول بعنوان البريد الإلكتروني نفسه. وإلا فاتصل بنا على { $phone }.
request-to-start = إلى الصفحة الرئيسية

request-title = نطلب منك أن تحجز زيارة
request-book-by = احجز في موعد أقصاه { $date }
request-who = من يحضر، ولماذا
request-why = الموضوع
request-where = المكان
request-by = آخر يوم للحجز
request-case = رقم قضيتك
request-anywhere = في أي مكتب من مكاتبنا
request-offices = هنا فقط المكاتب التي نطلب منك أن تحضر إليها.
request-book = اختر موعدًا
request-see-visit = عرض الزيارة
request-booked = لقد حجزت
request-impossible = لا يمكن حجز هذه الزيارة هنا
request-impossible-do = اتصل بنا على { $phone } وسنساعدك.


request-open = نطلب منك أن تحجز
request-answers = هذه الزيارة جواب على طلب منا.
request-see = عرض الطلب
request-moving = يمكنك اختيار موعد آخر في المكاتب التي طلبنا منك أن تحضر إليها. الطلب يحدّد من يحضر.
request-cancel-open = يصبح طلبنا بعد ذلك مفتوحًا من جديد حتى { $date }. يلزمك أن تحجز موعدًا جديدًا حتى ذلك اليوم.
request-cancel-closed = كان آخر يوم للحجز { $date }. إذا ألغيت، يلزمك أن تتصل بنا للحصول على طلب جديد: { $phone }.
request-reopened = طلبنا مفتوح من جديد حتى { $date }. احجز موعدًا جديدًا حتى ذلك اليوم.
request-not-reopened = انتهت مدة الحجز. اتصل بنا للحصول على طلب جديد: { $phone }.

request-nothing = لا يوجد موعد متاح لك الآن
request-nothing-why = بحثنا للتو في كل المكاتب التي يمكنك الذهاب إليها. ليس في أي منها موعد متاح.
request-nothing-do = دعنا نسجّل أنك حاولت. عندئذ يبقى الطلب مفتوحًا حتى { $date } على الأقل، ويعلم بذلك الموظف المسؤول عن قضيتك، وتحصل على إثبات بتاريخ اليوم.
request-try = سجّلوا أنني حاولت
request-tried = سجّلنا أنك حاولت
request-tried-at = حاولت الحجز { $time }. لم يكن هناك موعد متاح.
request-tried-until = الطلب مفتوح حتى { $date }. عُد إلى هذه الصفحة: تظهر المواعيد الجديدة فور توفّرها.
request-proof-show = عرض الإثبات

request-proof-title = إثبات محاولة الحجز
request-proof-text = حاول الأشخاص المذكورون أدناه حجز زيارة كما طلبنا منهم. لم يكن هناك حينئذ موعد متاح في أي مكتب يمكنهم الذهاب إليه.
request-proof-time = وقت المحاولة
request-asked-by = طُلب الحجز أولًا حتى
request-proof-checked = تحقّق نظام الحجز لدينا من ذلك بنفسه في تلك اللحظة.
request-proof-until = الطلب مفتوح حتى { $date }. حتى ذلك اليوم لم يفُت أحدًا آخر موعد للحجز.
request-proof-questions = لديك أسئلة؟ اتصل على { $phone } واذكر المرجع أعلاه.
