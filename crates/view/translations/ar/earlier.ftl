# Bookings made before the cutover, outside My Page.
# "\u200E" keeps numbers that follow Arabic letters in their order, where no <bdi> can stand.
earlier-title = تغيير موعد محجوز قبل { $date }
earlier-intro = هنا يمكنك تغيير أو إلغاء موعد حجزته قبل { $date }. ولا تحتاج إلى «صفحتي» من أجل ذلك.
earlier-reference = رقم الحجز المكتوب في التأكيد القديم
earlier-reference-hint = أحرف وأرقام كما هي مكتوبة هناك. بأحرف كبيرة أو صغيرة، مع الشرطات أو بدونها.
earlier-reference-missing = أدخل رقم الحجز المكتوب في التأكيد القديم
earlier-reference-malformed = لا يمكن أن يكون هذا رقم حجز. أدخل أحرفًا وأرقامًا، بحد أقصى { $most } من الرموز.
earlier-birth = تاريخ ميلاد صاحب الموعد
earlier-wait = جرت محاولات كثيرة. حاول مرة أخرى بعد { $minutes ->
    [zero] قليل
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}، أو اتصل بنا على الرقم { "\u200E" }{ $phone }.
earlier-then = ماذا يحدث بعد ذلك
earlier-then-code = نرسل رمزًا إلى البريد الإلكتروني أو رقم الهاتف الذي أُعطي عند الحجز.
earlier-then-type = تكتب الرمز هنا.
earlier-then-change = ترى موعدك، ويمكنك تغييره أو إلغاؤه.
earlier-later = هل حجزت في { $date } أو بعد ذلك؟
earlier-later-why = إذن يمكنك تغيير الموعد أو إلغاؤه في «صفحتي».
earlier-ended = انتهت آخر زيارة محجوزة قبل { $date }. لقد توقفت هذه الخدمة.
earlier-arriving = يجري نقل المواعيد
earlier-arriving-why = ننقل الآن المواعيد المحجوزة قبل { $date } إلى هذه الخدمة. إذا احتجت إلى تغيير موعدك أو إلغائه اليوم، فاتصل بالمكتب الذي فيه موعدك.
earlier-call-agency = يمكنك أيضًا الاتصال بخدمة العملاء:
earlier-locked = جُرِّب رقم الحجز هذا مرات كثيرة
earlier-locked-why = لحماية موعدك لا يمكن لأحد استخدام رقم الحجز هنا مدة { "\u200E" }24 ساعة. اتصل بالمكتب الذي فيه موعدك، ويمكنهم تغييره أو إلغاؤه من أجلك.
earlier-demo = يمكنك التجربة باستخدام { $references } وتاريخ الميلاد { $born }. ليس لدينا بريد إلكتروني أو رقم هاتف لـ { $silent }.

earlier-code-title = أدخل الرمز
earlier-code-sent = إذا كان هناك موعد برقم الحجز وتاريخ الميلاد هذين، فقد أرسلنا رمزًا إلى البريد الإلكتروني أو رقم الهاتف المسجّل لدينا.
earlier-code-soon = قد يستغرق ذلك بضع دقائق. ابحث أيضًا في مجلد الرسائل غير المرغوب فيها.
earlier-accept = بالمتابعة فإنك توافق على { $terms }.
earlier-show = عرض موعدي
earlier-code-none = ألم يصلك رمز؟
earlier-code-none-why = ربما لا يوجد لدينا بريد إلكتروني أو رقم هاتف مسجّل، أو أن رقم الحجز أو تاريخ الميلاد مختلف.
earlier-code-again = المحاولة مرة أخرى
earlier-code-call = يمكنك أيضًا الاتصال بالمكتب الذي فيه موعدك:

earlier-made = حجزت هذه الزيارة قبل { $date }.
earlier-old-reference = رقم حجزك القديم { $reference } ما زال صالحًا هنا.
earlier-done = انتهيت
earlier-print-change = يمكنك تغيير الموعد أو إلغاؤه في خدمتنا الإلكترونية للحجوزات السابقة. إذا احتجت إلى مساعدة، فاتصل على { $phone }.
earlier-elsewhere = هذا الموعد موجود في «صفحتي»
earlier-elsewhere-why = هناك يمكنك تغييره أو إلغاؤه. سجّل الدخول بعنوان البريد الإلكتروني الذي تستخدمه في «صفحتي». إذا لم تتمكن من تسجيل الدخول، فاتصل بنا على { $phone }.
earlier-back = إلى الحجوزات السابقة

earlier-over = هل تستخدم «صفحتي»؟
earlier-over-why = يمكنك نقل الموعد إلى «صفحتي»، حيث ترى كل زياراتك معًا.
earlier-take = نقل الموعد إلى «صفحتي»
earlier-take-then = يبقى الوقت والمكان ورقم الحجز كما هي. بعد ذلك يمكنك تغيير الموعد أو إلغاؤه في «صفحتي» فقط.
earlier-take-same = الشخص الذي سيحضر هو { $name } نفسه من قائمة الأشخاص في «صفحتي».
earlier-take-added = سيُضاف { $name } إلى قائمة الأشخاص في «صفحتي».
earlier-take-do = نقل الموعد
earlier-take-not = لا، ليس الآن
earlier-take-both = لدى هذا الشخص حجز آخر للغرض نفسه في «صفحتي». يبقى الحجزان كما هما. ألغِ أحدهما أولًا.
earlier-taken-over = الموعد الآن في «صفحتي»
earlier-from-my = هل حجزت قبل { $date }؟ غيّر الموعد، أو انقله إلى «صفحتي»
