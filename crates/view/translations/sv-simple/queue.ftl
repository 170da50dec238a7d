queue-wait-unknown = Vi vet inte än hur länge du får vänta. Ingen disk är öppen för det här.
queue-wait-soon = Det är snart din tur.
queue-wait-most = Högst { $to } minuter
queue-wait-range = Mellan { $from } och { $to } minuter

ticket-title = Din kölapp
ticket-old = Kölappen är från { $day }.
ticket-old-how = En kölapp gäller bara en dag. Kom igen eller boka en tid om du vill ha hjälp.
ticket-called = Gå till disk { $counter } nu
ticket-called-how = Vi väntar på dig där.
ticket-serving = Du är vid disk { $counter }
ticket-done = Du är klar
ticket-done-how = Tack för besöket.
ticket-no-show = Vi ropade på dig. Ingen kom.
ticket-no-show-how = Är du här? Gå till receptionen. De hjälper dig.
ticket-left = Du står inte i kön längre
ticket-left-how = Vill du vänta ändå? Gå till receptionen eller ta en ny kölapp.
ticket-away = Du kommer tillbaka klockan { $time }. Vi sparar din plats i kön. Vi ropar inte på dig innan.
ticket-sent-on = Vänta på disk { $counter }. Du går före de andra där.
ticket-next = Nästa gång är det du
ticket-next-how = Vänta nära diskarna.
ticket-ahead = { $ahead ->
    [one] En kölapp är före dig
   *[other] { $ahead } kölappar är före dig
}
ticket-missed = Vi ropade på dig. Ingen kom. Du står kvar i kön.
ticket-late-reception = Du kom för sent. Gå till receptionen. De bestämmer när du får hjälp.
ticket-late-walk-in = Du kom för sent. Du väntar som de som inte har bokat en tid.
ticket-late-kept = Du kom för sent. Du väntar från den tid när du kom.
ticket-watch = Titta på den här sidan, eller på skärmen i väntrummet.
ticket-off = Du har inget internet just nu.
ticket-off-how = Det som står här kan vara gammalt. Titta på skärmen i väntrummet.
ticket-back = Kom tillbaka senare
ticket-back-hint = Du behåller din plats i kön. Vi ropar inte på dig innan du kommer tillbaka.
ticket-back-label = Jag kommer tillbaka klockan
ticket-back-do = Spara min plats
ticket-is-back = Jag är tillbaka
ticket-leave = Jag måste gå
ticket-leave-hint = Då får någon annan din plats. Du kan inte ändra dig.
ticket-leave-do = Ta bort min plats i kön
ticket-office = Om kontoret
ticket-none = Du har ingen kölapp i telefonen
ticket-none-booked = Har du bokat en tid? Öppna sidan om ditt besök. Tryck där på ”Jag är här”. Då får du en kölapp.
ticket-none-walk-in = Har du inte bokat? Ta en kölapp på kontoret. Några kontor har kölappar på sin sida här.

take-title = Ta en kölapp
take-intro = För dig som inte har bokat en tid. Har du bokat? Ta ingen kölapp. Säg till när du kommer.
take-people = Hur många kommer?
take-errand = Vad vill du ha hjälp med?
take-do = Ta en kölapp
take-for = Ta en kölapp: { $errand }
take-closed = Inga kölappar nu
take-none = Det finns inga kölappar nu
take-book = Boka en tid
take-refused = Det finns ingen kölapp kvar
take-refused-how = Någon tog den sista, eller så är det för sent i dag. Välj något annat eller boka en tid.

here-title = Är du på kontoret?
here-hint = Tryck när du har kommit. Då får du en kölapp. Du ser här när det är din tur.
here-do = Jag är här
here-early = Kom tillbaka till den här sidan klockan { $time }. Då kan du säga att du är här.
here-late = Du kom för sent för att säga det här
here-reception = Gå till receptionen. De hjälper dig.
here-done = Vi vet att du är här
here-ticket = Din kölapp är { $ticket }. Titta på skärmen i väntrummet eller i telefonen.
here-follow = Visa min kölapp
here-over = Ditt besök hade kölappen { $ticket }. Det är klart.
