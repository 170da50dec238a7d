use super::*;

fn arabic(text: &str, width: f32) -> Vec<Line> {
    lines(text, Direction::RightToLeft, Style::regular(11.0), width).unwrap()
}

/// The characters as they stand from left to right.
fn seen(line: &Line) -> String {
    let mut runs: Vec<&Run> = line.runs.iter().collect();
    runs.sort_by(|one, other| one.left.total_cmp(&other.left));
    runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| &run.text[glyph.text_range.clone()])).collect()
}

fn backwards(text: &str) -> String {
    text.chars().rev().collect()
}

fn read(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| &line.runs).map(|run| run.text.as_str()).collect()
}

#[test]
fn foreign_words_and_figures_keep_their_order_in_arabic() {
    for foreign in [
        "2027-01-15",
        "0771-235 235",
        "+46 771 235 235",
        "4-K7M4-29PX",
        "besok.example/kod",
        "Järnvägsgatan 4, 172 35 Sundbyberg",
        "08:00–16:00",
        "46-2026/118 204",
    ] {
        let line = &arabic(&format!("اتصل {foreign}."), f32::INFINITY)[0];
        assert_eq!(seen(line), format!(".{foreign}{}", backwards("اتصل ")));
        assert_eq!(read(std::slice::from_ref(line)), format!("اتصل {foreign}."));
    }
}

#[test]
fn what_stands_between_foreign_words_is_arabic_still() {
    let line = &arabic("طفلاك Sami و Lina، (QR) معاً", f32::INFINITY)[0];
    assert_eq!(seen(line), backwards("معاً") + " )QR( ،Lina و Sami" + &backwards("طفلاك "));
}

#[test]
fn lines_end_at_spaces_and_hold_the_whole_text() {
    let text = "الرمز K7M4-29PX-TC3F لك وحدك. عند الحجز نسألك أيضاً عن تاريخ ميلادك 1990-02-03 مرة واحدة";
    let broken = arabic(text, 120.0);
    assert!(broken.len() > 2);
    assert_eq!(read(&broken), text);
    assert!(broken.iter().any(|line| read(std::slice::from_ref(line)).contains("K7M4-29PX-TC3F")));
    for line in &broken {
        assert!(line.width - line.spaces <= 120.0, "{} wide", line.width);
    }
}

#[test]
fn a_word_wider_than_the_line_is_cut_and_not_lost() {
    let word = "förvaltningsprocesslagstiftningsutredning".repeat(3);
    let broken = lines(&format!("En {word} till"), Direction::LeftToRight, Style::bold(17.0), 200.0).unwrap();
    assert_eq!(read(&broken), format!("En {word} till"));
    assert!(broken.iter().all(|line| line.width - line.spaces <= 200.0));
}

#[test]
fn arabic_letters_join() {
    let face = &REGULAR[1];
    let line = &arabic("بيت", f32::INFINITY)[0];
    let joined: Vec<u32> = line.runs[0].glyphs.iter().map(|glyph| glyph.glyph_id.to_u32()).collect();
    let alone: Vec<u32> = "تيب".chars().map(|letter| face.characters.map(letter).unwrap().to_u32()).collect();
    assert_eq!(joined.len(), 3);
    assert!(joined[0] != alone[0] && joined[1] != alone[1] && joined[2] != alone[2]);
}

#[test]
fn each_glyph_of_arabic_stands_for_one_letter() {
    for (style, text) in [(Style::regular(11.0), "الأصابع لا إلى وجّه"), (Style::bold(11.0), "لأخذ الإقامة")]
    {
        let line = line(text, Direction::RightToLeft, style).unwrap();
        for run in &line.runs {
            let letters: String = run.glyphs.iter().rev().map(|glyph| &run.text[glyph.text_range.clone()]).collect();
            assert_eq!(letters, run.text);
            assert!(run.glyphs.iter().all(|glyph| run.text[glyph.text_range.clone()].chars().count() == 1));
        }
    }
}

#[test]
fn what_only_steers_direction_leaves_no_glyph() {
    let line =
        line("Ring \u{2068}0771\u{2069}\u{200f} nu\u{ad}", Direction::LeftToRight, Style::regular(11.0)).unwrap();
    assert_eq!(read(&[line]), "Ring 0771 nu");
}

#[test]
fn a_character_that_no_font_has_is_an_error() {
    let found = line("Selam ሰላም", Direction::LeftToRight, Style::regular(11.0)).err().unwrap();
    assert_eq!(found.to_string(), "the fonts have no 'ሰ' (U+1230)");
}
