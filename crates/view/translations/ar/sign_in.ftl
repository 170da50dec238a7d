# Signing in: an address, a code, and the first time who one is.
# "\u200E" keeps numbers that follow Arabic letters in their order, where no <bdi> can stand.
sign-in-title = تسجيل الدخول إلى صفحتي
sign-in-intro = نرسل رمزًا إلى بريدك الإلكتروني، وتستخدمه لتسجيل الدخول، فلا تحتاج إلى كلمة مرور. وإذا لم يكن لديك حساب، ننشئ لك حسابًا.
sign-in-your-time = موعدك
sign-in-your-time-then = سنحتفظ لك بالموعد بمجرد تسجيل دخولك.
sign-in-email = عنوان البريد الإلكتروني
sign-in-email-hint = مثال: name@example.com
sign-in-email-missing = أدخل عنوان بريدك الإلكتروني
sign-in-email-invalid = يُرجى كتابة عنوان البريد الإلكتروني بالشكل الصحيح، مثل name@example.com
sign-in-too-many = أرسلنا كل ما يمكننا إرساله من رموز في الوقت الحالي. حاول مرة أخرى بعد { $minutes ->
    [1440] 24 ساعة
    [zero] قليل
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}، أو اتصل بنا على الرقم { "\u200E" }{ $phone }.
sign-in-accept = بتسجيل الدخول فإنك توافق على { $terms }.
sign-in-terms = شروط الاستخدام
sign-in-send = إرسال الرمز إليّ
sign-in-how = كيفية تسجيل الدخول

sign-in-code-title = كتابة الرمز المرسل إلى بريدك الإلكتروني
sign-in-code-sent = أرسلنا رمزًا إلى { $email }.
sign-in-code = الرمز
sign-in-code-hint = ستة أرقام. الرمز صالح مدة { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}.
sign-in-code-malformed = يُرجى كتابة أرقام الرمز الستة
sign-in-code-wrong = هذا الرمز غير صحيح. { $left ->
    [zero] لم تبقَ لك أي محاولة.
    [one] بقيت لك محاولة واحدة.
    [two] بقيت لك محاولتان.
    [few] بقيت لك { $left } محاولات.
    [many] بقيت لك { $left } محاولة.
   *[other] بقيت لك { $left } محاولة.
}
sign-in-code-expired = انتهت صلاحية الرمز. يُرجى طلب رمز جديد.
sign-in-code-exhausted = جُرّب هذا الرمز مرات كثيرة. يُرجى طلب رمز جديد.
sign-in-no-mail = ألم تصلك الرسالة؟
sign-in-spam = قد يستغرق وصولها دقيقة. ابحث في مجلد الرسائل غير المرغوب فيها، وتأكد من صحة العنوان أعلاه.
sign-in-resend = إرسال رمز جديد
sign-in-resent = أرسلنا رمزًا جديدًا
sign-in-resent-why = استخدم أحدث رمز. الرموز الأقدم لم تعد صالحة.
sign-in-other-email = تغيير عنوان البريد الإلكتروني

welcome-title = معلوماتك الشخصية
welcome-intro = نحتاج إلى هذه المعلومات مرة واحدة فقط، لتكون حجوزاتك باسمك.
welcome-name = اسمك الكامل
welcome-name-hint = كما هو مكتوب في جواز سفرك أو وثيقة هويتك
welcome-name-missing = يُرجى كتابة اسمك
welcome-name-long = الحد الأقصى لعدد أحرف الاسم هو { $most }. يُرجى كتابة الاسم بصيغة أقصر.
welcome-name-unprintable = يحتوي الاسم على رموز لا يمكننا قراءتها. يُرجى كتابته من جديد.
welcome-birth = تاريخ ميلادك
welcome-birth-hint = مثال: السنة 1990، الشهر 4، اليوم 27. إذا كنت لا تعرف اليوم أو الشهر، فاترك الخانة فارغة.
welcome-year = السنة
welcome-month = الشهر
welcome-day = اليوم
welcome-birth-missing = يُرجى كتابة سنة ميلادك بأربعة أرقام
welcome-birth-impossible = لا يوجد تاريخ كهذا. تحقق من السنة والشهر واليوم. وإذا تركت خانة الشهر فارغة، فاترك خانة اليوم فارغة أيضًا.
welcome-birth-future = لا يمكن أن يكون تاريخ الميلاد في المستقبل
welcome-language = لغة رسائلنا إليك
welcome-phone = رقم الهاتف
welcome-phone-hint = لا نتصل بك إلا إذا طرأ أمر يخص زيارتك.
welcome-phone-invalid = يُرجى كتابة رقم هاتف، مثل { "\u200E+46\u00A070\u00A0123\u00A045\u00A067" }، أو ترك الخانة فارغة
sign-in-idle = يُسجَّل خروجك بعد 25 دقيقة من عدم الاستخدام. وكل صفحة تفتحها تمنحك المدة نفسها من جديد.
