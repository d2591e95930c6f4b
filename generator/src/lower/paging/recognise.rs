//! How a page leads to the next.

use super::Missing;
use super::around::{Around, Kind};
use super::items::{self, Found};
use super::words::{
    BESIDE, CURSORS, HREF, LAST_ID, LAST_PAGE, LINKS, MORE, NEXT_PAGE, OFFSET, PAGE,
    PAGES, SIZE, TOTAL, plain,
};
use crate::config::{PagingRule, PagingStyle, Spot};
use crate::ir::{Field, Method, Pagination, Place, Presence, Turn, Type};

/// The ways, the plainest first.
const STYLES: [PagingStyle; 5] = [
    PagingStyle::NextLink,
    PagingStyle::LinkHeader,
    PagingStyle::Cursor,
    PagingStyle::Page,
    PagingStyle::Offset,
];

/// A page, and what `client.toml` says of it.
struct Page<'a> {
    around: &'a Around<'a>,
    rule: &'a PagingRule,
    found: Found<'a>,
    body: &'a Type,
}

/// As the document tells.
pub fn by_itself(around: &Around<'_>) -> Option<Pagination> {
    if around.operation.method != Method::Get {
        return None;
    }
    by_rule(around, &PagingRule::default()).ok()
}

/// As the rule and the document tell together.
pub fn by_rule(around: &Around<'_>, rule: &PagingRule) -> Result<Pagination, Missing> {
    let body = around.body().ok_or_else(|| missing("its result is not JSON"))?;
    let names = [&rule.parameter, &rule.size].into_iter().flatten();
    for Spot { value, place } in names {
        if around.named(value).is_none() && around.sent(value).is_none() {
            let what = format!("no parameter or member sent is called `{value}`");
            return Err((Some(place.clone()), what));
        }
    }
    let found = match &rule.items {
        Some(path) => items::at(around, body, path)?,
        None => items::find(around, body)?,
    };
    let page = Page { around, rule, found, body };
    let turn = match rule.style {
        Some(style) => page.turn(style)?,
        None => STYLES
            .into_iter()
            .find_map(|style| page.turn(style).ok())
            .ok_or_else(|| missing("nothing tells how a page leads to the next"))?,
    };
    page.finish(turn)
}

fn missing(what: impl Into<String>) -> Missing {
    (None, what.into())
}

impl<'a> Page<'a> {
    fn turn(&self, style: PagingStyle) -> Result<Turn, Missing> {
        match style {
            PagingStyle::NextLink => self.link().map(Turn::Link),
            PagingStyle::LinkHeader => self.header(),
            PagingStyle::Cursor => self.cursor(),
            PagingStyle::Page => self.page(),
            PagingStyle::Offset => self.offset(),
        }
    }

    /// The user's parameter, or the one that is called so.
    fn parameter(
        &self,
        names: &[&str],
        kind: Kind,
        what: &str,
    ) -> Result<String, Missing> {
        let found = match &self.rule.parameter {
            // Known to be there.
            Some(name) => return Ok(name.value.clone()),
            None => self.around.parameter(names, kind),
        };
        let found = found.map(|parameter| parameter.wire.clone());
        found.ok_or_else(|| {
            missing(format!("no query parameter is {what}; say which with `parameter`"))
        })
    }

    /// By the page's number; if the page tells the next one's, by that.
    fn page(&self) -> Result<Turn, Missing> {
        let name = self.parameter(PAGE, Kind::Number, "the page's number")?;
        let next = self.find(&|place, field| {
            // A required one may have been put in where the server left it out.
            let fits = NEXT_PAGE.contains(&plain(&field.wire).as_str())
                && field.presence != Presence::Required
                && self.around.is(&field.ty, Kind::Number);
            fits.then(|| place.clone())
        });
        Ok(match next {
            Some(next) => Turn::Cursor(name, next),
            None => Turn::Page(name),
        })
    }

    fn offset(&self) -> Result<Turn, Missing> {
        let name =
            self.parameter(OFFSET, Kind::Number, "the number of items to skip")?;
        // A `start` alone may be anything.
        let sized = self.rule.parameter.is_some() || self.size().is_some();
        match sized {
            true => Ok(Turn::Offset(name)),
            false => Err(missing("no query parameter says how many items a page has")),
        }
    }

    fn header(&self) -> Result<Turn, Missing> {
        let responses = self.around.operation.responses.iter().filter(|one| one.result);
        let mut headers = responses.flat_map(|one| &one.headers);
        let asked = self.rule.style == Some(PagingStyle::LinkHeader);
        match asked || headers.any(|header| header.wire.eq_ignore_ascii_case("link")) {
            true => Ok(Turn::Header),
            false => Err(missing("it has no `Link` header")),
        }
    }

    /// The URL of the next page.
    fn link(&self) -> Result<Place, Missing> {
        if let Some(place) = self.given(&self.rule.next)? {
            return Ok(place);
        }
        let word = CURSORS.iter().any(|(names, _)| self.takes(names, Kind::Word));
        let pages = self.takes(PAGE, Kind::Number)
            || self.takes(OFFSET, Kind::Number)
            || self.takes(SIZE, Kind::Number);
        let beside = self.around.members(self.body);
        let beside =
            beside.iter().any(|one| BESIDE.contains(&plain(&one.wire).as_str()));
        let place = self.find(&|place, field| {
            let name = plain(&field.wire);
            // With a cursor to send, `next` may as well be that.
            let doubtful =
                name == "next" && (word || place.0.len() == 1 && !pages && !beside);
            if doubtful || !LINKS.contains(&name.as_str()) {
                return None;
            }
            if self.around.is(&field.ty, Kind::Text) {
                return Some(place.clone());
            }
            let inner = self.around.members(&field.ty);
            let inner = inner.into_iter().find(|one| {
                HREF.contains(&plain(&one.wire).as_str())
                    && self.around.is(&one.ty, Kind::Text)
            });
            inner.map(|inner| super::around::inside(place, &inner.wire))
        });
        place.ok_or_else(|| {
            missing("no member is the URL of the next page; say which with `next`")
        })
    }

    fn takes(&self, names: &[&str], kind: Kind) -> bool {
        self.around.parameter(names, kind).is_some()
    }

    fn cursor(&self) -> Result<Turn, Missing> {
        let none = || {
            missing(
                "no member is what a query parameter takes; say so with `parameter` and `next`",
            )
        };
        if let Some(next) = self.given(&self.rule.next)? {
            let names: Vec<&str> =
                CURSORS.iter().flat_map(|(names, _)| *names).copied().collect();
            let name = self.parameter(&names, Kind::Word, "what the page gives")?;
            return Ok(Turn::Cursor(name, next));
        }
        for (names, members) in CURSORS {
            let Ok(name) = self.parameter(names, Kind::Word, "a cursor") else {
                continue;
            };
            for member in *members {
                let next = self.find(&|place, field| {
                    // A server that repeats `after` by itself repeats what it was asked.
                    let fits = plain(&field.wire) == *member
                        && (*member != "after" || place.0.len() > 1)
                        && self.around.is(&field.ty, Kind::Word);
                    fits.then(|| place.clone())
                });
                if let Some(next) = next {
                    return Ok(Turn::Cursor(name, next));
                }
            }
        }
        self.last_id().ok_or_else(none)
    }

    /// The last item's id, where the page says whether there is another.
    fn last_id(&self) -> Option<Turn> {
        let name = self.around.parameter(LAST_ID, Kind::Word)?.wire.clone();
        let items = &self.found.items;
        let more = self.named(MORE, Kind::Truth);
        let id = self.item_id()?;
        let mut next = items.place.clone();
        next.0.extend([Place::LAST.to_owned(), id]);
        more.map(|_| Turn::Cursor(name, next))
    }

    fn item_id(&self) -> Option<String> {
        let mut ty = self.body;
        for name in &self.found.items.place.0 {
            let members = self.around.own_members(ty);
            ty = &members.iter().find(|field| field.wire == *name)?.ty;
        }
        let Type::List(item) = self.around.resolved(ty) else { return None };
        let members = self.around.members(item);
        let id = members.iter().find(|one| one.wire == "id")?;
        self.around.is(&id.ty, Kind::Word).then(|| id.wire.clone())
    }

    fn size(&self) -> Option<String> {
        match &self.rule.size {
            Some(size) => Some(size.value.clone()),
            None => Some(self.around.parameter(SIZE, Kind::Number)?.wire.clone()),
        }
    }

    /// A member of the page that has one of these names.
    fn named(&self, names: &[&str], kind: Kind) -> Option<Place> {
        self.find(&|place, field| {
            let fits = names.contains(&plain(&field.wire).as_str())
                && self.around.is(&field.ty, kind);
            fits.then(|| place.clone())
        })
    }

    /// Where the page says how many pages there are. If the first is 0, the last one's
    /// number is not that.
    fn last(&self, first: u64) -> Option<Place> {
        let named = |names| self.named(names, Kind::Number);
        let last = named(LAST_PAGE).filter(|_| first == 1);
        named(PAGES).or(last).filter(|_| first <= 1)
    }

    /// In the page, then in what the items are wrapped in.
    fn find(&self, fits: &dyn Fn(&Place, &'a Field) -> Option<Place>) -> Option<Place> {
        let outside = self.around.find(&Place::default(), self.body, fits);
        outside.or_else(|| {
            let (place, ty) = self.found.wrapper.as_ref()?;
            self.around.find(place, ty, fits)
        })
    }

    /// A place that the user gives: it has to be there, as far as the types tell.
    fn given(&self, path: &Option<Spot<Vec<String>>>) -> Result<Option<Place>, Missing> {
        let Some(Spot { value, place }) = path else { return Ok(None) };
        match self.around.reaches(self.body, value) {
            Ok(()) => Ok(Some(Place(value.clone()))),
            Err(name) => {
                let what = format!("`{}` has no `{name}`", value.join("."));
                Err((Some(place.clone()), what))
            }
        }
    }

    fn finish(self, turn: Turn) -> Result<Pagination, Missing> {
        let counted = matches!(turn, Turn::Page(_) | Turn::Offset(_));
        let more = match self.given(&self.rule.more)? {
            None => self.named(MORE, Kind::Truth),
            given => given,
        };
        let total = match self.given(&self.rule.total)? {
            None if counted => self.named(TOTAL, Kind::Number),
            given => given,
        };
        let size = self.size().filter(|_| counted);
        let most = size.as_ref().and_then(|size| self.around.bounds(size).most);
        let first = match &turn {
            Turn::Page(name) => {
                let told = self.around.bounds(name).first.filter(|first| *first == 0);
                self.rule.first.or(told).filter(|first| *first != 1)
            }
            Turn::Offset(_) => self.rule.first.filter(|first| *first != 0),
            _ => None,
        };
        let size = size.filter(|_| most.is_some());
        let last = match &turn {
            Turn::Page(_) => self.last(first.unwrap_or(1)),
            _ => None,
        };
        let in_body = self.around.is_in_body(&turn);
        let items = self.found.items;
        Ok(Pagination { turn, items, first, size, most, more, total, last, in_body })
    }
}
