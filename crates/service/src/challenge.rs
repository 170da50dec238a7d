//! Challenges: who is given one, how it is signed, and whether it was met. Nothing of it is kept but which were met.
//!
//! A challenge is text that goes to the browser and comes back: `BITS.SECOND.NONCE.SEAL`. The seal also covers what it is for
//! and whom, so that it is worth nothing anywhere else.

use crate::account::{CODES_FROM_NETWORK, WINDOW_MINUTES, digest, unhex};
use crate::random::{Random, hex};
use crate::{App, Failure};
use besok_core::account::Account;
use besok_core::challenge::{Aim, FINDS, Level, Signals, begins_with_zeros, share, work};
use besok_core::limit::Limits;
use besok_store::Store;
use hmac::{Hmac, KeyInit, Mac};
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::sync::Arc;

/// For how many seconds a challenge can be met.
pub const SECONDS: i64 = 10 * 60;
/// After how many seconds whoever asks for a code need not have met it: that is the way without scripts.
pub const WAIT_SECONDS: i64 = 20;

/// How challenges are signed, and when they are given.
#[derive(Clone)]
pub struct Challenges {
    secret: Arc<str>,
    limits: Limits,
}

/// Without the secret.
impl std::fmt::Debug for Challenges {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Challenges").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Challenges {
    pub(crate) async fn load(store: &Store, random: &Random, limits: Limits) -> Result<Self, Failure> {
        Ok(Self { secret: store.challenge_secret(&random.token()).await?.into(), limits })
    }

    fn seal(&self, about: About<'_>, work: &str) -> Hmac<Sha256> {
        let mut seal =
            Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).expect("an HMAC takes a key of any length");
        seal.update(format!("{}|{work}|{}", about.aim.as_str(), about.whose).as_bytes());
        seal
    }
}

/// What a challenge is for.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// What may be done once it is met.
    pub aim: Aim,
    /// By whom: an account, or an address that is to get a code.
    pub whose: &'a str,
}

/// What comes back from a browser.
#[derive(Debug, Clone, Copy)]
pub struct Met<'a> {
    /// The challenge, as it was given.
    pub challenge: &'a str,
    /// The numbers, with dots between; empty from whoever has waited instead.
    pub answer: &'a str,
}

/// Why a challenge does not count as met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmet {
    /// It is none of ours, for something else, for somebody else, or the numbers are not what it asks for.
    Wrong,
    /// It has run out.
    Expired,
    /// It was met before.
    Used,
    /// Nobody worked on it, and so many seconds are left to wait.
    Early(i64),
}

/// The zero bits of the work before an account may hold a time; none if there is no work.
pub async fn for_hold(app: &App, account: &Account, from: IpAddr) -> Result<Option<u32>, Failure> {
    let (now, limits) = (app.clock.now(), app.challenges.limits);
    if limits.challenge == Level::Off {
        return Ok(None);
    }
    let mut signals = app.limiter.signals(from, now);
    let (of_account, of_person) = app.store.recent_holds(&account.id, now - 1.hour()).await?;
    let share = |count: i64, limit: u32| share(count.unsigned_abs(), limit.into());
    signals.asked = share(of_account, limits.account_holds).max(share(of_person, limits.holds));
    Ok(work(limits.challenge, signals))
}

/// The zero bits of the work before a network may ask for a code to sign in.
pub async fn for_sign_in(app: &App, network: &str, from: IpAddr) -> Result<Option<u32>, Failure> {
    let (now, level) = (app.clock.now(), app.challenges.limits.challenge);
    if level == Level::Off {
        return Ok(None);
    }
    let codes = app.store.codes_from(network, now - WINDOW_MINUTES.minutes()).await?;
    let asked = share(codes.unsigned_abs(), CODES_FROM_NETWORK.unsigned_abs());
    let signals = Signals { asked, ..app.limiter.signals(from, now) };
    Ok(work(level, signals))
}

/// A challenge, for one thing and once.
pub fn give(app: &App, about: About<'_>, bits: u32) -> String {
    let work = format!("{bits}.{}.{}", app.clock.now().as_second(), &app.random.token()[..32]);
    let seal = hex(&app.challenges.seal(about, &work).finalize().into_bytes());
    format!("{work}.{seal}")
}

/// Whether what came back meets a challenge. If it does, it never will again, at whatever node.
pub async fn meet(app: &App, about: About<'_>, met: Met<'_>) -> Result<Result<(), Unmet>, Failure> {
    let Some(given) = read(app, about, met.challenge) else { return Ok(Err(Unmet::Wrong)) };
    let (now, expires_at) = (app.clock.now(), given.at + SECONDS.seconds());
    if now >= expires_at {
        return Ok(Err(Unmet::Expired));
    }
    if about.aim == Aim::SignIn && met.answer.is_empty() {
        let left = given.at.as_second() + WAIT_SECONDS - now.as_second();
        if left > 0 {
            return Ok(Err(Unmet::Early(left)));
        }
    } else if !is_work(given.nonce, given.bits, met.answer) {
        return Ok(Err(Unmet::Wrong));
    }
    let mut tx = app.store.begin().await?;
    let first = tx.use_challenge(&digest(given.nonce), expires_at).await?;
    tx.commit().await?;
    Ok(if first { Ok(()) } else { Err(Unmet::Used) })
}

struct Given<'a> {
    bits: u32,
    at: Timestamp,
    nonce: &'a str,
}

/// A challenge that was given for just this.
fn read<'a>(app: &App, about: About<'_>, challenge: &'a str) -> Option<Given<'a>> {
    let (work, seal) = challenge.rsplit_once('.')?;
    app.challenges.seal(about, work).verify_slice(&unhex(seal)).ok()?;
    let mut parts = work.splitn(3, '.');
    let (bits, second, nonce) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    Some(Given { bits, at: Timestamp::from_second(second).ok()?, nonce })
}

/// Whether these are as many numbers as are asked for, each larger than the one before, each with its zero bits.
fn is_work(nonce: &str, bits: u32, answer: &str) -> bool {
    let numbers: Vec<Option<u32>> = answer.splitn(FINDS + 1, '.').map(|number| number.parse().ok()).collect();
    let one = |number: &Option<u32>| {
        number.is_some_and(|number| begins_with_zeros(&Sha256::digest(format!("{nonce}.{number}")), bits))
    };
    numbers.len() == FINDS && numbers.is_sorted_by(|one, next| one < next) && numbers.iter().all(one)
}
