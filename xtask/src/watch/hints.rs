//! Waits until something may have happened: to a file, or to the user's patience.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use oasmith::Inputs;

/// A save is over when nothing more has happened for so long,
const QUIET: Duration = Duration::from_millis(40);
/// or when it has gone on for so long.
const LONGEST: Duration = Duration::from_millis(400);

/// How often files are looked at without a hint: some systems lose hints, and folders
/// that are moved away take theirs with them.
const UNTOLD: Duration = Duration::from_secs(2);
/// As [`UNTOLD`], where the system gives no hints at all.
const DEAF: Duration = Duration::from_millis(300);

/// Why waiting has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Something may have changed.
    Look,
    /// The user wants no more.
    Stop,
}

/// Told by the system.
pub struct Hints {
    told: Receiver<Hint>,
    /// None, if the system can't tell.
    watcher: Option<RecommendedWatcher>,
    followed: BTreeSet<PathBuf>,
    every: Duration,
    over: bool,
}

impl Hints {
    /// From now on Ctrl-C ends the waiting, not the process.
    pub fn start() -> Result<Self, String> {
        let (tell, told) = mpsc::channel();
        let stop = tell.clone();
        // A send fails when nobody waits any more, and then nobody has to know.
        let stopped = ctrlc::set_handler(move || {
            let _ = stop.send(Hint::Stop);
        });
        stopped.map_err(|error| format!("Ctrl-C can't be heard: {error}"))?;
        let watcher = notify::recommended_watcher(listener(tell)).ok();
        let every = if watcher.is_some() { UNTOLD } else { DEAF };
        Ok(Self { told, watcher, followed: BTreeSet::new(), every, over: false })
    }

    /// Listens to the folders that the inputs are in. Folders and not files: editors put
    /// a new file in the place of the old one.
    pub fn follow(&mut self, inputs: &Inputs) {
        let Some(watcher) = &mut self.watcher else { return };
        let wanted = folders(inputs);
        for gone in self.followed.difference(&wanted) {
            // A folder that has gone takes its watch with it.
            let _ = watcher.unwatch(gone);
        }
        for new in wanted.difference(&self.followed) {
            if watcher.watch(new, RecursiveMode::NonRecursive).is_err() {
                self.every = DEAF;
            }
        }
        self.followed = wanted;
    }

    /// Waits for a hint and then for the end of what it is about.
    pub fn wait(&mut self) -> Hint {
        if self.over {
            return Hint::Stop;
        }
        match self.told.recv_timeout(self.every) {
            Ok(Hint::Stop) | Err(RecvTimeoutError::Disconnected) => self.stop(),
            Ok(Hint::Look) => self.settle(),
            Err(RecvTimeoutError::Timeout) => Hint::Look,
        }
    }

    /// Whether the user has stopped it meanwhile. Other hints are forgotten.
    pub fn is_over(&mut self) -> bool {
        self.over = self.over || self.told.try_iter().any(|hint| hint == Hint::Stop);
        self.over
    }

    fn settle(&mut self) -> Hint {
        let start = Instant::now();
        while start.elapsed() < LONGEST {
            match self.told.recv_timeout(QUIET) {
                Ok(Hint::Look) => {}
                Ok(Hint::Stop) => return self.stop(),
                Err(_) => break,
            }
        }
        Hint::Look
    }

    fn stop(&mut self) -> Hint {
        self.over = true;
        Hint::Stop
    }
}

fn listener(tell: Sender<Hint>) -> impl FnMut(notify::Result<Event>) + Send {
    move |event| {
        let is_reading = event.is_ok_and(|event| match event.kind {
            EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
            _ => false,
        });
        if !is_reading {
            let _ = tell.send(Hint::Look);
        }
    }
}

/// The folders that the inputs are in, under the names given and under their real ones;
/// for those that are not there, the nearest one above.
fn folders(inputs: &Inputs) -> BTreeSet<PathBuf> {
    let real = inputs.files.iter().filter_map(|file| fs::canonicalize(file).ok());
    let files = inputs.files.iter().cloned().chain(real);
    let above = files.filter_map(|file| file.parent().map(Path::to_owned));
    let all: BTreeSet<PathBuf> = above.chain(inputs.folders.iter().cloned()).collect();
    let there = |path: &PathBuf| {
        path.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned)
    };
    all.iter().filter_map(there).collect()
}
