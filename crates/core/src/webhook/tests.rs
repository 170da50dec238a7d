use super::*;

const HTTPS: &str = "https://cases.agency.example:8443/besok?tenant=1";

fn place(url: &str) -> Result<Place, AddressError> {
    Place::parse(url, &Networks::default())
}

#[test]
fn an_address_is_taken_apart() {
    let parsed = place(HTTPS).unwrap();
    assert_eq!((parsed.host.as_str(), parsed.port), ("cases.agency.example", 8443));
    assert_eq!((parsed.path.as_str(), parsed.authority()), ("/besok?tenant=1", "cases.agency.example:8443".to_owned()));
    let short = place("HTTPS://Agency.Example").unwrap();
    assert_eq!((short.path.as_str(), short.authority()), ("/", "agency.example".to_owned()));
    assert_eq!(place("https://agency.example?x").unwrap().path, "/?x");
    assert_eq!(place("https://[2a00:1450::1]:444/").unwrap().authority(), "[2a00:1450::1]:444");
}

#[test]
fn what_is_no_address_of_a_target_is_refused() {
    for url in ["http://agency.example", "agency.example", "", "ftp://agency.example", "https:/x"] {
        assert_eq!(place(url), Err(AddressError::NotHttps), "{url}");
    }
    let long = format!("https://agency.example/{}", "x".repeat(ADDRESS));
    for url in [
        "https://",
        "https:///path",
        "https://user:password@agency.example/",
        "https://agency.example/#part",
        "https://agency.example/two words",
        "https://agency.example:0/",
        "https://agency.example:99999/",
        "https://[agency.example]/",
        "https://[2a00:1450::1]x/",
        "https://-agency.example/",
        "https://agency..example/",
        "https://åmål.example/",
        // Some libraries read these as addresses of this machine.
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.0x0.0x0.0x1/",
        "https://0177.0.0.1/",
        &long,
    ] {
        assert_eq!(place(url), Err(AddressError::Wrong), "{url}");
    }
}

#[test]
fn addresses_inside_are_refused_in_every_form() {
    for inside in [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
    ] {
        assert_eq!(place(&format!("https://{inside}/")), Err(AddressError::Inside), "{inside}");
    }
    for inside in [
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ] {
        assert_eq!(place(&format!("https://[{inside}]/")), Err(AddressError::Inside), "{inside}");
    }
}

#[test]
fn what_is_public_is_not() {
    for public in ["1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.255"]
    {
        assert!(place(&format!("https://{public}/")).is_ok(), "{public}");
    }
    for public in ["2a00:1450:4001::1", "2606:4700::1111", "2001:200::1"] {
        assert!(place(&format!("https://[{public}]/")).is_ok(), "{public}");
    }
}

#[test]
fn an_operator_names_networks_of_their_own() {
    let networks = |texts: &[&str]| Networks::parse(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
    let own = networks(&["10.20.0.0/16", "fd00:1::/64", "127.0.0.1/32"]).unwrap();
    for reached in ["10.20.255.1", "fd00:1::2", "127.0.0.1", "8.8.8.8"] {
        assert!(own.reach(reached.parse().unwrap()), "{reached}");
    }
    for refused in ["10.21.0.1", "fd00:1:0:1::2", "127.0.0.2", "::1", "::ffff:10.20.0.1"] {
        assert!(!own.reach(refused.parse().unwrap()), "{refused}");
    }
    assert!(networks(&["0.0.0.0/0"]).unwrap().reach("10.0.0.1".parse().unwrap()));
    for wrong in ["10.20.0.0", "10.20.0.0/33", "fd00::/129", "agency.example/8", "/8", ""] {
        assert!(networks(&[wrong]).unwrap_err().to_string().contains("10.20.0.0/16"), "{wrong}");
    }
}

#[test]
fn tries_are_spread_over_about_a_day() {
    let waits = |draw| (1..).map_while(|tries| wait(tries, draw)).map(|wait| wait.as_secs()).collect::<Vec<_>>();
    let (soonest, usual, latest) = (waits(0), waits(500), waits(999));
    assert_eq!(usual.len() as i64, TRIES - 1);
    assert_eq!(usual[..4], [60, 120, 240, 480]);
    assert!(usual.is_sorted() && usual[9..].iter().all(|wait| *wait == LONGEST * 60));
    for (nth, wait) in usual.iter().enumerate() {
        assert_eq!(soonest[nth] * 10, wait * 8);
        assert!(latest[nth] * 10 <= wait * 12 && latest[nth] * 10 > wait * 11);
    }
    let hours = usual.iter().sum::<i64>() / 3600;
    assert!((18..=30).contains(&hours), "{hours}");
}

#[test]
fn answers_and_states_survive_the_table() {
    for answer in [Answer::Status(204), Answer::Status(500), Answer::Trouble(Trouble::Inside)] {
        assert_eq!(Answer::parse(&answer.to_text()), Some(answer));
    }
    assert_eq!(Answer::parse(""), None);
    for (status, yes) in
        [(199, false), (200, true), (299, true), (301, false), (302, false), (410, false), (500, false)]
    {
        assert_eq!(Answer::Status(status).is_yes(), yes, "{status}");
    }
    for state in State::ALL {
        assert_eq!(State::parse(state.as_str()), Some(*state));
    }
}
