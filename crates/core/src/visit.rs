//! Visits: somebody's presence at an office on one day, from the arrival to the end.
//!
//! A visit names nobody. It belongs to a booking, or to nobody known: what the room sees is its ticket, and what
//! figures are made of stays when the booking has lost its people.

use crate::id::{BookingId, ErrandId, OfficeId, VisitId};
use crate::invitation::words;
use crate::language::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many characters a note may have.
pub const NOTE_LENGTH: usize = 500;

/// One visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Which visit.
    pub id: VisitId,
    /// Where.
    pub office: OfficeId,
    /// On which day there.
    pub day: Date,
    /// What the room knows it by.
    pub ticket: Ticket,
    /// The booking that it answers; none without an appointment.
    pub booked: Option<Booked>,
    /// What for, first of all.
    pub errand: ErrandId,
    /// How many people come.
    pub people: i64,
    /// How many minutes it is expected to take.
    pub minutes: i64,
    /// In which language it is called out.
    pub language: Language,
    /// When they came.
    pub arrived_at: Timestamp,
    /// Why it goes before others, if it does.
    pub priority: Option<Priority>,
    /// It goes first: somebody has been served already and was sent on, or an officer said so.
    pub front: bool,
    /// When it went back into the line, because nobody came when it was called.
    pub back_at: Option<Timestamp>,
    /// Before when it is not called: they said that they come back then.
    pub not_before: Option<Timestamp>,
    /// Where it is called, is served, or is to go.
    pub counter: Option<i64>,
    /// How it stands.
    pub stage: Stage,
    /// How often it was called.
    pub calls: i64,
    /// When it was called last.
    pub called_at: Option<Timestamp>,
    /// When the first counter began with it.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// For colleagues.
    pub note: String,
    /// Raised by each change.
    pub sequence: i64,
}

/// The booking of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    /// Which booking.
    pub booking: BookingId,
    /// From when.
    pub starts_at: Timestamp,
    /// What becomes of it if they came late.
    pub late: Late,
}

words! {
    /// What becomes of somebody who comes after their time.
    #[derive(Default)]
    Late {
        /// They wait as if their time were when they came.
        #[default]
        Kept = "kept",
        /// They wait like somebody without an appointment.
        WalkIn = "walk_in",
        /// Reception decides; until then they wait like somebody without an appointment.
        Reception = "reception",
    }
}

words! {
    /// Why a visit goes before others.
    Priority {
        /// With an infant.
        Infant = "infant",
        /// With a disability, illness, or great age.
        Disability = "disability",
    }
}

words! {
    /// Why an officer lets somebody go first. One of a few, so that no word about a person stands in the record.
    FrontReason {
        /// They come back with what was missing.
        Returns = "returns",
        /// The agency made a mistake.
        Mistake = "mistake",
        /// They are not well enough to wait.
        Unwell = "unwell",
    }
}

words! {
    /// How a visit stands.
    #[derive(Hash)]
    Stage {
        /// In the line.
        Waiting = "waiting",
        /// Called to a counter.
        Called = "called",
        /// At the counter.
        Serving = "serving",
        /// Done.
        Done = "done",
        /// Called as often as can be, and not there.
        NoShow = "no_show",
        /// Gone before they were served.
        Left = "left",
    }
}

words! {
    /// What came of a visit.
    Outcome {
        /// What they came for is done.
        Settled = "settled",
        /// Something was missing: they have to come again.
        ComeAgain = "come_again",
        /// It was a matter for somebody else.
        Elsewhere = "elsewhere",
    }
}

/// The number of a visit: `A12` with an appointment, `W12` without. The figures alone tell visits of a day apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ticket {
    /// Counted from 1 at each office on each day.
    pub number: i64,
    /// Whether there is an appointment.
    pub booked: bool,
}

impl Visit {
    /// Whether they have gone and come back later.
    pub fn is_away(&self, now: Timestamp) -> bool {
        self.not_before.is_some_and(|from| from > now)
    }

    /// Somebody who has come and waits, without an appointment, alone.
    pub fn new(
        id: VisitId,
        (office, day): (OfficeId, Date),
        ticket: Ticket,
        (errand, language): (ErrandId, Language),
        arrived_at: Timestamp,
    ) -> Self {
        Self {
            id,
            office,
            day,
            ticket,
            booked: None,
            errand,
            people: 1,
            minutes: 0,
            language,
            arrived_at,
            priority: None,
            front: false,
            back_at: None,
            not_before: None,
            counter: None,
            stage: Stage::Waiting,
            calls: 0,
            called_at: None,
            started_at: None,
            ended_at: None,
            outcome: None,
            note: String::new(),
            sequence: 0,
        }
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.booked { 'A' } else { 'W' }, self.number)
    }
}

impl Ticket {
    /// How many figures a number of one day has at most.
    pub const FIGURES: usize = 4;
}

impl Stage {
    /// Whether nothing more happens to it.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::NoShow | Self::Left)
    }

    /// Whether it ended without anybody being received, so that they may come again.
    pub fn is_given_up(self) -> bool {
        matches!(self, Self::NoShow | Self::Left)
    }

    /// Whether somebody at a counter has it.
    pub fn is_at_counter(self) -> bool {
        matches!(self, Self::Called | Self::Serving)
    }
}
