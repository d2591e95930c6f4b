//! The streams that users read: pages, and the items in them.

use super::Paged;
use super::reader::Reader;
use crate::runtime::body::Reply;
use crate::runtime::call::Draft;
use crate::runtime::{Client, Error, Response, send};
use futures_core::Stream;
use std::fmt::{self, Debug, Formatter};
use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

type Sent = Pin<Box<dyn Future<Output = Result<(usize, Reply), Error>> + Send>>;

/// The pages of a result, each asked for when it is read.
///
/// After an error the same page is asked for again, if it is read on: what came before is
/// neither lost nor repeated. Only a page that leads back, or to another origin, is the end.
#[must_use = "no page is asked for before it is read"]
pub struct Pages<O> {
    reader: Reader,
    sent: Option<Sent>,
    operation: PhantomData<fn() -> O>,
}

/// The items of all pages, one by one. A page is asked for when those before it have been
/// read; errors are as [`Pages`] has them.
#[must_use = "no page is asked for before it is read"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    ready: vec::IntoIter<O::Item>,
}

// No field is ever pinned in place.
impl<O: Paged> Unpin for Items<O> {}

impl<O: Paged> Pages<O> {
    pub(super) fn new(client: Client, first: Box<Draft>) -> Self {
        let reader = Reader::new(client, O::PAGING, first);
        Self { reader, sent: None, operation: PhantomData }
    }

    /// The next page.
    pub async fn next(&mut self) -> Option<Result<Response<O::Output>, Error>> {
        poll_fn(|task| Pin::new(&mut *self).poll_next(task)).await
    }

    /// The next page, with the error outside: for `while let Some(page) = ..?`.
    pub async fn try_next(&mut self) -> Result<Option<Response<O::Output>>, Error> {
        self.next().await.transpose()
    }

    fn read(
        &mut self,
        (success, mut reply): (usize, Reply),
    ) -> Result<Response<O::Output>, Error> {
        let page = O::decode(success, &mut reply)?;
        self.reader.turn(&page, &reply.meta)?;
        Ok(Response::new(page, reply.meta))
    }
}

impl<O: Paged> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self { pages, ready: Vec::new().into_iter() }
    }

    /// The next item.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|task| Pin::new(&mut *self).poll_next(task)).await
    }

    /// The next item, with the error outside: for `while let Some(item) = ..?`.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, Error> {
        self.next().await.transpose()
    }

    /// All items, in a `Vec` or another collection, up to the first error. What it has
    /// read before that is gone; with [`Items::try_next`] it is not.
    pub async fn try_collect<C: Default + Extend<O::Item>>(
        mut self,
    ) -> Result<C, Error> {
        let mut all = C::default();
        while let Some(item) = self.try_next().await? {
            all.extend([item]);
        }
        Ok(all)
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<Response<O::Output>, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(sent) = &mut self.sent {
                let reply = ready!(sent.as_mut().poll(task));
                self.sent = None;
                return Poll::Ready(Some(reply.and_then(|reply| self.read(reply))));
            }
            if let Some(fault) = self.reader.fault.take() {
                return Poll::Ready(Some(Err(fault)));
            }
            let Some(draft) = self.reader.next.clone() else {
                return Poll::Ready(None);
            };
            self.sent = Some(send::send(self.reader.client.clone(), draft));
        }
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(task)) {
                Some(Ok(page)) => self.ready = O::items(page.into_inner()).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.ready.len(), None)
    }
}

impl<O> Debug for Pages<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let next = self.reader.next.as_ref().map(|draft| draft.spec.id);
        f.debug_struct("Pages").field("next", &next).finish_non_exhaustive()
    }
}

impl<O: Paged> Debug for Items<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { pages, ready } = self;
        f.debug_struct("Items")
            .field("pages", pages)
            .field("ready", &ready.len())
            .finish()
    }
}
