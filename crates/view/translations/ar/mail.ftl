# Mails and calendar files. They are neutral: neither the errand nor names.
# "\u200E" keeps numbers that follow Arabic letters in their order, where no <bdi> can stand.
mail-subject = { $title } – { $agency }
mail-contact = لديك أسئلة؟ اتصل بنا على الرقم { "\u200E" }{ $phone } أو اكتب إلى { $email }.
mail-people = عدد الأشخاص: { $people }
mail-reference = رقم الحجز: { "\u200E" }{ $reference }

mail-code-subject = { $code } هو رمز الدخول إلى خدمة { $agency }
mail-code = رمز تسجيل الدخول
mail-code-use = اكتب هذا الرمز في الصفحة التي طلبته منها:
mail-code-minutes = الرمز صالح مدة { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}، ولمرة واحدة فقط.
mail-code-secret = لا تعطِ الرمز لأي شخص. نحن لا نطلبه أبدًا عبر الهاتف أو الرسائل النصية أو البريد الإلكتروني.
mail-code-unasked = إذا لم تطلب رمزًا، فلا داعي لأن تفعل أي شيء. لا يمكن لأحد تسجيل الدخول من دونه.

mail-code-old-email = عنوان بريدك الإلكتروني على وشك أن يتغير
mail-code-old-email-use = شخص سجّل الدخول إلى حسابك يريد أن يضع له عنوان بريد إلكتروني آخر. إذا كنت أنت، فاكتب هذا الرمز في الصفحة التي طلبته منها:
mail-code-new-email = تأكيد عنوان بريدك الإلكتروني الجديد
mail-code-new-email-unasked = إذا لم تطلب رمزًا، فلا داعي لأن تفعل أي شيء. لن يتغير شيء من دونه.
mail-code-deletion = حذف حسابك
mail-code-deletion-use = شخص سجّل الدخول إلى حسابك يريد حذفه. إذا كنت أنت، فاكتب هذا الرمز في الصفحة التي طلبته منها:
mail-code-alarm = إذا لم تكن أنت، فهناك شخص آخر سجّل الدخول إلى حسابك. سجّل الدخول إلى «صفحتي»، وافتح «حسابك»، وسجّل الخروج من كل الأجهزة الأخرى، ثم اتصل بنا.

mail-email-taken = لهذا العنوان حساب بالفعل
mail-email-taken-why = أراد شخص استخدام عنوان البريد الإلكتروني هذا لحساب آخر لدينا. لكن له حسابًا بالفعل، فلم يتغير شيء.
mail-email-taken-you = إذا كنت أنت، فسجّل الدخول بهذا العنوان.
mail-email-taken-not-you = إذا لم تكن أنت، فلا داعي لأن تفعل أي شيء.
mail-email-changed = لحسابك عنوان بريد إلكتروني جديد
mail-email-changed-how = من الآن فصاعدًا تسجّل الدخول بالعنوان الجديد، وإليه تُرسل الرسائل المتعلقة بزياراتك.
mail-email-changed-not-you = إذا لم تغيّره بنفسك، فاتصل بنا فورًا. سنساعدك على استعادة حسابك.
mail-help = كيف تحصل على المساعدة
mail-deleted = تم حذف حسابك
mail-deleted-how = لم يعد بإمكان أحد تسجيل الدخول إليه. وقد أُلغيت الزيارات التي حجزتها.
mail-deleted-kept = نحن جهة حكومية. زياراتك السابقة جزء من أرشيفنا، ونحتفظ بها إلى أن يصدر قرار يسمح بحذفها.
mail-deleted-again = إذا احتجت إلى زيارتنا من جديد، فيمكنك إنشاء حساب جديد بهذا العنوان.

mail-named = هناك من يطلب مساعدتك في الزيارات
mail-named-why = شخص لديه حساب لدينا سمّاك، بعنوان البريد الإلكتروني هذا، مساعدًا له في زياراته إلينا.
mail-named-how = سجّل الدخول إلى «صفحتي» بهذا العنوان. هناك ترى من هو وما يُسمح لك بفعله، وتقبل أو ترفض.
mail-named-not-you = إذا كنت لا تريد المساعدة، فلا داعي لأن تفعل أي شيء.

mail-booked = تم حجز زيارتك
mail-moved = تم تغيير موعد زيارتك
mail-cancelled = تم إلغاء زيارتك
mail-called-off = اضطررنا إلى إلغاء زيارتك
mail-reminder = موعد زيارتك قريب
mail-change = في «صفحتي» تجد ما يجب إحضاره معك، ويمكنك هناك تغيير موعد الزيارة أو إلغاؤها.
mail-early = إذا كنت لا تستطيع الحضور، فيُرجى إلغاء الموعد في أقرب وقت ممكن لكي يستفيد منه شخص آخر.
mail-to-my = عرض زيارتك في صفحتي
mail-again = هل ما زلت بحاجة إلى زيارتنا؟ احجز موعدًا جديدًا.
mail-offered = علينا نقل زيارتك
mail-offered-why = لا يمكننا استقبالك في الموعد الذي حجزته. نأسف لذلك. نقترح عليك موعدًا جديدًا ونحتفظ به لك.
mail-offered-old = موعدك الآن: { $time }، { $place }
mail-offered-new = الموعد الجديد: { $time }، { $place }
mail-offered-until = نرجو أن تجيب قبل { $time }.
mail-offered-how = في «صفحتي» تقبل الموعد الجديد أو تختار موعدًا آخر أو تلغي الزيارة. وحتى ذلك الحين يبقى حجزك كما هو. يمكنك أيضًا الاتصال بنا.

mail-calendar-summary = زيارة إلى { $agency }

# SMS, beside what they share with mails
sms-code-secret = لا تعطِ الرمز لأي شخص أبدًا.
sms-time = { $weekday } { "\u200E" }{ $time }
sms-answer = الرد قبل { $time }

# The mailbox of a demonstration
mail-box = رسائل العرض التجريبي
mail-box-why = في العرض التجريبي لا تُرسل أي رسائل، لا بالبريد الإلكتروني ولا رسائل نصية. هنا ترى ما كان سيصل إلى الناس.
mail-box-empty = لا توجد رسائل بعد.
mail-changed = تغيّر من سيحضر زيارتك

mail-asked = احجز موعدًا لدينا
mail-asked-reminder = تذكير: احجز موعدًا لدينا
mail-asked-why = نحتاج إلى مقابلتك في أحد مكاتبنا. افتح الرابط لمعرفة الموضوع ولحجز موعد يناسبك.
mail-asked-by = احجز في موعد أقصاه { $date }
mail-asked-open = افتح واحجز
mail-asked-yours = هذا الرابط مخصص لك وحدك. قبل أن نعرض أي شيء، نرسل رمزًا إلى هذا العنوان.
mail-asked-genuine = كيف تعرف أن هذه الرسالة منا: يبدأ الرابط بـ { "\u200E" }{ $address }{ "\u200E" }. نحن لا نطلب أبدًا بطاقات أو أموالًا أو كلمات مرور. إذا لم تكن متأكدًا، فاتصل بنا قبل فتح الرابط.
mail-asked-no-more = لم تعد بحاجة إلى الحجز
mail-asked-no-more-why = لقد سحبنا طلبنا بشأن الزيارة. لا يلزمك فعل أي شيء.

# Bookings made before the service moved into My Page.
mail-code-old-booking = رمز موعدك
mail-code-old-booking-unasked = إذا لم تطلب رمزًا، فلا داعي لأن تفعل أي شيء. لا يمكن لأحد تغيير الموعد من دونه.
mail-change-old = غيّر الموعد أو ألغه في موقعنا. ولا تحتاج إلى «صفحتي» من أجل ذلك.
mail-to-old = تغيير الموعد أو إلغاؤه
mail-taken-over = أصبح موعدك الآن في «صفحتي»

# موعد أصبح متاحًا لمن ينتظر
mail-free = موعد لك
mail-free-why = أنت في قائمة الانتظار لدينا، وقد أصبح موعد يناسبك متاحًا. نحتفظ به لك.
mail-free-until = نحتفظ به لك حتى { $time }. بعد ذلك ينتقل إلى التالي في القائمة.
mail-free-instead = إذا قبلت حصلت عليه بدلًا من موعدك { $time } الذي ينتقل إلى شخص آخر.
mail-free-costs-nothing = إذا لم يناسبك فارفضه ليحصل عليه غيرك. وإذا لم تُجب فلن تخسر شيئًا: مكانك في القائمة محفوظ.
mail-free-answer = الرد في «صفحتي»
mail-offer-gone = لم نعد نحتفظ بموعد لك
mail-offer-gone-why = كنا نحتفظ بهذا الموعد لك، لكنه لم يعد متاحًا. نأسف لذلك. مكانك في القائمة محفوظ.
mail-still-waiting = هل ما زلت تنتظر موعدًا؟
mail-still-waiting-why = عرضنا عليك ثلاثة مواعيد ولم نتلقَّ ردًا. لذلك لا نعرض عليك المزيد حاليًا.
mail-still-waiting-kept = مكانك في القائمة محفوظ. أخبرنا في «صفحتي» أنك ما زلت تنتظر وبما يناسبك.
mail-still-waiting-do = ما زلت أنتظر
