# Letters to be printed.
letters-waiting = في انتظار الطباعة
letters-none = لا توجد رسائل في الانتظار.
letters-hidden = { $count ->
    [zero] لا رسائل أخرى تنتظر موظفًا يحق له الاطلاع على الهويات المحمية.
    [one] تنتظر رسالة أخرى موظفًا يحق له الاطلاع على الهويات المحمية.
    [two] تنتظر رسالتان أخريان موظفًا يحق له الاطلاع على الهويات المحمية.
    [few] تنتظر { $count } رسائل أخرى موظفًا يحق له الاطلاع على الهويات المحمية.
    [many] تنتظر { $count } رسالة أخرى موظفًا يحق له الاطلاع على الهويات المحمية.
   *[other] تنتظر { $count } رسالة أخرى موظفًا يحق له الاطلاع على الهويات المحمية.
}
letters-choose = اختيار
letters-choose-one = اختر الرسالة { $number }
letters-number = رقم الرسالة
letters-number-hint = اثنا عشر رقمًا في نافذة المظروف. يمكنك أيضًا مسح المربع الموجود في الرسالة ضوئيًا.
letters-to = إلى
letters-case = القضية
letters-kind = النوع
letters-kind-request = طلب
letters-kind-reminder = تذكير
letters-book-by = آخر موعد للحجز
letters-since = في الانتظار منذ
letters-print-all = إنشاء دفعة من كل الرسائل
letters-print-chosen = إنشاء دفعة من الرسائل المختارة
letters-batches = الدفعات
letters-no-batches = لا توجد دفعات.
letters-made = أُنشئت
letters-made-by = بواسطة
letters-count = الرسائل
letters-state = الحالة
letters-posted = أُرسلت بالبريد
letters-to-post = للطباعة والإرسال
letters-back = البريد المرتجع وإعادة الطباعة
letters-back-text = اكتب رقم الرسالة. تظهر الرسالة المرتجعة لمن أنشأ الطلب. تحصل الرسالة المعاد طبعها على رمز جديد، وينتهي الرمز القديم.
letters-take-back = عادت الرسالة
letters-reprint = إعادة الطباعة
letters-returned-done = سُجّل أن الرسالة قد عادت
letters-returned = عادت
letters-reprinted-done = الرسالة في انتظار الطباعة من جديد برمز جديد
letters-batch = دفعة رسائل
letters-batch-text = أُنشئت { $time } بواسطة { $name }.
letters-taken-out = { $count ->
    [zero] لم تُخرج أي رسالة بعد إنشاء الدفعة
    [one] أُخرجت رسالة واحدة بعد إنشاء الدفعة
    [two] أُخرجت رسالتان بعد إنشاء الدفعة
    [few] أُخرجت { $count } رسائل بعد إنشاء الدفعة
    [many] أُخرجت { $count } رسالة بعد إنشاء الدفعة
   *[other] أُخرجت { $count } رسالة بعد إنشاء الدفعة
}
letters-taken-out-text = تغيّر الطلب أو سُحب أو انتهى. اطبع الملف الموجود هنا الآن.
letters-pdf = تنزيل الرسائل (PDF)
letters-manifest = تنزيل قائمة الصفحات (CSV)
letters-then-post = اطبع على الوجهين، وضع الرسائل في مظاريف ذات نافذة، ثم أرسلها.
letters-mark-posted = طُبعت الرسائل وأُرسلت
letters-nothing = لم تُنشأ أي دفعة. اختر رسالة واحدة على الأقل يمكن طباعتها.
letters-character = لا يمكن طباعة هذه الرسالة: الرمز { $character } غير موجود في خطوطنا. عدّل الطلب.
letters-window = لا يمكن طباعة هذه الرسالة: العنوان أكبر من نافذة المظروف. عدّل الطلب.
letters-unprintable = لا يمكن طباعة هذه الرسالة.
letters-no-number = لا توجد رسالة بهذا الرقم. تحقق من الأرقام.
letters-over = تم حجز الموعد أو انتهى الطلب. لا حاجة إلى إعادة طباعة الرسالة.
letters-not-printed = لم تُطبع الرسالة بعد.
letters-already = سُجّل من قبل أن الرسالة قد عادت.
