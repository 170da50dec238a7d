# Every "no": what it is, and what to do about it.
refusal-not-offered = Du kan inte boka den här tiden. Välj en av tiderna som du ser här.
refusal-needs-invitation = Du kan boka det här bara om vi har bett dig om det. Har vi bett dig om det? Ring oss på { $phone }.
refusal-too-soon = Det är för sent att boka den här tiden. Välj en senare tid.
refusal-too-far-ahead = Tiden är för långt fram. Du kan boka högst { $days } dagar i förväg. Välj en tidigare tid.
refusal-taken = Någon annan har just tagit den här tiden. Välj en annan tid.
refusal-already-booked = Du har redan bokat tid för det här. Din bokning har nummer { $reference }. Vill du ha en annan tid? Byt tid på Min sida.
refusal-two-homes = Du är ombud för någon. Den personen kan inte komma på samma besök som dina egna personer. Boka en tid för var och en.
refusal-not-found = Vi hittar inte den här bokningen. Alla dina bokningar finns på Min sida.
refusal-too-many-holds = Du har valt väldigt många tider på kort tid. Nu måste du vänta. Försök igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}. Du kan också ringa oss på { $phone }.
refusal-too-many-moves = Du har bytt tid väldigt många gånger. Nu måste du vänta. Du kan byta igen om { $hours ->
    [one] 1 timme
   *[other] { $hours } timmar
}. Du har kvar tiden som du har nu. Du kan också avboka den. Ring oss på { $phone } om du behöver hjälp.
refusal-too-many-moves-days = Du har bytt tid väldigt många gånger. Nu måste du vänta. Du kan byta igen om { $days } dagar. Du har kvar tiden som du har nu. Du kan också avboka den. Ring oss på { $phone } om du behöver hjälp.
refusal-cannot-extend = Vi kan inte spara tiden längre. Är den fortfarande ledig? Då kan du ta den igen.
refusal-same-time = Det här är tiden som du redan har. Välj en annan tid. Vill du ha kvar din tid? Då behöver du inte göra något.
refusal-too-late-to-move = Det är för sent att byta tid här. Ring oss på { $phone }.
refusal-too-late-to-cancel = Det är för sent att avboka här. Ring oss på { $phone }.
refusal-already-cancelled = Tiden är redan avbokad. Behöver du fortfarande komma till oss? Boka en ny tid.
refusal-changed-since = Någon har ändrat tiden. Öppna sidan igen.
refusal-already-past = Tiden har redan varit. Behöver du fortfarande komma till oss? Boka en ny tid.
refusal-key-reused = Vi har redan fått andra svar från den här sidan. Läs det som står här nu. Skicka sedan en gång till.
refusal-nobody-comes = Sätt minst ett kryss för någon som kommer. Kommer ingen? Avboka tiden i stället.
refusal-need-not-come = Så små barn behöver inte komma. Ta bort krysset för barnet.
refusal-too-many = { $most ->
    [0] Ni är för många för ett besök. Välj färre personer eller färre saker att göra.
    [one] Ni är för många för ett besök. Boka först för en av er. Boka sedan en tid för de andra.
   *[other] Ni är för många för ett besök. Välj först högst { $most } av er. Boka sedan en tid för de andra.
}
refusal-nobody-stays = Du kan inte ge bokningen till någon annan. Minst en av dem som du bokade för måste komma. Annars kan du avboka och boka en ny tid.
refusal-not-asked = Vi har bett om något annat. Öppna länken i mejlet, eller skriv koden i brevet. Boka sedan det som står där.
refusal-no-longer-asked = Du behöver inte boka längre. Ring oss på { $phone } om du ändå behöver komma.
refusal-asked-and-booked = Du har redan bokat. Din bokning har nummer { $reference }. Vill du ha en annan tid? Byt tid på Min sida.
refusal-asked-people = Vi har bestämt vilka som ska komma. Är något fel? Ring oss på { $phone }.
refusal-declared-none = Det finns inga äldre bokningar.
refusal-said-otherwise = Bokningen finns redan. Filen säger något annat.
refusal-already-waiting = Någon av er står redan i kö. Du kan ändra på Min sida.
refusal-place-not-handed-on = Du kan inte ge din plats i kön till någon annan.
refusal-offer-taken = Du har redan sagt ja till tiden. Se din bokning på Min sida.
refusal-offer-over = Du kan inte få den här tiden längre. Nästa i kön har fått den. Du har kvar din plats i kön.
refusal-waiting-changed = Något har ändrats. Titta på sidan igen.
