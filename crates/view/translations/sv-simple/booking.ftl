# The way to a booking: errand, people, office, time, check.
booking-errand = Ditt besök
booking-office = Kontor
booking-time = Tid
booking-people = Vem som kommer
booking-size = { $people ->
    [one] 1 person
   *[other] { $people } personer
}, ungefär { $minutes } minuter

# Step 1: errand
booking-errand-title = Vad ska du göra hos oss?
booking-errand-invited = Boka det här bara om vi har bett dig om det.
booking-errand-other = Jag ska göra något annat

# Step 2: people
booking-errand-family = Kommer ni flera? Välj först vad en av er ska göra. Sedan väljer du vilka som kommer.
booking-people-title = Vilka kommer?
booking-people-intro = Sätt ett kryss för alla som kommer. Ni får en tid tillsammans.
booking-people-change = Sätt ett kryss för alla som ska komma. De som är kvar har kvar sin tid.
booking-people-booked = Har redan bokat tid för det här.
booking-people-alone = Bara jag kommer
booking-people-alone-then = Du kan titta på lediga tider innan du loggar in.
booking-people-others = Det kommer fler, eller någon annan än jag
booking-people-others-then = Logga in först. Sedan väljer du vilka som kommer. Det kan vara barn, familj eller någon som du hjälper.
booking-people-now = Kommer nu
booking-besides = Också: { $errands }
booking-instead = För: { $errands }
booking-no-room = Det finns inte tid för er alla direkt efter er tid. Välj en annan tid för er alla. Ni har kvar den gamla tiden tills du har sagt ja till den nya.
booking-office-most = { $most ->
    [0] Kontoret kan inte ta emot er alla samtidigt.
    [one] Kontoret kan bara ta emot 1 av er samtidigt.
   *[other] Kontoret kan ta emot högst { $most } av er samtidigt.
}
booking-office-none-group = Det finns ingen tid för er alla tillsammans just nu. Det gäller alla kontor.
booking-nothing-group = Det kan finnas tider om ni är färre. Du kan boka en tid för några av er. Sedan kan du boka en annan tid för de andra.
booking-check-people-title = Kommer rätt personer?
booking-held-until-people = Vi sparar den längre tiden åt er till klockan { $time }. Inget är ändrat förrän du har sagt ja.
booking-confirm-people = Ja, de här personerna kommer

# Step 3: office
booking-office-title = Vilket kontor vill du komma till?
booking-office-order = Kontoret som har tid först står överst.
booking-already = Du har redan bokat tid för det här: { $time }.
booking-already-see = Se din bokade tid
booking-office-none = Alla tider är slut just nu. Det gäller alla kontor.
booking-first = Första lediga tid
booking-no-times = inga lediga tider

# Step 4: time
booking-time-title = När vill du komma?
booking-time-missing = Välj en tid
booking-take = Välj den här tiden
booking-day = Välj dag
booking-to-times = Gå till tiderna
booking-other-month = Andra månader
booking-count = { $count ->
    [one] 1 ledig tid
   *[other] { $count } lediga tider
}
booking-free = Det finns tider
booking-few = Det finns få tider
booking-off = Det finns inga tider
booking-times = Tider
booking-times-on = Tider { $day }
booking-times-good = De här tiderna passar bäst. Då kan fler få en tid.
booking-times-all = Visa alla { $count } lediga tider
booking-times-fewer = Visa bara tiderna som passar bäst
booking-day-first = Välj en dag först. Sedan ser du tiderna.
booking-month-empty = Det finns inga lediga tider i { $month }.
booking-month-other = Välj en annan månad. Du kan också välja den första lediga tiden. Den står högre upp på sidan.
booking-zone = Klockan är den lokala tiden i { $office }.
booking-length = Besöket tar ungefär { $minutes } minuter.
booking-morning = Förmiddag
booking-afternoon = Eftermiddag
booking-held-hint = När du väljer en tid sparar vi den åt dig i { $minutes } minuter. Då hinner du läsa och se om allt är rätt. Behöver du mer tid? Då kan du be om det.
booking-continue = Fortsätt
booking-other-day = Välj en annan dag
booking-nothing-fits = Hittar du ingen bra tid?
booking-other-offices = Se andra kontor
booking-other-months = Se andra månader
booking-call = Ring oss på { $phone } ({ $hours })
booking-write = Skriv till { $email }
booking-nothing = Alla tider i { $office } är slut just nu
booking-nothing-why = Det kommer nya tider ofta. Någon annan kan också avboka sin tid. Då blir den ledig.
booking-cooling = När någon avbokar en tid dröjer det innan du kan boka den. Det kan dröja högst { $hours } timmar. Ingen vet när tiden kommer. Du behöver inte ladda om sidan ofta.
booking-nothing-then = Det här kan du göra

# Step 5: check
booking-check-title = Är allt rätt?
booking-check-move-title = Är den nya tiden rätt?
booking-bring = Ta med dig det här
booking-bring-nothing = Du behöver inte ta med något.
booking-held-until = Vi sparar tiden åt dig till klockan { $time }
booking-held-until-move = Vi sparar den nya tiden åt dig till klockan { $time }. Du har kvar din gamla tid tills du har sagt ja till den nya.
booking-extensions = { $left ->
    [one] Behöver du mer tid? Du kan be om det 1 gång till.
   *[other] Behöver du mer tid? Du kan be om det { $left } gånger till.
}
booking-extensions-none = Du kan inte få mer tid. Boka innan tiden är slut. Dina svar finns kvar även om tiden tar slut.
booking-extend = Ge mig { $minutes } minuter till
booking-mail-to = Vi skickar ett mejl till { $email } när du har bokat.
booking-sms-to = Vi skickar ett sms till { $phone } när du är klar.
booking-confirm = Boka tiden
booking-not-held = Vi sparar inte tiden åt dig just nu
booking-not-held-why = Tiden är ledig. Dina svar finns kvar. Tryck på knappen så sparar vi tiden åt dig. Sedan kan du boka.
booking-hold-again = Spara tiden åt mig
booking-gone = Tiden är inte ledig längre
booking-gone-why = Någon annan har tagit tiden. Det kan också vara för sent att boka den. Dina andra svar finns kvar.
booking-gone-then = Välj en annan tid

# Moving
booking-kept-now = Din tid nu
booking-kept = Du har kvar din gamla tid tills du har sagt ja till den nya.
booking-old-time = Gammal tid
booking-new-time = Ny tid
booking-confirm-move = Byt till den nya tiden
booking-next-times = Nya tider kommer { $time }. Det kan ta { $minutes } minuter.
