//! The measured part of `BENCHMARKS.md`. What stands around it is written by hand.

use super::results::{Results, Step};
use super::words::{count, memory, spread};
use super::{comparison, goals};

/// Where the measured part begins, and where it ends.
const BEGIN: &str = "<!-- `cargo xtask bench --write` writes from here .. -->";
const END: &str = "<!-- .. to here. -->";

/// Where the plot of growth is, seen from `BENCHMARKS.md`.
pub const PLOT: &str = "docs/growth.svg";

/// Puts the measured part into the document.
pub fn insert(document: &str, part: &str) -> Result<String, String> {
    let missing = || format!("BENCHMARKS.md has no lines\n{BEGIN}\n{END}");
    let (before, rest) = document.split_once(BEGIN).ok_or_else(missing)?;
    let (_, after) = rest.split_once(END).ok_or_else(missing)?;
    Ok(format!("{before}{BEGIN}\n\n{part}\n{END}{after}"))
}

/// The measured part, of a document by this name.
pub fn measured(results: &Results, document: &str) -> String {
    let sections = [
        goals_reached(results, document),
        comparison::section(results),
        growth(results),
        page(results),
        calls(results),
    ];
    let sections: Vec<String> = sections.into_iter().flatten().collect();
    sections.join("\n")
}

fn goals_reached(results: &Results, document: &str) -> Option<String> {
    let machine = &results.machine;
    let goals = goals::all(results);
    (!goals.is_empty()).then(|| {
        format!(
            "## Goals\n\n\
             `{document}` ({} operations), on {} with {} processors and {} of memory,\n\
             {}, {}.\n\n{}",
            count(results.operations),
            machine.processor,
            machine.processors,
            machine.memory,
            machine.system,
            machine.compiler,
            goals::table(&goals)
        )
    })
}

fn growth(results: &Results) -> Option<String> {
    if results.growth.is_empty() {
        return None;
    }
    let mut text = String::from(
        "## Growth\n\n\
         Documents made by `xtask/src/bench/growth`: resources of ten operations each, with\n\
         their schemas. Generated into an empty folder, and checked with all features.\n\n\
         | operations | lines of Rust | generate | memory | check | memory |\n\
         |--:|--:|--:|--:|--:|--:|\n",
    );
    for (operations, Step { generate, check, size }) in &results.growth {
        let cells = [
            count(u64::from(*operations)),
            count(size.lines),
            spread(generate, results.usual_runs()).unwrap_or_default(),
            memory(generate).unwrap_or_default(),
            spread(check, results.usual_runs()).unwrap_or_default(),
            memory(check).unwrap_or_default(),
        ];
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text += &format!("\n![Time over operations, both logarithmic]({PLOT})\n");
    Some(text)
}

fn page(results: &Results) -> Option<String> {
    let table = results.page.as_ref()?.table();
    Some(format!(
        "## Decoding and encoding\n\n\
         By the generated crate, which keeps members that the document doesn't know, and by\n\
         structs with derived serde that ignore them (`cargo bench -p oasmith-tests --bench\n\
         page`); behind each ratio the middle half of the rounds'.\n\n{table}"
    ))
}

fn calls(results: &Results) -> Option<String> {
    if results.calls.is_empty() {
        return None;
    }
    let tables: Vec<String> = results.calls.iter().map(|table| table.table()).collect();
    Some(format!(
        "## What a call costs\n\n\
         A call of the generated crate beside the same call written by hand with `reqwest` and\n\
         derived `serde` (`tests/benches/per_call/by_hand.rs`), over loopback to a server in\n\
         another process (`cargo bench -p oasmith-tests --bench per_call_time`, and\n\
         `per_call_allocations`).\n\n{}",
        tables.join("\n")
    ))
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, insert, measured};
    use crate::bench::example;

    #[test]
    fn what_is_written_by_hand_stays() {
        let document = format!("# By hand\n\n{BEGIN}\nold\n{END}\n\nby hand\n");
        let new = insert(&document, "new\n").unwrap();
        assert_eq!(new, format!("# By hand\n\n{BEGIN}\n\nnew\n\n{END}\n\nby hand\n"));
        assert_eq!(insert(&new, "new\n").unwrap(), new);
        assert!(insert("# By hand\n", "new").is_err());
    }

    #[test]
    fn every_figure_is_told() {
        insta::assert_snapshot!(measured(&example::results(), "pets.yaml"));
    }
}
