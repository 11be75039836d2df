//! A purchase from need to close, through a real browser alone, signing in as the parties in turn.
//!
//! The steps are the ones of `app::demo::short`, the same that are told through the command bus; here
//! each is a page opened, a form filled and a button pressed. Nothing is retried.

mod chrome;
mod forms;

use app::demo::{short, steps::Step};
use chrome::{Chrome, Site};
use fantoccini::Locator;

/// Width of a small phone, in pixels.
const PHONE: (u32, u32) = (390, 844);
/// Width of a desk, in pixels.
const DESK: (u32, u32) = (1200, 900);

#[tokio::test(flavor = "multi_thread")]
async fn a_purchase_is_taken_from_need_to_close_in_the_browser() {
    let site = Site::start();
    let chrome = Chrome::start(DESK).await;
    let mut visitor = Visitor { chrome: &chrome, site: &site, who: "", purchase: String::new() };
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
}

impl Visitor<'_> {
    async fn open(&self, path: &str) {
        self.chrome.client.goto(&format!("{}{path}", self.site.address)).await.unwrap();
    }

    /// Signs in by the form of the sign-in page, unless signed in already.
    async fn becomes(&mut self, login: &'static str) {
        if self.who == login {
            return;
        }
        self.open("/sign-in").await;
        let client = &self.chrome.client;
        client.find(Locator::Id("login")).await.unwrap().send_keys(login).await.unwrap();
        let password = client.find(Locator::Id("password")).await.unwrap();
        password.send_keys(app::demo::PASSWORD).await.unwrap();
        client.find(Locator::Css(".narrow button[type=submit]")).await.unwrap().click().await.unwrap();
        let out = client.find(Locator::Css("form[action='/sign-out']")).await;
        assert!(out.is_ok(), "`{login}` could not sign in");
        self.who = login;
    }

    /// Moves the clock of the demonstration by its buttons.
    async fn waits(&self, mut days: u32) {
        while days > 0 {
            let press = [30, 10, 1].into_iter().find(|one| *one <= days).unwrap();
            let button = format!(".demo button[value='{press}']");
            let client = &self.chrome.client;
            client.find(Locator::Css(&button)).await.unwrap().click().await.unwrap();
            days -= press;
        }
    }

    /// The civil date the demonstration's clock shows.
    async fn today(&self) -> kernel::Date {
        let shown = self.chrome.client.find(Locator::Css(".demo strong")).await.unwrap();
        let text = shown.text().await.unwrap();
        text.split(' ').next().unwrap().parse().unwrap()
    }

    async fn wrong_input_first(&mut self) {
        self.becomes("chen").await;
        self.open("/acts/register-need").await;
        let client = &self.chrome.client;
        let note = client.find(Locator::Css("[name=note]")).await.unwrap();
        note.send_keys("先写下来的话").await.unwrap();
        client.find(Locator::Css("main form .buttons button")).await.unwrap().click().await.unwrap();
        let alert = client.find(Locator::Css(".alert")).await.unwrap().text().await.unwrap();
        assert!(alert.contains("没有提交成功"), "{alert}");
        let note = client.find(Locator::Css("[name=note]")).await.unwrap();
        assert_eq!(note.prop("value").await.unwrap().as_deref(), Some("先写下来的话"));
        self.chrome.picture("wrong-input-zh").await;
    }

    /// Makes one step: finds the act where a person would, fills the form, submits it.
    async fn makes(&mut self, step: Step) {
        self.becomes(step.by).await;
        let start = if self.purchase.is_empty() { "/".to_owned() } else { self.purchase.clone() };
        self.open(&start).await;
        self.waits(step.after_days).await;
        let mut input = step.input.clone();
        app::demo::teller::resolve(&mut input, self.today().await).unwrap();
        let client = &self.chrome.client;
        let link = format!("main a[href*='/acts/{}']", step.verb);
        let found = client.find(Locator::Css(&link)).await;
        let path = match found {
            Ok(link) => link.attr("href").await.unwrap().unwrap(),
            Err(_) => {
                let page = client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
                panic!("{} is not offered `{}`:\n{page}", step.by, step.verb);
            }
        };
        self.open(&path).await;
        forms::fill(client, &input).await;
        if let Some(reason) = step.reason {
            let field = client.find(Locator::Css("[name=_reason]")).await.unwrap();
            field.send_keys(reason).await.unwrap();
        }
        client.find(Locator::Css("main form .buttons button")).await.unwrap().click().await.unwrap();
        if client.find(Locator::Css(".done")).await.is_err() {
            let page = client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
            self.chrome.picture("failed").await;
            panic!("{} `{}` was not recorded:\n{page}", step.by, step.verb);
        }
        if self.purchase.is_empty() {
            let address = client.current_url().await.unwrap();
            self.purchase = address.path().split("/receipts/").next().unwrap().to_owned();
        }
    }

    async fn sees(&self, path: &str, text: &str) {
        self.open(path).await;
        let page = self.chrome.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
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
                    assert!(wide <= 0, "{page} in {lang} is {wide} px too wide on the {name}");
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
        let lang = client.find(Locator::Css("html")).await.unwrap().attr("lang").await.unwrap();
        assert_eq!(lang.as_deref(), Some("en"));
        for heading in client.find_all(Locator::Css("main h2, main h3")).await.unwrap() {
            let text = heading.text().await.unwrap();
            let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(!chinese, "the English page has the heading `{text}`");
        }
        self.open(&format!("{purchase}?lang=zh-CN")).await;
    }

    async fn the_public_sees_the_public_layer(&mut self, purchase: &str) {
        self.open("/").await;
        let client = &self.chrome.client;
        let out = client.find(Locator::Css("form[action='/sign-out'] button")).await.unwrap();
        out.click().await.unwrap();
        self.who = "";
        self.sees(purchase, "您看到的是公开层").await;
        let acts = client.find_all(Locator::Css("#acts a")).await.unwrap();
        assert!(acts.is_empty(), "the public is offered acts");
    }
}
