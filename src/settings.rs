//! Settings: from `besok.toml`, then `BESOK_*` variables, then flags; what comes later wins.
//!
//! A wrong one is named with the place it came from and what is allowed there. Secrets cannot be printed.
#![expect(clippy::doc_markdown, reason = "the documents of arguments are the help that people read")]

use anyhow::{Context, Result, bail};
use besok_core::limit::Limits;
use besok_core::retention::Rules;
use besok_core::webhook::Networks;
use besok_service::mailer::Smtp;
use besok_service::sms::{Gateway, GatewaySettings};
use besok_service::webhook::Client;
use figment::providers::{Env, Format, Serialized, Toml};
use figment::{Figment, Source};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::fs::DirBuilder;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// All settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Where the embedded database and what belongs to it is kept.
    pub data: PathBuf,
    /// Another database than the embedded one.
    database: Option<SecretString>,
    /// How people reach the server, if not at the address it listens on.
    public_url: Option<String>,
    /// Proxies that are believed about whom they pass on.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// For how many seconds it goes on serving once it was asked to end, so that a load balancer hears of it first.
    #[serde(default)]
    pub drain: u8,
    /// How often one network may ask.
    pub limits: Limits,
    /// The mail server.
    smtp: Option<SmtpSettings>,
    /// The SMS gateway.
    sms: Option<GatewaySettings>,
    /// Where webhooks may go.
    #[serde(default)]
    webhooks: WebhookSettings,
    /// For how long what is kept, and under which decision it is disposed of.
    #[serde(default)]
    pub retention: Rules,
    /// How the log is written.
    pub log: LogFormat,
}

/// The mail server.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmtpSettings {
    /// `smtps://USER:PASSWORD@HOST` or `smtp://HOST:PORT?tls=required`.
    url: SecretString,
    /// Whom mails are from: `NAME <ADDRESS>`.
    from: String,
}

/// Where webhooks may go beside the public internet.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WebhookSettings {
    /// Networks of the agency's own.
    networks: Networks,
    /// A file of certificates that vouch for targets there.
    roots: Option<PathBuf>,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What flags may say. Absent ones say nothing.
#[derive(Debug, Default, Serialize, clap::Args)]
pub struct Flags {
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<String>,
    /// Folder of the embedded database [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<PathBuf>,
    /// Database to use instead: postgres://USER:PASSWORD@HOST/NAME or sqlite:FILE
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<String>,
    /// How people reach the server, if not at its own address: https://besok.example
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    public_url: Option<String>,
}

impl Flags {
    /// The database that was named.
    pub fn database(&self) -> Option<&str> {
        self.database.as_deref()
    }
}

impl Settings {
    /// Reads them. `file` must exist if it was asked for; `besok.toml` need not.
    pub fn read(file: Option<&Path>, flags: &Flags) -> Result<Self> {
        if let Some(file) = file.filter(|file| !file.is_file()) {
            bail!("there is no settings file {}", file.display());
        }
        let defaults = Serialized::defaults(serde_json::json!({
            "listen": "127.0.0.1:8080",
            "data": "data",
            "log": "text",
            "limits": {
                "address": 600, "prefix": 3000, "holds": 20, "account_holds": 60, "moves": 5, "moves_month": 12, "key": 600,
                "challenge": "auto"
            },
        }));
        let all = Figment::from(defaults)
            .merge(Toml::file(file.unwrap_or(Path::new("besok.toml"))))
            .merge(Env::prefixed("BESOK_").split("__"))
            .merge(Serialized::defaults(flags));
        let settings: Self = all.extract().map_err(|error| anyhow::anyhow!("{}", explain(&error)))?;
        let at = |key: &str| all.find_metadata(key).map_or_else(String::new, place);
        settings.check_public_url().with_context(|| format!("wrong setting in {}", at("public_url")))?;
        settings.smtp().with_context(|| format!("wrong setting in {}", at("smtp.url")))?;
        if settings.sms.is_some() {
            let webhooks = settings.webhooks()?;
            settings.gateway(&webhooks).with_context(|| format!("wrong setting in {}", at("sms.url")))?;
        }
        Ok(settings)
    }

    /// The mail server, if there is one.
    pub fn smtp(&self) -> Result<Option<Smtp>> {
        let Some(settings) = &self.smtp else { return Ok(None) };
        Ok(Some(Smtp::new(&settings.url, &settings.from)?))
    }

    /// The SMS gateway, if there is one. Who vouches for a target of webhooks vouches for it too.
    pub fn gateway(&self, webhooks: &Client) -> Result<Option<Gateway>> {
        Ok(self.sms.as_ref().map(|settings| Gateway::new(settings, webhooks)).transpose()?)
    }

    /// How webhooks leave.
    pub fn webhooks(&self) -> Result<Client> {
        let WebhookSettings { networks, roots } = &self.webhooks;
        let read = |file: &PathBuf| std::fs::read(file).with_context(|| format!("cannot read {}", file.display()));
        let roots = roots.as_ref().map(read).transpose()?;
        Client::new(networks.clone(), roots.as_deref()).context("wrong setting webhooks.roots")
    }

    fn check_public_url(&self) -> Result<()> {
        let base = self.base_url();
        let plain = base.split_once("://").is_some_and(|(scheme, host)| {
            ["http", "https"].contains(&scheme) && !host.is_empty() && !host.contains(['/', '?', '#', ' ', '@'])
        });
        if !plain {
            bail!(
                "public_url is {base:?}; write http://HOST or https://HOST, with a port if need be and nothing after it"
            );
        }
        Ok(())
    }

    /// How people reach the server. On this machine alone that is by the name `localhost`: browsers have no passkeys for
    /// numbers.
    pub fn base_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| {
            if self.listen.ip().is_loopback() {
                format!("http://localhost:{}", self.listen.port())
            } else {
                format!("http://{}", self.listen)
            }
        })
    }

    /// Whether people come through a proxy, which HTTPS needs, that is not believed about them.
    pub fn lacks_proxies(&self) -> bool {
        self.base_url().starts_with("https://") && self.trusted_proxies.is_empty()
    }

    /// The database's address; none for the embedded one.
    pub fn other_database(&self) -> Option<&str> {
        self.database.as_ref().map(ExposeSecret::expose_secret)
    }

    /// The embedded database's address.
    pub fn embedded_database(&self) -> String {
        format!("sqlite:{}", self.data.join("besok.sqlite").display())
    }

    /// Makes the folder of the embedded database, for nobody else's eyes.
    pub fn make_data_folder(&self) -> Result<()> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&self.data);
        made.with_context(|| format!("cannot make the folder {}", self.data.display()))
    }
}

/// Every mistake on a line of its own, with its key and its place.
fn explain(error: &figment::Error) -> String {
    let one = |error: figment::Error| {
        let key = error.path.join(".");
        let place = error.metadata.as_ref().map_or_else(|| "the defaults".to_owned(), place);
        let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
        format!("wrong setting in {place}: {key}{}{}", error.kind, hint(&error.path))
    };
    error.clone().into_iter().map(one).collect::<Vec<_>>().join("\n")
}

fn place(metadata: &figment::Metadata) -> String {
    match &metadata.source {
        // What flags say is built in code.
        Some(Source::Code(_)) => "the command line".to_owned(),
        Some(source) => source.to_string(),
        None if metadata.name.contains("environment") => "a BESOK_ variable".to_owned(),
        None => "the command line".to_owned(),
    }
}

/// What is allowed, where the error itself does not say it.
fn hint(path: &[String]) -> &'static str {
    match path.first().map(String::as_str) {
        Some("listen") => " (an address and a port, such as 127.0.0.1:8080 or [::1]:8080)",
        Some("limits") => " (whole numbers, of which 0 lifts a limit; and challenge: off, auto or always)",
        Some("drain") => " (whole seconds, up to 255)",
        Some("log") => " (text or json)",
        Some("retention") => {
            " (bookings, accounts, persons, representations, messages or events, each as { days = 730, decision = \"…\" })"
        }
        Some("smtp") => " (a table with url and from)",
        Some("sms") => {
            " (a table with url, format (json or form), to_field and text_field; and if need be fields, a table of texts, and authorization)"
        }
        Some("webhooks") => " (a table with networks, such as [\"10.20.0.0/16\"], and roots, a file)",
        Some("trusted_proxies") => " (a list of addresses, such as [\"127.0.0.1\"])",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use besok_core::challenge::Level;
    use besok_core::retention::Kind;

    fn read(toml: &str, flags: &Flags) -> Result<Settings> {
        let folder = std::env::temp_dir().join(format!("besok-settings-{}-{:p}", std::process::id(), &raw const *toml));
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("besok.toml");
        std::fs::write(&file, toml)?;
        let settings = Settings::read(Some(&file), flags);
        std::fs::remove_dir_all(&folder)?;
        settings
    }

    #[test]
    fn flags_win_over_the_file() {
        let flags = Flags { listen: Some("127.0.0.1:9000".to_owned()), ..Flags::default() };
        let settings = read("listen = '127.0.0.1:1'\ndata = '/srv/besok'", &flags).unwrap();
        assert_eq!((settings.listen.port(), settings.data), (9000, PathBuf::from("/srv/besok")));
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_place_and_what_is_allowed() {
        let error = |toml| read(toml, &Flags::default()).unwrap_err().to_string();
        let wrong = error("listen = 'here'");
        assert!(
            wrong.contains("besok.toml") && wrong.contains("listen") && wrong.contains("127.0.0.1:8080"),
            "{wrong}"
        );
        let unknown = error("listne = '127.0.0.1:1'");
        assert!(unknown.contains("listne") && unknown.contains("listen"), "{unknown}");
        let log = error("log = 'loud'");
        assert!(log.contains("log") && log.contains("json"), "{log}");
        let drain = error("drain = 'long'");
        assert!(drain.contains("drain") && drain.contains("whole seconds"), "{drain}");
        let limits = error("[limits]\naddress = 'many'");
        assert!(limits.contains("limits.address") && limits.contains("0 lifts"), "{limits}");
        let challenge = error("[limits]\nchallenge = 'loud'");
        assert!(challenge.contains("limits.challenge") && challenge.contains("`auto`"), "{challenge}");
        let whole = |toml| format!("{:#}", read(toml, &Flags::default()).unwrap_err());
        let url = whole("public_url = 'https://x.example/path'");
        assert!(url.contains("besok.toml") && url.contains("public_url") && url.contains("https://HOST"), "{url}");
        let smtp = whole("[smtp]\nurl = 'mail.example'\nfrom = 'a@b.example'");
        assert!(smtp.contains("besok.toml") && smtp.contains("smtp.url") && smtp.contains("smtps://"), "{smtp}");
        let sms = |url: &str, format: &str, text_field: &str, more: &str| {
            let toml = format!(
                "[sms]\nurl = '{url}'\nformat = '{format}'\nto_field = 'to'\ntext_field = '{text_field}'\n{more}"
            );
            format!("{:#}", read(&toml, &Flags::default()).unwrap_err())
        };
        let url = "https://sms.example/send";
        let format = sms(url, "xml", "text", "");
        assert!(format.contains("sms.format") && format.contains("`json` or `form`"), "{format}");
        for wrong in ["ftp://hush.example", "hush.example", "https://u:hush@sms.example", "https://"] {
            let said = sms(wrong, "json", "text", "");
            assert!(said.contains("besok.toml") && said.contains("sms.url") && said.contains("https://HOST"), "{said}");
            assert!(!said.contains("hush"), "{said}");
        }
        for (text_field, more) in [("to", ""), ("", ""), ("text", "fields = { to = 'x' }")] {
            let said = sms(url, "json", text_field, more);
            assert!(said.contains("sms.text_field") && said.contains("must differ"), "{said}");
        }
        let header = sms(url, "json", "text", "authorization = \"hush\\nX: y\"");
        assert!(header.contains("sms.authorization") && header.contains("one line"), "{header}");
        assert!(!header.contains("hush"), "{header}");
        let fields = sms(url, "json", "text", "fields = { from = 1 }");
        assert!(fields.contains("sms.fields.from") && fields.contains("to_field"), "{fields}");
        let missing = whole("[sms]\nurl = 'https://sms.example'");
        assert!(missing.contains("sms") && missing.contains("to_field"), "{missing}");
        let flags = Flags { listen: Some("here".to_owned()), ..Flags::default() };
        let flag = read("", &flags).unwrap_err().to_string();
        assert!(flag.contains("the command line") && flag.contains("listen"), "{flag}");
    }

    #[test]
    fn nothing_is_waited_for_at_the_end_unless_it_is_set() {
        let drain = |toml| read(toml, &Flags::default()).unwrap().drain;
        assert_eq!((drain(""), drain("drain = 5")), (0, 5));
    }

    #[test]
    fn one_limit_is_set_without_the_others() {
        let limits = read("[limits]\nprefix = 0", &Flags::default()).unwrap().limits;
        let rest = Limits {
            address: 600,
            holds: 20,
            account_holds: 60,
            moves: 5,
            moves_month: 12,
            key: 600,
            challenge: Level::Auto,
            ..Limits::LIFTED
        };
        assert_eq!(limits, rest);
        let limits = read("[limits]\nchallenge = 'always'", &Flags::default()).unwrap().limits;
        assert_eq!((limits.challenge, limits.prefix), (Level::Always, 3000));
    }

    #[test]
    fn a_disposal_needs_a_named_decision() {
        let read = |toml| read(toml, &Flags::default());
        let settings = read("[retention]\nbookings = { days = 730, decision = 'RA-MS 2026:1' }").unwrap();
        assert_eq!(settings.retention.of(Kind::Bookings).unwrap().decision, "RA-MS 2026:1");
        assert_eq!(settings.retention.of(Kind::Events), None);
        let wrong = read("[retention]\nbookings = { days = 730, decision = '' }").unwrap_err().to_string();
        assert!(wrong.contains("retention.bookings") && wrong.contains("decision must name"), "{wrong}");
        let unknown = read("[retention]\nvisits = { days = 730, decision = 'x' }").unwrap_err().to_string();
        assert!(unknown.contains("visits") && unknown.contains("representations"), "{unknown}");
    }

    #[test]
    fn a_webhook_goes_inside_only_where_the_operator_says() {
        let read = |toml| read(toml, &Flags::default());
        let inside = "10.20.3.4".parse().unwrap();
        assert!(!read("").unwrap().webhooks().unwrap().networks().reach(inside));
        let own = read("[webhooks]\nnetworks = ['10.20.0.0/16']").unwrap();
        assert!(own.webhooks().unwrap().networks().reach(inside));
        let wrong = read("[webhooks]\nnetworks = ['10.20.0.0']").unwrap_err().to_string();
        assert!(wrong.contains("webhooks.networks") && wrong.contains("10.20.0.0/16"), "{wrong}");
        let missing = read("[webhooks]\nroots = 'nowhere.pem'").unwrap().webhooks().unwrap_err();
        assert!(format!("{missing:#}").contains("nowhere.pem"), "{missing:#}");
    }

    #[tokio::test]
    async fn secrets_are_not_printed() {
        let toml = "database = 'postgres://u:hush@h/d'\n[smtp]\nurl = 'smtp://u:hush@h'\nfrom = 'a@b.example'\n\
                    [sms]\nurl = 'http://10.0.0.1:8000/?key=hush'\nformat = 'form'\nto_field = 'to'\n\
                    text_field = 'text'\nfields = { password = 'hush' }\nauthorization = 'Bearer hush'";
        let settings = read(toml, &Flags::default()).unwrap();
        let gateway = settings.gateway(&settings.webhooks().unwrap()).unwrap();
        assert!(gateway.is_some() && !format!("{settings:?} {gateway:?}").contains("hush"));
    }
}
