# يوم الزيارة: مدة الانتظار، التذكرة على الهاتف، "أنا هنا"، الشاشات والأكشاك.
queue-wait-unknown = لا يمكننا تحديد مدة الانتظار بعد: لا يوجد شباك مفتوح لهذا الغرض.
queue-wait-soon = سيحين دورك قريبًا.
queue-wait-most = { "\u200E" }{ $to } دقيقة تقريبًا على الأكثر
queue-wait-range = من { "\u200E" }{ $from } إلى { "\u200E" }{ $to } دقيقة تقريبًا

ticket-title = تذكرتك
ticket-old = هذه التذكرة ليوم { $day }.
ticket-old-how = التذكرة صالحة ليوم واحد. إذا كنت لا تزال بحاجة إلى المساعدة، فعُد مرة أخرى أو احجز موعدًا.
ticket-called = اذهب الآن إلى الشباك { $counter }
ticket-called-how = نحن في انتظارك هناك.
ticket-serving = أنت عند الشباك { $counter }
ticket-done = لقد انتهيت
ticket-done-how = شكرًا لزيارتك.
ticket-no-show = نادينا عليك ولم يأتِ أحد
ticket-no-show-how = إذا كنت لا تزال هنا، فاذهب إلى الاستقبال وسيساعدونك.
ticket-left = لقد تخليت عن مكانك
ticket-left-how = إذا غيرت رأيك، فاذهب إلى الاستقبال أو خذ تذكرة جديدة.
ticket-away = ستعود في الساعة { $time }. نحتفظ بمكانك ولن ننادي عليك قبل ذلك.
ticket-sent-on = انتظر الشباك { $counter }. لك الأولوية هناك قبل الآخرين.
ticket-next = دورك هو التالي
ticket-next-how = ابقَ قريبًا من الشبابيك.
ticket-ahead = { $ahead ->
    [zero] لا توجد تذاكر قبل تذكرتك
    [one] تذكرة واحدة قبل تذكرتك
    [two] تذكرتان قبل تذكرتك
    [few] { "\u200E" }{ $ahead } تذاكر قبل تذكرتك
    [many] { "\u200E" }{ $ahead } تذكرة قبل تذكرتك
   *[other] { "\u200E" }{ $ahead } تذكرة قبل تذكرتك
}
ticket-missed = نادينا عليك ولم يأتِ أحد. ما زلت في الطابور.
ticket-late-reception = لقد وصلت بعد موعدك. اذهب إلى الاستقبال: هم من يقرر متى يتم استقبالك.
ticket-late-walk-in = لقد وصلت بعد موعدك، لذلك تنتظر مثل من ليس لديهم موعد.
ticket-late-kept = لقد وصلت بعد موعدك. يُحسب انتظارك من وقت وصولك.
ticket-watch = أبقِ هذه الصفحة مفتوحة، أو انظر إلى الشاشة في غرفة الانتظار.
ticket-off = لا يوجد اتصال.
ticket-off-how = قد يكون المعروض هنا قديمًا. انظر إلى الشاشة في غرفة الانتظار.
ticket-back = العودة لاحقًا
ticket-back-hint = تحتفظ بمكانك في الطابور، لكن لن ننادي عليك قبل ذلك.
ticket-back-label = سأعود في الساعة
ticket-back-do = احتفظوا بمكاني حتى ذلك الوقت
ticket-is-back = لقد عدت
ticket-leave = يجب أن أذهب
ticket-leave-hint = سيُنادى على شخص آخر مكانك. لا يمكن التراجع عن ذلك.
ticket-leave-do = التخلي عن مكاني
ticket-office = عن المكتب
ticket-none = لا توجد تذكرة على هذا الهاتف
ticket-none-booked = هل حجزت موعدًا؟ أخبرنا في صفحة زيارتك أنك هنا، وستحصل على تذكرة.
ticket-none-walk-in = بدون موعد يمكنك أخذ تذكرة في المكتب، وفي بعض المكاتب من صفحة المكتب هنا.

take-title = خذ تذكرة
take-intro = لمن ليس لديهم موعد. إذا حجزت موعدًا، فلا تأخذ تذكرة: سجّل حضورك عند وصولك.
take-people = كم عدد القادمين؟
take-errand = ما سبب زيارتك؟
take-do = خذ تذكرة
take-for = خذ تذكرة: { $errand }
take-closed = لا توجد تذاكر الآن
take-none = لا توجد تذاكر الآن
take-book = احجز موعدًا
take-refused = لم تعد هناك تذكرة لهذا الغرض
take-refused-how = أُخذت آخر تذكرة للتو، أو انتهت الساعات المخصصة. اختر غرضًا آخر أو احجز موعدًا.

here-title = هل أنت في المكتب؟
here-hint = أخبرنا عند وصولك. ستحصل على تذكرة، وسترى هنا متى يحين دورك.
here-do = أنا هنا
here-early = يمكنك إخبارنا هنا بوصولك ابتداءً من الساعة { $time }.
here-late = فات وقت التسجيل هنا
here-reception = اذهب إلى الاستقبال وسيساعدونك.
here-done = نعلم أنك هنا
here-ticket = تذكرتك هي { $ticket }. انظر إلى الشاشة في غرفة الانتظار، أو تابعها على هذا الهاتف.
here-follow = أظهر تذكرتي
here-over = كانت تذكرة زيارتك { $ticket }. وقد انتهت.

screen-none = هذا الجهاز ليس شاشة
screen-none-how = تم إنهاؤه، أو لم يُفتح رابطه هنا. يمكن لمدير المكتب إنشاء رابط جديد.

board-calls = يُنادى الآن
board-ticket = التذكرة
board-counter = الشباك
board-now = الآن
board-past = سابقًا
board-nobody = لا يُنادى على أحد الآن
board-serving = عند الشباك
board-how = انتظر حتى تظهر تذكرتك هنا.
board-walk-in = الانتظار بدون موعد
board-minutes = دقيقة
board-soon = قريبًا
board-unknown = غير معروف بعد
board-no-tickets = لا توجد تذاكر الآن
board-say = التذكرة { $ticket }، الشباك { $counter }
board-offline = لا يوجد اتصال: قد يكون المعروض هنا قديمًا
board-offline-how = استمع إلى رقم تذكرتك، أو اسأل في الاستقبال.

sign-title = الشباك { $counter }
sign-open = يرجى الانتظار حتى يُنادى عليك
sign-paused = سنعود قريبًا
sign-closed = مغلق

kiosk-welcome = أهلًا وسهلًا
kiosk-touch = المس للبدء
kiosk-title = أهلًا بك. ماذا تريد أن تفعل؟
kiosk-intro = ستحصل على تذكرة، وسننادي عليك عندما يحين دورك.
kiosk-booked = لديّ موعد محجوز
kiosk-birth = لديّ موعد، لكن ليس معي رقمه المرجعي
kiosk-walk-in = ليس لديّ موعد
kiosk-reference = قرّب رمز QR من القارئ، أو اكتب الرقم المرجعي
kiosk-reference-hint = ثمانية أحرف، كما في التأكيد
kiosk-reference-missing = قرّب الرمز من القارئ أو اكتب الرقم المرجعي أولًا
kiosk-birth-hint = تاريخ ميلادك، والحرف الأول من اسمك الأول ومن اسم عائلتك. اترك اليوم أو الشهر فارغًا إذا لم يكونا في وثائقك.
kiosk-birth-missing = اكتب تاريخ ميلادك والحرفين الأولين من اسمك
kiosk-initials = الحرفان الأولان
kiosk-camera = استخدم الكاميرا
kiosk-register = سجّل أنني هنا
kiosk-erase = مسح
kiosk-person = يمكنك دائمًا الذهاب إلى الاستقبال بدلًا من ذلك، وسيقومون بالشيء نفسه من أجلك.
kiosk-over = ابدأ من جديد · اللغة
kiosk-aloud = اقرأ بصوت عالٍ
kiosk-contrast = تباين عالٍ
kiosk-idle = هل ما زلت هنا؟
kiosk-idle-how = ستُمسح الصفحة بعد هذا العدد من الثواني:
kiosk-stay = أحتاج إلى مزيد من الوقت
kiosk-ticket = تم تسجيلك. هذه تذكرتك:
kiosk-ticket-how = تذكّر الرقم أو دوّنه. سنعرضه على الشاشة في غرفة الانتظار.
kiosk-phone = امسح الرمز لمتابعة تذكرتك على هاتفك
kiosk-print = اطبع
kiosk-done = تم
kiosk-again = حاول مرة أخرى
kiosk-here = أنت مسجّل بالفعل. تذكرتك هي:
kiosk-over-already = انتهت هذه الزيارة. كانت تذكرتها:
kiosk-early = لقد وصلت مبكرًا
kiosk-early-how = يمكنك التسجيل هنا ابتداءً من الساعة { $time }. يسرّنا أن تنتظر عندنا.
kiosk-late = لقد فات موعدك
kiosk-other-day = زيارتك في يوم آخر
kiosk-other-day-how = موعدها { $day }.
kiosk-other-office = زيارتك في مكتب آخر
kiosk-other-office-how = إذا لم تستطع الوصول في الوقت المحدد، فاذهب إلى الاستقبال وسيساعدونك على تغيير الموعد.
kiosk-cancelled = أُلغيت هذه الزيارة
kiosk-cancelled-how = إذا كنت لا تزال بحاجة إلى المساعدة، فاذهب إلى الاستقبال أو خذ تذكرة بدون موعد.
kiosk-ask = لم نتمكن من تسجيلك هنا
kiosk-reception = اذهب إلى الاستقبال وسيساعدونك.
kiosk-no-ticket-how = اختر شيئًا آخر، أو اذهب إلى الاستقبال.
kiosk-slow = يرجى الانتظار دقيقة
kiosk-slow-how = جرت هنا محاولات كثيرة دون نجاح. حاول مرة أخرى بعد دقيقة، أو اذهب إلى الاستقبال.

here-code = رمز رقمك المرجعي
here-code-how = في المكتب قرّب هذا الرمز من قارئ الكشك، أو أظهره في الاستقبال.
turn-next = دورك هو التالي
turn-next-how = ابقَ قريبًا من الشبابيك. سننادي عليك على الشاشة في غرفة الانتظار.
turn-called = اذهب الآن إلى الشباك { "\u200E" }{ $counter }
turn-called-how = نحن في انتظارك هناك.
turn-ticket = تذكرتك: { "\u200E" }{ $ticket }
board-message = رسالة
take-room = رمز غرفة الانتظار
take-room-hint = مكتوب على اللوحة هناك ويتغير كل يوم.
take-room-wrong = ليس هذا رمز اليوم. انظر إلى اللوحة في غرفة الانتظار أو اسأل في الاستقبال.
board-phone = خذ تذكرة على هاتفك بهذا الرمز
