//! The processor time of decoding and encoding a page of 200 Droplets, beside structs with
//! derived `serde` as one would write them by hand: once such that ignore members that they
//! don't know, and once such that keep them, as the generated models do.
//!
//!     cargo bench -p oasmith-tests --bench page

mod by_hand;
mod figures;
mod text;

use by_hand::{ignoring, keeping};
use digitalocean::RawResponse;
use digitalocean::mock::{Answer, Mock};
use digitalocean::models::AllDropletsResponse;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::error::Error;
use std::hint::black_box;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let text = text::page();
    let response = respond(&text)?;
    let generated: AllDropletsResponse = response.json()?;
    let ignoring: ignoring::Page = decode(&text)?;
    let keeping: keeping::Page = decode(&text)?;
    check(&text, [&encode(&generated)?, &encode(&ignoring)?, &encode(&keeping)?])?;

    figures::head(text.len());
    let [mine, theirs, by_serde, by_client] = figures::measure([
        &mut || decode::<ignoring::Page>(&text).map(black_box).map(drop),
        &mut || decode::<keeping::Page>(&text).map(black_box).map(drop),
        &mut || decode::<AllDropletsResponse>(&text).map(black_box).map(drop),
        &mut || Ok(response.json::<AllDropletsResponse>().map(black_box).map(drop)?),
    ])?;
    figures::row("decode a page of 200 Droplets, as a call does", &mine, &by_client);
    figures::row("… by hand keeping unknown members", &theirs, &by_client);
    figures::row("decode it with `serde_json::from_slice`", &mine, &by_serde);
    figures::row("… by hand keeping unknown members", &theirs, &by_serde);

    let [mine, theirs, ours] = figures::measure([
        &mut || encode(&ignoring).map(black_box).map(drop),
        &mut || encode(&keeping).map(black_box).map(drop),
        &mut || encode(&generated).map(black_box).map(drop),
    ])?;
    figures::row("encode it", &mine, &ours);
    figures::row("… by hand keeping unknown members", &theirs, &ours);
    Ok(())
}

/// The page as the body of a response.
fn respond(text: &str) -> Outcome<RawResponse> {
    let mock = Mock::new();
    let page: serde_json::Value = serde_json::from_str(text)?;
    mock.answer("droplets_list", Answer::json(200, page));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let client = mock.client();
    let call = client.droplets().list().per_page(200).send_raw();
    Ok(runtime.block_on(call)?)
}

fn decode<T: DeserializeOwned>(text: &str) -> Outcome<T> {
    Ok(serde_json::from_slice(black_box(text.as_bytes()))?)
}

fn encode<T: Serialize>(page: &T) -> Outcome<Vec<u8>> {
    Ok(serde_json::to_vec(black_box(page))?)
}

/// What all of them read and write is the same page, or comparing them says nothing.
fn check(text: &str, written: [&[u8]; 3]) -> Outcome<()> {
    let page: serde_json::Value = serde_json::from_str(text)?;
    for written in written {
        if serde_json::from_slice::<serde_json::Value>(written)? != page {
            return Err("not all of the page was kept".into());
        }
    }
    Ok(())
}
