//! Names as they are compared: without case, marks, and the many forms of a letter.

use crate::person::{digit, is_invisible};

/// So many words of a name are known to the search.
const WORDS: usize = 12;
/// So many letters of a word.
const LETTERS: usize = 30;

/// A name as it is compared: small letters without marks, one space where there are others or hyphens.
pub fn fold(name: &str) -> String {
    let letters: String = name.to_lowercase().chars().filter_map(letter).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a name, each once. Names that begin with Abd are written in one word or in two; here they are one.
pub fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let (mut words, mut parts) = (Vec::<String>::new(), folded.split(' ').filter(|word| !word.is_empty()));
    while let Some(part) = parts.next() {
        let whole = if part == "عبد" {
            parts.next().map_or(part.into(), |rest| format!("{part}{rest}"))
        } else {
            part.into()
        };
        let word: String = whole.chars().take(LETTERS).collect();
        if !words.contains(&word) && words.len() < WORDS {
            words.push(word);
        }
    }
    words
}

fn letter(letter: char) -> Option<char> {
    Some(match letter {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'æ' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'í' | 'ì' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' | 'ō' | 'ŏ' | 'ő' | 'œ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ß' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'þ' => 't',
        'ü' | 'ú' | 'ù' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ى' | 'ی' | 'ئ' | 'ې' | 'ێ' => 'ي',
        'ؤ' | 'ۆ' => 'و',
        'ک' => 'ك',
        // A hamza that stands alone is often left out, and so are apostrophes. Marks that stand alone, Arabic vowel
        // signs, and the stroke that only makes a word longer.
        'ء'
        | '\''
        | '’'
        | '‘'
        | 'ʼ'
        | '`'
        | '\u{300}'..='\u{36f}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' => return None,
        letter if is_invisible(letter) => return None,
        letter => match digit(letter) {
            Some(value) => char::from(b'0' + value as u8),
            None if letter.is_alphanumeric() => letter,
            None => ' ',
        },
    })
}
/// Whether letters that were typed are the first of a name and the first of its last word; the one of a name of one word.
pub fn has_initials(name: &str, typed: &str) -> bool {
    let words = words(name);
    let typed: Vec<char> = fold(typed).chars().filter(|letter| letter.is_alphanumeric()).collect();
    let first = |word: &String| word.chars().next();
    let own: Vec<char> = match words.as_slice() {
        [] => return false,
        [only] => first(only).into_iter().collect(),
        [one, .., last] => first(one).into_iter().chain(first(last)).collect(),
    };
    own == typed
}
