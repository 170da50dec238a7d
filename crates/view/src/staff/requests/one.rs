//! One request: what is asked, how far it has come, what happened, and what can be done with it.

use super::super::StaffFrame;
use super::super::events::words;
use super::{RequestRow, channel_name, errand_name, office_name, stage};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, Row, Tone, alert, email, error_summary, hidden, summary};
use crate::request::reason;
use besok_core::booking::Reference;
use besok_core::catalogue::Catalogue;
use besok_core::id::InvitationId;
use besok_core::invitation::{Invitation, Stage};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// The facts of the page.
pub struct RequestPage<'a> {
    /// The request.
    pub request: RequestRow<'a>,
    /// What happened to it, the earliest first.
    pub happenings: Vec<RequestHappening<'a>>,
    /// What was done just now.
    pub done: Option<Deed>,
    /// Why it was not done.
    pub refused: Option<&'a RequestRefusal>,
    /// The date that a renewal begins with.
    pub renew_to: Date,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
}

/// Something that happened to a request.
#[derive(Debug, Clone, Copy)]
pub struct RequestHappening<'a> {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What<'a>,
    /// The member of staff who did it.
    pub by: Option<&'a str>,
}

/// What happened to a request.
#[derive(Debug, Clone, Copy)]
pub enum What<'a> {
    /// An event.
    Event(&'a str),
    /// A text.
    Text(&'static str),
}

impl<'a> RequestHappening<'a> {
    /// An event of the request.
    pub fn event(at: Timestamp, action: &'a str, by: Option<&'a str>) -> Self {
        Self { at, what: What::Event(action), by }
    }

    /// What the request itself and its letters say.
    pub fn stages(
        invitation: &Invitation,
        letters: &[(Timestamp, Option<Timestamp>, Option<Timestamp>)],
    ) -> impl Iterator<Item = Self> {
        let own = [
            (invitation.sent_at, "requests-happened-sent"),
            (invitation.opened_at, "requests-happened-opened"),
            (invitation.signed_in_at, "requests-happened-signed-in"),
            (invitation.tried_at, "requests-tried"),
        ];
        let of_letters = letters.iter().flat_map(|(made, posted, returned)| {
            [
                (Some(*made), "requests-happened-letter"),
                (*posted, "requests-happened-posted"),
                (*returned, "requests-happened-returned"),
            ]
        });
        let all: Vec<_> = own.into_iter().chain(of_letters).collect();
        all.into_iter().filter_map(|(at, key)| Some(Self { at: at?, what: What::Text(key), by: None }))
    }
}

/// What was done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was made.
    Made,
    /// It was made before.
    Known,
    /// It was changed.
    Changed,
    /// It has another date.
    Renewed,
    /// It was sent again.
    Sent,
    /// It was taken back.
    Withdrawn,
}

impl Deed {
    const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Made, "made", "requests-done-made"),
        (Self::Known, "known", "requests-done-known"),
        (Self::Changed, "changed", "requests-done-changed"),
        (Self::Renewed, "renewed", "requests-done-renewed"),
        (Self::Sent, "sent", "requests-done-sent"),
        (Self::Withdrawn, "withdrawn", "requests-done-withdrawn"),
    ];

    /// As it stands in an address.
    pub fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(deed, ..)| *deed == self).map_or("", |(_, word, _)| word)
    }

    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, word, _)| *word == text).map(|(deed, ..)| deed)
    }

    fn key(self) -> &'static str {
        Self::ALL.into_iter().find(|(deed, ..)| *deed == self).map_or("", |(.., key)| key)
    }
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestRefusal {
    /// Somebody changed it meanwhile.
    ChangedSince,
    /// It was taken back.
    Withdrawn,
    /// Its visit is booked.
    Booked(Reference),
    /// Another open request asks the same.
    LikeAnother(InvitationId),
    /// The date is none, or not one to come.
    Day,
    /// Something in it has to be put right first.
    Faulty,
}

impl RequestRefusal {
    fn key(&self) -> &'static str {
        match self {
            Self::ChangedSince => "requests-refused-changed",
            Self::Withdrawn => "requests-refused-withdrawn",
            Self::Booked(_) => "requests-refused-booked",
            Self::LikeAnother(_) => "requests-problem-like-another",
            Self::Day => "requests-fault-passed",
            Self::Faulty => "requests-refused-faulty",
        }
    }

    fn href(&self) -> String {
        match self {
            Self::Booked(reference) => format!("/staff/bookings/{}", reference.as_str()),
            Self::LikeAnother(other) => format!("/staff/requests/{other}"),
            Self::Day => "#book_by".to_owned(),
            Self::ChangedSince | Self::Withdrawn | Self::Faulty => "#title".to_owned(),
        }
    }
}

impl RequestPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let invitation = self.request.invitation;
        let title = frame.t("requests-one");
        let problem = |refusal: &&RequestRefusal| Problem { href: refusal.href().into(), text: frame.t(refusal.key()) };
        let problems: Vec<Problem> = self.refused.iter().map(problem).collect();
        let zone = self.catalogue.time_zone();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            @if let Some(done) = self.done {
                (alert(Tone::Info, &frame.t(done.key()), &html! {}))
            }
            h1.ds-heading #title tabindex="-1" { (title) " " bdi { (invitation.asked.case_file) } }
            p { (stage(frame, &self.request, self.catalogue)) }
            (self.actions(frame))
            h2 { (frame.t("requests-asked")) }
            (self.facts(frame))
            h2 { (frame.t("requests-happened")) }
            (self.timeline(frame, &zone))
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn actions(&self, frame: &StaffFrame<'_>) -> Markup {
        let invitation = self.request.invitation;
        let address = format!("/staff/requests/{}", invitation.id);
        let seen = hidden("seen", &invitation.sequence.to_string());
        let renew_to = self.renew_to.to_string();
        let day = Field {
            name: "book_by",
            label: frame.t("requests-renew-to"),
            value: &renew_to,
            kind: "date",
            ..Field::default()
        };
        html! {
            @match self.request.stage {
                Stage::Withdrawn | Stage::Visited => {}
                Stage::Booked => { p.hint { (frame.t("requests-booked-how")) } }
                stage => {
                    div.row {
                        a.ds-button href={ (address) "/change" } { (frame.t("requests-change")) }
                        @if stage != Stage::Lapsed {
                            form method="post" action={ (address) "/send" } {
                                (seen)
                                button.ds-button data-variant="secondary" type="submit" { (frame.t("requests-send-again")) }
                            }
                        }
                        a.ds-button data-variant="secondary" href={ (address) "/withdraw" } { (frame.t("requests-withdraw")) }
                    }
                    form.toolbar method="post" action={ (address) "/renew" } novalidate {
                        (seen)
                        (day.render(&frame.frame))
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("requests-renew")) }
                    }
                }
            }
        }
    }

    fn facts(&self, frame: &StaffFrame<'_>) -> Markup {
        let (language, invitation) = (frame.frame.language, self.request.invitation);
        let asked = &invitation.asked;
        let people = html! {
            ul.plain { @for person in &asked.people {
                li {
                    bdi { (person.name.as_str()) } ", " bdi { (dates::birth_date(language, person.birth_date)) }
                    @for errand in &person.errands { br; (errand_name(self.catalogue, language, errand)) }
                }
            } }
        };
        let book_by = html! {
            (dates::day_of_year(language, asked.book_by))
            @if invitation.last_day > asked.book_by {
                br; span.hint { (frame.t("requests-longer")) " " (dates::day_of_year(language, invitation.last_day)) }
            }
        };
        let offices = html! {
            @if asked.offices.is_empty() { (frame.t("requests-any-office")) }
            @for office in &asked.offices { (office_name(self.catalogue, language, office)) br; }
        };
        let reason = html! {
            (reason(language, asked.reason))
            @for line in asked.note.lines() { br; bdi { (line) } }
        };
        let channel = html! {
            (channel_name(language, asked.channel)) ", " span lang=(asked.language.tag()) { (asked.language.name()) }
        };
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let mut rows = vec![
            row("requests-people", people),
            row("requests-book-by", book_by),
            row("requests-offices", offices),
            row("requests-reason", reason),
            row("requests-channel", channel),
        ];
        rows.extend(asked.email.as_ref().map(|address| row("person-email", email(address.as_str()))));
        if !asked.address.is_empty() {
            rows.push(row("requests-address", html! { @for line in &asked.address { bdi { (line) } br; } }));
        }
        summary(&frame.frame, &rows)
    }

    fn timeline(&self, frame: &StaffFrame<'_>, zone: &TimeZone) -> Markup {
        let language = frame.frame.language;
        html! {
            ol.plain {
                @for one in &self.happenings {
                    li {
                        bdi { (dates::day_of_year_and_time(language, one.at, zone)) } ": "
                        @match one.what {
                            What::Event(action) => (words::action(language, action)),
                            What::Text(key) => (frame.t(key)),
                        }
                        @if let Some(by) = one.by { " " span.hint { bdi { (by) } } }
                    }
                }
            }
        }
    }
}

/// The question before a request is taken back.
pub struct WithdrawPage<'a> {
    /// The request.
    pub invitation: &'a Invitation,
}

impl WithdrawPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("requests-withdraw-sure");
        let address = format!("/staff/requests/{}", self.invitation.id);
        let body = html! {
            h1.ds-heading { (title) }
            p { bdi { (self.invitation.asked.case_file) } ", " bdi { (self.invitation.addressee().name.as_str()) } }
            p { (frame.t("requests-withdraw-what")) }
            form.row method="post" action={ (address) "/withdraw" } {
                (hidden("seen", &self.invitation.sequence.to_string()))
                button.ds-button data-color="danger" type="submit" { (frame.t("requests-withdraw")) }
                a.ds-link href=(address) { (frame.t("requests-keep")) }
            }
        };
        frame.page(&title, Head::default(), &body)
    }
}
