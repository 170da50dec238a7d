//! Each mistake is made in the sample, and told with its file, its line and what is allowed.

use crate::catalogue::{parse, sample_files};

/// What is said about the sample after one of its files was changed.
fn changed(file: &str, change: impl FnOnce(&str) -> String) -> Vec<String> {
    let mut files = sample_files();
    let (_, content) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    let new = change(content);
    assert_ne!(*content, new, "{file} was changed");
    *content = new;
    problems(&files)
}

/// What is said after a piece of one file was replaced, where it first stands.
fn told(file: &str, old: &str, new: &str) -> Vec<String> {
    changed(file, |content| content.replacen(old, new, 1))
}

fn problems(files: &[(String, String)]) -> Vec<String> {
    parse(files).unwrap_err().iter().map(ToString::to_string).collect()
}

/// The line in which a piece of a file of the sample first stands.
fn line(file: &str, piece: &str) -> usize {
    let files = sample_files();
    let (_, content) = files.iter().find(|(name, _)| name == file).unwrap();
    1 + content[..content.find(piece).unwrap()].matches('\n').count()
}

/// Makes one mistake and expects one problem, in its line.
fn one(file: &str, old: &str, new: &str, what: &str) {
    assert_eq!(told(file, old, new), [format!("{file}:{}: {what}", line(file, old))]);
}

#[test]
fn values_of_the_wrong_kind_or_out_of_range() {
    let errands = "errands.toml";
    one(errands, "minutes = 10", "minutes = 0", "`minutes` is 0; allowed is a whole number from 1 to 480");
    one(errands, "minutes = 10", "minutes = \"ten\"", "`minutes` is \"ten\"; allowed is a whole number from 1 to 480");
    one(errands, "= false", "= \"no\"", "`needs_invitation` is \"no\"; allowed is true or false");
    one(
        errands,
        "\"immediate\"",
        "\"later\"",
        "`release` is \"later\"; allowed is \"immediate\", or \"cooling 72\" with hours from 1 to 336",
    );
    let agency = "agency.toml";
    let day = "`cutover` is \"5 March\"; allowed is a day without quotes, like 2026-03-05";
    one(agency, "cutover = 2026-03-05", "cutover = \"5 March\"", day);
    let link = "`website` is \"migration.example.org\"; allowed is a link that begins with https://";
    one(agency, "\"https://migration.example.org/\"", "\"migration.example.org\"", link);
    let email = "`email` is \"info\"; allowed is an email address, like \"info@example.org\"";
    one(agency, "\"info@migration.example.org\"", "\"info\"", email);
    let domain = "`domain` is \"a b\"; allowed is a domain name, like \"besok.example.org\"";
    one(agency, "\"migration.example.org\"", "\"a b\"", domain);
    let phone = "`phone_link` is \"08-465\"; allowed is + and 6 to 15 digits, like \"+4684650000\"";
    one(agency, "\"+46846500400\"", "\"08-465\"", phone);
}

#[test]
fn a_line_break_cannot_reach_the_headers_of_a_mail() {
    let what = "`phone` is \"0\\r\\nBcc: x@y.z\"; allowed is text in quotes on one line, not empty";
    one("agency.toml", "phone = \"08-465 004 00\"", "phone = \"0\\r\\nBcc: x@y.z\"", what);
}

#[test]
fn offices_that_cannot_be() {
    let file = "offices.toml";
    let zone = "`zone` is \"Europe/Bodn\"; allowed is a time zone like \"Europe/Stockholm\"";
    one(file, "\"Europe/Stockholm\"", "\"Europe/Bodn\"", zone);
    one(file, "65.8252,", "165.8252,", "`position` is 165.8252; allowed is a number from -90 to 90");
    let pair = "`position` is [65.8252]; allowed is degrees north and degrees east, like [59.3613, 17.9716]";
    one(file, "[65.8252, 21.6886]", "[65.8252]", pair);
}

#[test]
fn towns_that_cannot_be() {
    let file = "towns.toml";
    one(file, "[57.89, 12.05]", "[57.89, 212.05]", "`position` is 212.05; allowed is a number from -180 to 180");
    one(
        file,
        "en = \"Gothenburg\"",
        "de = \"Gotenburg\"",
        "`names` has the language `de`; there are: sv, sv-simple, en, ar",
    );
    one(file, "[\"Visby\"]", "[]", "`also` is []; allowed is a list with at least one value");
    let twice = format!("the town Ale stands in line {} already", line(file, "name = \"Ale\""));
    one(file, "name = \"Åmål\"", "name = \"Ale\"", &twice);
}

#[test]
fn an_id_that_cannot_stand_in_addresses() {
    let problems = told("offices.toml", "id = \"boden\"", "id = \"Å b\"");
    let what = "`id` is \"Å b\"; allowed is an id of a-z, 0-9 and -";
    assert_eq!(problems[0], format!("offices.toml:{}: {what}", line("offices.toml", "id = \"boden\"")));
}

#[test]
fn an_id_that_is_given_twice() {
    let first = line("offices.toml", "id = \"boden\"");
    let what = format!("the id \"boden\" is that of the office in line {first}; each id is given once");
    let problems = told("offices.toml", "id = \"orebro\"", "id = \"boden\"");
    assert_eq!(problems[0], format!("offices.toml:{}: {what}", line("offices.toml", "id = \"orebro\"")));
}

#[test]
fn texts_that_lack_a_language_or_have_one_too_many() {
    let file = "errands.toml";
    let lacks = "`name` lacks its text in `sv`; every language is needed";
    one(file, "sv = \"Visa upp ditt pass\", ", "", lacks);
    one(
        file,
        "sv = \"Visa upp ditt pass\"",
        "sv = \" \"",
        "`name` is \" \"; allowed is text in quotes on one line, not empty",
    );
    let more = "`name` has the language `xx`; there are: sv, sv-simple, en, ar";
    one(file, "name = { sv = \"Visa upp ditt pass\",", "name = { xx = \"?\", sv = \"Visa upp ditt pass\",", more);
    let old = "name = { sv = \"Lämna fingeravtryck och bli fotograferad\", sv-simple = \"Lämna fingeravtryck och ta foto\", en = \"Be fingerprinted and photographed\", ar = \"أخذ بصمات الأصابع والتصوير\" }";
    one(file, old, "name = \"Pass\"", "`name` is \"Pass\"; allowed is a text in each language: sv, sv-simple, en, ar");
}

#[test]
fn openings_that_cannot_be() {
    let file = "openings.toml";
    let office = "there is no office \"bodn\"; there are: boden, goteborg, malmo, norrkoping, orebro, sundbyberg, \
                  sundsvall, umea, uppsala, vasteras, vaxjo";
    one(file, "office = \"boden\"", "office = \"bodn\"", office);
    let errand = "there is no errand \"pass\"; there are: biometrics, interview, passport, travel-document-apply, \
                  travel-document-collect, visitor-permit";
    one(file, "\"passport\"", "\"pass\"", errand);
    one(file, "to = 12:00", "to = 09:00", "`to` is 09:00; allowed is a time after `from`, which is 09:00");
    one(
        file,
        "to = 12:00",
        "to = 12:00:30",
        "`to` is 12:00:30; allowed is a time in whole minutes without quotes, like 08:30",
    );
    one(file, "step = 10", "step = 0", "`step` is 0; allowed is a whole number from 1 to 180");
    one(file, "step = 10", "step = 181", "`step` is 181; allowed is a whole number from 1 to 180");
    one(file, "places = 2", "places = 0", "`places` is 0; allowed is a whole number from 1 to 1000");
    one(file, "staff_only = 1", "staff_only = 3", "`staff_only` is 3; allowed is a whole number from 0 to 2");
    one(file, "[\"tuesday\", \"thursday\"]", "[]", "`weekdays` is []; allowed is a list with at least one value");
    one(file, "\"tuesday\"", "\"Tisdag\"", "`weekdays` is \"Tisdag\"; allowed is \"monday\" to \"sunday\"");
    let days = "publish_days = 60\nvalid_to = 2025-12-31";
    let last = line(file, "publish_days = 60") + 1;
    let expected =
        format!("{file}:{last}: `valid_to` is 2025-12-31; allowed is a day from `valid_from` on, which is 2026-01-01");
    assert_eq!(told(file, "publish_days = 60", days), [expected]);
}

#[test]
fn an_errand_that_never_fits_into_an_opening() {
    let what = "the errand \"visitor-permit\" takes 30 minutes, but the steps from `from` to `to` are 20 together";
    let expected = format!("openings.toml:{}: {what}", line("openings.toml", "\"visitor-permit\""));
    assert_eq!(told("openings.toml", "to = 12:00", "to = 09:25"), [expected]);
}

#[test]
fn an_opening_that_was_copied_and_not_changed() {
    let problems = told("openings.toml", "from = 13:00\nto = 15:00", "from = 09:00\nto = 12:00");
    let table = line("openings.toml", "id = \"boden-afternoon\"") - 1;
    let what =
        "the opening \"boden-afternoon\" says the same as \"boden-morning\"; for more places, raise `places` there";
    assert_eq!(problems, [format!("openings.toml:{table}: {what}")]);
}

#[test]
fn an_errand_whose_notice_leaves_no_day() {
    let change = |content: &str| {
        let shorter = content.replacen("ahead_days = 60", "ahead_days = 30", 1);
        shorter.replacen("notice_minutes = 60", "notice_minutes = 43200", 1)
    };
    let what = "`notice_minutes` is 43200; allowed is less than 43200, the minutes of `ahead_days`";
    let expected = format!("errands.toml:{}: {what}", line("errands.toml", "notice_minutes"));
    assert_eq!(changed("errands.toml", change), [expected]);
}

#[test]
fn holidays_that_never_are_or_fall_into_another_year() {
    let file = "holidays.toml";
    let old = "{ rule = \"fixed\", month = 1, day = 1 }";
    one(file, old, "{ rule = \"fixed\", month = 2, day = 30 }", "there is no day 30 in month 2");
    one(
        file,
        old,
        "{ rule = \"fixed\", month = 13, day = 1 }",
        "`month` is 13; allowed is a whole number from 1 to 12",
    );
    one(file, old, "{ rule = \"moon\" }", "`rule` is \"moon\"; allowed is \"fixed\", \"easter\" or \"weekday_from\"");
    one(file, old, "{ rule = \"easter\", days = 300 }", "`days` is 300; allowed is a whole number from -80 to 250");
    let late = "{ rule = \"weekday_from\", weekday = \"monday\", month = 12, day = 28 }";
    let what = "a weekday from 26 December on may fall into the next year; begin by 25 December";
    one(file, old, late, what);
}

#[test]
fn fields_that_are_missing_or_unknown() {
    let table = line("errands.toml", "[[errand]]");
    let missing = format!("errands.toml:{table}: `errand` needs the field `minutes`");
    assert_eq!(told("errands.toml", "minutes = 10\n", ""), [missing]);
    let fields = "id, name, summary, minutes, together, also, \
                 age_rules, bring, bring_for_child, ahead_days, notice_minutes, move_minutes, cancel_minutes, \
                 late, release, waiting_list, needs_invitation";
    let renamed = told("errands.toml", "minutes = 10", "minute = 10");
    let unknown = format!(
        "errands.toml:{}: unknown field `minute`; the fields of `errand` are: {fields}",
        line("errands.toml", "minutes")
    );
    assert_eq!(renamed, [format!("errands.toml:{table}: `errand` needs the field `minutes`"), unknown]);
    let stray = told("offices.toml", "[[office]]", "[[offices]]\nid = \"x\"\n[[office]]");
    assert_eq!(stray.len(), 1);
    assert!(stray[0].ends_with("unknown field `offices`; the fields of `offices.toml` are: office"), "{stray:?}");
}

#[test]
fn files_that_are_missing_empty_or_unknown() {
    let mut files = sample_files();
    files.retain(|(name, _)| name != "errands.toml");
    assert_eq!(problems(&files), ["errands.toml: this file is missing; every catalogue needs it"]);
    let mut files = sample_files();
    files.push(("errand.toml".to_owned(), String::new()));
    let known = "agency.toml, errands.toml, holidays.toml, offices.toml, openings.toml, towns.toml, texts.toml";
    let unknown = format!("errand.toml: no such file is known; the files of a catalogue are: {known}");
    assert_eq!(problems(&files), [unknown]);
    let mut files = sample_files();
    files.iter_mut().find(|(name, _)| name == "openings.toml").unwrap().1.clear();
    assert_eq!(problems(&files), ["openings.toml:1: at least one [[opening]] is needed"]);
}

#[test]
fn terms_that_say_nothing() {
    let paragraphs = line("agency.toml", "paragraphs = [");
    let without = |content: &str| format!("{}paragraphs = []\n", content.split_once("paragraphs = [").unwrap().0);
    let what = "`paragraphs` is []; allowed is a list with at least one value";
    assert_eq!(changed("agency.toml", without), [format!("agency.toml:{paragraphs}: {what}")]);
}

#[test]
fn errors_of_syntax() {
    let problems = told("offices.toml", "street = \"Kungsgatan 21\"", "street = Kungsgatan 21");
    let at = format!("offices.toml:{}: ", line("offices.toml", "street ="));
    assert!(problems.iter().all(|problem| problem.starts_with("offices.toml:")), "{problems:?}");
    assert!(problems[0].starts_with(&at), "{problems:?}");
    let twice = told("errands.toml", "minutes = 10", "minutes = 10\nminutes = 20");
    assert_eq!(twice, [format!("errands.toml:{}: duplicate key", line("errands.toml", "minutes = 10") + 1)]);
}

#[test]
fn all_mistakes_of_all_files_are_told_at_once() {
    let mut files = sample_files();
    for (name, content) in &mut files {
        match name.as_str() {
            "agency.toml" => *content = content.replace("2026-03-05", "\"soon\""),
            "errands.toml" => *content = content.replace("\nminutes = 10", "\nminutes = -1"),
            "offices.toml" => *content = content.replacen("position =", "place =", 1),
            "openings.toml" => {
                *content = content.replacen("places = 2", "places = \"two\"", 1).replacen("\"boden\"", "\"x\"", 1);
            }
            "towns.toml" => *content = content.replacen("name =", "nam =", 1),
            _ => *content = content.replacen("month = 1,", "month = 0,", 1),
        }
    }
    let problems = problems(&files);
    let of = |file: &str| problems.iter().filter(|problem| problem.starts_with(file)).count();
    let counts = ["agency", "errands", "holidays", "offices", "openings", "towns"].map(of);
    assert_eq!(counts, [2, 2, 1, 2, 2, 2], "{problems:#?}");
}

#[test]
fn what_is_said_of_families() {
    let errands = "errands.toml";
    let together = "`together` is \"all\"; allowed is \"succession\" or \"side_by_side\"";
    one(errands, "\"side_by_side\"", "\"all\"", together);
    let ids = "biometrics, interview, passport, travel-document-apply, travel-document-collect, visitor-permit";
    one(errands, "also = [\"biometrics\"]", "also = [\"x\"]", &format!("there is no errand \"x\"; there are: {ids}"));
    one(errands, "under = 5,", "under = 0,", "`under` is 0; allowed is a whole number from 1 to 18");
    one(errands, "minutes = 10, note", "minutes = 21, note", "`minutes` is 21; allowed is a whole number from 0 to 20");
    one("agency.toml", "tag = \"ar\"", "tag = \"Ar\"", "`tag` is \"Ar\"; allowed is a language tag, like \"ar\"");
}
