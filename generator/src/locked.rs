//! Names that stay: reads `names.lock` beside the document, lowers with what it says, and
//! brings it up to date. What is in it is `names`' and `lower`'s matter.

use std::path::PathBuf;

use crate::config::{self, Config};
use crate::diag::{Code, Fault, Faults};
use crate::lower::{self, Named};
use crate::names::{Kept, Lock, Wanted, accept};
use crate::normalise::Document;
use crate::write::{self, ChangeKind, Mode};
use crate::{Failure, Findings, Options};

/// What becomes of `names.lock`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locking {
    /// Where there is one it is kept up to date.
    #[default]
    Kept,
    /// It is made if there is none.
    Made,
    /// It is read, and never written.
    Read,
}

/// What there is to say of locked names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesReport {
    /// The file.
    pub path: PathBuf,
    /// What was not as it should be in it, and in [`Mode::Write`] was put right.
    pub change: Option<ChangeKind>,
    /// Names that stay although the document calls the things otherwise by now.
    pub kept: Vec<Kept>,
}

/// What the crate consists of, under the names that users call already.
pub(crate) fn decide(
    options: &Options,
    config: &Config,
    document: &Document,
    findings: &mut Findings,
) -> Result<Named, Failure> {
    let lock = read(options, findings)?;
    let faults = &mut findings.faults;
    let lower = |lock: Option<&Lock>, faults: &mut Faults| {
        lower::with_names(document, config, &options.only, lock, faults)
    };
    let Some((wanted, lock)) = options.rename.as_ref().zip(lock.as_ref()) else {
        if options.rename.is_some() {
            let message = "no name is locked, so there is none to change";
            let fault = Fault::placeless(Code::RenameNoEffect, message);
            faults.push(fault.hint("`--lock` makes a `names.lock` beside the document"));
        }
        let named = lower(lock.as_ref(), faults);
        return findings.sound(named);
    };
    // What is wrong with the document is said once, by the last of three.
    let names = |lock: &Lock| lower(Some(lock), &mut Faults::new())?.names;
    let both = names(lock).zip(names(&Lock::default()));
    let changed = both.map(|(settled, rules)| renamed(&settled, &rules, wanted, faults));
    let named = lower(changed.as_ref().or(Some(lock)), faults);
    findings.sound(named)
}

fn read(options: &Options, findings: &mut Findings) -> Result<Option<Lock>, Failure> {
    let path = options.names_path();
    if path.exists() {
        let Findings { sources, faults, .. } = findings;
        let lock = config::names(&path, sources, faults);
        return findings.sound(lock).map(Some);
    }
    Ok((options.names == Locking::Made).then(Lock::default))
}

/// The names with those that are to change, and a word about what that does not reach.
fn renamed(settled: &Lock, rules: &Lock, wanted: &Wanted, faults: &mut Faults) -> Lock {
    let accepted = accept(settled, rules, wanted);
    for name in accepted.idle {
        let message = format!("nothing would be called otherwise for `{name}`");
        let hint = "say an old or a new name, an operationId or a schema";
        faults.push(Fault::placeless(Code::RenameNoEffect, message).hint(hint));
    }
    for (what, old) in accepted.without_alias {
        let message = format!("`{what}` was `{old}`, and users have to follow");
        let hint = "only types, operations and resources can keep an older name, too";
        faults.push(Fault::placeless(Code::NoAlias, message).hint(hint));
    }
    accepted.lock
}

/// Brings the file up to date, or says that it is not. A run that wants only some
/// resources does not know all names, and leaves it alone.
///
/// It is written before the crate: whatever ends a run between the two, the next one makes
/// the crate that the file promises.
pub(crate) fn write(
    options: &Options,
    names: Option<Lock>,
    kept: Vec<Kept>,
    mode: Mode,
) -> Result<Option<NamesReport>, Failure> {
    let Some(names) = names else { return Ok(None) };
    let path = options.names_path();
    let whole = options.only.is_empty() && options.names != Locking::Read;
    let change = match whole {
        true => write::single(&path, &names.text(), mode)?,
        false => None,
    };
    Ok(Some(NamesReport { path, change, kept }))
}
