//! The calls that are measured: each written by hand, and by the generated crate.

use crate::{by_hand, server};
use digitalocean::models::{ActionResponse, DropletActionResize};
use digitalocean::{Client, Error};
use std::error::Error as StdError;
use std::process::ExitCode;

/// What tells the process that it is the server's.
const SERVE: &str = "serve-for-the-benchmark";

const DROPLET: i64 = 3_164_444;
const ACTION: i64 = 36_804_636;

pub type Outcome<T> = Result<T, Box<dyn StdError>>;

/// The same thing done in two ways: by hand, and by the generated crate.
pub type Pair<'p> = [&'p mut dyn FnMut() -> Outcome<()>; 2];

/// Is the server, or prints a table: its head, and what `measure` prints of every pair.
pub fn main(what: &str, measure: impl FnMut(&str, Pair<'_>) -> Outcome<()>) -> ExitCode {
    if std::env::args().any(|argument| argument == SERVE) {
        return server::serve();
    }
    println!("| {what} | by hand | generated | |\n|---|--:|--:|--:|");
    match each(measure) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn each(mut measure: impl FnMut(&str, Pair<'_>) -> Outcome<()>) -> Outcome<()> {
    let server = server::Process::start(SERVE)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let by_hand = by_hand::Client::new(server.url(), "t0ken")?;
    let client = Client::builder().token("t0ken").base_url(server.url()).build()?;

    let mut one = || runtime.block_on(by_hand.get_action(DROPLET, ACTION)).map(drop);
    let mut other = || Ok(runtime.block_on(get_action(&client)).map(drop)?);
    measure("get an action", [&mut one, &mut other])?;

    let mut one = || runtime.block_on(by_hand.resize(DROPLET, "s-1vcpu-2gb")).map(drop);
    let mut other = || Ok(runtime.block_on(resize(&client))?);
    measure("resize a Droplet", [&mut one, &mut other])?;

    let body = server::ACTION.as_bytes();
    let mut one = || Ok(serde_json::from_slice::<by_hand::Envelope>(body).map(drop)?);
    let mut other = || Ok(serde_json::from_slice::<ActionResponse>(body).map(drop)?);
    measure("of it: decode the action", [&mut one, &mut other])
}

async fn get_action(client: &Client) -> Result<ActionResponse, Error> {
    client.droplet_actions().get(DROPLET, ACTION).await
}

async fn resize(client: &Client) -> Result<(), Error> {
    let resize = DropletActionResize::new().size("s-1vcpu-2gb").disk(true);
    client.droplet_actions().post(DROPLET, resize).await.map(drop)
}

/// The middle one of these figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
