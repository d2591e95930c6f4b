//! Compares what came of each change with what had to.

use super::{Answer, Change, Expected, Tally, To};

/// Counts what came as it had to, and says of the rest, by the example's number, what is
/// wrong.
pub fn judge(
    changes: &[Change],
    answers: &[Result<Answer, String>],
) -> (Tally, Vec<(usize, String)>) {
    let mut tally = Tally::default();
    let mut wrong = Vec::new();
    let mut base: Option<&Answer> = None;
    for (change, answer) in changes.iter().zip(answers) {
        let judged = match answer {
            Err(death) => Err(death.clone()),
            Ok(answer) if change.expected == Expected::Base => {
                base = Some(answer);
                untouched(answer).map(|()| None)
            }
            // An example that can't be decoded as it is tells nothing; that was said before.
            Ok(answer) => match base.and_then(|base| base.read.as_ref().ok()) {
                Some(before) => compare(change, before, answer).map(Some),
                None => continue,
            },
        };
        tally.changes += usize::from(change.expected != Expected::Base);
        match judged {
            Ok(None) => {}
            Ok(Some(Came::Corrected)) => tally.corrected += 1,
            Ok(Some(Came::Taken)) => tally.taken += 1,
            Ok(Some(Came::Refused)) => tally.refused += 1,
            Err(what) => {
                let (to, path) = (change.to, change.path());
                wrong.push((change.example, format!("{to} {path:?}: {what}")));
            }
        }
    }
    (tally, wrong)
}

#[derive(Debug, PartialEq)]
enum Came {
    Corrected,
    Taken,
    Refused,
}

/// An example as it is: strict decoding refuses it if, and only if, something is corrected.
fn untouched(answer: &Answer) -> Result<(), String> {
    consistent(answer)?;
    let corrected =
        answer.read.as_ref().is_ok_and(|corrections| !corrections.is_empty());
    let refused = answer.read.is_err() || corrected;
    if refused != answer.strict.is_err() {
        return Err(format!("strict decoding says {:?}", answer.strict));
    }
    Ok(())
}

/// What holds whatever is decoded.
fn consistent(answer: &Answer) -> Result<(), String> {
    if !answer.same {
        return Err("plain serde gives something else".to_owned());
    }
    match &answer.lost {
        Some(lost) => Err(format!("something is lost: {lost}")),
        None => Ok(()),
    }
}

fn compare(
    change: &Change,
    before: &[(String, String)],
    answer: &Answer,
) -> Result<Came, String> {
    consistent(answer)?;
    let path = change.path();
    let reason = if change.to == To::Null { "Null" } else { "Missing" };
    let may_pass = matches!(change.expected, Expected::InUnion { valid: true, .. });
    if !may_pass && answer.strict.is_ok() {
        return Err("strict decoding takes it".to_owned());
    }
    let corrections = match (&answer.read, &change.expected) {
        (Ok(_), Expected::Failure) => return Err("it was decoded".to_owned()),
        (Ok(corrections), _) => corrections,
        (Err(_), Expected::InUnion { valid: false, .. }) => return Ok(Came::Refused),
        (Err((at, _)), Expected::Failure) if *at == path => return Ok(Came::Refused),
        (Err((at, why)), _) => return Err(format!("refused at {at:?}: {why}")),
    };
    let new = beyond(change, before, corrections)?;
    let exactly = |(at, why): &(String, String)| *at == path && why == reason;
    let fits = match (&change.expected, new.as_slice()) {
        (Expected::InUnion { valid: true, .. }, []) if answer.strict.is_ok() => {
            return Ok(Came::Taken);
        }
        // Some variant would do without it, but the one that fits best does not.
        (_, [one]) if exactly(one) => answer.strict.is_err(),
        (Expected::InUnion { unions, valid: false }, [(at, why)]) => {
            unions.contains(at) && why == "Unrecognized"
        }
        _ => false,
    };
    if fits { Ok(Came::Corrected) } else { Err(format!("corrected: {new:?}")) }
}

/// The corrections that the untouched example does not need. It needs its own still, but
/// for those in what was changed or is now something else.
fn beyond<'a>(
    change: &Change,
    before: &[(String, String)],
    now: &'a [(String, String)],
) -> Result<Vec<&'a (String, String)>, String> {
    let within = match &change.expected {
        Expected::InUnion { unions, .. } => unions.clone(),
        Expected::Unknown => vec![change.owner()],
        _ => vec![change.path()],
    };
    let mut new: Vec<_> = now.iter().collect();
    for known in before {
        match new.iter().position(|one| *one == known) {
            Some(index) => drop(new.remove(index)),
            None if within.iter().any(|top| is_below(top, &known.0)) => {}
            None => return Err(format!("no longer corrected: {known:?}")),
        }
    }
    Ok(new)
}

fn is_below(top: &str, path: &str) -> bool {
    let end = path.strip_prefix(top);
    end.is_some_and(|end| {
        top.is_empty() || end.is_empty() || end.starts_with(['.', '['])
    })
}

#[cfg(test)]
mod tests {
    use super::{Came, compare, judge};
    use crate::corpus::removals::{Answer, Change, Expected, Step, To};

    fn change(expected: Expected) -> Change {
        let at = vec![Step::Member("a".to_owned()), Step::Item(0), member("b c")];
        Change { example: 0, at, to: To::Nothing, expected }
    }

    fn member(name: &str) -> Step {
        Step::Member(name.to_owned())
    }

    fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(at, why)| (at.to_string(), why.to_string())).collect()
    }

    fn answer(pairs: &[(&str, &str)], strict: Result<(), String>) -> Answer {
        Answer { read: Ok(told(pairs)), strict, lost: None, same: true }
    }

    const HERE: (&str, &str) = (r#"a[0]["b c"]"#, "Missing");

    fn came(expected: Expected, pairs: &[(&str, &str)]) -> Result<Came, String> {
        let strict = if pairs.is_empty() { Ok(()) } else { Err(String::new()) };
        compare(&change(expected), &told(&[("z", "Malformed")]), &answer(pairs, strict))
    }

    #[test]
    fn a_correction_is_exactly_the_one() {
        let z = ("z", "Malformed");
        assert_eq!(came(Expected::Correction, &[z, HERE]), Ok(Came::Corrected));
        for wrong in [&[z][..], &[HERE], &[z, HERE, HERE], &[z, (HERE.0, "Null")], &[]] {
            assert!(came(Expected::Correction, wrong).is_err(), "{wrong:?}");
        }
        assert!(came(Expected::Failure, &[z, HERE]).is_err());
    }

    #[test]
    fn a_union_may_be_unknown_or_another_one_if_that_is_right() {
        let z = ("z", "Malformed");
        let within = |valid| Expected::InUnion { unions: vec!["a[0]".into()], valid };
        let unknown = ("a[0]", "Unrecognized");
        assert_eq!(came(within(false), &[z, unknown]), Ok(Came::Corrected));
        assert!(came(within(false), &[z]).is_err());
        assert!(came(within(false), &[z, ("a", "Unrecognized")]).is_err());
        let taken = answer(&[("z", "Malformed")], Ok(()));
        let before = told(&[z]);
        assert_eq!(compare(&change(within(true)), &before, &taken), Ok(Came::Taken));
        assert!(compare(&change(within(false)), &before, &taken).is_err());
    }

    #[test]
    fn what_is_lost_or_refused_elsewhere_is_wrong() {
        let fault = |at: &str| (at.to_owned(), "expected ..".to_owned());
        let refused = |at| Answer {
            read: Err(fault(at)),
            strict: Err(String::new()),
            lost: None,
            same: true,
        };
        let needed = change(Expected::Failure);
        assert_eq!(compare(&needed, &[], &refused(HERE.0)), Ok(Came::Refused));
        assert!(compare(&needed, &[], &refused("a")).is_err());
        let lost = Answer { lost: Some("x".into()), ..answer(&[HERE], Err("".into())) };
        assert!(compare(&change(Expected::Correction), &[], &lost).is_err());
        let other = Answer { same: false, ..answer(&[HERE], Err("".into())) };
        assert!(compare(&change(Expected::Correction), &[], &other).is_err());
    }

    #[test]
    fn only_what_has_a_base_is_counted() {
        let base = Change { at: Vec::new(), ..change(Expected::Base) };
        let changes = [base, change(Expected::Correction), change(Expected::Correction)];
        let answers =
            [answer(&[], Ok(())), answer(&[HERE], Err("".into())), answer(&[], Ok(()))];
        let (tally, wrong) = judge(&changes, &answers.map(Ok));
        assert_eq!((tally.changes, tally.noticed(), wrong.len()), (2, 1, 1));
    }
}
