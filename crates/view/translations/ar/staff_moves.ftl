# Bulk moves.
moves-title = نقل حجوزات كثيرة
moves-new = نقل حجوزات كثيرة دفعة واحدة
moves-new-how = اختر الزيارات التي يجب نقلها وأين قد توجد أماكن. سترى المواعيد الجديدة قبل إبلاغ أي شخص.
moves-none = لا توجد حجوزات قيد النقل.
moves-made = أُنشئ
moves-reason = السبب
moves-stage = المرحلة
moves-answer-until = آخر موعد للإجابة
moves-bookings = الحجوزات
moves-settled = مكتملة
moves-to-phone = للاتصال
moves-reason-closed = المكتب مغلق لفترة
moves-reason-closed-for-good = المكتب يغلق نهائيًا
moves-reason-hours = أوقات عمل أخرى أو أماكن أقل
moves-reason-staffing = نقص في الموظفين
moves-reason-other = سبب آخر
moves-after-keep = من لا يجيب يحتفظ بموعده القديم.
moves-after-move = من لا يجيب يحصل على الموعد الجديد.
moves-after-cancel = من لا يجيب تُلغى زيارته.
moves-stage-draft = مسودة
moves-stage-confirmed = سيُرسل قريبًا
moves-stage-sent = بانتظار الإجابات
moves-stage-closed = منتهٍ
moves-stage-undone = تم التراجع
moves-standing-proposed = بانتظار الإجابة
moves-standing-found = عُثر على موعد
moves-standing-near = عُثر على موعد لكن الزيارة قريبة: اتصل
moves-standing-accepted = حصل على الموعد الجديد
moves-standing-other = اختار موعدًا آخر
moves-standing-cancelled = ملغاة
moves-standing-unplaced = لم يُعثر على موعد: اتصل
moves-standing-unanswered = لا إجابة: اتصل
moves-standing-kept = احتفظ بموعده القديم
moves-which = أي زيارات
moves-office = المكتب
moves-from = اليوم الأول
moves-to = اليوم الأخير
moves-where = المواعيد الجديدة
moves-offices = المكاتب
moves-offices-hint = يُختار لكل زيارة أقرب مكتب فيه مكان. يمكن أن يكون المكتب نفسه بينها.
moves-new-from = المواعيد الجديدة من
moves-new-to = المواعيد الجديدة حتى
moves-answer = الإجابات
moves-after = إذا لم يُجب أحد وتعذّر الوصول إليه
moves-find = ابحث عن مواعيد جديدة
moves-problem-days = اكتب اليوم الأول والأخير للزيارات.
moves-problem-offices = اختر مكتبًا واحدًا على الأقل للمواعيد الجديدة.
moves-problem-new-days = اكتب اليوم الأول والأخير للمواعيد الجديدة.
moves-problem-answer-until = اكتب يومًا لم يأتِ بعد.
moves-problem-after = اختر ما يحدث إذا لم يُجب أحد.
moves-problem-nothing = لا توجد حجوزات للنقل في هذه الأيام، أو أنها قيد النقل بالفعل.
moves-one = نقل الحجوزات
moves-too-late = فات الأوان: لقد تقدّم الأمر في هذه الأثناء.
moves-too-early = لا يزال بإمكان الناس الإجابة.
moves-answer-by = الإجابة قبل { $time }.
moves-draft = لم يُبلَّغ أحد بعد
moves-draft-text = تُحفظ المواعيد الجديدة لمدة ساعة. راجع القائمة ثم أرسلها أو تخلّص منها.
moves-confirm = أبلغ الناس بعد عشر دقائق
moves-discard = تخلّص منها
moves-send-at = يُبلَّغ الناس في { $time }. يمكنك التراجع حتى ذلك الحين.
moves-undo = تراجع
moves-worklist = أشخاص للاتصال بهم
moves-close = انتهى الاتصال: طبّق القاعدة
moves-close-how = عندما تنتهي مهلة الإجابة ويُتصل بالجميع، تُطبَّق القاعدة على الباقين.
moves-reference = المرجع
moves-who = من
moves-old = الموعد القديم
moves-offered = الموعد الجديد
moves-standing = الحالة
moves-no-time = لا يوجد
moves-back = العودة إلى النقل
moves-worklist-how = أخبرهم أن الزيارة يجب أن تُنقل واعرض الموعد الجديد. لموعد آخر استخدم صفحة الشخص.
moves-nobody = لا يوجد أحد للاتصال به.
moves-phone = الهاتف
moves-no-phone = لا يوجد رقم
moves-they-say = ما يقولونه
moves-accept = يقبل
moves-called = لم يُجب
moves-cancel = يلغي
moves-called-at = اتُّصل به { $time }
moves-hidden =
    { $count ->
        [zero] لا زيارات أخرى.
        [one] زيارة أخرى لشخص بهوية محمية. يتولاها زميل مخوّل.
        [two] زيارتان أخريان لأشخاص بهوية محمية. يتولاهما زميل مخوّل.
        [few] { $count } زيارات أخرى لأشخاص بهوية محمية. يتولاها زميل مخوّل.
        [many] { $count } زيارة أخرى لأشخاص بهوية محمية. يتولاها زميل مخوّل.
       *[other] { $count } زيارة أخرى لأشخاص بهوية محمية. يتولاها زميل مخوّل.
    }
moves-phone-first =
    { $count ->
        [zero] الجميع على علم.
        [one] شخص واحد لم تصله رسالة ولم يُتصل به. اتصل أولًا: القاعدة لمن يعلم.
        [two] شخصان لم تصلهما رسالة ولم يُتصل بهما. اتصل أولًا: القاعدة لمن يعلم.
        [few] { $count } أشخاص لم تصلهم رسالة ولم يُتصل بهم. اتصل أولًا: القاعدة لمن يعلم.
        [many] { $count } شخصًا لم تصلهم رسالة ولم يُتصل بهم. اتصل أولًا: القاعدة لمن يعلم.
       *[other] { $count } شخص لم تصلهم رسالة ولم يُتصل بهم. اتصل أولًا: القاعدة لمن يعلم.
    }
