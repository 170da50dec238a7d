//! How numbers are spread.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// How numbers are spread: the middle one, the one that nine of ten do not exceed, and the largest. Of seconds, or of
/// days, as the figure says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many numbers there are.
    pub count: usize,
    /// The middle one; of two, the smaller.
    pub median: i64,
    /// The smallest that nine of ten do not exceed.
    pub p90: i64,
    /// The largest.
    pub most: i64,
}

/// Of fewer than so many visits nothing but their number is told: the rest would be about somebody.
pub const FEW: usize = 5;

impl Serialize for Spread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = |number| (self.count >= FEW).then_some(number);
        let mut fields = serializer.serialize_struct("Spread", 4)?;
        fields.serialize_field("count", &self.count)?;
        for (name, number) in [("median", self.median), ("p90", self.p90), ("most", self.most)] {
            fields.serialize_field(name, &told(number))?;
        }
        fields.end()
    }
}

impl Spread {
    /// Of these numbers.
    pub fn of(mut numbers: Vec<i64>) -> Self {
        numbers.sort_unstable();
        let Some(most) = numbers.last().copied() else { return Self::default() };
        let rank = |hundredths: usize| numbers[(numbers.len() * hundredths).div_ceil(100).max(1) - 1];
        Self { count: numbers.len(), median: rank(50), p90: rank(90), most }
    }
}
