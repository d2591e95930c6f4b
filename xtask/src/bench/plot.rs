//! Draws how times grow: an SVG, both axes logarithmic, so that what grows with the number of
//! operations is a straight line of the slope of the dashed ones.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::results::Step;
use super::series::{Series, Spread};
use super::words::{count, seconds};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
/// Left, right, top and bottom of the axes.
const LEFT: f64 = 70.0;
const RIGHT: f64 = WIDTH - 130.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = HEIGHT - 60.0;

/// A line that is drawn.
struct Line {
    name: &'static str,
    color: &'static str,
    points: Vec<(f64, Spread)>,
}

/// Where figures are on the paper.
struct Scale {
    operations: (f64, f64),
    seconds: (f64, f64),
}

/// The plot; nothing if there is nothing to see.
pub fn draw(growth: &BTreeMap<u32, Step>) -> Option<String> {
    let lines = [
        line("cargo check", "#1f6feb", growth, |step| &step.check),
        line("generate", "#cf6b00", growth, |step| &step.generate),
    ];
    let scale = Scale::of(growth, &lines)?;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n\
         <title>Seconds over the number of operations</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    svg += &scale.axes(growth.keys().copied());
    for line in &lines {
        svg += &scale.line(line);
    }
    svg += "</svg>\n";
    Some(svg)
}

fn line(
    name: &'static str,
    color: &'static str,
    growth: &BTreeMap<u32, Step>,
    series: fn(&Step) -> &Series,
) -> Line {
    let points = growth.iter().filter_map(|(operations, step)| {
        Some((f64::from(*operations), series(step).seconds()?))
    });
    Line { name, color, points: points.collect() }
}

impl Scale {
    /// From the first to the last document, and whole powers of ten of seconds.
    fn of(growth: &BTreeMap<u32, Step>, lines: &[Line]) -> Option<Self> {
        let (first, last) = growth.keys().next().zip(growth.keys().next_back())?;
        let spreads =
            lines.iter().flat_map(|line| &line.points).map(|(_, spread)| spread);
        let (least, most) = spreads
            .fold((f64::MAX, f64::MIN), |(least, most), spread| {
                (least.min(spread.least), most.max(spread.most))
            });
        (first < last && least > 0.0 && least <= most).then(|| Self {
            operations: (f64::from(*first), f64::from(*last)),
            seconds: (floor(least), ceil(most)),
        })
    }

    fn x(&self, operations: f64) -> f64 {
        LEFT + part(operations, self.operations) * (RIGHT - LEFT)
    }

    fn y(&self, seconds: f64) -> f64 {
        BOTTOM - part(seconds, self.seconds) * (BOTTOM - TOP)
    }

    fn axes(&self, documents: impl Iterator<Item = u32>) -> String {
        let mut svg = String::new();
        let (least, most) = self.seconds;
        let mut power = least;
        while power <= most * 1.001 {
            let y = self.y(power);
            svg += &rule([LEFT, y, RIGHT, y], "#d8dee4");
            svg += &text([LEFT - 8.0, y + 4.0], "end", &axis_seconds(power));
            power *= 10.0;
        }
        for operations in documents {
            let x = self.x(f64::from(operations));
            svg += &rule([x, TOP, x, BOTTOM], "#d8dee4");
            svg += &text([x, BOTTOM + 20.0], "middle", &count(u64::from(operations)));
        }
        svg += &text([(LEFT + RIGHT) / 2.0, HEIGHT - 15.0], "middle", "operations");
        svg += &text([LEFT, TOP - 12.0], "middle", "seconds");
        svg += &text(
            [RIGHT, TOP - 12.0],
            "end",
            "dashed: ten times the time for ten times the operations",
        );
        svg
    }

    fn line(&self, line: &Line) -> String {
        let Line { name, color, points } = line;
        let mut svg = self.reference(line);
        let mut path = String::new();
        for (operations, spread) in points {
            let (x, y) = (self.x(*operations), self.y(spread.median));
            let _ = write!(path, "{x:.1},{y:.1} ");
            let _ = writeln!(
                svg,
                "<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\" stroke=\"{color}\" \
                 stroke-width=\"3\"/><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" \
                 fill=\"{color}\"/>",
                self.y(spread.least),
                self.y(spread.most),
            );
        }
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>",
            path.trim_end()
        );
        if let Some((operations, spread)) = points.last() {
            let at = [self.x(*operations) + 10.0, self.y(spread.median) + 4.0];
            svg += &text(at, "start", &format!("{name}: {}", seconds(spread.median)));
        }
        svg
    }

    /// What the line would be if time grew with the number of operations, from its largest
    /// document down.
    fn reference(&self, line: &Line) -> String {
        let Some((operations, spread)) = line.points.last() else {
            return String::new();
        };
        let least = self.operations.0;
        // No lower than the paper.
        let lowest = self.seconds.0 * operations / spread.median;
        let from = least.max(lowest);
        let y = self.y(spread.median * from / operations);
        format!(
            "<line x1=\"{:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{}\" \
             stroke-dasharray=\"4 5\"/>\n",
            self.x(from),
            self.x(*operations),
            self.y(spread.median),
            line.color
        )
    }
}

/// How far a figure is from the first to the second, by powers.
fn part(figure: f64, (from, to): (f64, f64)) -> f64 {
    (figure / from).ln() / (to / from).ln()
}

/// The power of ten that is not above.
fn floor(figure: f64) -> f64 {
    10_f64.powi(figure.log10().floor() as i32)
}

/// The power of ten that is above.
fn ceil(figure: f64) -> f64 {
    10.0 * floor(figure)
}

fn axis_seconds(power: f64) -> String {
    if power < 1.0 { format!("{power:.1}") } else { format!("{power:.0}") }
}

fn rule([x1, y1, x2, y2]: [f64; 4], color: &str) -> String {
    format!(
        "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" \
         stroke=\"{color}\"/>\n"
    )
}

fn text([x, y]: [f64; 2], anchor: &str, words: &str) -> String {
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"#24292f\">{words}\
         </text>\n"
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::draw;
    use crate::bench::example;
    use crate::bench::results::Step;

    #[test]
    fn growth_is_drawn() {
        insta::assert_snapshot!(draw(&example::growth()).unwrap());
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(draw(&BTreeMap::new()), None);
        let one = BTreeMap::from([(50, Step::default())]);
        assert_eq!(draw(&one), None);
    }
}
