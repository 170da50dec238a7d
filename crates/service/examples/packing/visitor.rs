//! The crowd: what visitors have in mind. It is drawn before they look, so that each way of showing meets the same ones.

use besok_core::errand::Errand;

/// How often each errand is asked for.
const SHARES: [(&str, u64); 5] = [
    ("passport", 25),
    ("biometrics", 35),
    ("visitor-permit", 15),
    ("travel-document-apply", 10),
    ("travel-document-collect", 15),
];
/// xorshift64*, which is enough for a crowd.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % limit.max(1)
    }
}

/// What a visitor has in mind before they look, so that each way of showing meets the same visitors.
pub struct Visitor<'a> {
    pub errand: &'a Errand,
    pub day: usize,
    /// Which of the times shown, in thousandths of the way through them.
    pub pick: u64,
    /// Which time of the day, in thousandths of the way through it.
    pub wish: u64,
    pub asks_for_all: u64,
    pub cancels: u64,
    pub cancelled: u64,
}
pub fn next<'a>(errands: &[&'a Errand], days: usize, chance: &mut Chance) -> Visitor<'a> {
    let share =
        |errand: &Errand| SHARES.iter().find(|(id, _)| errand.id.as_str() == *id).map_or(0, |(_, share)| *share);
    let mut left = chance.below(errands.iter().map(|errand| share(errand)).sum());
    let chosen = errands.iter().find(|errand| match left.checked_sub(share(errand)) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    Visitor {
        errand: chosen.expect("every errand has a share"),
        day: chance.below(days as u64) as usize,
        pick: chance.below(1000),
        wish: chance.below(1000),
        asks_for_all: chance.below(100),
        cancels: chance.below(100),
        cancelled: chance.below(u64::from(u32::MAX)),
    }
}
