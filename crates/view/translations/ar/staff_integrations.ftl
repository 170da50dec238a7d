# Other systems: keys of the API, and where these are told what happens.
integrations-title = أنظمة أخرى
integrations-text = تنشئ أنظمة القضايا طلبات الحجز عبر واجهة البرمجة، وتُبلَّغ بما يحدث لها.
integrations-keys = المفاتيح
integrations-keys-text = النظام الذي لديه مفتاح يقرأ جميع الطلبات وينشئها ويغيّرها ويسحبها، مع أسماء وعناوين كل من تُوجَّه إليهم، بمن فيهم ذوو الهوية المحمية.
integrations-no-keys = لا يوجد مفتاح بعد.
integrations-name = الاسم
integrations-name-hint = أي نظام سيستخدمه، مثل «نظام القضايا، تجربة».
integrations-name-wrong = اكتب اسمًا لا يزيد على 60 حرفًا.
integrations-too-many-keys = هناك 50 مفتاحًا قيد الاستخدام ولا يمكن إضافة المزيد. أنهِ أحدها أولًا.
integrations-made = أُنشئ
integrations-used = آخر استخدام
integrations-never = لم يُستخدم
integrations-state = الحالة
integrations-in-use = قيد الاستخدام
integrations-ended = منتهٍ
integrations-end = إنهاء …
integrations-end-key = إنهاء المفتاح
integrations-end-key-text = يُمنع النظام الذي يستخدمه ابتداءً من طلبه التالي. لا يمكن التراجع عن ذلك.
integrations-make-key = إنشاء مفتاح
integrations-key-title = المفتاح «{ $name }»
integrations-key-text = انسخه الآن إلى إعدادات النظام الذي سيستخدمه: فهو يُعرض مرة واحدة فقط. يرسله النظام مع كل طلب بالصيغة { $header }. ومن يملكه يستطيع ما يستطيعه النظام.
integrations-kept = لقد حفظته
integrations-webhooks = الوجهات
integrations-webhooks-text = يُرسل إلى كل وجهة ما يحدث للطلبات: فُتح، حُجز، نُقل، أُلغي، تمت الزيارة، انقضى. وتُبلَّغ بأرقام الطلب والقضية والزيارة، لا بالأسماء أبدًا.
integrations-no-webhooks = لا توجد وجهة بعد.
integrations-address = العنوان
integrations-address-hint = { "عنوان للنظام الآخر يبدأ بـ \u200Ehttps://\u200E" }
integrations-not-https = { "اكتب عنوانًا يبدأ بـ \u200Ehttps://\u200E" }
integrations-address-wrong = { "اكتب عنوانًا مثل \u200Ehttps://cases.agency.example/besok\u200E، بلا اسم أو كلمة مرور أو #." }
integrations-address-inside = هذا العنوان داخل الشبكة. على من يشغّل النظام أن يسمح به أولًا.
integrations-too-many-webhooks = هناك 20 وجهة قيد الاستخدام ولا يمكن إضافة المزيد. أنهِ إحداها أولًا.
integrations-waiting = بالانتظار
integrations-undeliverable = تُخلّي عنها
integrations-make-webhook = إضافة الوجهة
integrations-secret-title = سر الوجهة
integrations-secret-text = انسخه الآن إلى إعدادات النظام الآخر: فهو يُعرض مرة واحدة فقط. به يتحقق النظام من { $header } ويعرف أن الرسالة آتية من هنا.
integrations-webhook = وجهة
integrations-deliveries = الإرساليات
integrations-no-deliveries = لم يُرسل شيء بعد.
integrations-earlier = إرساليات أقدم
integrations-at = حدث في
integrations-what = ماذا
integrations-tries = المحاولات
integrations-answer = آخر رد
integrations-due = المحاولة التالية { $time }
integrations-replay = إعادة الإرسال
integrations-replay-text = إن فقد النظام الآخر شيئًا يمكن إرساله مرة أخرى. ويتعرف النظام على التكرار من معرّفه.
integrations-since = كل شيء منذ
integrations-since-wrong = اختر يومًا.
integrations-replay-all = إعادة إرسال كل شيء
integrations-replayed =
    { $count ->
        [zero] لم يحدث منذ ذلك اليوم شيء لا ينتظر أصلًا.
        [one] تُعاد إرسالية واحدة.
        [two] تُعاد إرساليتان.
        [few] تُعاد { $count } إرساليات.
        [many] تُعاد { $count } إرسالية.
       *[other] تُعاد { $count } إرسالية.
    }
integrations-send-again = إعادة الإرسال
integrations-waits-already = إنها تنتظر الإرسال أصلًا.
integrations-end-webhook = إنهاء الوجهة
integrations-end-webhook-text = لا يُرسل إليها شيء بعد ذلك، ويُسقط ما ينتظر. لا يمكن التراجع عن ذلك.
integrations-kind-opened = فُتح
integrations-kind-booked = حُجز
integrations-kind-moved = نُقل الموعد
integrations-kind-cancelled = أُلغي
integrations-kind-visited = تمت الزيارة
integrations-kind-nothing-free = لم يجد موعدًا متاحًا
integrations-kind-lapsed = انقضى
integrations-kind-withdrawn = سُحب
integrations-state-waiting = بالانتظار
integrations-state-delivered = سُلّمت
integrations-state-undeliverable = تُخلّي عنها
integrations-state-ended = أُسقطت
integrations-redirect = أحالت إلى مكان آخر، ولا يُتَّبع ذلك
integrations-trouble-unknown-name = الاسم غير معروف
integrations-trouble-inside = العنوان داخل الشبكة وغير مسموح به
integrations-trouble-connection = لا اتصال
integrations-trouble-certificate = الشهادة غير صالحة
integrations-trouble-slow = لا رد خلال 10 ثوانٍ
integrations-trouble-nonsense = الرد ليس HTTP
