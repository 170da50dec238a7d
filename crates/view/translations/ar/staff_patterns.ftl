# Unusual patterns, and what staff do about them: release what is held, pause new bookings, answer appeals.
restrict-title = إيقاف أو تحرير
restrict-account = يخص هذا الحساب كله: { $names }
restrict-held-title = المواعيد المحجوزة مؤقتًا الآن
restrict-held = { $count ->
    [0] لا يوجد موعد محجوز مؤقتًا الآن.
    [zero] لا يوجد موعد محجوز مؤقتًا الآن.
    [one] موعد واحد محجوز مؤقتًا الآن.
    [two] موعدان محجوزان مؤقتًا الآن.
    [few] { $count } مواعيد محجوزة مؤقتًا الآن.
    [many] { $count } موعدًا محجوزًا مؤقتًا الآن.
   *[other] { $count } موعد محجوز مؤقتًا الآن.
}
restrict-release = تحرير ما هو محجوز مؤقتًا
restrict-release-text = تعود المواعيد إلى الجميع. تبقى الحجوزات كما هي.
restrict-new = إيقاف الحجوزات الجديدة
restrict-text = يحتفظ الحساب بما لديه ويمكنه إلغاؤه. لا يمكنه الحجز أو تغيير المواعيد بنفسه، ويمكنك فعل ذلك نيابة عنه. يُبلَّغ الشخص بالسبب في البريد الإلكتروني وفي «صفحتي»، ويمكنه الاعتراض.
restrict-reason = السبب كما يقرؤه الشخص
restrict-length = المدة
restrict-week = أسبوع واحد
restrict-month = 30 يومًا
restrict-quarter = 90 يومًا
restrict-open = إلى أن يرفعه أحد
restrict-note = ملاحظة للزملاء
restrict-note-hint = لا يرى الشخص الملاحظة في «صفحتي»، لكن يمكنه طلب نسخة منها.
restrict-do = إيقاف الحجوزات الجديدة
restrict-not-said = اختر سببًا ومدة
restrict-unreadable = اكتب ملاحظة لا تزيد على 500 حرف
restrict-already = أوقف أحد الزملاء هذا الحساب قبل لحظات
restrict-over = انتهى الإيقاف
restrict-paused = الحجوزات الجديدة موقوفة
restrict-since = منذ { $date }، من قِبل { $name }
restrict-until = حتى { $date }
restrict-said = ما يقوله الشخص، { $date }
restrict-ruling = قرارك
restrict-rule = حفظ وإبلاغ الشخص
restrict-no-ruling = اختر قرارًا
restrict-nothing-said = لا توجد رسالة تنتظر جوابًا
restrict-needs-another = أنت من أوقف هذا الحساب. يمكنك رفع الإيقاف، أما رفض الرسالة فلزميل آخر وحده.
restrict-mistake = رفع الإيقاف: كنا مخطئين
restrict-explained = رفع الإيقاف: ما حدث صار واضحًا
restrict-enough = رفع الإيقاف: مضى وقت كافٍ
restrict-unexplained = إبقاء الإيقاف: الرسالة لا توضح ما حدث
restrict-talk = إبقاء الإيقاف: على الشخص الاتصال أو الحضور أولًا
restrict-earlier = فترات إيقاف سابقة
restrict-lifted = رُفع في { $date }
restrict-ran-out = انتهى من تلقاء نفسه في { $date }
patterns-title = أنماط غير معتادة
patterns-text = ما لفت النظر في الأيام الأخيرة وعددها { $days }، لكي تنظر فيه. قد تكون هناك أسباب وجيهة: عائلة كبيرة أو مرض أو مساعد. لا يُمنع أحد تلقائيًا، بل يقرر إنسان ويذكر السبب ويمكن الاعتراض عليه.
patterns-none = لم يلفت شيء النظر في الأيام الأخيرة وعددها { $days }.
patterns-appeals = رسائل تنتظر جوابًا
patterns-with = مع
patterns-times = كم مرة
patterns-count = { $count ->
    [zero] { $count } مرة
    [one] مرة واحدة
    [two] مرتان
    [few] { $count } مرات
    [many] { $count } مرة
   *[other] { $count } مرة
}
patterns-last = آخر مرة
patterns-do = عند الحاجة
patterns-handed-over = حُجز مباشرة بعد إلغاء حساب آخر
patterns-handed-over-text = حجز الحساب الثاني الموعد نفسه خلال { $least } ثانية من إلغاء الأول له. قد يكون ذلك صدفة حيث ينتظر كثيرون، أو موعدًا سُلّم إلى شخص آخر.
patterns-same-name = الاسم وتاريخ الميلاد نفسهما في حسابين
patterns-same-name-text = غالبًا شخص أنشأ حسابًا ثانيًا بالخطأ، أو شخصان يتشاركان الاثنين. قارن بينهما قبل أن تفعل أي شيء.
patterns-let-go = مواعيد حُجزت مؤقتًا ثم تُركت
patterns-let-go-text = { $least } مواعيد أو أكثر تم اختيارها ولم تُحجز.
patterns-moved = تغيير متكرر للمواعيد
patterns-moved-text = { $least } تغييرات أو أكثر.
patterns-cancelled = إلغاء متكرر
patterns-cancelled-text = { $least } إلغاءات أو أكثر.
patterns-missed = لم يحضر
patterns-missed-text = { $least } زيارات محجوزة أو أكثر لم يحضر إليها أحد، في أيام سجّل فيها المكتب الحاضرين.
patterns-also = موجود أيضًا في حساب آخر
patterns-also-hint = الاسم وتاريخ الميلاد نفسهما. قد يكون شخصًا آخر.
