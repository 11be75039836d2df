//! A purchase from need to close, through a real browser alone, signing in as the parties in turn.
//!
//! The steps are the ones of `app::demo::short`, the same that are told through the command bus; here
//! each is a page opened, a form filled and a button pressed. Nothing is retried.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod chrome;
mod forms;
mod machines;
mod outbox;
mod stories;

use app::demo::{short, steps::Step};
use chrome::{Chrome, Site};
use fantoccini::{Locator, cookies::Cookie};
use std::collections::HashMap;

/// Width of a small phone, in pixels.
const PHONE: (u32, u32) = (390, 844);
/// Width of a desk, in pixels.
const DESK: (u32, u32) = (1200, 900);

#[tokio::test(flavor = "multi_thread")]
async fn a_purchase_is_taken_from_need_to_close_in_the_browser() {
    let site = Site::start();
    let chrome = Chrome::start(DESK).await;
    let mut visitor = Visitor::new(&chrome, &site, String::new());
    visitor.wrong_input_first().await;
    for step in short::steps() {
        visitor.makes(step).await;
    }
    let page = visitor.purchase.clone();
    visitor.sees(&page, "已结束").await;
    visitor.pictures(&page).await;
    visitor.languages(&page).await;
    visitor.the_public_sees_the_public_layer(&page).await;
    chrome.stop().await;
}

struct Visitor<'a> {
    chrome: &'a Chrome,
    site: &'a Site,
    who: &'static str,
    purchase: String,
    /// The sessions of those who have signed in; each has a browser of their own in real life.
    sessions: HashMap<&'static str, Cookie<'static>>,
}

/// The cookie of a session.
const SESSION: &str = "bonafide_session";

impl<'a> Visitor<'a> {
    fn new(chrome: &'a Chrome, site: &'a Site, purchase: String) -> Visitor<'a> {
        Visitor {
            chrome,
            site,
            who: "",
            purchase,
            sessions: HashMap::new(),
        }
    }

    /// Whoever has signed in in this browser already.
    fn of(chrome: &'a Chrome, site: &'a Site, who: &'static str) -> Visitor<'a> {
        Visitor {
            who,
            ..Visitor::new(chrome, site, String::new())
        }
    }
}

impl Visitor<'_> {
    async fn open(&self, path: &str) {
        let address = format!("{}{path}", self.site.address);
        self.chrome.client.goto(&address).await.unwrap();
        self.chrome.is_settled_at(Some(&address)).await;
    }

    async fn presses(&self, css: &str) {
        let found = self.chrome.client.find(Locator::Css(css)).await;
        found
            .unwrap_or_else(|_| panic!("no `{css}`"))
            .click()
            .await
            .unwrap();
    }

    async fn types(&self, css: &str, text: &str) {
        let found = self.chrome.client.find(Locator::Css(css)).await;
        found
            .unwrap_or_else(|_| panic!("no `{css}`"))
            .send_keys(text)
            .await
            .unwrap();
    }

    async fn text(&self, css: &str) -> String {
        let found = self.chrome.client.find(Locator::Css(css)).await;
        found
            .unwrap_or_else(|_| panic!("no `{css}`"))
            .text()
            .await
            .unwrap()
    }

    /// Signs in by the form of the sign-in page, or takes up the session begun there before.
    async fn becomes(&mut self, login: &'static str) {
        if self.who == login {
            return;
        }
        let client = &self.chrome.client;
        if let Some(session) = self.sessions.get(login) {
            client.add_cookie(session.clone()).await.unwrap();
            self.who = login;
            return;
        }
        self.is_nobody().await;
        self.open("/sign-in").await;
        self.types("#login", login).await;
        self.types("#password", app::demo::PASSWORD).await;
        self.presses(".narrow button[type=submit]").await;
        self.chrome.waits_for("form[action='/sign-out']").await;
        let session = client.get_named_cookie(SESSION).await.unwrap();
        self.sessions.insert(login, session);
        self.who = login;
    }

    /// Looks without being signed in, leaving the sessions of others as they are.
    async fn is_nobody(&mut self) {
        if !self.who.is_empty() {
            self.chrome.client.delete_cookie(SESSION).await.unwrap();
            self.who = "";
        }
    }

    /// Signs out, if somebody is signed in.
    async fn leaves(&mut self) {
        if !self.who.is_empty() {
            self.open("/record").await;
            self.presses("form[action='/sign-out'] button").await;
            self.chrome.waits_for("header a[href='/sign-in']").await;
            self.sessions.remove(self.who);
            self.who = "";
        }
    }

    /// Moves the clock of the demonstration by its buttons.
    async fn waits(&self, mut days: u32) {
        while days > 0 {
            let press = [30, 10, 1].into_iter().find(|one| *one <= days).unwrap();
            let then = kernel::time::plus_days(self.today().await, i32::try_from(press).unwrap());
            self.presses(&format!(".demo button[value='{press}']"))
                .await;
            self.chrome
                .waits_for(&format!(".demo strong[data-day='{then}']"))
                .await;
            days -= press;
        }
    }

    /// The civil date the demonstration's clock shows.
    async fn today(&self) -> kernel::Date {
        self.text(".demo strong")
            .await
            .split(' ')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    }

    async fn wrong_input_first(&mut self) {
        self.becomes("chen").await;
        self.open("/acts/register-need").await;
        self.types("[name=note]", "先写下来的话").await;
        self.presses("main form .buttons button").await;
        self.chrome.waits_for(".alert").await;
        let alert = self.text(".alert").await;
        assert!(alert.contains("没有提交成功"), "{alert}");
        assert_eq!(self.text("[name=note]").await, "先写下来的话");
        self.chrome.picture("wrong-input-zh").await;
    }

    /// Makes one step: finds the act where a person would, fills the form, submits it.
    async fn makes(&mut self, step: Step) {
        self.begins(&step).await;
        let input = self.meant(&step).await;
        forms::fill(&self.chrome.client, &input).await;
        self.submits(&step).await;
        self.is_recorded(&step).await;
    }

    /// What the names of a step stand for today.
    async fn meant(&self, step: &Step) -> serde_json::Value {
        let mut input = step.input.clone();
        app::demo::teller::resolve(&mut input, self.today().await).unwrap();
        input
    }

    /// Comes to the form of a step from the page of the purchase.
    async fn begins(&mut self, step: &Step) {
        self.becomes(step.by).await;
        let start = match (self.purchase.is_empty(), step.contract) {
            (true, _) => "/".to_owned(),
            (false, Some(number)) => format!("{}?contract=K{number}", self.purchase),
            (false, None) => self.purchase.clone(),
        };
        self.open(&start).await;
        self.waits(step.after_days).await;
        if step.after_days > 0 {
            // The buttons of the clock lead back to the page without its query.
            self.open(&start).await;
        }
        let path = self.offered(step).await;
        self.open(&path).await;
    }

    /// Gives the reason, if the step has one, and presses the button.
    async fn submits(&self, step: &Step) {
        if let Some(reason) = step.reason {
            self.types("[name=_reason]", reason).await;
        }
        self.presses("main form .buttons button").await;
        self.chrome.waits_for(".done, .alert").await;
    }

    async fn is_recorded(&mut self, step: &Step) {
        let done = self.chrome.client.find(Locator::Css(".done")).await;
        if done.is_err() {
            self.chrome.picture("failed").await;
            panic!(
                "{} `{}` was not recorded:\n{}",
                step.by,
                step.verb,
                self.text("main").await
            );
        }
        if self.purchase.is_empty() {
            let address = self.chrome.client.current_url().await.unwrap();
            self.purchase = address
                .path()
                .split("/receipts/")
                .next()
                .unwrap()
                .to_owned();
        }
    }

    /// The address of the act, from the link a person is offered.
    async fn offered(&self, step: &Step) -> String {
        let link = format!("main a[href*='/acts/{}']", step.verb);
        match self.chrome.client.find(Locator::Css(&link)).await {
            Ok(link) => link.attr("href").await.unwrap().unwrap(),
            Err(_) => {
                let page = self.text("main").await;
                panic!("{} is not offered `{}`:\n{page}", step.by, step.verb);
            }
        }
    }

    async fn sees(&self, path: &str, text: &str) {
        self.open(path).await;
        let page = self.text("main").await;
        assert!(page.contains(text), "`{text}` is not on the page:\n{page}");
    }

    /// Pictures in both languages, on a desk and on a phone; nothing may stick out sideways.
    async fn pictures(&self, purchase: &str) {
        let pages = [
            ("home", "/".to_owned()),
            ("list", "/purchases".to_owned()),
            ("purchase", purchase.to_owned()),
            ("timeline", format!("{purchase}/timeline")),
            ("rules", "/rules".to_owned()),
            ("form", "/acts/register-need".to_owned()),
        ];
        for (size, name) in [(DESK, "desk"), (PHONE, "phone")] {
            self.chrome.resize(size).await;
            for (page, path) in &pages {
                for lang in ["zh-CN", "en"] {
                    self.open(&format!("{path}?lang={lang}")).await;
                    let wide = self
                        .chrome
                        .number("return document.documentElement.scrollWidth - window.innerWidth")
                        .await;
                    assert!(
                        wide <= 0,
                        "{page} in {lang} is {wide} px too wide on the {name}"
                    );
                    self.chrome.picture(&format!("{page}-{name}-{lang}")).await;
                }
            }
        }
        self.chrome.resize(DESK).await;
    }

    /// The English page has no Chinese wording of ours left in its frame, and the other way round.
    async fn languages(&self, purchase: &str) {
        self.open(&format!("{purchase}?lang=en")).await;
        let client = &self.chrome.client;
        let lang = client
            .find(Locator::Css("html"))
            .await
            .unwrap()
            .attr("lang")
            .await
            .unwrap();
        assert_eq!(lang.as_deref(), Some("en"));
        for heading in client
            .find_all(Locator::Css("main h2, main h3"))
            .await
            .unwrap()
        {
            let text = heading.text().await.unwrap();
            let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(!chinese, "the English page has the heading `{text}`");
        }
        self.open(&format!("{purchase}?lang=zh-CN")).await;
    }

    async fn the_public_sees_the_public_layer(&mut self, purchase: &str) {
        self.leaves().await;
        self.sees(purchase, "您看到的是公开层").await;
        let acts = self
            .chrome
            .client
            .find_all(Locator::Css("#acts a"))
            .await
            .unwrap();
        assert!(acts.is_empty(), "the public is offered acts");
    }
}
