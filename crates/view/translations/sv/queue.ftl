# Besöksdagen: hur länge man väntar, en kölapp i telefonen, ”Jag är här”, skärmar och kiosker.
queue-wait-unknown = Vi kan inte säga än hur lång tid det tar: ingen disk är öppen för detta.
queue-wait-soon = Det är snart din tur.
queue-wait-most = Högst ungefär { $to } minuter
queue-wait-range = Ungefär { $from } till { $to } minuter

ticket-title = Din kölapp
ticket-old = Kölappen är från { $day }.
ticket-old-how = En kölapp gäller en dag. Behöver du fortfarande hjälp kan du komma igen eller boka en tid.
ticket-called = Gå till disk { $counter } nu
ticket-called-how = Vi väntar på dig där.
ticket-serving = Du är vid disk { $counter }
ticket-done = Du är klar
ticket-done-how = Tack för ditt besök.
ticket-no-show = Vi ropade upp dig, men ingen kom
ticket-no-show-how = Är du kvar här? Gå till receptionen, så hjälper de dig.
ticket-left = Du har lämnat din plats
ticket-left-how = Ångrar du dig? Gå till receptionen eller ta en ny kölapp.
ticket-away = Du kommer tillbaka klockan { $time }. Vi sparar din plats och ropar inte upp dig före dess.
ticket-sent-on = Vänta på disk { $counter }. Du går före de andra där.
ticket-next = Du står på tur
ticket-next-how = Håll dig nära diskarna.
ticket-ahead = { $ahead ->
    [one] En kölapp är före din
   *[other] { $ahead } kölappar är före din
}
ticket-missed = Vi ropade upp dig, men ingen kom. Du är kvar i kön.
ticket-late-reception = Du kom efter din tid. Gå till receptionen: de bestämmer när du tas emot.
ticket-late-walk-in = Du kom efter din tid, så du väntar som de som inte har bokat.
ticket-late-kept = Du kom efter din tid. Du väntar som om din tid var när du kom.
ticket-watch = Ha den här sidan öppen, eller titta på skärmen i väntrummet.
ticket-off = Ingen anslutning.
ticket-off-how = Det som står här kan vara gammalt. Titta på skärmen i väntrummet.
ticket-back = Kom tillbaka senare
ticket-back-hint = Du behåller din plats i kön men ropas inte upp före dess.
ticket-back-label = Jag kommer tillbaka klockan
ticket-back-do = Spara min plats till dess
ticket-is-back = Jag är tillbaka
ticket-leave = Jag måste gå
ticket-leave-hint = Då ropas någon annan upp i ditt ställe. Det går inte att ångra.
ticket-leave-do = Lämna min plats
ticket-office = Om kontoret
ticket-none = Det finns ingen kölapp i den här telefonen
ticket-none-booked = Har du bokat en tid? Säg på besökets sida att du är här. Då får du en kölapp.
ticket-none-walk-in = Utan bokad tid kan du ta en kölapp på kontoret, och för en del kontor på kontorets sida här.

take-title = Ta en kölapp
take-intro = För dig som inte har bokat. Har du en bokad tid ska du inte ta en kölapp: anmäl dig när du kommer.
take-people = Hur många kommer?
take-errand = Vad gäller det?
take-do = Ta en kölapp
take-for = Ta en kölapp: { $errand }
take-closed = Inga kölappar nu
take-none = Det finns inga kölappar nu
take-book = Boka en tid
take-refused = Det finns ingen kölapp kvar för det
take-refused-how = Den sista togs nyss, eller så är tiden slut för i dag. Välj något annat eller boka en tid.

here-title = Är du på kontoret?
here-hint = Säg till här när du har kommit. Då får du en kölapp och ser här när det är din tur.
here-do = Jag är här
here-early = Från klockan { $time } kan du säga till här att du har kommit.
here-late = Det är för sent att anmäla sig här
here-reception = Gå till receptionen, så hjälper de dig.
here-done = Vi vet att du är här
here-ticket = Din kölapp är { $ticket }. Titta på skärmen i väntrummet, eller följ den i den här telefonen.
here-follow = Visa min kölapp
here-over = Ditt besök hade kölappen { $ticket }. Det är avslutat.
