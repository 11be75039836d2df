//! Thins out the commands that led to a breach, until each that is left is needed.

use super::{
    command::Command,
    ground::Ground,
    rules::{Breach, Rule},
    trial::Trial,
};

/// Most commands given while thinning out, so that it ends in minutes whatever was found.
const EFFORT: usize = 400_000;

/// The shortest list found that still breaks the same rule.
pub fn shrink(ground: &Ground, commands: Vec<Command>, rule: Rule) -> Vec<Command> {
    thin_out(commands, |commands| {
        let breach = replay(ground, commands);
        breach.is_some_and(|breach| breach.rule == rule)
    })
}

/// The breach a list of commands leads to, if any.
fn replay(ground: &Ground, commands: &[Command]) -> Option<Breach> {
    let mut trial = Trial::new(ground);
    commands
        .iter()
        .find_map(|command| trial.give(command).err())
}

/// Takes out stretches of a list, long ones first, as long as what is left still `shows` it.
pub fn thin_out<T: Clone>(mut list: Vec<T>, shows: impl Fn(&[T]) -> bool) -> Vec<T> {
    let mut left = EFFORT;
    let mut size = list.len().div_ceil(2);
    while size > 0 && left > 0 {
        let mut start = 0;
        let mut removed = false;
        while start < list.len() && left > 0 {
            let kept = list.iter().enumerate();
            let kept = kept.filter(|(place, _)| *place < start || *place >= start + size);
            let shorter: Vec<T> = kept.map(|(_, one)| one.clone()).collect();
            left = left.saturating_sub(shorter.len().max(1));
            if shows(&shorter) {
                list = shorter;
                removed = true;
            } else {
                start += size;
            }
        }
        if !removed {
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
    }
    list
}
