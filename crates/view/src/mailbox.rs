//! The mailbox of a demonstration: what would have been sent, so that a newcomer can finish the journey.

use crate::frame::{Frame, Head};
use crate::parts::{Card, back, card};
use besok_core::message::Mailed;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// All mails, in the order in which they are shown.
pub fn list(frame: &Frame<'_>, mails: &[Mailed], zone: &TimeZone) -> Markup {
    let title = frame.t("mail-box");
    let body = html! {
        h1 { (title) }
        p { (frame.t("mail-box-why")) }
        @if mails.is_empty() {
            p { (frame.t("mail-box-empty")) }
        } @else {
            ul.picks {
                @for mail in mails {
                    (card(&Card {
                        href: &format!("/dev/mailbox/{}", mail.id),
                        title: &mail.subject,
                        below: false,
                        body: html! { p.hint { bdi { (mail.to) } br; bdi { (sent(mail, zone)) } } },
                    }))
                }
            }
        }
    };
    frame.page(&title, Head::default(), &body)
}

/// One mail.
pub fn mail(frame: &Frame<'_>, mail: &Mailed, zone: &TimeZone) -> Markup {
    let body = html! {
        (back(frame, "/dev/mailbox"))
        h1 dir="auto" { (mail.subject) }
        p.hint { bdi { (mail.to) } br; bdi { (sent(mail, zone)) } }
        pre.letter dir="auto" { (mail.body) }
    };
    frame.page(&mail.subject, Head::default(), &body)
}

fn sent(mail: &Mailed, zone: &TimeZone) -> String {
    zone.to_datetime(mail.at).strftime("%Y-%m-%d %H:%M:%S").to_string()
}
