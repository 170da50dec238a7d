//! Names as unevenly spread as names are: few that very many have, and a long tail that hardly anybody has.

/// First and last names in Latin script, the most frequent first.
pub const LATIN: ([&str; 20], [&str; 20]) = (
    [
        "Maria",
        "Erik",
        "Anna",
        "Lars",
        "Karl",
        "Elisabeth",
        "Mohammed",
        "Eva",
        "Åsa",
        "Johan",
        "Kristina",
        "Björn",
        "Fatima",
        "Jan",
        "Linnéa",
        "Nils",
        "Ali",
        "Sofia",
        "José",
        "Małgorzata",
    ],
    [
        "Andersson",
        "Johansson",
        "Karlsson",
        "Nilsson",
        "Eriksson",
        "Larsson",
        "Olsson",
        "Persson",
        "Svensson",
        "Gustafsson",
        "Öberg",
        "Lindström",
        "Mohammadi",
        "Ahmed",
        "Nguyen",
        "Hassan",
        "García",
        "Kowalski",
        "Yılmaz",
        "Berg",
    ],
);

/// Given names, and those of families, in Arabic script.
pub const ARABIC: ([&str; 20], [&str; 12]) = (
    [
        "محمد",
        "أحمد",
        "علي",
        "حسن",
        "فاطمة",
        "حسين",
        "مريم",
        "عبد الله",
        "إبراهيم",
        "خالد",
        "عمر",
        "زينب",
        "يوسف",
        "مصطفى",
        "سارة",
        "عبد الرحمن",
        "نور",
        "ياسين",
        "هدى",
        "آمنة",
    ],
    ["الحسن", "الأحمد", "العلي", "الخطيب", "حداد", "النجار", "الشامي", "المصري", "درويش", "العبيدي", "الجبوري", "قاسم"],
);

const LATIN_PARTS: [&str; 24] = [
    "ka", "ri", "mo", "sten", "vik", "lund", "al", "ber", "sha", "ni", "go", "ter", "wal", "dis", "ha", "ko", "va",
    "el", "ström", "qui", "zo", "fa", "je", "mar",
];
const ARABIC_PARTS: [&str; 16] =
    ["با", "سم", "كر", "ين", "طا", "لو", "مي", "رش", "عد", "نا", "فو", "جم", "هي", "دل", "زك", "وس"];

/// Somebody as drawn.
pub struct Drawn {
    /// What they are called.
    pub name: String,
    /// When they were born.
    pub birth_date: String,
}

impl Drawn {
    /// The person with a number.
    pub fn new(nth: u64) -> Self {
        let turn = |turn: u64| draw(nth.wrapping_mul(8) + turn);
        let name = if nth.is_multiple_of(10) || turn(0).is_multiple_of(3) {
            let given = |drawn| from(&ARABIC.0, &ARABIC_PARTS, drawn, 4_000);
            format!("{} {} {}", given(turn(1)), given(turn(2)), from(&ARABIC.1, &ARABIC_PARTS, turn(3), 30_000))
        } else {
            let first = from(&LATIN.0, &LATIN_PARTS, turn(1), 8_000);
            format!("{first} {}", from(&LATIN.1, &LATIN_PARTS, turn(3), 60_000))
        };
        let (day, unknown) = (turn(4), turn(5).is_multiple_of(12));
        let (year, month, day) = (1940 + day % 80, 1 + (day >> 16) % 12, 1 + (day >> 32) % 28);
        let birth_date = if unknown { format!("{year}-01-01") } else { format!("{year}-{month:02}-{day:02}") };
        Self { name, birth_date }
    }
}

/// One of so many names: the first of them as often as all of the rest from a tenth on, made up where the list ends.
fn from(known: &[&str], parts: &[&str], drawn: u64, count: u32) -> String {
    let part = f64::from((drawn >> 32) as u32) / f64::from(u32::MAX);
    let rank = ((part * f64::from(count + 1).ln()).exp() - 1.0) as usize;
    if let Some(name) = known.get(rank) {
        return (*name).to_owned();
    }
    let (mut rest, mut name) = (rank, String::new());
    while rest > 0 {
        name.push_str(parts[rest % parts.len()]);
        rest /= parts.len();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A number that looks drawn, always the same (SplitMix64).
pub fn draw(turn: u64) -> u64 {
    let mut mixed = turn.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
