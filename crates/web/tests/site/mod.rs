//! A site under test: the real router over a real store in a directory of its own.

#![allow(dead_code, reason = "shared by several test programs")]

use app::{App, Clock, Options, demo};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request},
};
use std::sync::Arc;
use tower::ServiceExt;
use web::{Mode, Web};

/// The site.
pub struct Site {
    /// The program behind it.
    pub app: Arc<App>,
    router: Router,
    _dir: tempfile::TempDir,
}

/// An answer of the site.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it sends the browser.
    pub location: String,
    /// The body.
    pub text: String,
    headers: HeaderMap,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// Somebody signed in.
pub struct Signed {
    /// The cookie of the browser.
    pub cookie: String,
    /// The token that forms repeat.
    pub csrf: String,
    /// The token of the JSON interface.
    pub token: String,
}

impl Site {
    /// A site as in real service, with the people of the story.
    pub async fn service() -> Site {
        let dir = tempfile::tempdir().unwrap();
        let clock = Clock::system();
        clock.run_from("2025-03-03T02:00:00Z".parse().unwrap());
        let app = App::open(&Options::new(dir.path().join("data")), clock).unwrap();
        demo::call_cast(&app).unwrap();
        let app = Arc::new(app);
        let router = web::router(Arc::new(Web {
            app: app.clone(),
            mode: Mode::Service,
        }));
        Site {
            app,
            router,
            _dir: dir,
        }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 << 20).await.unwrap();
        Answer {
            status: parts.status.as_u16(),
            location: parts
                .headers
                .get("location")
                .map_or(String::new(), |value| value.to_str().unwrap().to_owned()),
            text: String::from_utf8(bytes.to_vec()).unwrap(),
            headers: parts.headers,
        }
    }

    /// Any call.
    pub async fn call(&self, method: &str, path: &str, cookie: Option<&str>, body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        self.send(request.body(Body::from(body.to_owned())).unwrap())
            .await
    }

    /// A page.
    pub async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.call("GET", path, cookie, "").await
    }

    /// A form as it stands.
    pub async fn post(
        &self,
        path: &str,
        form: &[(String, String)],
        cookie: Option<&str>,
    ) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        self.call("POST", path, cookie, &body.finish()).await
    }

    /// A form of somebody signed in.
    pub async fn submit(&self, path: &str, who: &Signed, form: &[(String, String)]) -> Answer {
        let mut form = form.to_vec();
        form.push(("_csrf".to_owned(), who.csrf.clone()));
        self.post(path, &form, Some(&who.cookie)).await
    }

    /// A file in a form of somebody signed in.
    pub async fn upload(&self, path: &str, who: &Signed, name: &str, bytes: &[u8]) -> Answer {
        let head = format!(
            "--edge\r\ncontent-disposition: form-data; name=\"_csrf\"\r\n\r\n{}\r\n--edge\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n",
            who.csrf
        );
        let body = [head.as_bytes(), bytes, b"\r\n--edge--\r\n"].concat();
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header("cookie", &who.cookie)
            .header("content-type", "multipart/form-data; boundary=edge");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A command through the JSON interface.
    pub async fn api(&self, path: &str, who: &Signed, body: &serde_json::Value) -> Answer {
        self.raw_api(path, who, &body.to_string()).await
    }

    /// Any body through the JSON interface.
    pub async fn raw_api(&self, path: &str, who: &Signed, body: &str) -> Answer {
        let request = Request::builder()
            .method("POST")
            .uri(format!("/api/v1{path}"))
            .header("authorization", format!("Bearer {}", who.token))
            .body(Body::from(body.to_owned()));
        self.send(request.unwrap()).await
    }

    /// Signs somebody of the story in.
    pub async fn sign_in(&self, login: &str) -> Signed {
        let form = [("login", login), ("password", demo::PASSWORD)]
            .map(|(key, value)| (key.to_owned(), value.to_owned()));
        let answer = self.post("/sign-in", &form, None).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let cookie = answer
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        let home = self.get("/", Some(&cookie)).await;
        let csrf = home.text.split("name=\"_csrf\" value=\"").nth(1).unwrap();
        let csrf = csrf.split('"').next().unwrap().to_owned();
        let token = cookie.split('=').nth(1).unwrap().to_owned();
        Signed {
            cookie,
            csrf,
            token,
        }
    }

    /// A purchase registered by the department; its id.
    pub async fn registered(&self, title: &str) -> String {
        let chen = self.sign_in("chen").await;
        let input = serde_json::json!({ "input": {
            "title": title, "beneficiaries": "居民", "hosts": [],
            "purchaser": demo::cast::organisation_id("district").unwrap(),
        } });
        let answer = self.api("/acts/register-need", &chen, &input).await;
        answer.json()["purchase"].as_str().unwrap().to_owned()
    }
}
