# The way to a booking: errand, people, office, time, check.
booking-errand = Ditt besök
booking-office = Kontor
booking-time = Tid
booking-people = Vem som kommer
booking-size = { $people ->
    [one] 1 person
   *[other] { $people } personer
}, cirka { $minutes } minuter

# Step 1: errand
booking-errand-title = Vad gäller ditt besök?
booking-errand-invited = Du kan bara boka detta om vi har bett dig om det.
booking-errand-other = Jag har ett annat ärende

# Step 2: people
booking-errand-family = Kommer ni flera? Välj först vad en av er kommer för. På nästa sida säger du vilka som kommer.
booking-people-title = Vilka kommer?
booking-people-intro = Kryssa för alla som kommer på besöket. Ni får en tid för er alla.
booking-people-change = Kryssa för alla som ska komma. De som är kvar behåller sin tid.
booking-people-booked = Har redan en tid för detta.
booking-people-alone = Bara jag kommer
booking-people-alone-then = Du kan titta på lediga tider innan du loggar in.
booking-people-others = Andra kommer, med mig eller i stället för mig
booking-people-others-then = Logga in först. Sedan säger du vilka som kommer: barn, familj eller någon du hjälper.
booking-people-now = Kommer nu
booking-besides = Också: { $errands }
booking-instead = För: { $errands }
booking-no-room = Det finns inte tillräckligt med tid direkt efter er för alla. Välj en tid för er alla här. Ni behåller den gamla tiden tills du har bekräftat den nya.
booking-office-most = { $most ->
    [0] Kontoret kan inte ta emot er alla på ett besök.
    [one] Kontoret kan bara ta emot 1 av er på ett besök.
   *[other] Kontoret kan ta emot högst { $most } av er på ett besök.
}
booking-office-none-group = Det finns ingen ledig tid för er alla tillsammans på något kontor just nu
booking-nothing-group = Det kan finnas tider för färre personer. Du kan boka några av er på en tid och de andra på en annan.
booking-check-people-title = Kontrollera vilka som kommer
booking-held-until-people = Vi håller den längre tiden åt er till { $time }. Inget ändras förrän du bekräftar.
booking-confirm-people = Bekräfta vilka som kommer

# Step 3: office
booking-office-title = Välj kontor
booking-office-order = Kontoren med den tidigaste lediga tiden först.
booking-already = Du har redan en bokning för det här ärendet: { $time }.
booking-already-see = Se bokningen
booking-office-none = Det finns inga lediga tider på något kontor just nu
booking-first = Första lediga tid
booking-no-times = inga lediga tider

# Step 4: time
booking-time-title = Välj dag och tid
booking-time-missing = Välj en tid för ditt besök
booking-take = Välj den här tiden
booking-day = Välj dag
booking-to-times = Gå till tiderna
booking-other-month = Andra månader
booking-count = { $count ->
    [one] 1 ledig tid
   *[other] { $count } lediga tider
}
booking-free = Lediga tider
booking-few = Få lediga tider
booking-off = Fullt eller stängt
booking-times = Tider
booking-times-on = Tider { $day }
booking-times-good = De här tiderna passar bäst ihop med andra besök.
booking-times-all = Visa alla { $count } lediga tider
booking-times-fewer = Visa bara tiderna som passar bäst
booking-day-first = Välj en dag för att se tiderna.
booking-month-empty = Det finns inga lediga tider i { $month }.
booking-month-other = Välj en annan månad, eller ta den första lediga tiden ovan.
booking-zone = Tiderna gäller lokal tid i { $office }.
booking-length = Besöket tar cirka { $minutes } minuter.
booking-morning = Förmiddag
booking-afternoon = Eftermiddag
booking-held-hint = När du väljer en tid håller vi den åt dig i { $minutes } minuter medan du kontrollerar dina svar. Du kan be om mer tid.
booking-continue = Fortsätt
booking-other-day = Välj en annan dag
booking-nothing-fits = Hittar du ingen tid som passar?
booking-other-offices = Se andra kontor
booking-other-months = Se andra månader
booking-call = Ring oss på { $phone } ({ $hours })
booking-write = Skriv till { $email }
booking-nothing = Det finns inga lediga tider i { $office } just nu
booking-nothing-why = Nya tider läggs ut regelbundet, och tider blir lediga när andra avbokar.
booking-cooling = En tid som någon lämnar tillbaka går att boka igen vid en tidpunkt som ingen känner till, efter högst { $hours } timmar. Det hjälper inte att ladda om sidan ofta.
booking-nothing-then = Det här kan du göra

# Step 5: check
booking-check-title = Kontrollera dina svar
booking-check-move-title = Kontrollera din nya tid
booking-bring = Ta med dig
booking-bring-nothing = Du behöver inte ta med något särskilt.
booking-held-until = Vi håller tiden åt dig till klockan { $time }
booking-held-until-move = Vi håller den nya tiden åt dig till klockan { $time }. Din gamla tid är kvar tills du bekräftar.
booking-extensions = { $left ->
    [one] Behöver du mer tid? Du kan be om det en gång till.
   *[other] Behöver du mer tid? Du kan be om det { $left } gånger till.
}
booking-extensions-none = Du kan inte be om mer tid. Bekräfta innan tiden går ut. Om den går ut finns dina svar kvar.
booking-extend = Ge mig { $minutes } minuter till
booking-mail-to = Vi skickar en bekräftelse till { $email }.
booking-sms-to = Vi skickar en bekräftelse i ett sms till { $phone }.
booking-confirm = Bekräfta bokningen
booking-not-held = Vi håller inte tiden åt dig just nu
booking-not-held-why = Den är fortfarande ledig och dina svar finns kvar. Håll tiden för att gå vidare.
booking-hold-again = Håll tiden igen
booking-gone = Tiden är inte längre ledig
booking-gone-why = Någon annan har tagit den, eller så går den inte längre att boka. Dina andra svar finns kvar.
booking-gone-then = Välj en annan tid

# Moving
booking-kept-now = Din tid nu
booking-kept = Du behåller din gamla tid tills du har bekräftat den nya.
booking-old-time = Gammal tid
booking-new-time = Ny tid
booking-confirm-move = Bekräfta din nya tid
booking-next-times = Nya tider kommer { $time }, någon gång inom { $minutes } minuter. Det lönar sig inte att vara där på sekunden.
