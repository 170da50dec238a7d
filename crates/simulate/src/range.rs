//! Ranges: what many days say of a number, and how sure that is.

use serde::Serialize;

/// How sure a range is, where nothing else is said: of twenty ranges nineteen hold the true mean.
pub const USUAL: Surety = Surety(1.959_964);

/// How sure a range is, as the quantile of the normal distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surety(pub f64);

/// A mean over days, the range in which the true mean lies, and how it is on a bad day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Range {
    /// The mean over the days.
    pub mean: f64,
    /// From where the true mean lies.
    pub from: f64,
    /// Up to where.
    pub to: f64,
    /// What nine of ten days do not exceed.
    pub bad_day: f64,
}

impl Range {
    /// Of one number for each day; none of fewer than two days.
    pub fn of(numbers: impl IntoIterator<Item = f64>, surety: Surety) -> Option<Self> {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
        if numbers.len() < 2 {
            return None;
        }
        let count = numbers.len() as f64;
        let mean = numbers.iter().sum::<f64>() / count;
        let variance = numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let reach = surety.student(count - 1.0) * (variance / count).sqrt();
        numbers.sort_unstable_by(f64::total_cmp);
        let bad_day = numbers[(numbers.len() * 9).div_ceil(10) - 1];
        Some(Self { mean, from: mean - reach, to: mean + reach, bad_day })
    }

    /// Whether a number lies in it.
    pub fn holds(&self, number: f64) -> bool {
        self.from <= number && number <= self.to
    }
}

impl Surety {
    /// The same quantile of Student's distribution, by the expansion of Cornish and Fisher: a few days make ranges wider.
    fn student(self, freedom: f64) -> f64 {
        let z = self.0;
        let first = (z.powi(3) + z) / 4.0;
        let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
        let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
        z + first / freedom + second / freedom.powi(2) + third / freedom.powi(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Dice;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (freedom, quantile) in [(9.0, 2.262), (29.0, 2.045), (199.0, 1.972)] {
            assert!((USUAL.student(freedom) - quantile).abs() < 0.002, "{freedom}: {}", USUAL.student(freedom));
        }
    }

    #[test]
    fn nineteen_of_twenty_ranges_hold_the_true_mean() {
        let held = (0..2000).filter(|nth| {
            let mut dice = Dice::new(1, [0, 0, *nth]);
            Range::of((0..30).map(|_| dice.normal()), USUAL).is_some_and(|range| range.holds(0.0))
        });
        let held = held.count();
        assert!((1870..1930).contains(&held), "{held} of 2000");
    }

    #[test]
    fn a_bad_day_is_the_one_that_nine_of_ten_do_not_exceed() {
        let range = Range::of((1..=20).map(f64::from), USUAL).unwrap();
        assert_eq!((range.mean, range.bad_day), (10.5, 18.0));
        assert_eq!(Range::of([1.0], USUAL), None);
    }
}
