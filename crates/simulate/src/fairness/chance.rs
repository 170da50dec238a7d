//! Chance: every number is drawn from the seed and from what it is for, and not from those drawn before. So the same
//! person meets the same luck under each regime, and what differs is the regime's.

/// What a number is drawn for.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    Need,
    Notice,
    Kind,
    Family,
    Flexibility,
    Office,
    Half,
    Date,
    OnlySmall,
    Cancels,
    CancelsWhen,
    Buys,
    BuysAfter,
    Look,
    Misses,
    Declines,
    Answers,
    Cools,
    Poll,
    Client,
}

/// Draws from a seed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chance(pub u64);

impl Chance {
    /// A number in [0, 1) for somebody's so-manieth time.
    pub fn part(self, about: About, whose: usize, nth: i64) -> f64 {
        f64::from(self.bits(about, whose, nth)) / 4_294_967_296.0
    }

    /// 32 random bits.
    pub fn bits(self, about: About, whose: usize, nth: i64) -> u32 {
        let mixed =
            [about as u64, whose as u64, nth as u64].into_iter().fold(mix(self.0), |so_far, with| mix(so_far ^ with));
        (mixed >> 32) as u32
    }

    /// A whole number from one to below another.
    pub fn between(self, about: About, whose: usize, nth: i64, (from, to): (i64, i64)) -> i64 {
        from + (((to - from) * i64::from(self.bits(about, whose, nth))) >> 32)
    }
}

/// The finalizer of splitmix64.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
