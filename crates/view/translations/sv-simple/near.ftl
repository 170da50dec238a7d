# Kontor nära en ort.
near-label = Var bor du?
near-hint = Skriv din stad, din ort eller din kommun. Då ser du först kontoren som är närmast.
near-show = Visa kontor nära mig
near-nothing = Vi hittar inte ”{ $town }”. Har du skrivit rätt? Du kan också skriva en större stad i närheten.
near-which = Vilken av dem är det?
near-other = Är det ingen av dem? Skriv namnet igen. Du kan också skriva en större stad i närheten.
near-order = Kontoren närmast { $town } står först. Avståndet är som en fågel flyger. Vägen är ofta längre.
near-soonest = Visa först de kontor som har den första lediga tiden
near-nearest = Visa först de kontor som är närmast
near-by-name = Visa alla kontor i bokstavsordning
near-away = ungefär { $km } km bort
near-here = mindre än { $km } km bort
