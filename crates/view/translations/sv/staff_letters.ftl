# Letters to be printed.
letters-waiting = Väntar på utskrift
letters-none = Inga brev väntar.
letters-hidden = { $count ->
    [one] Ett brev till väntar på någon som får se skyddade identiteter.
   *[other] { $count } brev till väntar på någon som får se skyddade identiteter.
}
letters-choose = Välj
letters-choose-one = Välj brev { $number }
letters-number = Brevets nummer
letters-number-hint = Tolv siffror i kuvertets fönster. Du kan också läsa av rutan i brevet med en skanner.
letters-to = Till
letters-case = Ärende
letters-kind = Vad
letters-kind-request = Förfrågan
letters-kind-reminder = Påminnelse
letters-book-by = Boka senast
letters-since = Väntar sedan
letters-print-all = Gör en bunt av alla
letters-print-chosen = Gör en bunt av de valda
letters-batches = Buntar
letters-no-batches = Det finns inga buntar.
letters-made = Gjord
letters-made-by = Av
letters-count = Brev
letters-state = Läge
letters-posted = Postad
letters-to-post = Ska skrivas ut och postas
letters-back = Returpost och ny utskrift
letters-back-text = Skriv numret på brevet. Ett brev som har kommit tillbaka visas hos den som gjorde förfrågan. En ny utskrift får en ny kod, och den gamla slutar att gälla.
letters-take-back = Brevet har kommit tillbaka
letters-reprint = Skriv ut på nytt
letters-returned-done = Det är noterat att brevet har kommit tillbaka
letters-returned = Kom tillbaka
letters-reprinted-done = Brevet väntar på utskrift igen, med en ny kod
letters-batch = Bunt med brev
letters-batch-text = Gjord { $time } av { $name }.
letters-taken-out = { $count ->
    [one] Ett brev har tagits bort sedan bunten gjordes
   *[other] { $count } brev har tagits bort sedan bunten gjordes
}
letters-taken-out-text = Förfrågan är ändrad, tillbakatagen eller avslutad. Skriv ut den fil som ligger här nu.
letters-pdf = Hämta breven (PDF)
letters-manifest = Hämta listan över sidor (CSV)
letters-then-post = Skriv ut på båda sidor, lägg i fönsterkuvert och posta.
letters-mark-posted = Breven är utskrivna och postade
letters-nothing = Det blev ingen bunt. Välj minst ett brev som går att skriva ut.
letters-character = Brevet går inte att skriva ut: tecknet { $character } finns inte i våra typsnitt. Ändra förfrågan.
letters-window = Brevet går inte att skriva ut: adressen får inte plats i fönstret. Ändra förfrågan.
letters-unprintable = Brevet går inte att skriva ut.
letters-no-number = Det finns inget brev med det numret. Kontrollera siffrorna.
letters-over = Förfrågan är redan bokad eller avslutad. Brevet behöver inte skrivas ut på nytt.
letters-not-printed = Brevet är inte utskrivet än.
letters-already = Det är redan noterat att brevet har kommit tillbaka.
