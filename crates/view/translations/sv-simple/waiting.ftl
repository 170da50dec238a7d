# The waiting list.
waiting-mine = Kö
waiting-title = Din plats i kön
waiting-for-you = En tid till dig
waiting-until = Vi sparar tiden till { $time }.
waiting-paused = Paus. Du får inga tider nu. Säg till om du väntar. Du har kvar din plats i kön.
waiting-left = Du står inte i kö längre.
waiting-served = Du har fått en tid.
waiting-ahead = { $count ->
    [0] Du är först i kön.
    [one] 1 person är före dig i kön.
   *[other] { $count } personer är före dig i kön.
}
waiting-count = { $count ->
    [0] Ingen står i kö nu.
    [one] 1 person står i kö.
   *[other] { $count } personer står i kö.
}
waiting-lately = { $count ->
    [one] 1 person har fått en tid på 90 dagar. Dagar i kö: { $half }.
   *[other] { $count } personer har fått en tid på 90 dagar. Dagar i kö: högst { $half } för hälften, högst { $most } för nästan alla.
}
waiting-lately-nobody = Vi vet inte hur lång tid det tar. Ingen har fått en tid på 90 dagar.
waiting-since = Du har väntat sedan { $date }.
waiting-offices = Kontor
waiting-days = Dagar
waiting-hours = Tid på dagen
waiting-notice = När behöver du veta?
waiting-notice-none = Samma dag går bra
waiting-notice-days = { $days ->
    [one] Minst 1 dag före
   *[other] Minst { $days } dagar före
}
waiting-book-by = Du ska boka senast
waiting-your-time = Din tid nu
waiting-has = Du får bara tidigare tider.
waiting-instead = Säger du ja blir du av med den. Annars har du den kvar.
waiting-would-do = Det här passar dig
waiting-see-offer = Svara: { $time }
waiting-why = Varför får du tiden?
waiting-why-date = Du ska boka senast { $date }. Den som har bråttom får svara först.
waiting-why-waited = { $days ->
    [0] Du har väntat längst av dem som kan.
    [one] Du har väntat längst av dem som kan: 1 dag.
   *[other] Du har väntat längst av dem som kan: { $days } dagar.
}
waiting-why-passed = { $count ->
    [one] 1 person före dig kunde inte.
   *[other] { $count } personer före dig kunde inte.
}
waiting-look = Är något fel? Ring oss på { $phone }.
waiting-rule = Så fungerar kön
waiting-offer-title = En tid till dig
waiting-offer-over = Du kan inte få tiden längre
waiting-over-taken = Du sa ja. Se din bokning på Min sida.
waiting-over-declined = Du sa nej. Någon annan får tiden. Du har kvar din plats i kön.
waiting-over-lapsed = Du svarade inte. Någon annan får tiden. Du har kvar din plats i kön.
waiting-over-withdrawn = Tiden finns inte längre. Du har kvar din plats i kön.
waiting-take = Ja, jag vill ha tiden
waiting-swap = Ja, byt till den här tiden
waiting-decline = Nej, den passar inte
waiting-costs-nothing = Du får säga nej. Du har kvar din plats i kön.
waiting-saved = Du står i kö
waiting-told = Vi skriver till dig när det finns en tid. Vi sparar tiden medan du svarar.
waiting-told-phone = Vi ringer dig när det finns en tid. Vi sparar tiden medan du svarar.
waiting-change = Ändra
waiting-change-how = Du har kvar din plats när du ändrar.
waiting-change-do = Ändra vad som passar
waiting-pause = Pausa
waiting-resume = Jag väntar
waiting-leave = Sluta stå i kö
waiting-leave-title = Vill du sluta stå i kö?
waiting-leave-why = Du har väntat sedan { $date }. Slutar du blir du av med din plats.
waiting-leave-do = Ja, sluta
waiting-leave-not = Nej
waiting-past = Tider du har fått
waiting-you-took = Du sa ja
waiting-you-declined = Du sa nej
waiting-you-missed = Du svarade inte
waiting-was-withdrawn = Tiden fanns inte längre
waiting-join-title = Stå i kö
waiting-change-title = Vad passar dig?
waiting-join-how = Säg vad som passar dig. När det finns en tid skriver vi till dig. Vi sparar tiden medan du svarar.
waiting-join = Ställ mig i kö
waiting-change-save = Spara
waiting-join-law = Du kan inte ge din plats till någon annan.
waiting-offices-which = Vilka kontor passar?
waiting-within = Passar kontor nära också?
waiting-within-none = Nej
waiting-within-kilometres = Ja, högst { $kilometres } km bort
waiting-within-all = Ja, alla kontor
waiting-weekdays = Vilka dagar passar?
waiting-from = Tidigast klockan
waiting-to = Senast klockan
waiting-earliest = Första dagen
waiting-latest = Sista dagen
waiting-fault-offices = Välj minst ett kontor.
waiting-fault-weekdays = Välj minst en dag.
waiting-fault-hours = Skriv två tider, till exempel 09:00 och 12:00. Eller skriv ingenting.
waiting-fault-earliest = Skriv första dagen.
waiting-fault-latest = Skriv sista dagen. Den ska vara efter första dagen, och högst ett år fram.
waiting-earlier = Vänta på en tidigare tid
waiting-instead-of-looking = Stå i kö för en tid
waiting-invite = Du kan stå i kö. När det finns en tid skriver vi till dig. Vi sparar tiden medan du svarar.

list-rule-title = Så fungerar kön
list-rule-intro = Den som står i kö får lediga tider först. Det hjälper inte att vara snabb.
list-rule-who = Vem får svara först?
list-rule-who-date = Den som ska boka senast en viss dag.
list-rule-who-waited = Sedan den som har väntat längst.
list-rule-who-not = Du får bara tider som passar dig. Alla som ska komma måste få plats.
list-rule-until = Så länge sparar vi tiden
list-rule-until-how = Vi räknar timmar mellan 8 och 20. Vi frågar ingen på natten.
list-rule-lead = { $days ->
    [0] Besöket är om mindre än en dag
    [one] Besöket är om en dag eller mer
   *[other] Besöket är om { $days } dagar eller mer
}
list-rule-answer = { $hours } timmar
list-rule-missed = Svarar du inte händer ingenting. Efter { $count } gånger frågar vi om du väntar. Du har kvar din plats.
list-rule-fair = Samma för alla
list-rule-fair-person = Du kan inte ge din plats till någon annan.
list-rule-fair-once = Du får en tid i taget.
list-rule-fair-family = En familj får en tid där alla får plats.
list-rule-fair-rest = Tider som ingen i kön vill ha kan alla boka.
list-rule-look = Har du frågor?
