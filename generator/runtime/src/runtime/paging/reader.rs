//! Turns the pages: from what one page says, how the next is asked for, or that there is
//! none. Knows no type of any API.

use super::rule::{Paging, Turn};
use super::{links, query};
use crate::runtime::call::{Draft, target};
use crate::runtime::codec::{Encode, Slot};
use crate::runtime::send::is_same_origin;
use crate::runtime::{Client, Error, ErrorKind, Meta, look};
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

/// Where somebody who reads pages is.
pub struct Reader {
    pub client: Client,
    /// The call for the next page; nothing behind the last.
    pub next: Option<Box<Draft>>,
    /// Why there is no next page, if that is not the end.
    pub fault: Option<Error>,
    paging: &'static Paging,
    /// Links and cursors that were followed.
    seen: HashSet<u64>,
    /// The items of the page before.
    before: Option<u64>,
    /// How many items there were up to here, where that is known.
    read: Option<u64>,
}

impl Reader {
    pub fn new(client: Client, paging: &'static Paging, first: Box<Draft>) -> Self {
        let at = |name| asked(paging, &first, name).unwrap_or(paging.first);
        let read = match paging.turn {
            Turn::Page(name) => (at(name) == paging.first).then_some(0),
            Turn::Offset(name) => Some(at(name)),
            Turn::Link(_) | Turn::Header | Turn::Cursor(..) => None,
        };
        let (next, seen) = (Some(first), HashSet::new());
        Self { client, next, fault: None, paging, seen, before: None, read }
    }

    /// Takes note of a page. It is an error of the page if it has been read before; what
    /// is wrong with the next one comes after the page's own items.
    pub fn turn(&mut self, page: &dyn Slot, meta: &Meta) -> Result<(), Error> {
        let Some(draft) = self.next.take() else { return Ok(()) };
        let spec = draft.spec;
        if matches!(self.paging.turn, Turn::Page(_) | Turn::Offset(_)) {
            self.refuse_repetition(page).map_err(|error| error.of(spec))?;
        }
        let count = look::count(page, self.paging.items) as u64;
        self.read = self.read.map(|read| read.saturating_add(count));
        if !self.is_last(page, meta, &draft, count) {
            match self.after(draft, page, meta, count) {
                Ok(next) => self.next = next,
                Err(error) => self.fault = Some(error.of(spec)),
            }
        }
        Ok(())
    }

    /// Whether the page says that there is no other.
    fn is_last(&self, page: &dyn Slot, meta: &Meta, draft: &Draft, count: u64) -> bool {
        let Paging { turn, more, total, size, most, last, first, .. } = self.paging;
        let said = |at| said(page, meta, at);
        if more.and_then(said).is_some_and(|more| more == "false") {
            return true;
        }
        if !matches!(turn, Turn::Page(_) | Turn::Offset(_)) {
            // An empty page can have a next one where the server filters what it found.
            return false;
        }
        let number = |at| said(at)?.parse::<u64>().ok();
        let pages = last.and_then(number).map(|last| last.saturating_add(*first));
        if let (Turn::Page(name), Some(pages)) = (turn, pages)
            && asked(self.paging, draft, name).unwrap_or(*first).saturating_add(1)
                >= pages
        {
            return true;
        }
        let total = total.and_then(number);
        let all = total.zip(self.read).is_some_and(|(total, read)| read >= total);
        // A size that the server may have lowered says nothing of the page that came.
        let size = size.and_then(|size| asked(self.paging, draft, size));
        let size = size.filter(|size| most.is_some_and(|most| *size <= most));
        count == 0 || all || size.is_some_and(|size| count < size)
    }

    /// The call for the page after this one.
    fn after(
        &mut self,
        draft: Box<Draft>,
        page: &dyn Slot,
        meta: &Meta,
        count: u64,
    ) -> Result<Option<Box<Draft>>, Error> {
        let at = |name| asked(self.paging, &draft, name).unwrap_or(self.paging.first);
        match self.paging.turn {
            Turn::Page(name) => {
                let next = at(name).saturating_add(1);
                Ok(Some(self.with(draft, name, next.into())))
            }
            Turn::Offset(name) => {
                let next = at(name).saturating_add(count);
                Ok(Some(self.with(draft, name, next.into())))
            }
            Turn::Link(next) => match said(page, meta, next) {
                Some(link) => self.follow(draft, &link).map(Some),
                None => Ok(None),
            },
            Turn::Header => match links::next(meta.headers()) {
                Some(link) => self.follow(draft, &link).map(Some),
                None => Ok(None),
            },
            Turn::Cursor(name, next) => match said(page, meta, next) {
                // Some servers write the whole URL.
                Some(link) if links::is_absolute(&link) => {
                    self.follow(draft, &link).map(Some)
                }
                Some(cursor) => {
                    self.visit(&cursor)?;
                    let cursor = match self.paging.in_body {
                        true => json(page, next).unwrap_or(cursor.into()),
                        false => cursor.into(),
                    };
                    Ok(Some(self.with(draft, name, cursor)))
                }
                None => Ok(None),
            },
        }
    }

    /// The call with this for what asks for the page.
    fn with(&self, mut draft: Box<Draft>, name: &str, value: Value) -> Box<Draft> {
        if self.paging.in_body {
            draft.members.insert(name.to_owned(), value);
            return draft;
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        draft.query = query::set(&draft.query, name, &text);
        draft
    }

    /// The call for the page behind a link; never one at another origin, which would get
    /// the token.
    fn follow(
        &mut self,
        mut draft: Box<Draft>,
        link: &str,
    ) -> Result<Box<Draft>, Error> {
        let here = target(&self.client, &draft)?.url;
        let there = links::resolve(&here, link).map_err(broken)?;
        if !is_same_origin(&there, &here) {
            let origin = there.origin().ascii_serialization();
            return Err(broken(format!(
                "the link to the next page leads to another origin ({origin}), which is not followed"
            )));
        }
        self.seen.insert(hash(here.as_str()));
        self.visit(there.as_str())?;
        draft.link = Some(there);
        Ok(draft)
    }

    /// Refuses to go where it has been.
    fn visit(&mut self, place: &str) -> Result<(), Error> {
        match self.seen.insert(hash(place)) {
            true => Ok(()),
            false => Err(broken("the pages go round in circles: this one leads back")),
        }
    }

    /// Refuses a page with the items of the one before: the server heeds no number.
    fn refuse_repetition(&mut self, page: &dyn Slot) -> Result<(), Error> {
        let mut items = None;
        look::at(page, self.paging.items, &mut |list| {
            let mut digest = Digest(DefaultHasher::new());
            if look::count(list, "") > 0
                && serde_json::to_writer(&mut digest, &Encode(list)).is_ok()
            {
                items = Some(digest.0.finish());
            }
        });
        if items.is_some() && items == self.before {
            return Err(broken("the page has the same items as the one before"));
        }
        self.before = items;
        Ok(())
    }
}

/// What the server itself says at a place: not what was put in where it said nothing.
fn said(page: &dyn Slot, meta: &Meta, at: &str) -> Option<String> {
    let path = at.trim_start_matches('/').replace('/', ".");
    let holds = |within: &str| {
        path.strip_prefix(within)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let corrected = meta.corrections().iter().any(|one| holds(&one.path));
    look::text(page, at).filter(|_| !corrected)
}

fn broken(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Redirect, what)
}

/// A number in the query of a call, or in its body.
fn asked(paging: &Paging, draft: &Draft, name: &str) -> Option<u64> {
    if !paging.in_body {
        return query::get(&draft.query, name)?.parse().ok();
    }
    if let Some(member) = draft.members.get(name) {
        return member.as_u64();
    }
    let body = draft.body.as_ref()?.bytes()?;
    serde_json::from_slice::<Map<String, Value>>(body).ok()?.get(name)?.as_u64()
}

/// What stands at a place, as it stands there.
fn json(page: &dyn Slot, at: &str) -> Option<Value> {
    let mut found = None;
    look::at(page, at, &mut |place| found = serde_json::to_value(Encode(place)).ok());
    found
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// A hash that JSON can be written to.
struct Digest(DefaultHasher);

impl io::Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
