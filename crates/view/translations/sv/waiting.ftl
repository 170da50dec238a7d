# The waiting list.
waiting-mine = Kö
waiting-title = Din plats i kön
waiting-for-you = En tid till dig
waiting-until = Vi håller den åt dig till { $time }.
waiting-paused = Pausad: vi erbjuder dig inga tider förrän du säger att du fortfarande väntar. Du har kvar din plats i kön.
waiting-left = Du har lämnat kön.
waiting-served = Du har fått en tid genom kön.
waiting-ahead = { $count ->
    [0] Du står först i kön. Vi erbjuder dig nästa tid som passar dig.
    [one] 1 annan blir tillfrågad före dig, när en tid passar den också.
   *[other] { $count } andra blir tillfrågade före dig, när en tid passar dem också.
}
waiting-count = { $count ->
    [0] Ingen står i kö för ärendet just nu.
    [one] 1 annan står i kö för ärendet.
   *[other] { $count } andra står i kö för ärendet.
}
waiting-lately = { $count ->
    [one] De senaste 90 dagarna har 1 person fått en tid så här. Antal dagar i kö: { $half }.
   *[other] De senaste 90 dagarna har { $count } personer fått en tid så här. Antal dagar i kö: högst { $half } för hälften, högst { $most } för nio av tio.
}
waiting-lately-nobody = De senaste 90 dagarna har ingen fått en tid så här, så vi kan inte säga hur lång tid det tar.
waiting-since = Du har väntat sedan { $date }.
waiting-offices = Kontor
waiting-days = Dagar
waiting-hours = Tid på dagen
waiting-notice = Hur tidigt du behöver veta
waiting-notice-none = Samma dag går bra
waiting-notice-days = { $days ->
    [one] Minst 1 dag före
   *[other] Minst { $days } dagar före
}
waiting-book-by = Boka senast, enligt vår begäran
waiting-your-time = Din tid nu
waiting-has = Vi erbjuder dig bara tider som är tidigare än den här.
waiting-instead = Du lämnar tillbaka den om du tackar ja. Tills dess är den din.
waiting-would-do = Det här passar dig
waiting-see-offer = Svara: { $time }
waiting-why = Varför du
waiting-why-date = Vi har bett dig boka senast { $date }. Den som har tidigast datum tillfrågas först.
waiting-why-waited = { $days ->
    [0] Av dem som tiden passar har du väntat längst, sedan i dag.
    [one] Av dem som tiden passar har du väntat längst: 1 dag.
   *[other] Av dem som tiden passar har du väntat längst: { $days } dagar.
}
waiting-why-passed = { $count ->
    [one] 1 person före dig kunde inte tillfrågas: tiden passade inte, eller så tillfrågas den om en annan.
   *[other] { $count } personer före dig kunde inte tillfrågas: tiden passade inte, eller så tillfrågas de om en annan.
}
waiting-look = Tycker du att något är fel? Någon hos oss tittar på det med dig: ring { $phone }.
waiting-rule = Så bestämmer vi vem som tillfrågas
waiting-offer-title = En tid till dig
waiting-offer-over = Erbjudandet gäller inte längre
waiting-over-taken = Du tackade ja. Du ser din bokning på Min sida.
waiting-over-declined = Du tackade nej, och tiden har gått till någon annan. Du har kvar din plats i kön.
waiting-over-lapsed = Vi fick inget svar i tid, och tiden har gått till någon annan. Du har kvar din plats i kön.
waiting-over-withdrawn = Tiden finns inte längre, eller så är det inte längre en sådan du väntar på. Du har kvar din plats i kön.
waiting-take = Ja, boka tiden
waiting-swap = Ja, byt till den här tiden
waiting-decline = Nej, den passar inte
waiting-costs-nothing = Ett nej kostar dig ingenting, och inget svar heller inte: du har kvar din plats i kön.
waiting-saved = Du står i kö
waiting-told = När en tid som passar dig blir ledig hör vi av oss, och håller den åt dig medan du svarar. Du behöver inte titta här.
waiting-told-phone = När en tid som passar dig blir ledig ringer vi, och håller den åt dig medan du svarar.
waiting-change = Ändra eller lämna
waiting-change-how = Vad du än ändrar har du kvar din plats. Bara om du lämnar kön förlorar du den.
waiting-change-do = Ändra vad som passar mig
waiting-pause = Pausa
waiting-resume = Jag väntar fortfarande
waiting-leave = Lämna kön
waiting-leave-title = Vill du lämna kön?
waiting-leave-why = Du har väntat sedan { $date }. Om du lämnar kön förlorar du platsen, och får börja sist igen.
waiting-leave-do = Ja, lämna kön
waiting-leave-not = Nej, stanna kvar
waiting-past = Det vi har erbjudit dig
waiting-you-took = Du tackade ja
waiting-you-declined = Du tackade nej
waiting-you-missed = Vi fick inget svar
waiting-was-withdrawn = Fanns inte längre
waiting-join-title = Vänta på en tid
waiting-change-title = Vad passar dig?
waiting-join-how = Säg vad som passar dig. När en sådan tid blir ledig erbjuder vi dig den, och håller den medan du svarar. Du behöver inte sitta och leta.
waiting-join = Ställ mig i kö
waiting-change-save = Spara
waiting-join-law = Platsen i kön gäller dem som kommer, och kan inte lämnas vidare.
waiting-offices-which = Vilka kontor passar dig?
waiting-within = Och andra som ligger nära?
waiting-within-none = Nej, bara de som jag har kryssat för
waiting-within-kilometres = Ja, upp till { $kilometres } km från något av dem
waiting-within-all = Ja, alla kontor
waiting-weekdays = Vilka veckodagar?
waiting-from = Inte före vilken tid på dagen?
waiting-to = Klart före vilken tid på dagen?
waiting-earliest = Första dagen
waiting-latest = Sista dagen
waiting-fault-offices = Kryssa för minst ett kontor.
waiting-fault-weekdays = Kryssa för minst en veckodag.
waiting-fault-hours = Ange två klockslag, det första före det andra, till exempel 09:00 och 12:00. Eller lämna båda tomma.
waiting-fault-earliest = Ange den första dagen som passar dig.
waiting-fault-latest = Ange den sista dagen som passar dig. Den ska vara i dag eller senare, inte före den första dagen, och högst ett år fram.
waiting-earlier = Vänta på en tidigare tid
waiting-instead-of-looking = Ställ dig i kö: vi erbjuder dig en tid som passar
waiting-invite = Ställ dig i kö. När någon lämnar tillbaka en tid som passar dig erbjuder vi dig den, och håller den medan du svarar. Ingen får den fortare genom att leta ofta.

list-rule-title = Så fungerar kön
list-rule-intro = En tid som blir ledig går först till dem som väntar. Ingen vinner på att vara snabb eller på att leta ofta.
list-rule-who = Vem som tillfrågas först
list-rule-who-date = Den som vi har bett boka senast ett visst datum: tidigaste datumet först. Bara vi bestämmer sådana datum.
list-rule-who-waited = Sedan den som har väntat längst.
list-rule-who-not = Du tillfrågas bara om en tid som passar det du har sagt, om alla ni får plats, och om du hinner svara. Vi antecknar varför varje tid gick till vem, och du kan läsa det om dina.
list-rule-until = Hur länge vi håller den åt dig
list-rule-until-how = Ju närmare besöket är, desto fortare behöver vi svar. Vi räknar timmarna mellan 8 och 20, och frågar ingen på natten.
list-rule-lead = { $days ->
    [0] Besöket är om mindre än en dag
    [one] Besöket är om en dag eller mer
   *[other] Besöket är om { $days } dagar eller mer
}
list-rule-answer = { $hours } timmar
list-rule-missed = Om du missar ett erbjudande kostar det dig ingenting. Efter { $count } i rad pausar vi, och frågar om du fortfarande väntar. Du har kvar din plats.
list-rule-fair = Det här är lika för alla
list-rule-fair-person = En person väntar en gång för ett ärende. En plats i kön kan inte lämnas vidare.
list-rule-fair-once = Du tillfrågas om en tid åt gången, och inte två gånger om samma.
list-rule-fair-family = En familj erbjuds bara tider där alla får plats.
list-rule-fair-rest = Det som ingen i kön tar kan alla boka.
list-rule-look = Någon tittar på det
