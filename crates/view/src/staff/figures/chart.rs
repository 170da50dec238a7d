//! Drawings of figures. The table under each says the same, and stands alone where there is nothing to compare.

use maud::{Markup, html};

/// How high a plot is, and how much is left above it for numbers and below it for names.
const HIGH: i64 = 120;
const ABOVE: i64 = 18;
const BELOW: i64 = 22;
/// How much is left beside it for the numbers of its lines.
const BESIDE: i64 = 36;
/// How wide a plot is, as long as its points are as far apart as they may be.
const WIDE: i64 = 510;
const NEAREST: i64 = 2;
const FARTHEST: i64 = 72;
/// How wide a bar is at most.
const THICK: i64 = 30;
/// From how far apart each number is written above its bar; how far apart names are at least.
const NUMBERED: i64 = 22;
const NAMED: i64 = 38;
/// How long bars that lie are, how high a row of them is, and how much is left for names.
const LONG: i64 = 320;
const ROW: i64 = 26;
const NAMES: i64 = 170;
/// How many letters of a name fit there.
const LETTERS: usize = 26;

/// A point of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point {
    /// What it is called.
    pub name: String,
    /// Its number; none leaves a gap.
    pub value: Option<i64>,
    /// Of how many, if it is a part.
    pub of: Option<i64>,
}

impl Point {
    /// A point that is no part of anything.
    pub fn new(name: impl Into<String>, value: Option<i64>) -> Self {
        Self { name: name.into(), value, of: None }
    }

    fn most(&self) -> i64 {
        self.value.max(self.of).unwrap_or(0)
    }
}

/// Whether there is something to compare.
pub(super) fn tells(points: &[Point]) -> bool {
    points.iter().filter(|point| point.value.is_some()).count() > 1
}

/// How a plot is laid out: how far apart its points are, and where its topmost line is.
struct Plot {
    step: i64,
    top: i64,
    width: i64,
}

impl Plot {
    fn of(points: &[Point]) -> Self {
        let count = (points.len() as i64).max(1);
        let step = (WIDE / count).clamp(NEAREST, FARTHEST);
        Self { step, top: top(points), width: BESIDE + count * step }
    }

    fn high(&self, value: i64) -> i64 {
        HIGH * value / self.top
    }

    /// Where the number would be on the page, from above.
    fn y(&self, value: i64) -> i64 {
        ABOVE + HIGH - self.high(value)
    }

    /// The middle of a point, from the left.
    fn x(&self, at: i64) -> i64 {
        BESIDE + at * self.step + self.step / 2
    }

    /// The drawing, with lines behind it and names below it: as many as fit.
    fn draw(&self, title: &str, points: &[Point], drawn: &Markup) -> Markup {
        let each = (NAMED + self.step - 1) / self.step;
        html! {
            div.scroll tabindex="0" role="group" aria-label=(title) {
                svg.chart role="img" viewBox=(format!("0 0 {} {}", self.width, ABOVE + HIGH + BELOW)) width=(self.width) {
                    title { (title) }
                    @for value in [0, self.top / 2, self.top] {
                        path.axis d=(format!("M{BESIDE} {}H{}", self.y(value), self.width)) {}
                        text x=(BESIDE - 6) y=(self.y(value) + 4) text-anchor="end" { (value) }
                    }
                    (drawn)
                    @for (at, point) in (0i64..).zip(points).filter(|(at, _)| at % each == 0) {
                        text x=(self.x(at)) y=(ABOVE + HIGH + 16) text-anchor="middle" { (point.name) }
                    }
                }
            }
        }
    }
}

/// The next even number that is round, from 2 on.
fn top(points: &[Point]) -> i64 {
    let most = points.iter().map(Point::most).max().unwrap_or(0);
    let mut ten = 1;
    loop {
        if let Some(step) = [2, 4, 6, 8, 10].into_iter().find(|step| step * ten >= most) {
            return step * ten;
        }
        ten *= 10;
    }
}

/// Bars beside each other. Of a part, the whole stands behind it.
pub(super) fn bars(title: &str, points: &[Point]) -> Markup {
    let plot = Plot::of(points);
    let wide = (plot.step - plot.step / 4).clamp(1, THICK);
    let bar = |at: i64, value: i64, class: &str| {
        html! {
            rect.(class) x=(plot.x(at) - wide / 2) y=(plot.y(value)) width=(wide) height=(plot.high(value)) rx=(wide / 12) {}
        }
    };
    let drawn = html! {
        @for (at, point) in (0i64..).zip(points) {
            @if let Some(of) = point.of { (bar(at, of, "whole")) }
            @if let Some(value) = point.value {
                (bar(at, value, "part"))
                @if plot.step >= NUMBERED {
                    text x=(plot.x(at)) y=(plot.y(value) - 5) text-anchor="middle" { (value) }
                }
            }
        }
    };
    html! { @if tells(points) { (plot.draw(title, points, &drawn)) } }
}

/// A line from point to point, broken where there is no number.
pub(super) fn line(title: &str, points: &[Point]) -> Markup {
    let plot = Plot::of(points);
    let places: Vec<Option<(i64, i64)>> =
        (0i64..).zip(points).map(|(at, point)| Some((plot.x(at), plot.y(point.value?)))).collect();
    let pieces = places.split(Option::is_none).map(|piece| piece.iter().flatten().collect::<Vec<_>>());
    let dot = if plot.step >= NUMBERED / 2 { 3 } else { 2 };
    let drawn = html! {
        @for piece in pieces.filter(|piece| piece.len() > 1) {
            polyline points=(piece.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")) {}
        }
        @for (x, y) in places.iter().flatten() { circle cx=(x) cy=(y) r=(dot) {} }
    };
    html! { @if tells(points) { (plot.draw(title, points, &drawn)) } }
}

/// Bars below each other, for names that are long.
pub(super) fn rows(title: &str, points: &[Point]) -> Markup {
    let top = top(points);
    let (width, height) = (NAMES + LONG + 40, points.len() as i64 * ROW);
    html! {
        @if tells(points) {
            div.scroll tabindex="0" role="group" aria-label=(title) {
                svg.chart role="img" viewBox=(format!("0 0 {width} {height}")) width=(width) {
                    title { (title) }
                    @for (at, point) in (0i64..).zip(points) {
                        text x=(NAMES - 8) y=(at * ROW + 17) text-anchor="end" { (short(&point.name)) }
                        @if let Some(value) = point.value {
                            @let long = LONG * value / top;
                            rect.part x=(NAMES) y=(at * ROW + 4) width=(long) height=(ROW - 8) rx="2" {}
                            text x=(NAMES + long + 6) y=(at * ROW + 17) { (value) }
                        }
                    }
                }
            }
        }
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    name.chars().take(LETTERS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{Point, bars, line, rows, top};

    fn points(values: impl IntoIterator<Item = Option<i64>>) -> Vec<Point> {
        values.into_iter().map(|value| Point::new("name", value)).collect()
    }

    #[test]
    fn the_topmost_line_is_round_and_not_far_above() {
        let tops = [0, 2, 3, 9, 11, 80, 81, 101, 1_000_001].map(|most| top(&points([Some(1), Some(most)])));
        assert_eq!(tops, [2, 2, 4, 10, 20, 80, 100, 200, 2_000_000]);
    }

    #[test]
    fn a_line_is_broken_where_nothing_is_known() {
        let drawn = line("t", &points([Some(1), Some(2), None, Some(3), None, Some(4), Some(0)])).into_string();
        assert_eq!((drawn.matches("<polyline").count(), drawn.matches("<circle").count()), (2, 5));
    }

    #[test]
    fn where_there_is_nothing_to_compare_nothing_is_drawn() {
        for few in [points([]), points([Some(3)]), points([Some(3), None])] {
            assert!([bars, line, rows].iter().all(|draw| draw("t", &few).0.is_empty()));
        }
    }

    #[test]
    fn of_a_year_no_bar_is_numbered_and_few_days_are_named() {
        let drawn = bars("t", &points((0..366).map(Some))).into_string();
        assert_eq!((drawn.matches("<rect").count(), drawn.matches(">name<").count()), (366, 20));
        assert!(!drawn.contains(">365<"));
    }
}
