//! `bonafide serve`.

use super::Done;
use app::{App, Clock, Options};
use clap::Args;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use web::{Mode, Web};

/// How often the clock looks for what has fallen due, in seconds.
const CLOCK_PERIOD_S: u64 = 60;

/// Serve a database.
#[derive(Args)]
pub struct Serve {
    /// Where the database, its key and the last checkpoint are.
    #[arg(long, default_value = "data/main")]
    data: PathBuf,
    /// A font with Chinese characters for PDF; without it the usual places are searched.
    #[arg(long, env = "BONAFIDE_FONT")]
    font: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The name of the record in its checkpoints, used when the database is made.
    #[arg(long, default_value = "bonafide.invalid/record")]
    origin: String,
    /// Accept a database older than the last checkpoint, after restoring a backup on purpose.
    #[arg(long)]
    accept_rollback: bool,
}

/// Runs the server until it is interrupted.
///
/// # Errors
/// The ground is unsafe, or the address is taken.
pub fn run(arguments: &Serve) -> Done {
    let mut options = Options::new(&arguments.data);
    options.origin.clone_from(&arguments.origin);
    if arguments.accept_rollback {
        options.rollback = app::Rollback::Accept;
    }
    options.fonts = arguments
        .font
        .clone()
        .map_or(app::FontSearch::System, app::FontSearch::File);
    let app = App::open(&options, Clock::system())?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = TcpListener::bind(arguments.listen).await?;
        println!("http://{}", listener.local_addr()?);
        serve(Arc::new(app), listener, Mode::Service).await
    })
}

/// Serves until interrupted, then stops gracefully.
///
/// # Errors
/// The listener fails.
pub async fn serve(app: Arc<App>, listener: TcpListener, mode: Mode) -> Done {
    let clock = app.clone();
    let ticking = tokio::spawn(async move {
        let mut period = tokio::time::interval(Duration::from_secs(CLOCK_PERIOD_S));
        loop {
            period.tick().await;
            let app = clock.clone();
            match tokio::task::spawn_blocking(move || app.run_clock()).await {
                Ok(Ok(_)) => {}
                Ok(Err(error)) => {
                    tracing::error!(%error, "the clock could not record what fell due")
                }
                Err(error) => tracing::error!(%error, "the clock did not finish"),
            }
        }
    });
    let router = web::router(Arc::new(Web {
        app: app.clone(),
        mode,
    }));
    axum::serve(listener, router)
        .with_graceful_shutdown(interrupted())
        .await?;
    ticking.abort();
    Ok(ExitCode::SUCCESS)
}

async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
