//! A real browser and the real program, each on a port of its own.

use app::{
    App, Clock, Options,
    demo::{
        steps::{self, Step},
        teller::Teller,
    },
};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// Longest wait for a page.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The program under test.
pub struct Site {
    /// Its address.
    pub address: String,
    process: Child,
    dir: tempfile::TempDir,
}

impl Site {
    /// Starts the demonstration in a directory of its own and waits for its address.
    pub fn start() -> Site {
        Site::serve(tempfile::tempdir().unwrap())
    }

    /// Starts a site of its own on a copy of a database that was told before.
    pub fn start_from(told: &Path) -> Site {
        let dir = tempfile::tempdir().unwrap();
        copy(told, &dir.path().join("demo"));
        Site::serve(dir)
    }

    fn serve(dir: tempfile::TempDir) -> Site {
        let (process, address) = serve(&dir, "127.0.0.1:0");
        Site {
            address,
            process,
            dir,
        }
    }

    /// The same with one more purchase, told up to a point; its path.
    pub fn with(steps: Vec<Step>) -> (Site, String) {
        let dir = tempfile::tempdir().unwrap();
        let mut options = Options::new(dir.path().join("demo"));
        options.origin = "demo.bonafide.invalid/record".to_owned();
        let app = App::open(&options, Clock::system()).unwrap();
        app::demo::tell(&app).unwrap();
        let mut teller = Teller::new(&app);
        steps::tell(&mut teller, steps).unwrap();
        let purchase = format!("/purchases/{}", teller.process().unwrap());
        app.resume_clock().unwrap();
        app.stop().unwrap();
        let (process, address) = serve(&dir, "127.0.0.1:0");
        let site = Site {
            address,
            process,
            dir,
        };
        (site, purchase)
    }

    /// Ends the program; its database stays.
    pub fn stop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Starts it again where it was.
    pub fn again(&mut self) {
        let listen = self.address.trim_start_matches("http://").to_owned();
        let (process, address) = serve(&self.dir, &listen);
        assert_eq!(address, self.address, "the port was taken meanwhile");
        self.process = process;
    }
}

/// Starts the program on a database and waits for the address it prints.
fn serve(dir: &tempfile::TempDir, listen: &str) -> (Child, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_bonafide"))
        .args(["demo", "--listen", listen, "--data"])
        .arg(dir.path().join("demo"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut lines = lines.map(|line| line.unwrap().trim().to_owned());
    let address = lines
        .find(|line| line.starts_with("http://"))
        .expect("the address is printed");
    // The rest of what it prints is read, so that it never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    (process, address)
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program that drives the browser. It ends with the test, also with one that fails.
struct Driver(std::sync::Mutex<Child>);

impl Drop for Driver {
    fn drop(&mut self) {
        if let Ok(driver) = self.0.get_mut() {
            let _ = driver.kill();
            let _ = driver.wait();
        }
    }
}

/// Copies a directory with all that is in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The browser.
pub struct Chrome {
    /// The session.
    pub client: Client,
    driver: Driver,
    _profile: tempfile::TempDir,
}

impl Chrome {
    /// Starts a headless Chromium.
    pub async fn start(size: (u32, u32)) -> Chrome {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed; `./check` does it");
        let profile = tempfile::tempdir().unwrap();
        let arguments = json!([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
            "--lang=zh-CN",
            format!("--window-size={},{}", size.0, size.1),
            format!("--user-data-dir={}", profile.path().display()),
        ]);
        let mut wanted = serde_json::Map::new();
        wanted.insert(
            "goog:chromeOptions".to_owned(),
            json!({ "args": arguments }),
        );
        let address = format!("http://127.0.0.1:{port}");
        wait_for(port).await;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&address)
            .await
            .expect("the browser starts");
        let chrome = Chrome {
            client,
            driver: Driver(std::sync::Mutex::new(driver)),
            _profile: profile,
        };
        chrome.resize(size).await;
        chrome
    }

    /// Makes the window show pages of this size, also below the smallest window of a desk.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        self.client.set_window_size(width, height).await.unwrap();
        let inner = self.number("return window.innerWidth").await;
        assert!(
            inner >= i64::from(width).min(300),
            "the window is only {inner} px wide"
        );
    }

    /// Waits until the page that a press of a button leads to shows this element. A press returns
    /// before its page is there; nothing is pressed twice.
    pub async fn waits_for(&self, css: &str) {
        let wait = self.client.wait().at_most(PATIENCE);
        if wait
            .for_element(fantoccini::Locator::Css(css))
            .await
            .is_err()
        {
            let page = self.client.source().await.unwrap();
            panic!("`{css}` did not appear:\n{page}");
        }
        self.is_settled_at(None).await;
    }

    /// Waits until a page, or the page of an address, is wholly there. The driver may say so while the
    /// page before it is still shown, so the document itself is asked.
    pub async fn is_settled_at(&self, address: Option<&str>) {
        let script = "return [document.readyState, document.location.href]";
        let mut shown = Value::Null;
        for _ in 0..1_000 {
            if let Ok(now) = self.client.execute(script, Vec::new()).await {
                let there = address.is_none_or(|address| now[1] == address);
                if now[0] == "complete" && there {
                    return;
                }
                shown = now;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{address:?} does not settle: {shown}");
    }

    /// The number a script of the test gives; pages have none of their own.
    pub async fn number(&self, script: &str) -> i64 {
        match self.client.execute(script, Vec::new()).await.unwrap() {
            Value::Number(number) => number.as_i64().unwrap_or_default(),
            other => panic!("`{script}` gave {other}"),
        }
    }

    /// A picture of the window, kept in `target/screenshots`.
    pub async fn picture(&self, name: &str) {
        let png = self.client.screenshot().await.unwrap();
        assert!(png.len() > 5_000, "the picture `{name}` is empty");
        let dir = pictures();
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join(format!("{name}.png")), png).unwrap();
    }

    /// Ends the session and the driver.
    pub async fn stop(self) {
        self.client.close().await.unwrap();
        drop(self.driver);
    }
}

/// Waits until the driver listens; it starts within a moment or the test fails.
async fn wait_for(port: u16) {
    for _ in 0..200 {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("chromedriver does not listen");
}

fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("../screenshots")
}
