//! How the committee's work moves the state on.

use crate::{
    bidding::{
        Event,
        answers::LeaveGround,
        events,
        panel::{Barred, Declaration, Drawn, Fallen, Finding, Formula, Papers, Revision, Seed},
        state::{Bidding, Bond, Sheet, Timing},
    },
    context::Envelope,
};
use kernel::PersonId;

/// Moves the state on by an event of the committee's work; the others have been dealt with.
pub(super) fn evolve(bidding: &mut Bidding, envelope: &Envelope, event: &Event) {
    if let Event::PriceFormulaChosen(event) = event {
        bidding.panel.formula = Formula {
            kind: event.formula,
            above: event.above,
            below: event.below,
            statement: event.statement.clone(),
        };
    } else if let Event::EvaluationScaled(event) = event {
        bidding.panel.scale = Some(event.scale);
    } else if let Event::ConflictsDeclared(event) = event {
        declare(bidding, envelope, event);
    } else if let Event::MemberLeft(event) = event {
        leave(bidding, envelope, event);
    } else if let Event::MemberSeated(event) = event {
        bidding.committee.push(event.member.clone());
        bidding.panel.substitutes += 1;
    } else if let Event::ScoringTimeSet(event) = event {
        bidding.panel.until = Some(event.until);
    } else if let Event::SheetsOpened(_) = event {
        bidding.panel.opened = Some(envelope.recorded);
    } else if let Event::ScoreRevised(event) = event {
        revise(bidding, envelope, event);
    } else if let Event::PapersRecorded(event) = event {
        record_papers(bidding, event);
    } else if let Event::AlertAnswered(event) = event {
        bidding.panel.findings.push(Finding {
            alert: event.alert.clone(),
            text: event.finding.clone(),
        });
    } else {
        draw(bidding, envelope, event);
    }
}

fn draw(bidding: &mut Bidding, envelope: &Envelope, event: &Event) {
    let panel = &mut bidding.panel;
    if let Event::PoolRegistered(event) = event {
        panel.pool.clone_from(&event.experts);
        panel.pools += 1;
        panel.barred.clear();
        panel.seeds.clear();
        panel.draw = None;
    } else if let Event::ExpertBarred(event) = event {
        panel.barred.push(Barred {
            number: event.number,
            ground: event.ground,
        });
    } else if let Event::SeedCommitted(event) = event {
        if let Some(by) = envelope.actor.organisation {
            panel.seeds.push(Seed {
                by,
                digest: event.digest,
                secret: None,
            });
        }
    } else if let Event::SeedRevealed(event) = event {
        let own = |seed: &&mut Seed| Some(seed.by) == envelope.actor.organisation;
        if let Some(seed) = panel.seeds.iter_mut().find(own) {
            seed.secret = Some(event.secret.clone());
        }
    } else if let Event::CommitteeDrawn(event) = event {
        panel.draw = Some(Drawn {
            seats: event.seats.clone(),
            reserve: event.reserve.clone(),
        });
    }
}

/// A member's sheet comes in. Until the opening they may correct it, and the last one counts.
pub(super) fn score(bidding: &mut Bidding, envelope: &Envelope, event: &events::SheetScored) {
    let Some(member) = envelope.actor.person else {
        return;
    };
    let timing = match bidding.panel.opened {
        Some(_) => Timing::AfterOpening,
        None => Timing::Sealed,
    };
    bidding
        .sheets
        .retain(|sheet| sheet.member != member || sheet.bid != event.bid);
    bidding.sheets.push(Sheet {
        member,
        bid: event.bid,
        scores: event.scores.clone(),
        at: envelope.recorded,
        timing,
    });
}

/// Ties only ever add up: a declaration taken back later does not bring a member back.
fn declare(bidding: &mut Bidding, envelope: &Envelope, event: &events::ConflictsDeclared) {
    let Some(person) = envelope.actor.person else {
        return;
    };
    bidding
        .panel
        .declarations
        .retain(|one| one.member != person);
    bidding.panel.declarations.push(Declaration {
        member: person,
        at: envelope.recorded,
        statements: event.statements.clone(),
    });
    let mut committee = bidding.committee.iter_mut();
    if let Some(member) = committee.find(|one| one.person.id == person) {
        for statement in &event.statements {
            let Some(tie) = statement.tie.tie() else {
                continue;
            };
            let known = member
                .ties
                .iter()
                .any(|bond| bond.tenderer.id == statement.tenderer.id && bond.tie == tie);
            if !known {
                member.ties.push(Bond {
                    tenderer: statement.tenderer.clone(),
                    tie,
                });
            }
        }
    }
    if bidding.panel.cleared.is_none() && bidding.undeclared().next().is_none() {
        bidding.panel.cleared = Some(envelope.recorded);
    }
    drop_recused(bidding, envelope, person);
}

/// Sheets a member made before the tie became known no longer count.
fn drop_recused(bidding: &mut Bidding, envelope: &Envelope, person: PersonId) {
    let Some(member) = bidding.member(Some(person)).cloned() else {
        return;
    };
    let recused = bidding.recused_bids(&member);
    let falls = |sheet: &Sheet| sheet.member == person && recused.contains(&sheet.bid);
    let (fallen, kept): (Vec<Sheet>, Vec<Sheet>) = std::mem::take(&mut bidding.sheets)
        .into_iter()
        .partition(falls);
    bidding.sheets = kept;
    if !fallen.is_empty() {
        bidding.panel.fallen.push(Fallen {
            person: member.person,
            at: envelope.recorded,
            ground: LeaveGround::Tie,
            sheets: fallen,
        });
    }
}

fn leave(bidding: &mut Bidding, envelope: &Envelope, event: &events::MemberLeft) {
    let id = event.person.id;
    bidding.committee.retain(|member| member.person.id != id);
    let (fallen, kept): (Vec<Sheet>, Vec<Sheet>) = std::mem::take(&mut bidding.sheets)
        .into_iter()
        .partition(|sheet| sheet.member == id);
    bidding.sheets = kept;
    bidding.panel.fallen.push(Fallen {
        person: event.person.clone(),
        at: envelope.recorded,
        ground: event.ground,
        sheets: fallen,
    });
    if bidding.panel.cleared.is_none()
        && !bidding.committee.is_empty()
        && bidding.undeclared().next().is_none()
    {
        bidding.panel.cleared = Some(envelope.recorded);
    }
}

fn revise(bidding: &mut Bidding, envelope: &Envelope, event: &events::ScoreRevised) {
    let Some(member) = envelope.actor.person else {
        return;
    };
    bidding.panel.revisions.push(Revision {
        member,
        bid: event.bid,
        criterion: event.criterion,
        from: event.from,
        points: event.points,
        ground: event.ground,
        reason: event.reason.clone(),
        at: envelope.recorded,
    });
}

fn record_papers(bidding: &mut Bidding, event: &events::PapersRecorded) {
    bidding.panel.papers.retain(|one| one.bid != event.bid);
    bidding.panel.papers.push(Papers {
        bid: event.bid,
        contact: event.contact.clone(),
        legal: event.legal.clone(),
        account: event.account.clone(),
        author: event.author.clone(),
    });
}

/// A committee appointed by name begins anew: nobody has declared yet.
pub(super) fn appoint(bidding: &mut Bidding, event: &events::CommitteeAppointed) {
    bidding.committee.clone_from(&event.members);
    bidding.panel.declarations.clear();
    bidding.panel.cleared = None;
    bidding.panel.substitutes = 0;
    bidding.panel.fallen.clear();
}
