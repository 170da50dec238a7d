# The way to a booking: errand, office, time, check.
booking-errand = زيارتك
booking-office = المكتب
booking-time = الموعد
booking-people = من سيحضر
booking-size = { $people ->
    [zero] { $people } شخص
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}، نحو { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}

# Step 1
booking-errand-title = ما غرض زيارتك؟
booking-errand-each = يحتاج كل شخص إلى موعد خاص به. لحجز موعد لطفل أو لشخص آخر، يُرجى الاتصال بنا على الرقم { $phone }.
booking-errand-invited = لا يمكنك حجز هذا الموعد إلا إذا طلبنا منك ذلك.
booking-errand-other = لديّ غرض آخر

# Step 2
booking-office-title = اختيار المكتب
booking-office-order = المكاتب مرتبة بحسب أقرب موعد متاح.
booking-already = لديك حجز لهذا الغرض: { $time }.
booking-already-see = عرض الحجز
booking-office-none = لا توجد حاليًا مواعيد متاحة في أي مكتب
booking-first = أول موعد متاح
booking-no-times = لا توجد مواعيد متاحة

# Step 3
booking-time-title = اختيار اليوم والساعة
booking-time-missing = يُرجى اختيار موعد لزيارتك
booking-take = اختيار هذا الموعد
booking-day = اختيار اليوم
booking-to-times = الانتقال إلى المواعيد
booking-other-month = أشهر أخرى
booking-count = { $count ->
    [zero] لا توجد مواعيد متاحة
    [one] موعد واحد متاح
    [two] موعدان متاحان
    [few] { $count } مواعيد متاحة
    [many] { $count } موعدًا متاحًا
   *[other] { $count } موعد متاح
}
booking-free = مواعيد متاحة
booking-few = بقي القليل
booking-off = محجوز بالكامل أو مغلق
booking-times = المواعيد
booking-times-on = مواعيد يوم { $day }
booking-day-first = اختر يومًا لعرض مواعيده.
booking-month-empty = لا توجد مواعيد متاحة في { $month }.
booking-month-other = يمكنك اختيار شهر آخر، أو أول موعد متاح أعلاه.
booking-zone = جميع المواعيد بالتوقيت المحلي في { $office }.
booking-length = تستغرق الزيارة نحو { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}.
booking-morning = قبل الظهر
booking-afternoon = بعد الظهر
booking-held-hint = عندما تختار موعدًا نحتفظ به لك مدة { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
} ريثما تراجع إجاباتك. ويمكنك طلب وقت إضافي.
booking-continue = متابعة
booking-other-day = اختيار يوم آخر
booking-nothing-fits = ألم تجد موعدًا يناسبك؟
booking-other-offices = عرض المكاتب الأخرى
booking-other-months = عرض أشهر أخرى
booking-call = الاتصال بنا على الرقم { $phone } ({ $hours })
booking-write = الكتابة إلينا على { $email }
booking-nothing = لا توجد حاليًا مواعيد متاحة في { $office }
booking-nothing-why = نضيف مواعيد جديدة بانتظام، وتتاح مواعيد أخرى عندما يلغي غيرك حجزه.
booking-nothing-then = ما يمكنك فعله

# Step 4
booking-check-title = مراجعة إجاباتك
booking-check-move-title = مراجعة موعدك الجديد
booking-bring = ما يجب إحضاره معك
booking-bring-nothing = لا حاجة إلى إحضار أي شيء معيّن.
booking-held-until = نحتفظ لك بهذا الموعد حتى الساعة { $time }
booking-held-until-move = نحتفظ لك بالموعد الجديد حتى الساعة { $time }. ويبقى موعدك القديم محجوزًا لك حتى تؤكد الجديد.
booking-extensions = { $left ->
    [zero] لم يعد بإمكانك طلب وقت إضافي.
    [one] هل تحتاج إلى وقت إضافي؟ يمكنك طلبه مرة واحدة أخرى.
    [two] هل تحتاج إلى وقت إضافي؟ يمكنك طلبه مرتين أخريين.
    [few] هل تحتاج إلى وقت إضافي؟ يمكنك طلبه { $left } مرات أخرى.
    [many] هل تحتاج إلى وقت إضافي؟ يمكنك طلبه { $left } مرة أخرى.
   *[other] هل تحتاج إلى وقت إضافي؟ يمكنك طلبه { $left } مرة أخرى.
}
booking-extensions-none = لم يعد بإمكانك طلب وقت إضافي. يُرجى تأكيد الحجز قبل انتهاء الوقت. وإذا انتهى الوقت تبقى إجاباتك محفوظة.
booking-extend = أحتاج إلى { $minutes ->
    [zero] { $minutes } دقيقة إضافية
    [one] دقيقة إضافية واحدة
    [two] دقيقتين إضافيتين
    [few] { $minutes } دقائق إضافية
    [many] { $minutes } دقيقة إضافية
   *[other] { $minutes } دقيقة إضافية
}
booking-mail-to = سنرسل تأكيدًا إلى { $email }.
booking-confirm = تأكيد الحجز
booking-not-held = هذا الموعد غير محفوظ لك حاليًا
booking-not-held-why = ما زال الموعد متاحًا، وإجاباتك محفوظة. للمتابعة، اطلب الاحتفاظ بالموعد من جديد.
booking-hold-again = الاحتفاظ بالموعد من جديد
booking-gone = لم يعد هذا الموعد متاحًا
booking-gone-why = حجزه شخص آخر، أو لم يعد حجزه ممكنًا. إجاباتك الأخرى محفوظة.
booking-gone-then = اختيار موعد آخر

# Moving
booking-kept-now = موعدك الحالي
booking-kept = يبقى موعدك القديم محجوزًا لك حتى تؤكد الموعد الجديد.
booking-old-time = الموعد القديم
booking-new-time = الموعد الجديد
booking-confirm-move = تأكيد الموعد الجديد
