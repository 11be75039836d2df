//! `bonafide demo`.

use super::{Done, serve::serve};
use app::{App, Clock, Options};
use clap::Args;
use kernel::Lang;
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Instant};
use tokio::net::TcpListener;
use web::Mode;

/// Fill an embedded database with the demonstration story and serve it on loopback.
#[derive(Args)]
pub struct Demo {
    /// Where the demonstration keeps its files.
    #[arg(long, default_value = "data/demo")]
    data: PathBuf,
    /// Begin anew, forgetting what was done in the demonstration before.
    #[arg(long)]
    fresh: bool,
    /// A font with Chinese characters for PDF; without it the usual places are searched.
    #[arg(long, env = "BONAFIDE_FONT")]
    font: Option<PathBuf>,
    /// The address to listen on; another port is taken when this one is not free.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Fill the database and stop.
    #[arg(long)]
    seed_only: bool,
}

/// Runs the demonstration.
///
/// # Errors
/// The story does not fit the rules, the ground is unsafe, or no port is free.
pub fn run(arguments: &Demo) -> Done {
    if arguments.fresh && arguments.data.exists() {
        std::fs::remove_dir_all(&arguments.data)?;
    }
    let started = Instant::now();
    let mut options = Options::new(&arguments.data);
    options.origin = "demo.bonafide.invalid/record".to_owned();
    options.fonts = arguments
        .font
        .clone()
        .map_or(app::FontSearch::System, app::FontSearch::File);
    let app = App::open(&options, Clock::system())?;
    if app::demo::is_told(&app)? {
        app.restore_clock()?;
    } else {
        app::demo::tell(&app)?;
        eprintln!(
            "the story was told in {:.1} s",
            started.elapsed().as_secs_f64()
        );
    }
    if arguments.seed_only {
        app.stop()?;
        return Ok(std::process::ExitCode::SUCCESS);
    }
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = match TcpListener::bind(arguments.listen).await {
            Ok(listener) => listener,
            Err(_) => TcpListener::bind(SocketAddr::new(arguments.listen.ip(), 0)).await?,
        };
        announce(&app, listener.local_addr()?);
        serve(Arc::new(app), listener, Mode::Demo).await
    })
}

fn announce(app: &App, address: SocketAddr) {
    println!("Bonafide 实约 · 演示 / demonstration");
    println!();
    println!("  http://{address}");
    println!();
    println!("密码 / password: {}", app::demo::PASSWORD);
    let directory = app.directory();
    for person in directory.persons() {
        let place = person
            .organisation
            .and_then(|id| directory.organisation(id));
        let role = person
            .jobs
            .first()
            .map_or("", |role| role.name().get(Lang::En));
        let zh = place.map_or("居民", |card| card.zh.as_str());
        println!("  {:<12} {} {} ({role})", person.login, zh, person.zh);
    }
}
