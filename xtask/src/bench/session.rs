//! One run of the measurements: what it needs, and what it measured.

use super::krate::{Crate, Goal};
use super::ours;
use super::part::Part;
use super::peer::Peer;
use super::place::Place;
use super::printed::Printed;
use super::results::Results;
use super::subject::{Subject, Who};
use super::turns::{Contestant, take};
use super::{growth, peer};
use crate::say;

/// The benchmarks of the tests that measure calls.
const CALLS: [&str; 2] = ["per_call_time", "per_call_allocations"];

/// What measures.
pub struct Session {
    /// Where its files are.
    pub place: Place,
    /// How often each is measured.
    pub runs: usize,
    /// How often each release build is measured.
    pub runs_release: usize,
    /// What few features are.
    pub features: Vec<String>,
    /// The other generator, if it is wanted and could be had.
    pub peer: Option<Peer>,
    /// The results so far.
    pub results: Results,
}

impl Session {
    /// Measures a part, and keeps what it finds.
    pub fn measure(&mut self, part: Part) -> Result<(), String> {
        match part {
            Part::Generate => self.generate(),
            Part::Check => self.check(),
            Part::Release => self.release(),
            Part::Growth => growth::measure(self),
            Part::Page => {
                self.results.page = Some(Printed::run(&self.place, "page")?);
                self.save()
            }
            Part::Calls => {
                let tables = CALLS.iter().map(|bench| Printed::run(&self.place, bench));
                self.results.calls = tables.collect::<Result<_, _>>()?;
                self.save()
            }
        }
    }

    /// Keeps the results.
    pub fn save(&self) -> Result<(), String> {
        let path = self.place.results();
        self.results.write(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn generate(&mut self) -> Result<(), String> {
        let (place, peer) = (self.place.clone(), self.peer.clone());
        self.crates()?;
        let mut contestants = vec![
            Contestant::new(Subject::Generate, || {
                Ok(ours::generate(&place, &place.new_crate()).run()?.sample)
            }),
            Contestant::new(Subject::GenerateAgain, || {
                Ok(ours::generate(&place, &place.ours()).run()?.sample)
            }),
        ];
        if let Some(peer) = &peer {
            contestants.push(Contestant::new(Subject::Bundle, || {
                Ok(ours::bundle(&place).run()?.sample)
            }));
            contestants.push(Contestant::new(Subject::PeerGenerate, || {
                Peer::clear(&place)?;
                Ok(peer.generate(&place).run()?.sample)
            }));
        }
        self.take(Part::Generate, &contestants)
    }

    fn check(&mut self) -> Result<(), String> {
        let crates = self.crates()?;
        let few = crates.ours.only(&self.features);
        crates.warm(Goal::Check)?;
        let check = |krate: &Crate| krate.alone(Goal::Check);
        let mut contestants =
            vec![Contestant::new(Subject::Check, || check(&crates.ours))];
        if few.has(&self.features) {
            contestants.push(Contestant::new(Subject::CheckFeatures, || check(&few)));
        } else {
            let features = self.features.join(",");
            say::err(&format!("left out: the crate has no features {features}\n"));
        }
        if let Some(peers) = &crates.peers {
            contestants.push(Contestant::new(Subject::PeerCheck, || check(peers)));
        }
        self.take(Part::Check, &contestants)
    }

    fn release(&mut self) -> Result<(), String> {
        let crates = self.crates()?;
        crates.warm(Goal::Release)?;
        let build = |krate: &Crate| krate.alone(Goal::Release);
        let mut contestants =
            vec![Contestant::new(Subject::Release, || build(&crates.ours))];
        if let Some(peers) = &crates.peers {
            contestants.push(Contestant::new(Subject::PeerRelease, || build(peers)));
        }
        self.take(Part::Release, &contestants)
    }

    /// Writes both crates as they are today, and counts them.
    fn crates(&mut self) -> Result<Crates, String> {
        say::err("generating\n");
        let summary = ours::generate(&self.place, &self.place.ours()).output()?;
        self.results.operations = ours::operations(&summary).unwrap_or_default();
        let ours = Crate::new(&self.place, self.place.ours())?;
        let mut crates = Crates { ours, peers: None };
        if let Some(peer) = &self.peer {
            ours::bundle(&self.place).run()?;
            peer.generate(&self.place).run()?;
            crates.peers = Some(Peer::wrap(&self.place)?);
        }
        self.results.sizes.clear();
        let both = [(Who::Ours, Some(&crates.ours)), (Who::Peer, crates.peers.as_ref())];
        for (who, krate) in both {
            let Some(krate) = krate else { continue };
            let size = krate.size().map_err(|error| error.to_string())?;
            self.results.sizes.insert(who, size);
        }
        self.save()?;
        Ok(crates)
    }

    /// Measures the commands of a part in turn. Its earlier figures are forgotten, those of
    /// who takes no part today too: what is compared is of one run.
    fn take(
        &mut self,
        part: Part,
        contestants: &[Contestant<'_, Subject>],
    ) -> Result<(), String> {
        self.results.times.retain(|subject, _| subject.part() != part);
        let runs = if part == Part::Release { self.runs_release } else { self.runs };
        take(runs, contestants, |turn| {
            turn.tell();
            self.results.times.entry(turn.subject).or_default().push(turn.sample);
            self.save()
        })
    }
}

/// The crates that are compared.
struct Crates {
    ours: Crate,
    peers: Option<Crate>,
}

impl Crates {
    /// Compiles what they depend on.
    fn warm(&self, goal: Goal) -> Result<(), String> {
        say::err("compiling what the crates depend on\n");
        self.ours.warm(goal)?;
        let peers = self.peers.as_ref().map(|peers| peers.warm(goal));
        peers.unwrap_or(Ok(())).map_err(|error| format!("{}: {error}", peer::NAME))
    }
}
