//! The stage of a history: tasks have their turns in an order that the dice say, and things break in between.

use super::bug::Bug;
use super::check::check;
use super::dice::Dice;
use super::model::Database;
use super::people::Asker;
use super::town;
use super::turns::Task;
use super::world::World;
use std::rc::Rc;
use std::sync::Arc;

/// No history takes so many turns: whoever does not end by then never will.
const TURNS: usize = 200_000;
/// How many things one asker wants at most.
const THINGS: usize = 7;
/// For how many seconds the clock goes on at most while anybody asks.
const HOURS: i64 = 16 * 3600;
/// After so many seconds nothing is held any more.
const LONGEST: i64 = 2 * 3600;

pub(super) struct Stage {
    pub world: Rc<World>,
    /// The batches of each node.
    writers: [Vec<Task>; 2],
    askers: Vec<Task>,
    pub crashes: u64,
}

impl Stage {
    pub fn new(dice: Dice, bug: Option<Bug>) -> Self {
        let database = Database::new(town::rows(), dice, town::BEGINS, bug);
        let world = Rc::new(World::new(database, Arc::new(town::catalogue())));
        let visitors = [("a", "phone"), ("a", "desk"), ("b", "phone"), ("c", "phone"), ("d", "phone")];
        let visitors = visitors.map(|(account, device)| Asker::visitor(&world, device, account));
        let staff = [("eva", "a"), ("olle", "b")].map(|(name, account)| Asker::staff(&world, name, account));
        let askers: Vec<Asker> = visitors.into_iter().chain(staff).chain([Asker::worker(&world)]).collect();
        let things = || 1 + world.database.state().dice.below(THINGS);
        let askers = askers.into_iter().map(|asker| Task::new(asker.want(things()))).collect();
        let mut stage = Self { world, writers: [Vec::new(), Vec::new()], askers, crashes: 0 };
        stage.start_node(0);
        stage.start_node(1);
        stage
    }

    fn start_node(&mut self, number: usize) {
        self.writers[number] = self.world.start_node(number);
    }

    /// Plays until nobody wants anything any more and nothing is held, and gives what is wrong.
    pub fn play(&mut self) -> Option<String> {
        let mut left = TURNS;
        while !self.askers.is_empty() && left > 0 {
            self.disturb();
            self.take_turn();
            left -= 1;
        }
        // Nothing breaks any more. The nodes end what they were at, also for people who have gone.
        self.world.database.state().is_calm = true;
        (0..2).for_each(|number| self.world.stop_node(number));
        self.settle(&mut left);
        // What is held runs out, and the worker sees to it.
        self.world.database.state().clock += LONGEST;
        (0..2).for_each(|number| self.start_node(number));
        self.askers.push(Task::new(Asker::worker(&self.world).want(2)));
        self.settle(&mut left);
        if left == 0 { Some("nobody gets any further".to_owned()) } else { check(&self.world) }
    }

    /// Goes on until nobody is at anything: a writer without a way to it ends.
    fn settle(&mut self, left: &mut usize) {
        let is_busy = |stage: &Self| {
            let ends = |number: usize| !stage.writers[number].is_empty() && stage.world.ledger(number).is_none();
            (0..2).any(ends) || !stage.askers.is_empty() || stage.world.database.state().orphans() > 0
        };
        while is_busy(self) && *left > 0 {
            self.end_orphan();
            self.take_turn();
            *left -= 1;
        }
    }

    /// Somebody whom nothing keeps waiting goes on.
    fn take_turn(&mut self) {
        let [one, other] = &mut self.writers;
        let groups = [one, other, &mut self.askers];
        let tasks = |nth: usize, tasks: &[Task]| {
            (0..tasks.len()).filter(|task| tasks[*task].is_awake()).map(|task| (nth, task)).collect::<Vec<_>>()
        };
        let awake: Vec<_> = groups.iter().enumerate().flat_map(|(nth, group)| tasks(nth, group)).collect();
        let chosen = self.world.database.state().dice.pick(&awake).copied();
        match chosen {
            Some((group, task)) => {
                if groups[group][task].take_turn() {
                    drop(groups[group].remove(task));
                }
            }
            None => self.end_orphan(),
        }
    }

    /// The database may notice that somebody is gone.
    fn end_orphan(&self) {
        let mut state = self.world.database.state();
        let orphans = state.orphans();
        if orphans > 0 {
            let nth = state.dice.below(orphans);
            state.end_orphan(nth);
        }
    }

    /// What may happen between two turns: a crash, a restart, time, another edition of the rules.
    fn disturb(&mut self) {
        let mut state = self.world.database.state();
        let number = state.dice.below(2);
        match state.dice.below(3000) {
            0 => {
                self.crashes += 1;
                state.crash();
            }
            1..=2 => {
                drop(state);
                self.crashes += u64::from(self.world.ledger(number).is_some());
                self.writers[number].clear();
                self.world.stop_node(number);
            }
            3..=82 if self.writers[number].is_empty() => {
                drop(state);
                self.start_node(number);
            }
            83..=122 if state.clock < town::BEGINS + HOURS => {
                let seconds = state.dice.below(400) as i64;
                state.clock += seconds;
            }
            123 => state.version += 1,
            124..=323 => {
                drop(state);
                self.end_orphan();
            }
            _ => {}
        }
    }
}
