//! Letters to try the typesetter with.

use besok_letter::{Block, Code, Direction, Language, Letter, Part, Reference};

/// One letter for each language, by the language's tag.
pub fn letters() -> Vec<(&'static str, Letter)> {
    vec![
        ("sv", letter("Kallelse till besök", swedish(true), None)),
        ("en", letter("Book a visit", english(), Some(swedish(false)))),
        ("ar", letter("احجز موعداً للزيارة", arabic(), Some(swedish(false)))),
    ]
}

fn letter(title: &str, text: Part, beside: Option<Part>) -> Letter {
    Letter {
        title: title.into(),
        return_address: "Migrationsverket, Box 1234, 601 70 Norrköping".into(),
        recipient: lines(&[
            "Noor Al-Hashimi Öström",
            "c/o Lindqvist",
            "Järnvägsgatan 4, lgh 1302",
            "172 35 Sundbyberg",
        ]),
        text,
        beside,
    }
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|&line| line.into()).collect()
}

fn references(references: [(&str, &str); 3]) -> Vec<Reference> {
    references.into_iter().map(|(label, value)| Reference { label: label.into(), value: value.into() }).collect()
}

fn code(scan: &str, description: &str, visit: &str, enter: &str) -> Block {
    Block::Code(Code {
        scan: scan.into(),
        link: "https://besok.example/kod/K7M4-29PX-TC3F".into(),
        description: description.into(),
        visit: visit.into(),
        address: "besok.example/kod".into(),
        enter: enter.into(),
        code: "K7M4-29PX-TC3F".into(),
    })
}

fn language(tag: &str, direction: Direction) -> Language {
    Language { tag: tag.into(), direction }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn swedish(with_code: bool) -> Part {
    let mut blocks = vec![
        paragraph(
            "Du har ett ärende hos oss om uppehållstillstånd. För att vi ska kunna fortsätta behöver vi ta dina fingeravtryck \
             och ett foto. Boka därför en tid senast den 15 januari 2027.",
        ),
        Block::Heading("Det här ska du ta med".into()),
        Block::List(lines(&[
            "Ditt pass, eller en annan handling som visar vem du är.",
            "Det här brevet.",
            "Barnen Sami och Lina, som också ska fotograferas.",
        ])),
    ];
    if with_code {
        blocks.push(code(
            "Boka med mobilen: rikta kameran mot rutan.",
            "QR-kod som leder till sidan där du bokar",
            "Eller gå till",
            "och skriv koden",
        ));
    }
    blocks.push(paragraph(
        "Koden gäller bara dig. När du bokar frågar vi också efter din födelsedag. Har du ingen möjlighet att boka på nätet, \
         ring oss på 0771-235 235 eller kom till ett av våra kontor.",
    ));
    Part {
        language: language("sv", Direction::LeftToRight),
        sender: "Migrationsverket".into(),
        references: references([
            ("Datum", "28 november 2026"),
            ("Ärende", "46-2026/118 204"),
            ("Boka senast", "15 januari 2027"),
        ]),
        heading: "Boka ett besök för fingeravtryck och foto".into(),
        blocks,
        contact: lines(&[
            "Migrationsverket\nBox 1234, 601 70 Norrköping",
            "0771-235 235\nvardagar 8–16",
            "besok.example",
        ]),
    }
}

fn english() -> Part {
    Part {
        language: language("en", Direction::LeftToRight),
        sender: "Swedish Migration Agency".into(),
        references: references([
            ("Date", "28 November 2026"),
            ("Case", "46-2026/118 204"),
            ("Book by", "15 January 2027"),
        ]),
        heading: "Book a visit for fingerprints and photo".into(),
        blocks: vec![
            paragraph(
                "You have a case with us about a residence permit. To go on with it we need your fingerprints and a photo of \
                 you. Please book a time by 15 January 2027.",
            ),
            Block::Heading("What to bring".into()),
            Block::List(lines(&[
                "Your passport, or another document that shows who you are.",
                "This letter.",
                "Your children Sami and Lina, who will be photographed too.",
            ])),
            code(
                "Book with your phone: point its camera at the square.",
                "QR code that leads to the page where you book",
                "Or go to",
                "and enter the code",
            ),
            paragraph(
                "The code is for you only. When you book we also ask for your date of birth. If you cannot book online, call \
                 us on 0771-235 235 or come to one of our offices. The same letter in Swedish is on the back.",
            ),
        ],
        contact: lines(&[
            "Migrationsverket\nBox 1234, 601 70 Norrköping",
            "0771-235 235\nweekdays 8–16",
            "besok.example/en",
        ]),
    }
}

fn arabic() -> Part {
    Part {
        language: language("ar", Direction::RightToLeft),
        sender: "مصلحة الهجرة السويدية (Migrationsverket)".into(),
        references: references([
            ("التاريخ", "28 نوفمبر 2026"),
            ("رقم القضية", "46-2026/118 204"),
            ("احجز قبل", "2027-01-15"),
        ]),
        heading: "احجز موعداً لأخذ بصمات الأصابع والصورة".into(),
        blocks: vec![
            paragraph(
                "لديك قضية لدينا بشأن تصريح الإقامة. لكي نتابع القضية نحتاج إلى بصمات أصابعك وصورة لك. يرجى حجز موعد في موعد \
                 أقصاه 2027-01-15 في مكتب Sundbyberg، Järnvägsgatan 4, 172 35 Sundbyberg.",
            ),
            Block::Heading("ما الذي يجب أن تحضره".into()),
            Block::List(lines(&[
                "جواز سفرك، أو وثيقة أخرى تثبت هويتك.",
                "هذه الرسالة.",
                "طفلاك Sami و Lina، فسوف نأخذ صورتهما أيضاً.",
            ])),
            code("احجز بهاتفك: وجّه الكاميرا نحو المربع.", "رمز QR يؤدي إلى صفحة الحجز", "أو اذهب إلى", "واكتب الرمز"),
            paragraph(
                "الرمز K7M4-29PX-TC3F لك وحدك. عند الحجز نسألك أيضاً عن تاريخ ميلادك. إذا لم تستطع الحجز عبر الإنترنت فاتصل بنا \
                 على الرقم 0771-235 235 أو +46 771 235 235 بين الساعة 08:00 و 16:00. الرسالة نفسها باللغة السويدية على ظهر \
                 الورقة.",
            ),
        ],
        contact: lines(&[
            "Migrationsverket\nBox 1234, 601 70 Norrköping",
            "0771-235 235\nأيام العمل 8–16",
            "besok.example/ar",
        ]),
    }
}
