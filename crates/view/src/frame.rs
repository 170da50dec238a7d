//! The frame around every page: head, header with the languages, demonstration banner, footer.

use crate::parts::icon;
use crate::texts::{t, t_with};
use besok_core::agency::Agency;
use besok_core::language::Language;
use maud::{DOCTYPE, Markup, html};
use std::borrow::Cow;
use std::fmt::Write;

/// What every page of an answer has in common.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The language of the page.
    pub language: Language,
    /// Whose page it is.
    pub agency: &'a Agency,
    /// Path and query after the language prefix, beginning with `/`: the same page in another language.
    pub path: &'a str,
    /// The name of whoever is signed in.
    pub visitor: Option<&'a str>,
    /// Whether it is shown to whoever has proved that an old booking is theirs: nothing of My Page is on it.
    pub proved: bool,
    /// Whether the database is a demonstration.
    pub demo: Demo,
    /// Address of the stylesheet.
    pub css: &'a str,
    /// Address of the icon.
    pub icon: &'a str,
}

/// Whether a database is a demonstration, and where its mails go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demo {
    /// It is none.
    No,
    /// Mails stay inside, on a page that everybody can read.
    WithMailbox,
    /// Mails leave it, by a mail server.
    WithMail,
    /// The page shows what staff have not saved yet.
    Preview,
}

/// What the head of one page says besides its title.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head<'a> {
    /// Whether the page tells of an error that the visitor is to correct.
    pub error: bool,
    /// One sentence for search engines; the title where there is none.
    pub description: Option<&'a str>,
}

impl Frame<'_> {
    /// A whole page: the body is put into `<main>`.
    pub fn page(&self, title: &str, head: Head<'_>, body: &Markup) -> Markup {
        self.page_with(title, (head, &html! {}), body)
    }

    /// The same, with what else its head is to load.
    pub(crate) fn page_with(&self, title: &str, (head, more): (Head<'_>, &Markup), body: &Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.language.tag()) dir=(self.language.direction()) data-color-scheme="auto" {
                (self.head(title, head, more))
                body {
                    a.ds-skip-link href="#main" { (self.t("frame-skip")) }
                    (self.header())
                    (self.banner())
                    main #main.wrap tabindex="-1" { (body) }
                    (self.footer())
                }
            }
        }
    }

    /// A page for paper: nothing but its body.
    pub fn bare(&self, title: &str, body: &Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.language.tag()) dir=(self.language.direction()) data-color-scheme="auto" {
                (self.head(title, Head::default(), &html! {}))
                body { main.wrap { (body) } }
            }
        }
    }

    /// A text of the page's language.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        t(self.language, key)
    }

    /// An address in the page's language; the path begins with `/`.
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.language.tag())
    }

    /// The head of a page, with what else it is to load.
    pub(crate) fn head(&self, title: &str, head: Head<'_>, more: &Markup) -> Markup {
        let agency = self.agency.name.get(self.language);
        let whole = t_with(self.language, "frame-title", &[("title", title.into()), ("agency", agency.into())]);
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title {
                    @if head.error { (t_with(self.language, "frame-error-title", &[("title", whole.into())])) }
                    @else { (whole) }
                }
                meta name="description" content=(head.description.unwrap_or(title));
                meta name="color-scheme" content="light dark";
                link rel="icon" href=(self.icon);
                link rel="stylesheet" href=(self.css);
                (more)
            }
        }
    }

    fn header(&self) -> Markup {
        let agency = self.agency.name.get(self.language);
        html! {
            header.top {
                div.wrap.row {
                    a.brand href=(self.link("/")) { (icon::mark()) span { (agency) } }
                    div.row.tools {
                        (self.languages())
                        (self.account())
                    }
                }
            }
        }
    }

    /// Names in their own script, and no flags: a language is not a country.
    fn languages(&self) -> Markup {
        html! {
            nav.row.langs aria-label=(self.t("frame-language")) {
                (icon::globe())
                @for language in Language::all() {
                    @if language == self.language {
                        span.tl.here aria-current="true" { (language.name()) }
                    } @else {
                        a.tl href={ "/" (language.tag()) (self.path) } lang=(language.tag()) hreflang=(language.tag())
                            dir=(language.direction()) { (language.name()) }
                    }
                }
            }
        }
    }

    /// Signing out changes something, so it is a form; a link could be followed by a prefetch.
    fn account(&self) -> Markup {
        html! {
            nav.row.me aria-label=(self.t("frame-account")) {
                @if self.proved {
                    form method="post" action=(self.link("/earlier/done")) {
                        button.tl type="submit" { (self.t("earlier-done")) }
                    }
                } @else if self.visitor.is_some() {
                    a.tl href=(self.link("/my")) { (self.t("frame-my-page")) }
                    form method="post" action=(self.link("/sign-out")) {
                        button.tl type="submit" { (self.t("frame-sign-out")) }
                    }
                } @else {
                    a.tl href=(self.link(&self.sign_in_path())) { (self.t("frame-sign-in")) }
                }
            }
        }
    }

    /// Signing in leads back to where one was, from the pages on which one is under way.
    fn sign_in_path(&self) -> String {
        if self.path.starts_with("/book") || self.path == "/request" {
            format!("/sign-in?next={}", encode(self.path))
        } else {
            "/sign-in".to_owned()
        }
    }

    pub(crate) fn banner(&self) -> Markup {
        html! {
            @if self.demo == Demo::Preview {
                section.demo aria-label=(self.t("texts-preview")) {
                    div.wrap { p { (self.t("texts-preview-unsaved")) } }
                }
            } @else if self.demo != Demo::No {
                section.demo aria-label=(self.t("frame-demo-label")) {
                    div.wrap { p {
                        (self.t("frame-demo"))
                        @if self.demo == Demo::WithMailbox {
                            " " (self.t("frame-demo-no-mail")) " "
                            a.ds-link href="/dev/mailbox" { (self.t("frame-demo-mailbox")) }
                        }
                    } }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        const LINKS: [(&str, &str); 4] = [
            ("/accessibility", "frame-accessibility"),
            ("/privacy", "frame-privacy"),
            ("/terms", "frame-terms"),
            ("/contact", "frame-contact"),
        ];
        html! {
            footer.foot {
                nav.wrap.row aria-label=(self.t("frame-foot")) {
                    @for (path, key) in LINKS { a.ds-link href=(self.link(path)) { (self.t(key)) } }
                }
            }
        }
    }
}

/// A path as the value of a query.
pub fn encode(path: &str) -> String {
    path.bytes().fold(String::new(), |mut text, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => text.push(char::from(byte)),
            _ => _ = write!(text, "%{byte:02X}"),
        }
        text
    })
}
