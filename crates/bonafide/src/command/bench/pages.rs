//! `bonafide bench pages`: server time and weight of every page on a contract of three years.

mod places;
mod visit;

use crate::command::Done;
use app::{App, AppError, Clock, Options, bench::Years};
use clap::Args;
use places::Places;
use std::{path::PathBuf, process::ExitCode, sync::Arc, time::Instant};
use tokio::net::TcpListener;
use visit::{Reader, Seen, Visit};
use web::{Mode, ROUTES, Route, Web};

/// The most a page may take, in milliseconds.
const GOAL_MS: f64 = 50.0;
/// The most a page may weigh for each fifty rows, in bytes.
const GOAL_BYTES: usize = 60 * 1_024;
/// Rows of which a page may weigh that much.
const GOAL_ROWS: usize = 50;
/// Who reads: nobody in particular, and people of several sides.
const READERS: [(&str, &str); 5] = [
    ("public", ""),
    ("purchaser", "chen"),
    ("provider", "he"),
    ("host", "wu"),
    ("auditor", "shen"),
];

/// Server time and weight of every page on a contract of three years.
#[derive(Args)]
pub struct Pages {
    /// A directory; a new one inside it is used and removed.
    #[arg(long, default_value = "data")]
    dir: PathBuf,
    /// Records of services.
    #[arg(long, default_value_t = 20_000)]
    services: u32,
    /// Other acts.
    #[arg(long, default_value_t = 2_000)]
    acts: u32,
    /// How often each page is read by each reader in each language.
    #[arg(long, default_value_t = 12)]
    times: u32,
}

/// One line of the table.
struct Line {
    path: &'static str,
    seen: Vec<Seen>,
}

impl Line {
    fn sorted(&self) -> Vec<f64> {
        let mut all: Vec<f64> = self.seen.iter().map(|one| one.millis).collect();
        all.sort_by(f64::total_cmp);
        all
    }

    /// The page that weighs most for the rows it has.
    fn heaviest(&self) -> Option<&Seen> {
        self.seen
            .iter()
            .max_by_key(|one| one.bytes * 1_000 / most_bytes(one.rows))
    }

    fn meets_goal(&self) -> bool {
        let quick = at_share(&self.sorted(), 99).is_none_or(|slowest| slowest < GOAL_MS);
        let light = self
            .seen
            .iter()
            .all(|one| one.bytes <= most_bytes(one.rows));
        quick && light
    }

    fn print(&self) {
        let all = self.sorted();
        let (p50, p99) = (at_share(&all, 50), at_share(&all, 99));
        let (bytes, rows) = self.heaviest().map_or((0, 0), |one| (one.bytes, one.rows));
        let word = if self.meets_goal() { "met" } else { "MISSED" };
        println!(
            "{:>8.2} {:>8.2} {:>9.1} {:>6}  {:<6}  {}",
            p50.unwrap_or_default(),
            p99.unwrap_or_default(),
            kilobytes(bytes),
            rows,
            word,
            self.path
        );
    }
}

fn kilobytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1_024.0
}

/// The most a page of so many rows may weigh.
fn most_bytes(rows: usize) -> usize {
    GOAL_BYTES * rows.div_ceil(GOAL_ROWS).max(1)
}

/// The number below which so many of a hundred lie.
fn at_share(sorted: &[f64], percent: usize) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    sorted
        .get((sorted.len() * percent / 100).min(last))
        .copied()
}

/// Makes the contract, reads every page, and prints what it took.
///
/// # Errors
/// The disk cannot be written, or an act is refused.
pub fn run(arguments: &Pages) -> Done {
    let dir = arguments.dir.join("bench-pages");
    if dir.exists() {
        std::fs::remove_dir_all(&dir)?;
    }
    std::fs::create_dir_all(&dir)?;
    let app = Arc::new(App::open(
        &Options::new(dir.join("record")),
        Clock::system(),
    )?);
    let years = app::bench::three_years(&app, arguments.services, arguments.acts)?;
    println!(
        "made in {:.0} s: {} services, {} other acts, {} entries",
        years.seconds, years.services, years.others, years.entries
    );
    let missed = measure(&app, &years, arguments.times)?;
    commands(&app, &years)?;
    drop(app);
    std::fs::remove_dir_all(&dir)?;
    Ok(match missed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Serves on loopback and reads every page; how many miss the goal.
fn measure(app: &Arc<App>, years: &Years, times: u32) -> Result<usize, Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    let web = Arc::new(Web {
        app: app.clone(),
        mode: Mode::Service,
    });
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let address = listener.local_addr()?.to_string();
    let router = web::router(web);
    let serving = runtime.spawn(async move { axum::serve(listener, router).await });
    let lines = read_all(app, years, &address, times);
    serving.abort();
    let lines = lines?;
    println!("     p50      p99  kB (max)   rows  goal    page (milliseconds, over loopback)");
    lines.iter().for_each(Line::print);
    let missed = lines.iter().filter(|line| !line.meets_goal()).count();
    println!(
        "{missed} of {} miss the goal of {GOAL_MS} ms and {} kB for {GOAL_ROWS} rows",
        lines.len(),
        GOAL_BYTES / 1_024
    );
    Ok(missed)
}

fn read_all(
    app: &App,
    years: &Years,
    address: &str,
    times: u32,
) -> Result<Vec<Line>, Box<dyn std::error::Error>> {
    let mut readers = Vec::new();
    for (_, login) in READERS {
        readers.push(Reader::enter(address, login)?);
    }
    let places = Places::of(app, years)?;
    let routes: Vec<&Route> = ROUTES
        .iter()
        .filter(|route| route.method == "GET")
        .collect();
    let mut lines: Vec<Line> = routes
        .iter()
        .map(|route| Line {
            path: route.path,
            seen: Vec::new(),
        })
        .collect();
    for lang in ["zh-CN", "en"] {
        // Whoever has signed in keeps the language they chose last.
        for reader in &readers {
            let choice = format!("/?lang={lang}");
            reader.any(&Visit {
                path: &choice,
                lang,
                times: 1,
            })?;
        }
        for (route, line) in routes.iter().zip(&mut lines) {
            // Forms are many; one reading of each says enough.
            let times = if route.path.contains("{verb}") {
                1
            } else {
                times
            };
            for path in places.fill(route.path) {
                for reader in &readers {
                    line.seen.extend(reader.visit(&Visit {
                        path: &path,
                        lang,
                        times,
                    })?);
                }
            }
        }
    }
    for empty in lines.iter().filter(|line| line.seen.is_empty()) {
        println!("nothing to read at {}", empty.path);
    }
    lines.retain(|line| !line.seen.is_empty());
    lines.insert(0, reference(&readers, times)?);
    Ok(lines)
}

/// The reference: a page that needs nothing from the record, over the same connection.
fn reference(readers: &[Reader], times: u32) -> Result<Line, Box<dyn std::error::Error>> {
    let mut seen = Vec::new();
    let visit = Visit {
        path: "/no-such-page",
        lang: "en",
        times: times * 10,
    };
    for reader in readers.iter().take(1) {
        seen.extend(reader.any(&visit)?);
    }
    Ok(Line {
        path: "(reference: a page that is not there)",
        seen,
    })
}

/// How long one more command takes on such a contract.
fn commands(app: &App, years: &Years) -> Result<(), AppError> {
    let started = Instant::now();
    let mut all = app::bench::latencies(app, years.process, 200)?;
    all.sort_by(f64::total_cmp);
    println!(
        "one more command: p50 {:.2} ms, p99 {:.2} ms, {} in {:.1} s, each durable",
        at_share(&all, 50).unwrap_or_default(),
        at_share(&all, 99).unwrap_or_default(),
        all.len(),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}
