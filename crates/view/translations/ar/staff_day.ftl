# يوم المكتب وأسبوعه وشهره.
staff-when-title = { $time }، { $office }
staff-when-views = طرق العرض
staff-when-day = الشبابيك
staff-when-list = قائمة
staff-when-week = الأسبوع
staff-when-month = الشهر
staff-when-print = طباعة
staff-when-day-back = اليوم السابق
staff-when-day-on = اليوم التالي
staff-when-today = اليوم
staff-when-week-back = الأسبوع السابق
staff-when-week-on = الأسبوع التالي
staff-when-this-week = هذا الأسبوع
staff-when-month-back = الشهر السابق
staff-when-month-on = الشهر التالي
staff-when-this-month = هذا الشهر
staff-when-date = التاريخ
staff-when-show = عرض
staff-live-on = مباشر: تظهر التغييرات من تلقاء نفسها.
staff-live-off = غير مباشر. أعد تحميل الصفحة لترى التغييرات.
staff-live-reload = إعادة التحميل
staff-day-visits = الزيارات
staff-day-people = الأشخاص
staff-day-free = الأماكن الشاغرة
staff-day-taken = المحجوز
staff-day-needing = لديهم احتياجات
staff-day-percent = { "\u200E" }{ $share }%
staff-day-closed-holiday = مغلق: عطلة رسمية
staff-day-closed = مغلق
staff-day-closed-closure = مغلق: لا يستقبل المكتب أحدًا في هذا اليوم
staff-day-closed-no-times = لم تُنشر أي مواعيد
staff-day-too-wide = عدد الشبابيك أكبر من أن تُعرض جنبًا إلى جنب. استخدم القائمة.
staff-day-counters = الشبابيك
staff-day-former-opening = أوقات استقبال لم تعد سارية
staff-day-places = { $count ->
    [zero] لا شبابيك
    [one] شباك واحد
    [two] شباكان
    [few] { $count } شبابيك
    [many] { $count } شباكًا
   *[other] { $count } شباك
}
staff-day-is-free = شاغر
staff-day-staff-only = شاغر، للموظفين فقط
staff-day-held = يُحجز الآن
staff-day-shut = مغلق
staff-day-occupied = مشغول
staff-day-group = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] مجموعة من شخصين
    [few] مجموعة من { $count } أشخاص
    [many] مجموعة من { $count } شخصًا
   *[other] مجموعة من { $count } شخص
}
staff-day-protected = هوية محمية
staff-day-marked = علامة سرية
staff-day-interpreter = مترجم شفوي: { $language }
staff-day-legend-interpreter = مترجم شفوي
staff-day-step-free = بلا درج
staff-day-other = احتياج آخر
staff-day-booked = محجوز
staff-day-cancelled = ملغى
staff-day-past = انتهى
staff-day-staff-time = موعد للموظفين
staff-day-count = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
staff-day-legend = معنى الأشكال
staff-day-list = حجوزات اليوم
staff-day-nobody = لا توجد حجوزات في هذا اليوم.
staff-day-came = حضر
staff-day-time = الوقت
staff-day-who = من
staff-day-errands = الأغراض
staff-day-needs = الاحتياجات
staff-day-state = الحالة
staff-day-reference = رقم الحجز
staff-day-printed = طُبعت { $time }
staff-day-paper = تحتوي هذه الورقة على بيانات شخصية. أتلفها بعد انتهاء اليوم.
staff-week-number = الأسبوع { $week }
staff-week-span = { $from } – { $to }
staff-week-nothing = لا مواعيد في هذا الأسبوع.
staff-week-caption = الأماكن المحجوزة حسب اليوم والساعة
staff-week-hour = الساعة
staff-week-day = اليوم كله
staff-week-places = الأماكن
staff-week-of = { $taken } من { $places }
staff-week-hint = المكان هو فترة واحدة من أوقات الاستقبال عند شباك واحد. ارتفاع الظل بقدر النسبة المحجوزة.
staff-month-caption = الأماكن المحجوزة حسب اليوم
