//! The code in a letter.

use std::fmt;

/// What a letter says instead of a link: twelve characters that are not mistaken for each other, the last of them a
/// check. Written `K7M4-29PX-TC3F`; read in any case, with or without hyphens. 19¹¹ of them, 46 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

use crate::booking::{checked, from_typed};
use crate::person::digit;

/// How many characters a code has.
const LENGTH: usize = 12;

impl Code {
    /// How many different numbers [`Code::from_number`] tells apart: 19¹¹.
    pub const COUNT: u64 = 116_490_258_898_219;

    /// The code of a number (drawn at random by the caller), modulo [`Code::COUNT`].
    pub fn from_number(number: u64) -> Self {
        Self(checked(number, LENGTH - 1))
    }

    /// Reads a code as typed or as a camera reads it: with any hyphens, dots and spaces between, and digits of any script.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |letter: char| digit(letter).map_or(letter, |value| char::from(b'0' + value as u8));
        let letters: String = text.chars().filter(|letter| letter.is_alphanumeric()).map(plain).collect();
        from_typed(&letters, LENGTH).map(Self)
    }

    /// Without hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_survives_being_typed(number in 0..Code::COUNT) {
            let code = Code::from_number(number);
            prop_assert_eq!(Code::parse(&code.to_string().to_lowercase()), Some(code.clone()));
            prop_assert_eq!(Code::parse(code.as_str()), Some(code));
        }

        #[test]
        fn digits_and_hyphens_may_be_of_any_script(number in 0..Code::COUNT) {
            let code = Code::from_number(number);
            let arabic = |letter: char| match letter {
                '-' => '\u{2011}',
                '3'..='7' => char::from_u32(u32::from(letter) - u32::from('0') + 0x660).unwrap(),
                letter => letter,
            };
            let typed: String = code.to_string().chars().map(arabic).collect();
            prop_assert_eq!(Code::parse(&format!(" {typed}. ")), Some(code));
        }

        #[test]
        fn a_wrong_character_is_found(number in 0..Code::COUNT, at in 0usize..12, other in 0usize..19) {
            let right = Code::from_number(number);
            let mut wrong = right.as_str().as_bytes().to_vec();
            wrong[at] = b"3467CDFGHJKMNPQRTVX"[other];
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert!(wrong == right.as_str() || Code::parse(&wrong).is_none());
        }
    }
}
