//! Chance: dice from a seed, and how minutes are spread.
//!
//! Everybody throws dice of their own, named by the seed, the day and who they are. So two scenarios that differ in one thing
//! meet the same people with the same luck, and what they differ by is not noise.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde::Serialize;

/// Somebody's dice.
#[derive(Debug)]
pub struct Dice(StdRng);

impl Dice {
    /// The dice with this name under a seed.
    pub fn new(seed: u64, name: [u64; 3]) -> Self {
        let mut bytes = [0; 32];
        for (part, chunk) in [seed, name[0], name[1], name[2]].iter().zip(bytes.chunks_exact_mut(8)) {
            chunk.copy_from_slice(&part.to_le_bytes());
        }
        Self(StdRng::from_seed(bytes))
    }

    /// From 0, and below 1.
    pub fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// Whether something happens that happens with this probability. Raising it never makes a yes into a no.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Exponential, with mean 1.
    pub fn exponential(&mut self) -> f64 {
        -(1.0 - self.unit()).ln()
    }

    /// Normal, with mean 0 and deviation 1 (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        let radius = (2.0 * self.exponential()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// How many things happen that happen at random, with this mean (Poisson).
    pub fn count(&mut self, mean: f64) -> u64 {
        let mut spent = self.exponential();
        let mut count = 0;
        while spent < mean {
            (spent, count) = (spent + self.exponential(), count + 1);
        }
        count
    }

    /// One of several, by their weights; none if nothing weighs.
    pub fn choose(&mut self, weights: impl Iterator<Item = f64> + Clone) -> Option<usize> {
        let mut left = self.unit() * weights.clone().sum::<f64>();
        let mut last = None;
        for (nth, weight) in weights.enumerate().filter(|(_, weight)| *weight > 0.0) {
            if left < weight {
                return Some(nth);
            }
            (left, last) = (left - weight, Some(nth));
        }
        last
    }
}

/// How minutes are spread.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Minutes {
    /// Always the same.
    Fixed(f64),
    /// Exponential.
    Exponential {
        /// Its mean.
        mean: f64,
    },
    /// Normal.
    Normal {
        /// Its mean.
        mean: f64,
        /// Its standard deviation.
        deviation: f64,
    },
    /// Log-normal: never negative, and now and then much longer.
    LogNormal {
        /// Its mean.
        mean: f64,
        /// Its standard deviation.
        deviation: f64,
    },
    /// One of these, which happened, each as likely.
    Measured(Vec<f64>),
}

impl Minutes {
    /// Draws one.
    pub fn draw(&self, dice: &mut Dice) -> f64 {
        match self {
            Self::Fixed(minutes) => *minutes,
            Self::Exponential { mean } => mean * dice.exponential(),
            Self::Normal { mean, deviation } => mean + deviation * dice.normal(),
            Self::LogNormal { mean, deviation } => {
                let variance = (deviation / mean).powi(2).ln_1p();
                mean * (variance.sqrt() * dice.normal() - variance / 2.0).exp()
            }
            Self::Measured(minutes) => {
                let at = (dice.unit() * minutes.len() as f64) as usize;
                minutes.get(at).copied().unwrap_or(0.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(minutes: &Minutes) -> (f64, f64) {
        let mut dice = Dice::new(1, [0, 0, 0]);
        let all: Vec<f64> = (0..40_000).map(|_| minutes.draw(&mut dice)).collect();
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        let variance = all.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / all.len() as f64;
        (mean, variance.sqrt())
    }

    #[test]
    fn each_spread_has_the_mean_and_the_deviation_that_it_says() {
        let of = |minutes: &Minutes, mean: f64, deviation: f64| {
            let found = moments(minutes);
            assert!((found.0 - mean).abs() < 0.02 * deviation, "{minutes:?}: mean {}", found.0);
            assert!((found.1 - deviation).abs() < 0.05 * deviation, "{minutes:?}: deviation {}", found.1);
        };
        of(&Minutes::Exponential { mean: 8.0 }, 8.0, 8.0);
        of(&Minutes::Normal { mean: -4.0, deviation: 6.0 }, -4.0, 6.0);
        of(&Minutes::LogNormal { mean: 12.0, deviation: 7.0 }, 12.0, 7.0);
        of(&Minutes::Measured(vec![5.0, 15.0]), 10.0, 5.0);
        assert_eq!(moments(&Minutes::Fixed(3.0)).0.round(), 3.0);
    }

    #[test]
    fn what_happens_at_random_has_its_mean_as_its_variance() {
        let mut dice = Dice::new(1, [0, 0, 0]);
        let all: Vec<f64> = (0..20_000).map(|_| dice.count(6.0) as f64).collect();
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        let variance = all.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / all.len() as f64;
        assert!((mean - 6.0).abs() < 0.06 && (variance - 6.0).abs() < 0.2, "{mean} {variance}");
        assert_eq!(dice.count(0.0), 0);
    }

    #[test]
    fn dice_are_known_by_their_name() {
        let throw = |seed, name| Dice::new(seed, name).unit();
        assert_eq!(throw(1, [2, 3, 4]), throw(1, [2, 3, 4]));
        for other in [throw(2, [2, 3, 4]), throw(1, [3, 3, 4]), throw(1, [2, 4, 4]), throw(1, [2, 3, 5])] {
            assert_ne!(throw(1, [2, 3, 4]), other);
        }
    }

    #[test]
    fn who_weighs_more_is_chosen_more_often() {
        let mut dice = Dice::new(1, [0, 0, 0]);
        let chosen: Vec<_> = (0..4000).filter_map(|_| dice.choose([1.0, 0.0, 3.0].into_iter())).collect();
        let count = |nth| chosen.iter().filter(|chosen| **chosen == nth).count();
        assert_eq!((count(0) + count(2), count(1)), (4000, 0));
        assert!((2850..3150).contains(&count(2)), "{}", count(2));
        assert_eq!(dice.choose([0.0].into_iter()), None);
    }
}
