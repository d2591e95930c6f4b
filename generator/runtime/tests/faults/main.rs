//! A server that misbehaves on purpose, on real sockets: for each fault what comes of a
//! call, what was sent again and after which pauses. `table.txt` holds the faults and what
//! is expected; `cargo test --test faults -- --nocapture` prints what happens.

#[path = "../clock/mod.rs"]
mod clock;
mod row;
mod script;
mod server;

use row::Row;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const TABLE: &str = include_str!("table.txt");

/// How many rows are tried at once: most wait for time limits.
const AT_ONCE: usize = 24;

/// Tries those rows that wait for time limits, or those that do not.
async fn try_all(rows: &[Row], seen: &mut [String], timed: bool) {
    let mut tasks = JoinSet::new();
    let mut todo = rows.iter().enumerate().filter(|(_, row)| row.is_timed() == timed);
    loop {
        for (index, row) in todo.by_ref().take(AT_ONCE - tasks.len()) {
            let row = row.clone();
            tasks.spawn(async move {
                let outcome = tokio::spawn(async move { row.run().await }).await;
                (index, outcome.unwrap_or_else(|error| error.to_string()))
            });
        }
        let Some(done) = tasks.join_next().await else { break };
        let (index, outcome) = done.unwrap();
        seen[index] = outcome;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_has_its_outcome_and_nothing_is_sent_twice_that_may_not_be() {
    let rows: Vec<Row> = Row::all(TABLE);
    let began = Instant::now();
    let mut seen = vec![String::new(); rows.len()];
    try_all(&rows, &mut seen, true).await;
    try_all(&rows, &mut seen, false).await;
    let mut wrong = Vec::new();
    println!("{}", row::line("fault", "method", "sent", "pauses (ms)", "outcome"));
    for (row, seen) in rows.iter().zip(&seen) {
        println!("{}", row.line(seen));
        if *seen != row.expected {
            wrong.push(format!("{}: expected {}", row.line(seen), row.expected));
        }
    }
    let mut faults: Vec<_> = rows.iter().map(|row| &row.fault).collect();
    faults.dedup();
    let took = began.elapsed();
    println!("{} faults, {} rows, {took:.1?}", faults.len(), rows.len());
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    assert!(faults.len() >= 60 && took < Duration::from_secs(60));
}
