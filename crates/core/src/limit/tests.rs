//! No node refuses below a limit; one alone never lets more through; several together at most as often as they are.

use super::*;
use proptest::prelude::*;

const LIMITS: Limits = Limits { address: 3, prefix: 7, key: 2, ..Limits::LIFTED };

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn networks_as_they_stand_in_tables() {
    let both = |text| [Network::address(ip(text)).to_string(), Network::prefix(ip(text)).to_string()];
    assert_eq!(both("192.0.2.17"), ["192.0.2.17", "192.0.2.0/24"]);
    assert_eq!(both("::ffff:192.0.2.17"), ["192.0.2.17", "192.0.2.0/24"]);
    assert_eq!(both("2001:db8:1:2:3:4:5:6"), ["2001:db8:1:2::/64", "2001:db8:1::/48"]);
    for address in ["192.0.2.17", "192.0.2.0", "2001:db8:1:2:3:4:5:6", "2001:db8::"].map(ip) {
        for network in [Network::address(address), Network::prefix(address)] {
            assert_eq!(Network::from_text(&network.to_string()), Some(network));
        }
    }
    for text in ["", "192.0.2.1/24", "192.0.2.0/32", "2001:db8::", "2001:db8::/32"] {
        assert_eq!(Network::from_text(text), None, "{text}");
    }
}

#[test]
fn one_is_refused_until_the_minute_is_over() {
    let mut tally = Tally::new(LIMITS);
    for _ in 0..3 {
        assert_eq!(tally.admit(ip("192.0.2.1"), at(10)), Ok(()));
    }
    assert_eq!(tally.admit(ip("192.0.2.1"), at(15)), Err(TooMany { seconds: 45 }));
    assert_eq!(tally.admit(ip("192.0.2.2"), at(15)), Ok(()), "a neighbour");
    assert_eq!(tally.admit(ip("192.0.2.1"), at(60)), Ok(()), "the next minute");
    assert_eq!((tally.take_refused(), tally.take_refused()), (1, 0));
}

#[test]
fn what_is_refused_uses_nothing_up() {
    let mut tally = Tally::new(LIMITS);
    for _ in 0..100 {
        _ = tally.admit(ip("192.0.2.1"), at(0));
    }
    for neighbour in ["192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5"] {
        assert_eq!(tally.admit(ip(neighbour), at(1)), Ok(()), "{neighbour}");
    }
    assert!(tally.admit(ip("192.0.2.6"), at(1)).is_err(), "seven of the prefix");
    assert_eq!(tally.admit(ip("192.0.3.1"), at(1)), Ok(()), "another prefix");
}

#[test]
fn a_lifted_limit_refuses_nobody() {
    for limits in [Limits::LIFTED, Limits { address: 0, ..LIMITS }, Limits { prefix: 0, ..LIMITS }] {
        let mut tally = Tally::new(limits);
        let one = (0..9).filter(|_| tally.admit(ip("192.0.2.1"), at(0)).is_ok()).count();
        let many = (0..9).filter(|host| tally.admit(IpAddr::from([192, 0, 3, *host]), at(0)).is_ok()).count();
        let expected = [limits.address, limits.prefix].map(|limit| if limit == 0 { 9 } else { limit as usize });
        assert_eq!((one, many), (expected[0].min(expected[1]), expected[1]), "{limits:?}");
    }
}

#[test]
fn memory_is_bounded_and_the_busy_are_remembered() {
    let mut tally = Tally::new(Limits { address: 600, ..Limits::LIFTED });
    for _ in 0..600 {
        assert_eq!(tally.admit(ip("2001:db8::1"), at(0)), Ok(()));
    }
    for household in 0..200_000u128 {
        _ = tally.admit(IpAddr::V6(Ipv6Addr::from_bits((0x2002 << 112) | (household << 64))), at(1));
        assert!(tally.counts.len() <= MOST + 2);
    }
    assert!(tally.admit(ip("2001:db8::1"), at(2)).is_err());
    _ = tally.admit(ip("192.0.2.1"), at(60));
    assert_eq!(tally.counts.len(), 2, "a new minute begins with nothing");
}

/// What happens to several nodes.
#[derive(Debug, Clone)]
enum Happening {
    Ask(usize, u8, u8),
    Exchange(usize),
    Pass(i64),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        20 => (0..3usize, 0..2u8, 0..4u8).prop_map(|(node, prefix, host)| Happening::Ask(node, prefix, host)),
        3 => (0..3usize).prop_map(Happening::Exchange),
        1 => (0..40i64).prop_map(Happening::Pass),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn never_below_the_limit_and_never_above_it_for_each_node(
        nodes in 1..=3usize,
        happenings in proptest::collection::vec(happening(), 1..200),
    ) {
        let mut tallies: Vec<Tally> = (0..nodes).map(|_| Tally::new(LIMITS)).collect();
        // What everybody has let through, by minute and network; and the table through which nodes tell each other.
        let mut through: HashMap<(i64, Network), u32> = HashMap::new();
        let mut told: HashMap<(Timestamp, Network, usize), u32> = HashMap::new();
        let mut second = 0;
        for happening in happenings {
            match happening {
                Happening::Pass(seconds) => second += seconds,
                Happening::Exchange(node) => exchange(&mut tallies[node % nodes], node % nodes, &mut told, at(second)),
                Happening::Ask(node, prefix, host) => {
                    let from = IpAddr::from([192, 0, prefix, host]);
                    let admitted = tallies[node % nodes].admit(from, at(second)).is_ok();
                    let minute = at(second).as_second() / WINDOW;
                    let [address, prefix] = [Network::address(from), Network::prefix(from)];
                    let count = |network| through.get(&(minute, network)).copied().unwrap_or(0);
                    let full = count(address) >= LIMITS.address || count(prefix) >= LIMITS.prefix;
                    prop_assert!(admitted || full, "refused below the limit");
                    prop_assert!(nodes > 1 || admitted != full, "one node keeps to the limit");
                    if admitted {
                        for (network, limit) in [(address, LIMITS.address), (prefix, LIMITS.prefix)] {
                            let count = through.entry((minute, network)).or_default();
                            *count += 1;
                            prop_assert!(*count <= limit * nodes as u32);
                        }
                    }
                }
            }
        }
    }
}

/// What the service does through its table.
fn exchange(tally: &mut Tally, node: usize, told: &mut HashMap<(Timestamp, Network, usize), u32>, now: Timestamp) {
    let (window, busy) = tally.busy(now);
    told.extend(busy.into_iter().map(|(network, own)| ((window, network, node), own)));
    let mut others: HashMap<Network, i64> = HashMap::new();
    for ((_, network, _), count) in told.iter().filter(|((since, _, other), _)| *since == window && *other != node) {
        *others.entry(*network).or_default() += i64::from(*count);
    }
    tally.hear(window, &others.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_key_counts_for_itself_alone() {
    let mut tally = Tally::new(LIMITS);
    let (one, other) = ("one".into(), "other".into());
    assert!(tally.admit_key(&one, at(0)).is_ok() && tally.admit_key(&one, at(1)).is_ok());
    assert_eq!(tally.admit_key(&one, at(2)), Err(TooMany { seconds: 58 }));
    assert!(tally.admit_key(&other, at(2)).is_ok());
    for second in 3..6 {
        assert!(tally.admit(ip("192.0.2.1"), at(second)).is_ok(), "addresses are another matter");
    }
    assert!(tally.admit_key(&one, at(60)).is_ok());
    let mut lifted = Tally::new(Limits::LIFTED);
    assert!((0..100).all(|_| lifted.admit_key(&one, at(0)).is_ok()));
}

#[test]
fn what_a_network_has_used_up_is_remembered_for_a_minute_more() {
    let mut tally = Tally::new(Limits { address: 40, prefix: 200, ..Limits::LIFTED });
    let used_up = |tally: &mut Tally, from, second| tally.used_up(ip(from), at(second));
    for _ in 0..20 {
        tally.admit(ip("192.0.2.1"), at(0)).unwrap();
    }
    assert_eq!(used_up(&mut tally, "192.0.2.1", 59), 50);
    assert_eq!(used_up(&mut tally, "192.0.2.2", 59), 10, "a neighbour is of the same prefix");
    assert_eq!(used_up(&mut tally, "198.51.100.1", 59), 0);
    assert_eq!(used_up(&mut tally, "192.0.2.1", 61), 50, "the minute before counts");
    tally.hear(at(60), &[(Network::address(ip("192.0.2.1")), 30)]);
    assert_eq!(used_up(&mut tally, "192.0.2.1", 62), 75, "as the other nodes know it");
    assert_eq!(used_up(&mut tally, "192.0.2.1", 300), 0);
}

#[test]
fn presses_are_counted_by_the_minute() {
    let mut tally = Tally::new(Limits::LIFTED);
    for second in [0, 10, 59, 60] {
        tally.press(at(second));
    }
    assert_eq!(tally.presses(at(60)), 3, "the minute before were more");
    assert_eq!(tally.presses(at(120)), 1);
    assert_eq!(tally.presses(at(240)), 0);
}
