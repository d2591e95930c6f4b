//! That an outage ends retries, and that successes allow them again.

use super::{Budget, FULL};
use crate::runtime::send::retry::Trouble;

#[test]
fn an_outage_ends_the_retries_and_successes_allow_them_again() {
    let budget = Budget::default();
    let paid = (0..1000).filter(|_| budget.pay(Trouble::Broken)).count();
    assert_eq!(paid, FULL as usize / 5);
    (0..4).for_each(|_| budget.refund(None));
    assert!(!budget.pay(Trouble::Broken));
    budget.refund(None);
    assert!(budget.pay(Trouble::Broken));
}

#[test]
fn a_success_gives_back_what_its_retry_took_and_never_more_than_there_was() {
    let budget = Budget::default();
    for _ in 0..1000 {
        assert!(budget.pay(Trouble::TimedOut));
        budget.refund(Some(Trouble::TimedOut));
    }
    (0..1000).for_each(|_| budget.refund(None));
    let paid = (0..1000).filter(|_| budget.pay(Trouble::TimedOut)).count();
    assert_eq!(paid, 50);
}
