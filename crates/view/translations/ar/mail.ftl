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
mail-deleted-kept = نحن هيئة حكومية. زياراتك السابقة جزء من أرشيفنا، ونحتفظ بها إلى أن يصدر قرار يسمح بحذفها.
mail-deleted-again = إذا احتجت إلى زيارتنا من جديد، فيمكنك إنشاء حساب جديد بهذا العنوان.

mail-booked = تم حجز زيارتك
mail-moved = تم تغيير موعد زيارتك
mail-cancelled = تم إلغاء زيارتك
mail-reminder = موعد زيارتك قريب
mail-change = في «صفحتي» تجد ما يجب إحضاره معك، ويمكنك هناك تغيير موعد الزيارة أو إلغاؤها.
mail-early = إذا كنت لا تستطيع الحضور، فيُرجى إلغاء الموعد في أقرب وقت ممكن لكي يستفيد منه شخص آخر.
mail-to-my = عرض زيارتك في صفحتي
mail-again = هل ما زلت بحاجة إلى زيارتنا؟ احجز موعدًا جديدًا.

mail-calendar-summary = زيارة إلى { $agency }

# The mailbox of a demonstration
mail-box = رسائل العرض التجريبي
mail-box-why = في العرض التجريبي لا تُرسل أي رسائل. هنا ترى ما كان سيصل إلى الناس.
mail-box-empty = لا توجد رسائل بعد.
mail-changed = تغيّر من سيحضر زيارتك
