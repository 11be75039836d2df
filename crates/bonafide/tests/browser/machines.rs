//! The side machines M1 to M10 and the exceptional states, each played in a browser by all who take
//! part: what they do, what they get wrong, what is not theirs, and what they see.
//!
//! All begin in the same running contract, told once through the command bus and copied. What goes
//! well is played on a desk, what does not on a phone; no page may be wider than its window.

use crate::{
    DESK, PHONE, Visitor,
    chrome::{Chrome, Site},
    forms,
};
use app::{
    App, Clock, Options,
    demo::{
        self,
        machines::{self, Path, Play, Story},
        steps::Step,
    },
};
use fantoccini::Locator;
use std::sync::OnceLock;

/// A desk and a phone on which a page is seen as a whole, for pictures that people look through.
const TALL: [((u32, u32), &str); 2] = [((1200, 2600), "desk"), ((390, 3600), "phone")];

/// Pages of the contract that show what a machine is about, below the address of the contract.
const PAGES: &[(&str, &[&str])] = &[
    ("M1", &["extra-work"]),
    ("M2", &["terms", "clauses"]),
    ("M3", &["payments"]),
    ("M4", &["reports", "services", "services/import"]),
    ("M5", &["inspections", "signs"]),
    ("M6", &["evaluations/EV1", "signs"]),
    (
        "M7",
        &[
            "obligations",
            "relationship",
            "relationship/district-organisation",
            "relationship/matters",
            "relationship/owed",
        ],
    ),
    ("M8", &["obligations"]),
    ("M9", &["differences"]),
    ("M10", &["rights"]),
    ("X2", &["renewal"]),
];

/// A database in which the contract runs, and the page of its purchase.
struct Ground {
    dir: tempfile::TempDir,
    purchase: String,
}

/// The ground of all stories, told once.
fn ground() -> &'static Ground {
    static GROUND: OnceLock<Ground> = OnceLock::new();
    GROUND.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let mut options = Options::new(dir.path());
        "demo.bonafide.invalid/record".clone_into(&mut options.origin);
        let app = App::open(&options, Clock::system()).unwrap();
        let process = demo::tell_running(&app).unwrap();
        app.stop().unwrap();
        Ground {
            dir,
            purchase: format!("/purchases/{process}"),
        }
    })
}

/// Plays all stories of a machine, one browser for all and a site for each.
async fn plays(machine: &str) {
    let ground = tokio::task::spawn_blocking(ground).await.unwrap();
    let chrome = Chrome::start(DESK).await;
    for story in machines::of(machine) {
        let site = Site::start_from(ground.dir.path());
        let mut visitor = Visitor::new(&chrome, &site, ground.purchase.clone());
        chrome.resize(window(story.path)).await;
        visitor.plays(&story).await;
        visitor.looks_around(&story).await;
        // The next site does not know the session of this one.
        visitor.is_nobody().await;
    }
    chrome.stop().await;
}

const fn window(path: Path) -> (u32, u32) {
    match path {
        Path::Happy => DESK,
        Path::Unhappy => PHONE,
    }
}

impl Visitor<'_> {
    async fn plays(&mut self, story: &Story) {
        self.open("/?lang=zh-CN").await;
        // Somebody has to be signed in to move the clock.
        self.becomes("he").await;
        let mut before: Option<&Step> = None;
        for play in &story.plays {
            let corrected = before.take();
            match play {
                Play::Does(step) => self.does(step, corrected).await,
                Play::Wrong { step, code, field } => {
                    self.gets_wrong(step, (code, field), corrected).await;
                    before = Some(step);
                }
                Play::Shut { step, text } => self.is_shut(step, text).await,
                Play::NotTheirs(step) => self.is_not_theirs(step).await,
                Play::Waits(days) => {
                    self.open(&self.purchase.clone()).await;
                    self.waits(*days).await;
                }
                Play::Sees { by, page, text } => self.finds(*by, page, text).await,
            }
        }
    }

    /// Makes an act: corrects the form that was refused a moment ago, or comes to it anew.
    async fn does(&mut self, step: &Step, corrected: Option<&Step>) {
        self.fills(step, corrected).await;
        self.submits(step).await;
        self.is_recorded(step).await;
    }

    /// Fills in the form of an act. Whoever was told what is wrong a moment ago is still there.
    async fn fills(&mut self, step: &Step, corrected: Option<&Step>) -> serde_json::Value {
        let there = corrected.is_some_and(|one| one.by == step.by && one.verb == step.verb);
        if there {
            forms::clear(&self.chrome.client).await;
        } else {
            self.begins(step).await;
            self.begins_anew().await;
        }
        self.fits(step.verb).await;
        let input = self.meant(step).await;
        forms::fill(&self.chrome.client, &input).await;
        input
    }

    /// Leaves a draft of an earlier attempt aside.
    async fn begins_anew(&self) {
        let link = "main a[href*='fresh=1']";
        if self.chrome.client.find(Locator::Css(link)).await.is_ok() {
            self.presses(link).await;
            self.chrome.waits_for("main form .buttons").await;
        }
    }

    /// Gets an act wrong: the page says what is wrong and what to do, points at the field, and keeps
    /// everything that was typed.
    async fn gets_wrong(
        &mut self,
        step: &Step,
        (code, field): (&str, &str),
        before: Option<&Step>,
    ) {
        let input = self.fills(step, before).await;
        self.submits(step).await;
        let at = format!("{} `{}` ({code})", step.by, step.verb);
        let client = &self.chrome.client;
        let done = client.find(Locator::Css(".done")).await;
        assert!(done.is_err(), "{at} was recorded");
        let alert = self.text(".alert").await;
        if let Some(kind) = domain::registry::refusals().find(|one| one.code == code) {
            let next = kind.next.get(kernel::Lang::Zh);
            assert!(
                alert.contains(next),
                "{at} is not told what to do:\n{alert}"
            );
        }
        if !field.is_empty() {
            let marked = format!("main form .wrong [name='{field}'], main form #f-{field}.wrong");
            let marked = client.find(Locator::Css(&marked)).await;
            assert!(marked.is_ok(), "{at}: `{field}` is not marked");
            let link = format!(".alert a[href='#f-{field}']");
            let link = client.find(Locator::Css(&link)).await;
            assert!(link.is_ok(), "{at}: nothing leads to `{field}`:\n{alert}");
        }
        let lost = forms::lost(client, &input).await;
        assert!(lost.is_empty(), "{at} lost {lost:?}");
        self.fits(step.verb).await;
    }

    /// An act that is not possible now stays on the page with its reason.
    async fn is_shut(&mut self, step: &Step, text: &str) {
        self.becomes(step.by).await;
        self.open(&format!("{}?contract=K1", self.purchase)).await;
        let client = &self.chrome.client;
        let verb = domain::registry::verb(step.verb).unwrap();
        let title = verb.meta.title.get(kernel::Lang::Zh);
        let shut = client.find_all(Locator::Css("#acts .shut li")).await;
        for one in shut.unwrap() {
            // Folded text is not shown, so it is read from the document.
            let said = one.prop("textContent").await.unwrap().unwrap_or_default();
            if said.starts_with(title) {
                assert!(said.contains(text), "`{title}` says: {said}");
                return;
            }
        }
        panic!("`{title}` is not among what {} cannot do", step.by);
    }

    /// An act that is not for this person is not offered, and its address says so.
    async fn is_not_theirs(&mut self, step: &Step) {
        self.becomes(step.by).await;
        let purchase = self.purchase.clone();
        self.open(&format!("{purchase}?contract=K1")).await;
        let link = format!("#acts a[href*='/acts/{}']", step.verb);
        let link = self.chrome.client.find(Locator::Css(&link)).await;
        assert!(link.is_err(), "{} is offered `{}`", step.by, step.verb);
        self.open(&format!("{purchase}/acts/{}?contract=K1", step.verb))
            .await;
        let page = self.text("main").await;
        assert!(page.contains("403"), "{} `{}`:\n{page}", step.by, step.verb);
    }

    /// Finds a text on a page of the purchase.
    async fn finds(&mut self, by: Option<&'static str>, page: &str, text: &str) {
        match by {
            Some(login) => self.becomes(login).await,
            None => self.is_nobody().await,
        }
        let path = match page {
            "" => format!("{}?contract=K1", self.purchase),
            page => format!("{}/{page}", self.purchase),
        };
        self.sees(&path, text).await;
        self.fits(page).await;
    }

    /// The page is not wider than its window.
    async fn fits(&self, what: &str) {
        let script = "return document.documentElement.scrollWidth - window.innerWidth";
        let wide = self.chrome.number(script).await;
        if wide > 0 {
            self.chrome.picture("too-wide").await;
        }
        assert!(wide <= 0, "`{what}` is {wide} px too wide");
    }

    /// Looks at the pages of the story in both languages and sizes, and takes pictures.
    async fn looks_around(&mut self, story: &Story) {
        self.becomes("he").await;
        let course = match story.path {
            Path::Happy => "well",
            Path::Unhappy => "badly",
        };
        let purchase = self.purchase.clone();
        let mut pages = vec![
            ("purchase".to_owned(), format!("{purchase}?contract=K1&")),
            ("timeline".to_owned(), format!("{purchase}/timeline?")),
            ("home".to_owned(), "/?".to_owned()),
        ];
        let machine = story.machine;
        let own = PAGES.iter().find(|(one, _)| *one == machine);
        for page in own.map_or(&[][..], |(_, pages)| pages) {
            if is_page(page) {
                let path = format!("{purchase}/contracts/K1/{page}?");
                pages.push((page.replace('/', "-"), path));
            }
        }
        if machine == "M8" {
            for page in ["/organisations", "/calendar"] {
                if web::routes::page(page).is_some() {
                    pages.push((page.replace('/', ""), format!("{page}?")));
                }
            }
        }
        for (size, place) in TALL {
            self.chrome.resize(size).await;
            for (page, path) in &pages {
                for lang in ["en", "zh-CN"] {
                    self.open(&format!("{path}lang={lang}")).await;
                    let text = self.text("main").await;
                    let found = !text.contains("404 · ") && !text.contains("500 · ");
                    assert!(found, "{path}: {text}");
                    self.fits(&format!("{page} in {lang} on the {place}")).await;
                    // Both are measured; of each place one language is kept to look at.
                    if (place == "desk") == (lang == "zh-CN") {
                        let name = format!("{machine}-{course}-{page}-{place}-{lang}");
                        self.chrome.picture(&name).await;
                    }
                }
            }
        }
    }
}

/// Whether the site has a page of a contract.
fn is_page(page: &str) -> bool {
    let shape = match page.split_once('/') {
        Some(("evaluations", _)) => "evaluations/{one}",
        Some(("relationship", pair)) if pair.contains('-') => "relationship/{pair}",
        _ => page,
    };
    web::routes::page(&format!("/purchases/{{id}}/contracts/{{contract}}/{shape}")).is_some()
}

/// Every page of a contract is looked at in one of the stories.
#[test]
fn each_page_of_a_contract_is_looked_at() {
    let prefix = "/purchases/{id}/contracts/{contract}/";
    for route in web::ROUTES.iter().filter(|route| route.method == "GET") {
        let Some(page) = route.path.strip_prefix(prefix) else {
            continue;
        };
        // A file to download is no page.
        if page.contains('.') {
            continue;
        }
        let first = page.split('/').next().unwrap();
        let mut all = PAGES.iter().flat_map(|(_, pages)| pages.iter());
        assert!(
            all.any(|one| one.split('/').next() == Some(first)),
            "`{page}`"
        );
    }
}

macro_rules! plays {
    ($($name:ident $machine:literal),* $(,)?) => { $(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            plays($machine).await;
        }
    )* };
}

plays! {
    m1_tasks_and_verbal_orders "M1",
    m2_changes "M2",
    m3_money "M3",
    m4_reports "M4",
    m5_inspections "M5",
    m6_evaluation "M6",
    m7_disputes "M7",
    m8_sanctions "M8",
    m9_complaints "M9",
    m10_staff "M10",
    x1_suspension "X1",
    x2_early_end "X2",
    x3_default_of_the_purchaser "X3",
    x4_emergency "X4",
    x5_change_of_a_party "X5",
    x6_host_withdrawn "X6",
}
