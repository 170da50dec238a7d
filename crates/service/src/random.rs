//! The random source: a field of [`crate::App`]. Everything drawn is drawn here.

use besok_core::booking::Reference;
use besok_core::id::MessageId;
use besok_core::invitation::Code;
use besok_core::ledger::Draw;
use besok_core::letter::Number;
use jiff::Timestamp;
use rand::rngs::{StdRng, SysRng};
use rand::{Rng, RngExt, SeedableRng};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Builder;

/// A cryptographic random source. Clones share it.
#[derive(Debug, Clone)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// Seeded by the operating system.
    ///
    /// # Panics
    /// If the operating system gives no random bytes.
    pub fn from_system() -> Self {
        let rng = StdRng::try_from_rng(&mut SysRng).expect("the operating system gives random bytes");
        Self(Arc::new(Mutex::new(rng)))
    }

    fn draw<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A secret of 256 bits in hexadecimal, for cookies and form keys.
    pub fn token(&self) -> String {
        self.draw(|rng| {
            let mut bytes = [0; 32];
            rng.fill_bytes(&mut bytes);
            hex(&bytes)
        })
    }

    /// Six digits.
    pub fn code(&self) -> String {
        format!("{:06}", self.draw(|rng| rng.random_range(0..1_000_000)))
    }

    /// What is written in a waiting room: short, and without letters that look alike.
    pub fn room(&self) -> String {
        const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
        (0..5).map(|_| char::from(LETTERS[self.below(LETTERS.len() as u32) as usize])).collect()
    }

    /// A number below another.
    pub fn below(&self, most: u32) -> u32 {
        self.draw(|rng| rng.random_range(0..most))
    }

    /// A UUID version 7: it sorts by the time of its making.
    pub fn id(&self, now: Timestamp) -> String {
        let bytes = self.draw(|rng| {
            let mut bytes = [0; 10];
            rng.fill_bytes(&mut bytes);
            bytes
        });
        let millisecond = u64::try_from(now.as_millisecond()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millisecond, &bytes).into_uuid().to_string()
    }

    /// A code for a letter.
    pub fn letter_code(&self) -> Code {
        Code::from_number(self.draw(|rng| rng.random_range(0..Code::COUNT)))
    }

    /// A number for the window of a letter.
    pub fn letter_number(&self) -> Number {
        Number::from_number(self.draw(|rng| rng.random_range(0..Number::COUNT)))
    }

    /// What a command of the ledger may need.
    pub fn for_command(&self, now: Timestamp) -> Draw {
        Draw {
            id: self.id(now),
            reference: Reference::from_number(self.draw(|rng| rng.random_range(0..Reference::COUNT))),
            message: MessageId(self.id(now)),
            copy: MessageId(self.id(now)),
            event: self.id(now),
            release: self.draw(RngExt::random),
        }
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
