//! Dates and times as each language writes them, in the zone of the office.
//!
//! Names and order come from CLDR. Times have 24 hours and two digits in every language, as signs and calendars in
//! the country do.

use crate::texts::t_with;
use besok_core::language::Language;
use besok_core::person::BirthDate;
use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_datetime::fieldsets::{E, M, MDE, YM, YMD, YMDE};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_locale_core::Locale;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

/// The formats of one language.
struct Formats {
    language: Language,
    weekday: Format<E>,
    weekday_short: Format<E>,
    month: Format<M>,
    /// A second name of the month, for languages whose readers use two.
    second_month: Option<Format<M>>,
    month_of_year: Format<YM>,
    date: Format<YMD>,
    day: Format<MDE>,
    day_of_year: Format<YMDE>,
}

type Format<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

thread_local! {
    // One set a thread, because they may not be shared between threads.
    static FORMATS: Vec<Formats> = Language::full().map(Formats::of).collect();
}

impl Formats {
    /// # Panics
    /// If CLDR does not know the language; a test formats with each of them.
    fn of(language: Language) -> Self {
        let preferences = preferences(language);
        let known = "CLDR knows the language";
        Self {
            language,
            weekday: Format::try_new(preferences, E::long()).expect(known),
            weekday_short: Format::try_new(preferences, E::short()).expect(known),
            month: Format::try_new(preferences, M::long()).expect(known),
            second_month: (language.tag() == "ar")
                .then(|| Format::try_new(locale("ar-u-nu-latn"), M::long()).expect(known)),
            month_of_year: Format::try_new(preferences, YM::long()).expect(known),
            date: Format::try_new(preferences, YMD::long()).expect(known),
            day: Format::try_new(preferences, MDE::long()).expect(known),
            day_of_year: Format::try_new(preferences, YMDE::long()).expect(known),
        }
    }

    /// `كانون الأول (ديسمبر)`: the month with its second name.
    fn both_months(&self, text: String, day: CalendarDate<Gregorian>) -> String {
        let Some(second) = &self.second_month else { return text };
        let name = self.month.format(&day).to_string();
        text.replacen(&name, &format!("{name} ({})", second.format(&day)), 1)
    }
}

/// The English of Europe: the day before the month. The Arabic of the Levant, with the digits that signs in the
/// country have.
fn preferences(language: Language) -> DateTimeFormatterPreferences {
    locale(match language.tag() {
        "en" => "en-GB",
        "ar" => "ar-SY-u-nu-latn",
        tag => tag,
    })
}

fn locale(tag: &str) -> DateTimeFormatterPreferences {
    tag.parse::<Locale>().expect("a language tag").into()
}

fn format(language: Language, day: Date, with: impl Fn(&Formats, CalendarDate<Gregorian>) -> String) -> String {
    let Ok(day) = CalendarDate::try_new_gregorian(day.year().into(), day.month() as u8, day.day() as u8) else {
        return day.to_string();
    };
    FORMATS.with(|formats| {
        formats
            .iter()
            .find(|formats| formats.language == language.base())
            .map_or_else(String::new, |formats| formats.both_months(with(formats, day), day))
    })
}

/// `Tuesday`
pub fn weekday(language: Language, weekday: Weekday) -> String {
    format(language, some_day(weekday), |formats, day| formats.weekday.format(&day).to_string())
}

/// `Tue`. CLDR shortens no Arabic name; without its article it fits above a column.
pub fn weekday_short(language: Language, weekday: Weekday) -> String {
    let name = format(language, some_day(weekday), |formats, day| formats.weekday_short.format(&day).to_string());
    if language.tag() == "ar" { name.trim_start_matches("ال").to_owned() } else { name }
}

/// Some day that is this weekday; the first of January 2024 was a Monday.
fn some_day(weekday: Weekday) -> Date {
    Date::constant(2024, 1, 1 + weekday.to_monday_zero_offset())
}

/// `December`
pub fn month(language: Language, month: Date) -> String {
    format(language, month, |formats, day| formats.month.format(&day).to_string())
}

/// `December 2026`
pub fn month_of_year(language: Language, month: Date) -> String {
    format(language, month, |formats, day| formats.month_of_year.format(&day).to_string())
}

/// `8 December 2026`
pub fn date(language: Language, day: Date) -> String {
    format(language, day, |formats, day| formats.date.format(&day).to_string())
}

/// A date of birth as far as it is known: `27 April 1990`, `April 1990` or `1990`.
pub fn birth_date(language: Language, born: BirthDate) -> String {
    match (Date::new(born.year, born.month.max(1), born.day.max(1)), born.month, born.day) {
        (Ok(day), 1.., 1..) => date(language, day),
        (Ok(day), 1.., _) => month_of_year(language, day),
        _ => born.year.to_string(),
    }
}

/// `Tuesday 8 December`
pub fn day(language: Language, day: Date) -> String {
    format(language, day, |formats, day| formats.day.format(&day).to_string())
}

/// `Tuesday 8 December 2026`: without the comma that CLDR's English has only where the year follows.
pub fn day_of_year(language: Language, day: Date) -> String {
    format(language, day, |formats, day| formats.day_of_year.format(&day).to_string().replace(',', ""))
}

/// `09:20`
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `09:00–12:00`; in words where a dash may be read from either side.
pub fn hours(language: Language, from: Time, to: Time) -> String {
    t_with(language, "dates-hours", &[("from", clock(from).into()), ("to", clock(to).into())]).into_owned()
}

/// `09:20`, in the zone of the office.
pub fn time(instant: Timestamp, zone: &TimeZone) -> String {
    clock(zone.to_datetime(instant).time())
}

/// `Tuesday 8 December at 09:20`
pub fn day_and_time(language: Language, instant: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(instant);
    at(language, &day(language, local.date()), local.time())
}

/// `Tuesday 8 December 2026 at 09:20`
pub fn day_of_year_and_time(language: Language, instant: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(instant);
    at(language, &day_of_year(language, local.date()), local.time())
}

fn at(language: Language, day: &str, time: Time) -> String {
    t_with(language, "dates-at", &[("day", day.into()), ("time", clock(time).into())]).into_owned()
}

/// With a capital at the beginning, for where a date begins a line.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_each_language_writes_them() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let instant: Timestamp = "2026-12-08T08:20:00Z".parse().unwrap();
        let all = |language| {
            let day = zone.to_datetime(instant).date();
            [
                day_and_time(language, instant, &zone),
                day_of_year_and_time(language, instant, &zone),
                super::date(language, day),
                month_of_year(language, day),
                super::month(language, day),
                super::weekday(language, day.weekday()),
                weekday_short(language, day.weekday()),
            ]
            .join(" | ")
        };
        let written = Language::all().map(all).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(written, @r"
        tisdag 8 december kl. 09:20 | tisdag 8 december 2026 kl. 09:20 | 8 december 2026 | december 2026 | december | tisdag | tis
        tisdag 8 december klockan 09:20 | tisdag 8 december 2026 klockan 09:20 | 8 december 2026 | december 2026 | december | tisdag | tis
        Tuesday 8 December at 09:20 | Tuesday 8 December 2026 at 09:20 | 8 December 2026 | December 2026 | December | Tuesday | Tue
        الثلاثاء، 8 كانون الأول (ديسمبر)، الساعة 09:20 | الثلاثاء، 8 كانون الأول (ديسمبر) 2026، الساعة 09:20 | 8 كانون الأول (ديسمبر) 2026 | كانون الأول (ديسمبر) 2026 | كانون الأول (ديسمبر) | الثلاثاء | ثلاثاء
        ");
    }

    #[test]
    fn dates_of_birth_as_far_as_they_are_known() {
        let born = |month, day| BirthDate { year: 1990, month, day };
        let written = Language::all()
            .map(|language| [born(4, 27), born(4, 0), born(0, 0)].map(|born| birth_date(language, born)).join(" | "));
        insta::assert_snapshot!(written.collect::<Vec<_>>().join("\n"), @r"
        27 april 1990 | april 1990 | 1990
        27 april 1990 | april 1990 | 1990
        27 April 1990 | April 1990 | 1990
        27 نيسان (أبريل) 1990 | نيسان (أبريل) 1990 | 1990
        ");
    }

    #[test]
    fn times_follow_the_clock_of_the_office() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        assert_eq!(time("2026-07-01T06:05:00Z".parse().unwrap(), &zone), "08:05");
        assert_eq!(time("2026-12-01T06:05:00Z".parse().unwrap(), &zone), "07:05");
    }
}
