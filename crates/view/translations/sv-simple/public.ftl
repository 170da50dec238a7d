# Pages for everybody. The accessibility statement and the page on personal data are taken from Swedish.
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
