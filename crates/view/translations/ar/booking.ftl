# The way to a booking: errand, people, office, time, check.
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

# Step 1: errand
booking-errand-title = ما غرض زيارتك؟
booking-errand-invited = لا يمكنك حجز هذا الموعد إلا إذا طلبنا منك ذلك.
booking-errand-other = لديّ غرض آخر

# Step 2: people
booking-errand-family = هل أنتم أكثر من شخص؟ اختر أولًا ما يأتي أحدكم من أجله. وفي الصفحة التالية تحدد من سيحضر.
booking-people-title = من سيحضر؟
booking-people-intro = ضع علامة أمام كل من سيحضر هذه الزيارة. تحصلون على موعد واحد لكم جميعًا.
booking-people-change = ضع علامة أمام كل من سيحضر. ومن يبقى منكم يحتفظ بموعده.
booking-people-booked = لديه موعد لهذا الغرض بالفعل.
booking-people-alone = سأحضر وحدي
booking-people-alone-then = يمكنك الاطلاع على المواعيد المتاحة قبل تسجيل الدخول.
booking-people-others = سيحضر آخرون، معي أو بدلًا مني
booking-people-others-then = سجّل الدخول أولًا. ثم حدد من سيحضر: الأطفال أو أفراد الأسرة أو شخص تساعده.
booking-people-now = من سيحضر حاليًا
booking-besides = وأيضًا: { $errands }
booking-instead = من أجل: { $errands }
booking-no-room = لا يوجد وقت كافٍ لكم جميعًا بعد موعدكم مباشرة. اختر هنا موعدًا لكم جميعًا. ويبقى موعدكم القديم محجوزًا لكم حتى تؤكد الموعد الجديد.
booking-office-most = { $most ->
    [zero] لا يستطيع هذا المكتب استقبالكم جميعًا في زيارة واحدة.
    [one] يستطيع هذا المكتب استقبال شخص واحد منكم فقط في الزيارة الواحدة.
    [two] يستطيع هذا المكتب استقبال شخصين منكم على الأكثر في الزيارة الواحدة.
    [few] يستطيع هذا المكتب استقبال { $most } أشخاص منكم على الأكثر في الزيارة الواحدة.
    [many] يستطيع هذا المكتب استقبال { $most } شخصًا منكم على الأكثر في الزيارة الواحدة.
   *[other] يستطيع هذا المكتب استقبال { $most } شخص منكم على الأكثر في الزيارة الواحدة.
}
booking-office-none-group = لا يوجد حاليًا موعد متاح لكم جميعًا معًا في أي مكتب
booking-nothing-group = قد تكون هناك مواعيد لعدد أقل من الأشخاص. يمكنك أن تحجز لبعضكم في موعد وللآخرين في موعد آخر.
booking-check-people-title = تحقق ممن سيحضر
booking-held-until-people = نحتفظ لكم بالوقت الأطول حتى الساعة { $time }. ولا يتغير شيء حتى تؤكد.
booking-confirm-people = تأكيد من سيحضر

# Step 3: office
booking-office-title = اختيار المكتب
booking-office-order = المكاتب مرتبة بحسب أقرب موعد متاح.
booking-already = لديك حجز لهذا الغرض: { $time }.
booking-already-see = عرض الحجز
booking-office-none = لا توجد حاليًا مواعيد متاحة في أي مكتب
booking-first = أول موعد متاح
booking-no-times = لا توجد مواعيد متاحة

# Step 4: time
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
booking-times-good = هذه المواعيد هي الأنسب إلى جانب الزيارات الأخرى.
booking-times-all = عرض كل المواعيد المتاحة ({ $count ->
    [zero] { $count } موعد
    [one] موعد واحد
    [two] موعدان
    [few] { $count } مواعيد
    [many] { $count } موعدًا
   *[other] { $count } موعد
})
booking-times-fewer = عرض المواعيد الأنسب فقط
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
booking-cooling = الموعد الذي يعيده شخص يمكن حجزه من جديد في لحظة لا يعرفها أحد، بعد { $hours } ساعة على الأكثر. لا يفيد تحديث الصفحة مرارًا.
booking-nothing-then = ما يمكنك فعله

# Step 5: check
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
booking-sms-to = سنرسل تأكيدًا في رسالة نصية إلى { $phone }.
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
booking-next-times = تأتي مواعيد جديدة { $time }، في لحظة ما خلال { $minutes } دقائق. لا فائدة من الدخول في الثانية نفسها.
