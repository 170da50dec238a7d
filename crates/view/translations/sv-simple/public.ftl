# Pages for everybody. How far the law is met is said in the law’s words, in Swedish.
public-accept = När du loggar in säger du ja till { $terms }.
public-accept-terms = våra regler
public-my-page = Till Min sida
public-my-page-sign-in = Logga in på Min sida

# The start page
start-title = Boka en tid för att komma till oss
start-intro = Ska du besöka { $agency }? Då måste du ofta boka en tid först. Det beror på vad du ska göra.
start-about = Här kan du boka en tid. Du kan också byta tid. Och du kan avboka. Avboka betyder att du lämnar tillbaka tiden.
start-book-now = Boka på Min sida
start-how-to-sign-in = Så loggar du in
start-book = Boka en tid på Min sida
start-request = Väntar du på ett beslut från { $agency }? Då får du oftast ett mejl eller ett brev från oss. Där står vad du ska boka tid för.
start-account = Logga in på Min sida för att boka. Har du inget konto? Då får du ett när du loggar in första gången. Du kan boka även om du inte har ansökt om något.
start-errands = På Min sida kan du boka tid för att göra det här:
start-other = Ska du göra något annat?
start-other-text = Läs först { $website } om vad du ska göra. Du kan också { $contact }. På några kontor kan du { $offices }.
start-other-website = på vår webbplats
start-other-contact = ringa eller mejla oss
start-other-offices = komma utan att boka tid
start-change = Byt tid eller avboka
start-change-early = Kan du inte komma? Avboka så tidigt som du kan. Då kan någon annan få tiden.
start-change-move = Du kan också byta till en annan tid. Du har kvar din gamla tid tills du har sagt ja till den nya.
start-change-sign-in = Har du bokat tiden på Min sida? Logga in på Min sida för att byta tid eller avboka.
start-before = Har du bokat före den { $date }?
start-before-text = Före den { $date } bokade man på en annan sida. Bokade du din tid där? Då ska du också byta tid eller avboka där. Du behöver inte logga in på Min sida.
start-before-link = Byt tid eller avboka en tid som du bokade före den { $date }
start-after = När du är klar
start-after-mail = Vi skickar ett mejl till dig varje gång du bokar, byter tid eller avbokar.
start-after-spam = Ser du inte mejlet? Titta i mappen för skräppost. Mejlet kan ligga där.
start-help-contact = Så kontaktar du oss

# Which errand
errands-title = Vad ska jag boka?
errands-intro = Har du fått ett mejl eller ett brev från oss? Där står vad du ska boka.
errands-bookable = Det här kan du boka tid för
errands-other = Jag ska göra något annat
errands-other-first = Då ska du inte boka en tid. Läs först på vår webbplats. Ofta behöver du inte komma till oss.
errands-website = Läs på vår webbplats
errands-website-text = Där står vad du ska göra, och hur du gör det.
errands-contact = Ring eller mejla oss
errands-contact-text = Fråga oss om du inte hittar det du behöver.
errands-walk-in = Kom utan att boka tid
errands-walk-in-text = Se när du kan komma till ett kontor utan att boka tid.

# Offices
offices-title = Våra kontor
offices-intro = Välj ett kontor. Då ser du adressen, när kontoret är öppet och hur du kommer in.
office-address = Adress
office-walk-in = Kom utan att boka tid
office-hours = Öppet för dig som har bokat tid
office-hours-hint = Kom den tid som du har bokat. Klockan är den lokala tiden på kontoret.
office-closed = Stängt
office-closed-days = Dagar när kontoret är stängt
office-errands = Det här kan du boka här
office-errands-hint = Välj vad du ska göra. Då ser du lediga tider på det här kontoret.

# How to sign in
how-title = Så loggar du in
how-intro = Du loggar in på Min sida med din e-postadress. Du behöver inget lösenord. Du behöver ingen app. Du behöver ingen legitimation. Legitimation är till exempel ett id-kort eller BankID.
how-email = Skriv din e-postadress. Du behöver inte ha ett konto.
how-code = Vi skickar ett mejl till dig. I mejlet finns en kod med sex siffror. Skriv koden på sidan.
how-name = Första gången skriver du vad du heter och när du är född. Sedan har du ett konto.
how-no-mail = Om koden inte kommer
how-no-mail-text = Vänta någon minut. Titta sedan i mappen för skräppost. Titta också om du har skrivit rätt e-postadress. Be sedan om en ny kod. Använd bara den nya koden.
how-safe = Skydda ditt konto
how-safe-code = Visa aldrig koden för någon annan. Säg inte koden till någon som ringer. Vi ringer aldrig och frågar efter den.
how-safe-out = Logga ut när du är klar. Det är extra viktigt om andra använder samma dator.
how-safe-idle = Använder du inte sidan på en stund? Då loggar vi ut dig.
how-no-address = Om du inte har en e-postadress eller inte kan logga in
how-no-address-text = Ring oss på { $phone }. Vi kan boka, byta tid och avboka åt dig.

# Terms, contact
terms-version = Reglerna gäller från den { $date }.
contact-intro = Vill du boka, byta tid eller avboka? Det går fortast på { $page }. Vill du något annat? Kontakta oss här.
contact-phone = Telefon
contact-email = E-post
contact-visit = Besök
contact-offices = Adresser och öppettider
contact-questions = Frågor om din ansökan
contact-have-ready = Ta fram det här först
contact-have-ready-text = Gäller frågan ett besök? Ta fram bokningens nummer (referensen). Det står i mejlet som du fick när du bokade. Det står också på Min sida.
contact-email-safe = Skriv inga hemliga saker i mejl
contact-email-safe-text = Skriv inte om din hälsa i ett mejl. Skriv inte heller varför du är i Sverige. Ring oss i stället.

# The accessibility statement
accessibility-title = Så fungerar sidan för olika människor
accessibility-intro = { $agency } har gjort den här webbplatsen. Vi vill att så många som möjligt ska kunna använda den. Det kallas tillgänglighet.
accessibility-status = Följer vi lagen?
accessibility-faults = Det här fungerar inte bra än
accessibility-can = Det här fungerar
accessibility-can-keyboard = Du kan göra allt med bara tangentbordet. Du behöver inte JavaScript.
accessibility-can-zoom = Du kan göra texten större, upp till 400 procent. Du kan ha mörka färger. Du behöver aldrig se färger för att förstå.
accessibility-can-time = Ibland sparar vi en tid åt dig. Då säger vi hur länge. Behöver du längre tid? Det räcker att trycka en gång.
accessibility-can-plain = Vi ställer en fråga i taget. Vi sparar dina svar.
accessibility-tell = Berätta för oss
accessibility-tell-text = Är det något som inte fungerar för dig? Eller behöver du texten på ett annat sätt? Skriv till { $email } eller ring oss på { $phone }. Du kan också boka tid på telefon.
accessibility-complain = Om du inte är nöjd med oss
accessibility-complain-text = Har du berättat om ett problem? Och är du inte nöjd med vårt svar? Då kan du klaga. Du klagar hos { $supervisor }.
accessibility-tested = Så har vi testat
accessibility-tested-text = Vi har testat sidorna själva. Datorer har testat varje sida. De har testat ljusa och mörka färger. De har också testat små och stora skärmar.

# Personal data
privacy-title = Så tar vi hand om det vi vet om dig
privacy-intro = { $agency } har ansvar för det som vi vet om dig här. Det kallas personuppgifter.
privacy-kept = Det här sparar vi
privacy-kept-you = Vad du heter, när du är född, din e-postadress och ditt språk. Vi sparar ditt telefonnummer om du skriver det.
privacy-kept-visits = Dina besök: vad du ska göra, på vilket kontor, vilken tid och bokningens nummer. Vi sparar också om du har bytt tid eller avbokat. Säger du varför du avbokar? Då sparar vi det också.
privacy-kept-mails = Mejlen som vi skickar till dig. I dem står när och vart du ska komma. Där står inte vad du ska göra hos oss.
privacy-kept-account = Var du är inloggad: när, och vad för slags webbläsare och telefon eller dator du har. Det tar vi bort snart efter att du har slutat använda sidan. Har du ett ombud? Då sparar vi ombudets e-postadress, vem ombudet hjälper, vad ombudet får göra och hur länge.
privacy-kept-log = När någon har bokat, bytt tid eller avbokat, och vem som gjorde det. När du ändrade ditt konto. När du sa ja till reglerna.
privacy-why = Därför sparar vi det
privacy-why-text = Vi behöver det när du kommer till oss. Vi behöver det om något ändras och vi måste nå dig. Och vi vill att bara den som har bokat en tid ska använda den. Vi får göra det enligt lagen, för vi är en myndighet och gör vårt arbete (artikel 6.1 e i dataskyddsförordningen).
privacy-long = Så länge sparar vi det
privacy-long-text = Vi är en myndighet. Det som kommer till oss sparar vi i vårt arkiv. Vi får bara ta bort det när någon har bestämt vad vi får ta bort och när. Innan dess sparar vi det.
privacy-who = De här kan se det
privacy-who-text = De som arbetar hos oss kan se det när de behöver det för ditt besök. Andra människor kan be att få se papper som en myndighet har. Då kan de få se en del. Men först tar vi reda på om det är hemligt enligt lagen. Vi säljer ingenting om dig. Vi använder det inte för reklam.
privacy-cookies = Kakor
privacy-cookies-text = Kakor är små filer i din telefon eller dator. Våra kakor behövs bara för att du ska kunna vara inloggad. Vi räknar inte besökare med dem. Vi har ingen reklam. Vi hämtar ingenting från andra företag.
privacy-rights = Det här har du rätt till
privacy-rights-see = Du har rätt att veta vad vi sparar om dig. Du har rätt att få en kopia. Logga in och öppna ”Ditt konto”. Där kan du spara en kopia.
privacy-rights-correct = Är något fel? Du har rätt att få det ändrat.
privacy-rights-object = Du kan säga att du inte vill att vi använder något om dig. Ibland kan du be oss att använda det mindre eller att ta bort det.
privacy-officer = Vi har en person som arbetar med frågor om personuppgifter. Det är vårt dataskyddsombud. Skriv till: { $email }
privacy-authority = Tycker du att vi gör fel? Då kan du klaga hos { $authority }.
