//! What a session runs on, as coarsely as people tell their devices apart. Nothing finer is kept.

/// A browser on a system, each of them known by a plain name or not at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Device {
    /// The browser's name.
    pub browser: Option<&'static str>,
    /// The name of what it runs on.
    pub system: Option<&'static str>,
}

/// Marks in a `User-Agent` with the names they stand for. Browsers pretend to be others: the first that fits is it.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
];

impl Device {
    /// From a `User-Agent` header.
    pub fn from_user_agent(header: &str) -> Self {
        Self { browser: known(BROWSERS, header), system: known(SYSTEMS, header) }
    }

    /// As it stands in tables: `Chrome/Android`.
    pub fn to_text(self) -> String {
        format!("{}/{}", self.browser.unwrap_or(""), self.system.unwrap_or(""))
    }

    /// From a table. A name that is no longer known is none.
    pub fn from_text(text: &str) -> Self {
        let (browser, system) = text.split_once('/').unwrap_or_default();
        Self { browser: named(BROWSERS, browser), system: named(SYSTEMS, system) }
    }
}

fn known(marks: &[(&str, &'static str)], header: &str) -> Option<&'static str> {
    marks.iter().find(|(mark, _)| header.contains(mark)).map(|(_, name)| *name)
}

fn named(marks: &[(&str, &'static str)], text: &str) -> Option<&'static str> {
    marks.iter().map(|(_, name)| *name).find(|name| *name == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_as_they_present_themselves() {
        let cases = [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
                "Chrome/Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari/iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Edge/Windows",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox/Linux"),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "Safari/Mac",
            ),
            ("curl/8.5.0", "/"),
            ("", "/"),
        ];
        for (header, text) in cases {
            let device = Device::from_user_agent(header);
            assert_eq!(device.to_text(), text, "{header}");
            assert_eq!(Device::from_text(text), device);
        }
        assert_eq!(Device::from_text("Netscape/BeOS"), Device::default());
    }
}
