//! How mail leaves: by SMTP, or into the mailbox page of a demonstration.

use besok_view::mail::Mail;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;

/// Sends mails.
#[derive(Debug, Clone)]
pub enum Mailer {
    /// To a mail server, over a pool of connections.
    Smtp(Smtp),
    /// Into the demonstration's mailbox.
    Mailbox,
}

/// A mail server, and whom mails are from.
#[derive(Debug, Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why a mail was not sent.
#[derive(Debug)]
pub struct SendError {
    /// What was said, for the list of the undeliverable. An address may stand in it: not for the log.
    pub reason: String,
    /// The mail server's code, for the log.
    pub code: Option<u16>,
    /// Whether trying again cannot help.
    pub permanent: bool,
}

/// Why the settings make no mail server.
#[derive(Debug, thiserror::Error)]
pub enum SmtpError {
    /// The address is of no known form. It is not shown: a password may stand in it.
    #[error(
        "smtp.url is no address of a mail server; write smtps://USER:PASSWORD@HOST, smtp://USER:PASSWORD@HOST:587?tls=required, or smtp://HOST:25"
    )]
    Address,
    /// The sender is no mailbox.
    #[error("smtp.from {0:?} is no sender; write ADDRESS or NAME <ADDRESS>")]
    Sender(String),
}

impl Smtp {
    /// `url` is `smtps://…` (TLS), `smtp://…?tls=required` (STARTTLS) or `smtp://…` (plain); `from` a mailbox.
    pub fn new(url: &SecretString, from: &str) -> Result<Self, SmtpError> {
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret()).map_err(|_| SmtpError::Address)?;
        let from = from.parse().map_err(|_| SmtpError::Sender(from.to_owned()))?;
        Ok(Self { transport: builder.timeout(Some(Duration::from_secs(20))).build(), from })
    }

    /// Sends one mail. `id` makes its Message-ID, the same for every try.
    pub async fn send(&self, id: &str, to: &str, mail: &Mail) -> Result<(), SendError> {
        let message = self.message(id, to, mail).map_err(|reason| SendError { reason, code: None, permanent: true })?;
        self.transport.send(message).await.map(drop).map_err(|error| {
            let code = error.status().map(u16::from);
            // Only what is said of the mailbox is for good: wrong credentials or a full server are mended some day.
            let permanent = code.is_some_and(|code| [550, 551, 553].contains(&code));
            SendError { reason: error.to_string(), code, permanent }
        })
    }

    fn message(&self, id: &str, to: &str, mail: &Mail) -> Result<Message, String> {
        let domain = self.from.email.domain();
        let to: lettre::Address = to.parse().map_err(|_| "the address cannot be written in a mail".to_owned())?;
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let text = MultiPart::alternative()
            .singlepart(SinglePart::plain(mail.text.clone()))
            .singlepart(SinglePart::html(mail.html.clone()));
        let body = match &mail.calendar {
            None => text,
            Some(calendar) => {
                let kind = format!("text/calendar; charset=utf-8; method={}", calendar.method);
                let kind = ContentType::parse(&kind).map_err(|error| error.to_string())?;
                let invite = SinglePart::builder().header(kind.clone()).body(calendar.text.clone());
                let file = Attachment::new("visit.ics".to_owned()).body(calendar.text.clone(), kind);
                MultiPart::mixed().multipart(text.singlepart(invite)).singlepart(file)
            }
        };
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject.clone())
            .message_id(Some(format!("<{id}@{domain}>")))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .multipart(body)
            .map_err(|error| error.to_string())
    }
}
