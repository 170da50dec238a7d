# Kontor nära en ort.
near-label = Din ort eller kommun
near-hint = Skriv var du bor, så visas de närmaste kontoren först.
near-show = Visa närmaste kontor
near-nothing = Vi hittade ingen ort som heter ”{ $town }”. Kontrollera stavningen, eller skriv en större ort i närheten.
near-which = Vilken ort menar du?
near-other = Är det ingen av dem? Skriv namnet igen, eller en större ort i närheten.
near-order = Närmast { $town } först, fågelvägen.
near-soonest = Visa tidigaste lediga tid först
near-nearest = Visa närmaste kontor först
near-by-name = Visa alla kontor efter namn
near-away = cirka { $km } km bort
near-here = mindre än { $km } km bort
