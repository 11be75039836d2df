//! Who may do what: one pure, readable table, default deny.
//!
//! Rows name an action and the roles that may take it. Roles are grants in one purchase, never kinds
//! of agency. Whether the state of the purchase allows the act is the domain's question, not asked
//! here.

#[macro_use]
mod rows;
pub mod matrix;
pub mod table;

use kernel::{Bi, Role, lang::bi};

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The verb or view, by its stable code.
    pub action: &'static str,
    /// The roles that may take it.
    pub roles: &'static [Role],
    /// Why these, in one sentence.
    pub why: Bi,
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The roles held in this purchase (and contract), ambient ones included.
    pub roles: &'a [Role],
    /// Whether a person has signed in.
    pub session: Session,
}

/// Whether somebody has signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    /// Nobody: the public.
    Anonymous,
    /// A person.
    Person,
    /// The clock of the platform.
    Clock,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Allowed, acting in this role.
    Allow(Role),
    /// Not allowed.
    Deny(Denial),
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// Nobody has signed in.
    SignInFirst,
    /// None of the roles held may take the action.
    NotYourRole,
    /// There is no such action; nothing is allowed by default.
    NoSuchAction,
}

impl Denial {
    /// Every denial.
    pub const ALL: &[Denial] = &[
        Denial::SignInFirst,
        Denial::NotYourRole,
        Denial::NoSuchAction,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Denial::SignInFirst => "sign-in-first",
            Denial::NotYourRole => "not-your-role",
            Denial::NoSuchAction => "no-such-action",
        }
    }

    /// The text for the reader.
    pub const fn text(self) -> Bi {
        match self {
            Denial::SignInFirst => bi("请先登录", "sign in first"),
            Denial::NotYourRole => bi(
                "您在本项目中的角色不能办理此事项",
                "your role in this purchase does not include this",
            ),
            Denial::NoSuchAction => bi("没有这个事项", "there is no such act"),
        }
    }
}

/// The row of an action.
pub fn row(action: &str) -> Option<&'static Row> {
    rows().find(|row| row.action == action)
}

/// Every row, in the order of the life of a purchase.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    table::PARTS.iter().flat_map(|(_, rows)| rows.iter())
}

/// Whether `asker` may take `action`, and in which of their roles.
pub fn may(asker: Asker<'_>, action: &str) -> Decision {
    let Some(row) = row(action) else {
        return Decision::Deny(Denial::NoSuchAction);
    };
    if row.roles.contains(&Role::Public) {
        let role = row.roles.iter().find(|role| asker.roles.contains(role));
        return Decision::Allow(role.copied().unwrap_or(Role::Public));
    }
    if asker.session == Session::Anonymous {
        return Decision::Deny(Denial::SignInFirst);
    }
    match row.roles.iter().find(|role| asker.roles.contains(role)) {
        Some(role) => Decision::Allow(*role),
        None => Decision::Deny(Denial::NotYourRole),
    }
}

#[cfg(test)]
mod tests;
