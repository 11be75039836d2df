//! The command line: assembles everything.

mod command;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Bonafide (实约): keeps public service contracts real.
#[derive(Parser)]
#[command(name = "bonafide", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fill an embedded database with the demonstration story and serve it on loopback.
    Demo(command::demo::Demo),
    /// Serve a database.
    Serve(command::serve::Serve),
    /// Check how the experts of a purchase were drawn.
    #[command(subcommand)]
    Draw(command::draw::Draw),
    /// Work with the record.
    #[command(subcommand)]
    Record(command::record::Record),
    /// Add organisations and people.
    #[command(subcommand)]
    People(command::people::People),
    /// Load duty lists of townships and subdistricts.
    #[command(subcommand)]
    DutyList(command::duty_list::DutyList),
    /// Record services from a file.
    #[command(subcommand)]
    Services(command::services::Services),
    /// Seal a bid, and check one.
    #[command(subcommand)]
    Bid(command::bid::Bid),
    /// The keys of opening officers, and what they release.
    #[command(subcommand)]
    Officer(command::officer::Officer),
    /// Show the permission matrix.
    Permissions(command::permissions::Permissions),
    /// Show the rules of a place, and how a deadline is counted.
    #[command(subcommand)]
    Rules(command::rules::Rules),
    /// Show the questions that the record of a contract raises.
    Signs(command::signs::Signs),
    /// Measure whether a contract is still real.
    Measure(command::measure::Measure),
    /// Give random commands of all roles and check what must always hold.
    Simulate(command::simulate::Simulate),
    /// Measure.
    #[command(subcommand)]
    Bench(command::bench::Bench),
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::WARN)
        .init();
    let done = match Arguments::parse().command {
        Command::Demo(arguments) => command::demo::run(&arguments),
        Command::Serve(arguments) => command::serve::run(&arguments),
        Command::Draw(arguments) => command::draw::run(&arguments),
        Command::Record(arguments) => command::record::run(&arguments),
        Command::People(arguments) => command::people::run(&arguments),
        Command::DutyList(arguments) => command::duty_list::run(&arguments),
        Command::Services(arguments) => command::services::run(&arguments),
        Command::Bid(arguments) => command::bid::run(&arguments),
        Command::Officer(arguments) => command::officer::run(&arguments),
        Command::Permissions(arguments) => command::permissions::run(&arguments),
        Command::Rules(arguments) => command::rules::run(&arguments),
        Command::Signs(arguments) => command::signs::run(&arguments),
        Command::Measure(arguments) => command::measure::run(&arguments),
        Command::Simulate(arguments) => command::simulate::run(&arguments),
        Command::Bench(arguments) => command::bench::run(&arguments),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("bonafide: {error}");
            let mut source = error.source();
            while let Some(cause) = source {
                eprintln!("  because: {cause}");
                source = cause.source();
            }
            ExitCode::FAILURE
        }
    }
}
