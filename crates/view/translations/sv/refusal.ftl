# Every "no": what it is, and what to do about it.
refusal-not-offered = Den här tiden går inte att boka. Välj en av tiderna som visas.
refusal-needs-invitation = Du kan bara boka det här ärendet om vi har bett dig om det. Om vi har gjort det och du ändå ser det här, ring oss på { $phone }.
refusal-too-soon = Tiden har passerat eller ligger för nära för att bokas nu. Välj en senare tid.
refusal-too-far-ahead = Tiden ligger för långt fram. Du kan boka högst { $days } dagar i förväg. Välj en tidigare tid.
refusal-taken = Någon annan har precis tagit den här tiden. Välj en annan tid.
refusal-already-booked = Du har redan en bokning för det här ärendet, med referens { $reference }. Boka om den på Min sida i stället för att göra en ny bokning.
refusal-two-homes = Dina egna personer och någon som du företräder kan inte komma på samma besök. Gör en bokning för var och en.
refusal-not-found = Vi hittar inte den här bokningen. På Min sida ser du alla dina bokningar.
refusal-too-many-holds = Du har valt väldigt många tider på kort tid. Försök igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}, eller ring oss på { $phone }.
refusal-too-many-moves = Det här besöket har bytt tid väldigt många gånger. Du kan byta igen om { $hours ->
    [one] 1 timme
   *[other] { $hours } timmar
}. Du behåller tiden du har och kan avboka den. Ring oss på { $phone } om du behöver en annan tid tidigare.
refusal-too-many-moves-days = Det här besöket har bytt tid väldigt många gånger. Du kan byta igen om { $days } dagar. Du behåller tiden du har och kan avboka den. Ring oss på { $phone } om du behöver en annan tid tidigare.
refusal-cannot-extend = Vi kan inte hålla den här tiden längre. Om den fortfarande är ledig kan du hålla den igen.
refusal-same-time = Det här är tiden du redan har. Välj en annan tid, eller behåll den och gör ingenting.
refusal-too-late-to-move = Det är för sent att boka om här. Ring oss på { $phone }.
refusal-too-late-to-cancel = Det är för sent att avboka här. Ring oss på { $phone }.
refusal-already-cancelled = Bokningen är redan avbokad. Om du fortfarande behöver besöka oss, boka en ny tid.
refusal-changed-since = Bokningen har ändrats sedan sidan öppnades. Titta på den igen.
refusal-already-past = Tiden för besöket har passerat. Om du fortfarande behöver besöka oss, boka en ny tid.
refusal-key-reused = Formuläret har skickats förut med andra svar. Kontrollera det som visas nu och skicka det igen.
refusal-nobody-comes = Kryssa för minst en person som kommer. Om ingen kommer, avboka besöket i stället.
refusal-need-not-come = Så små barn behöver inte komma. Ta bort krysset för barnet.
refusal-too-many = { $most ->
    [0] Ni får inte plats allihop på ett besök. Välj färre personer eller ärenden.
    [one] Ni får inte plats allihop på ett besök. Boka en av er först, och sedan en tid för de andra.
   *[other] Ni får inte plats allihop på ett besök. Välj högst { $most } av er först, och boka sedan en tid för de andra.
}
refusal-nobody-stays = En bokning kan inte lämnas över till någon annan. Minst en av dem som den gjordes för måste komma. Avboka annars och boka en ny tid.
refusal-not-asked = Den här förfrågan gäller andra personer, ärenden eller kontor. Öppna den från mejlet eller brevet och boka det som står där.
refusal-no-longer-asked = Förfrågan gäller inte längre. Ring oss på { $phone } om du fortfarande behöver komma.
refusal-asked-and-booked = Den här förfrågan har redan en bokning, med referens { $reference }. Boka om den på Min sida om tiden inte passar.
refusal-asked-people = Vilka som ska komma står i vår förfrågan och kan inte ändras här. Ring oss på { $phone } om något är fel.
refusal-declared-none = Det finns inga äldre bokningar, enligt det som myndigheten har angett.
refusal-said-otherwise = Bokningen finns redan, och filen säger något annat om den.
refusal-already-waiting = Någon av er står redan i kö för det här ärendet. På Min sida kan du ändra vad som passar.
refusal-place-not-handed-on = En plats i kön kan inte lämnas vidare till någon annan. Minst en av dem som den gäller måste komma.
refusal-offer-taken = Du har redan tackat ja till den här tiden. Du ser bokningen på Min sida.
refusal-offer-over = Erbjudandet gäller inte längre, och tiden har gått till nästa i kön. Det kostar dig ingenting: du har kvar din plats.
refusal-waiting-changed = Det här har ändrats sedan sidan öppnades. Titta på det igen.
