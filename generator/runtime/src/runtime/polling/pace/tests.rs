//! That pauses grow, end with the time, and heed the server.

use super::Pace;
use std::time::Duration;

#[test]
fn pauses_grow_up_to_a_limit_and_end_with_the_time() {
    let secs = Duration::from_secs;
    let mut pace = Pace { limit: secs(30), longest: secs(9), ..Pace::default() };
    pace.interval = secs(4);
    pace.start(secs(100));
    let mut now = secs(100);
    let mut pauses = Vec::new();
    while let Some(pause) = pace.next(now, None) {
        now += pause;
        pauses.push(pause.as_secs());
    }
    // The last two seconds are for the last look.
    assert_eq!(pauses, [4, 6, 9, 9]);
    assert_eq!(pace.left(now), secs(2));
}

#[test]
fn the_server_can_ask_for_a_longer_pause() {
    let mut pace = Pace::default();
    let pause = pace.next(Duration::ZERO, Some(Duration::from_secs(7)));
    assert_eq!(pause, Some(Duration::from_secs(7)));
}
