//! A drawing of the rows, for a page: how long each kind of people waits under each regime. Nothing is said by colour alone,
//! and it follows the reader's light or dark.

use super::report::{Row, Waits};
use super::{Kind, Regime};
use std::fmt::Write;

/// Everything in pixels.
const WIDE: f64 = 760.0;
const LEFT: f64 = 110.0;
const RIGHT: f64 = 110.0;
const LINE: f64 = 22.0;
const GROUP: f64 = 30.0 + 4.0 * LINE + 14.0;
const TOP: f64 = 58.0;

const STYLE: &str = "text{font:14px system-ui,sans-serif;fill:#222d36}.small{font-size:12px;fill:#4a5863}.bold{font-weight:600}\
.half{fill:#0b4f6c}.most{stroke:#0b4f6c;stroke-width:2}.paper{fill:#fff}.grid{stroke:#c9d0d6}\
@media (prefers-color-scheme:dark){text{fill:#e8edf1}.small{fill:#b3bfc9}.half{fill:#7cc4e4}.most{stroke:#7cc4e4}\
.paper{fill:#16202a}.grid{stroke:#3a4753}}";

/// The chart as SVG.
pub fn chart(rows: &[Row]) -> String {
    let high = TOP + GROUP * rows.len() as f64 + 10.0;
    let longest = rows.iter().flat_map(|row| row.waits_by_kind.values()).map(|waits| waits.p90).fold(1.0, f64::max);
    let scale = (WIDE - LEFT - RIGHT) / longest;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\" aria-labelledby=\"title\">\n\
         <title id=\"title\">Days from the need to the visit, by regime and kind of people</title>\n<style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"{WIDE}\" height=\"{high}\"/>\n"
    );
    text(&mut svg, (16.0, 24.0), "bold", "Days from the need to the visit");
    text(&mut svg, (16.0, 44.0), "small", "Bar: half of the people wait no longer. Line: nine of ten wait no longer.");
    for (nth, row) in rows.iter().enumerate() {
        group(&mut svg, row, TOP + GROUP * nth as f64, scale);
    }
    svg.push_str("</svg>\n");
    svg
}

fn group(svg: &mut String, row: &Row, top: f64, scale: f64) {
    let share = |part: f64| format!("{:.1} %", 100.0 * part);
    line(svg, (16.0, top), (WIDE - 16.0, top), "grid");
    text(svg, (16.0, top + 20.0), "bold", title(row.regime));
    let shares = [share(row.traded_share), share(row.hoarded_share), share(row.missed_share)];
    let [traded, hoarded, missed] = shares;
    let said = format!("places sold {traded}, hoarded {hoarded}; dates missed {missed}");
    text(svg, (220.0, top + 20.0), "small", &said);
    for (nth, kind) in Kind::ALL.into_iter().enumerate() {
        let Some(waits) = row.waits_by_kind.get(&kind) else { continue };
        bar(svg, (kind, waits), top + 30.0 + LINE * nth as f64, scale);
    }
}

fn bar(svg: &mut String, (kind, waits): (Kind, &Waits), top: f64, scale: f64) {
    let (half, most, middle) = (LEFT + waits.median * scale, LEFT + waits.p90 * scale, top + LINE / 2.0);
    text(svg, (32.0, middle + 5.0), "", kind.as_str());
    let wide = half - LEFT;
    let _ = writeln!(
        svg,
        "<rect class=\"half\" x=\"{LEFT}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"12\"/>",
        middle - 6.0
    );
    line(svg, (half, middle), (most, middle), "most");
    line(svg, (most, middle - 5.0), (most, middle + 5.0), "most");
    text(svg, (most + 8.0, middle + 5.0), "small", &format!("{:.1}, {:.1}", waits.median, waits.p90));
}

fn title(regime: Regime) -> &'static str {
    match regime {
        Regime::FirstCome => "First come, first served",
        Regime::Cooling => "Cooling only",
        Regime::Waitlist => "Waiting list only",
        Regime::All => "Waiting list and cooling",
    }
}

fn text(svg: &mut String, (x, y): (f64, f64), class: &str, text: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\">{text}</text>");
}

fn line(svg: &mut String, (x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &str) {
    let _ = writeln!(svg, "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>");
}
