//! Ten thousand items on fifty pages, of a server that fails at every third request, in
//! five ways: each item comes once and in order, by whichever way pages are turned, and
//! nothing is asked for before it is needed.

mod clock;
mod keeping;

use clock::Pauses;
use keeping::{Answer, Keeper, json, written};
use oasmith_runtime::runtime::{Client, Error, ErrorKind, Items, Paged};
use oasmith_runtime::sample::paged::Item;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const ITEMS: usize = 10_000;
const PAGE: usize = 200;

/// How a page leads to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Link,
    Header,
    Number,
    Offset,
    Cursor,
    LastItem,
}

const WAYS: [Way; 6] =
    [Way::Link, Way::Header, Way::Number, Way::Offset, Way::Cursor, Way::LastItem];

/// What the server has done.
#[derive(Debug, Default)]
struct Done {
    requests: AtomicUsize,
    pages: AtomicUsize,
    faults: [AtomicUsize; 5],
}

impl Done {
    fn faults(&self) -> usize {
        self.sum(0..5)
    }

    fn sum(&self, kinds: Range<usize>) -> usize {
        self.faults[kinds].iter().map(|one| one.load(Ordering::SeqCst)).sum()
    }
}

fn server(way: Way) -> (Keeper, Arc<Done>) {
    let done = Arc::new(Done::default());
    let seen = done.clone();
    let keeper = Keeper::sending(move |line| {
        let page = page(way, line);
        if seen.requests.fetch_add(1, Ordering::SeqCst) % 3 == 2 {
            let kind = seen.faults() % 5;
            seen.faults[kind].fetch_add(1, Ordering::SeqCst);
            return fault(kind, page);
        }
        seen.pages.fetch_add(1, Ordering::SeqCst);
        (written(page), true)
    });
    (keeper, done)
}

fn fault(kind: usize, page: Answer) -> (String, bool) {
    let half = page.2[..page.2.len() / 2].to_owned();
    match kind {
        0 => (written((503, String::new(), "{}".to_owned())), true),
        1 => (written((429, "Retry-After: 3\r\n".to_owned(), String::new())), true),
        // Gone before the head, and within the body.
        2 => (String::new(), false),
        3 => {
            let text = written(page);
            (text[..text.len() / 2].to_owned(), false)
        }
        // Whole as far as HTTP can tell.
        _ => (written(json(half)), true),
    }
}

/// What is after `name=` in the query.
fn asked(line: &str, name: &str) -> Option<usize> {
    let (_, query) = line.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name)?.1.parse().ok()
}

fn page(way: Way, line: &str) -> Answer {
    let start = match way {
        Way::Link | Way::Header | Way::Number => {
            (asked(line, "page").unwrap_or(1) - 1) * PAGE
        }
        Way::Offset => asked(line, "skip").unwrap_or(0),
        Way::Cursor => asked(line, "cursor").unwrap_or(0),
        Way::LastItem => asked(line, "starting_after").map_or(0, |last| last + 1),
    };
    let end = (start + PAGE).min(ITEMS);
    let items: Vec<_> = (start..end).map(|id| format!("{{\"id\":{id}}}")).collect();
    let (items, more, next) = (items.join(","), end < ITEMS, end / PAGE + 1);
    match way {
        Way::Offset => json(format!("[{items}]")),
        Way::Header => {
            let (status, mut headers, body) = json(format!("[{items}]"));
            if more {
                headers += &format!("Link: </v2/items?page={next}>; rel=\"next\"\r\n");
            }
            (status, headers, body)
        }
        Way::Link if more => json(format!(
            "{{\"links\":{{\"pages\":{{\"next\":\"/v2/items?page={next}\"}}}},\"items\":[{items}]}}"
        )),
        Way::Cursor if more => {
            json(format!("{{\"next\":\"{end}\",\"items\":[{items}]}}"))
        }
        Way::LastItem => json(format!("{{\"more\":{more},\"items\":[{items}]}}")),
        Way::Number => json(format!("{{\"total\":{ITEMS},\"items\":[{items}]}}")),
        _ => json(format!("{{\"items\":[{items}]}}")),
    }
}

/// Reads all there is, and gives the errors between the items.
async fn read(client: &Client, way: Way, done: &Done) -> Vec<Error> {
    let lists = client.lists();
    match way {
        Way::Link => read_all(lists.linked().items(), done).await,
        Way::Header => read_all(lists.headed().items(), done).await,
        Way::Number => read_all(lists.numbered().items(), done).await,
        Way::Offset => read_all(lists.skipped().items(), done).await,
        Way::Cursor => read_all(lists.followed().items(), done).await,
        Way::LastItem => read_all(lists.after().items(), done).await,
    }
}

async fn read_all<O: Paged<Item = Item>>(
    mut items: Items<O>,
    done: &Done,
) -> Vec<Error> {
    let (mut count, mut errors) = (0_usize, Vec::new());
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => {
                assert_eq!(item.id, count as i64, "each item once, and in order");
                count += 1;
                // This page and those before it, and not the next.
                let pages = done.pages.load(Ordering::SeqCst);
                assert_eq!(pages, count.div_ceil(PAGE), "at item {count}");
            }
            Err(error) => errors.push(error),
        }
        assert!(errors.len() < 200, "errors without end");
    }
    assert_eq!(count, ITEMS);
    errors
}

#[tokio::test]
async fn with_retries_only_what_cannot_be_read_is_seen() {
    for way in WAYS {
        let (server, done) = server(way);
        let clock = Arc::new(Pauses::default());
        let client = server.builder().clock(clock.clone()).timeout(None);
        let client = client.attempt_timeout(None).build().unwrap();
        let errors = read(&client, way, &done).await;
        let unreadable = done.sum(4..5);
        assert_eq!(errors.len(), unreadable, "{way:?}: {errors:?}");
        assert!(errors.iter().all(|error| error.kind() == ErrorKind::Decode));
        assert_eq!(clock.millis().len(), done.faults() - unreadable, "{way:?}");
        check(way, &server, &done);
    }
}

#[tokio::test]
async fn without_retries_every_fault_is_seen_and_nothing_lost() {
    for way in WAYS {
        let (server, done) = server(way);
        let client = server.builder().max_retries(0).build().unwrap();
        let errors = read(&client, way, &done).await;
        assert_eq!(errors.len(), done.faults(), "{way:?}: {errors:?}");
        for (kind, said) in [
            (ErrorKind::Status, done.sum(0..2)),
            (ErrorKind::Transport, done.sum(2..4)),
            (ErrorKind::Decode, done.sum(4..5)),
        ] {
            let count = errors.iter().filter(|error| error.kind() == kind).count();
            assert_eq!(count, said, "{way:?}: {kind:?}");
        }
        check(way, &server, &done);
    }
}

/// Each page was sent once, and every request is accounted for.
fn check(way: Way, server: &Keeper, done: &Done) {
    // Where nothing tells the end but an empty page, there is one.
    let pages = ITEMS / PAGE + usize::from(way == Way::Offset);
    assert_eq!(done.pages.load(Ordering::SeqCst), pages, "{way:?}");
    assert_eq!(server.lines().len(), pages + done.faults(), "{way:?}");
    assert_eq!(done.faults(), server.lines().len() / 3, "{way:?}");
    assert!(done.faults.iter().all(|one| one.load(Ordering::SeqCst) > 3), "{done:?}");
}
