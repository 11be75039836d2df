//! As much of a browser as the measurement needs.

use std::{
    io::{Error, Read, Write},
    net::TcpStream,
    time::Instant,
};

/// Somebody who reads pages.
pub struct Reader {
    address: String,
    cookie: Option<String>,
}

/// What is read, and how often.
pub struct Visit<'a> {
    /// The path.
    pub path: &'a str,
    /// The language.
    pub lang: &'a str,
    /// How often.
    pub times: u32,
}

/// One reading.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// From the request to the last byte, in milliseconds.
    pub millis: f64,
    /// Bytes of the body.
    pub bytes: usize,
    /// Rows of lists and tables in it.
    pub rows: usize,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reader {
    /// Signs somebody of the stories in; nobody when the login is empty.
    ///
    /// # Errors
    /// The server does not answer, or does not let them in.
    pub fn enter(address: &str, login: &str) -> Result<Reader, Error> {
        let mut reader = Reader {
            address: address.to_owned(),
            cookie: None,
        };
        if login.is_empty() {
            return Ok(reader);
        }
        let form = format!("login={login}&password={}", app::demo::PASSWORD);
        let answer = reader.call("POST", "/sign-in", "en", &form)?;
        let cookie = answer.head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let own = name.eq_ignore_ascii_case("set-cookie");
            own.then(|| {
                value
                    .trim()
                    .split(';')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
        });
        reader.cookie = Some(cookie.ok_or_else(|| Error::other("nobody was let in"))?);
        Ok(reader)
    }

    /// Reads a page so often; nothing when this reader does not get to see it.
    ///
    /// # Errors
    /// The server does not answer.
    pub fn visit(&self, visit: &Visit<'_>) -> Result<Vec<Seen>, Error> {
        self.read(visit, |status| status == 200)
    }

    /// The same, whatever the answer is.
    ///
    /// # Errors
    /// The server does not answer.
    pub fn any(&self, visit: &Visit<'_>) -> Result<Vec<Seen>, Error> {
        self.read(visit, |_| true)
    }

    fn read(&self, visit: &Visit<'_>, counts: fn(u16) -> bool) -> Result<Vec<Seen>, Error> {
        let mut seen = Vec::new();
        for _ in 0..visit.times {
            let started = Instant::now();
            let answer = self.call("GET", visit.path, visit.lang, "")?;
            let millis = 1_000.0 * started.elapsed().as_secs_f64();
            if answer.status >= 500 {
                let said = format!("{} answers {}", visit.path, answer.status);
                return Err(Error::other(said));
            }
            if !counts(answer.status) {
                break;
            }
            seen.push(Seen {
                millis,
                bytes: answer.body.len(),
                rows: rows(&answer.body),
            });
        }
        Ok(seen)
    }

    fn call(&self, method: &str, path: &str, lang: &str, body: &str) -> Result<Answer, Error> {
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\naccept-language: {lang}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n",
            self.address,
            body.len()
        );
        if let Some(cookie) = &self.cookie {
            request += &format!("cookie: {cookie}; bonafide_lang={lang}\r\n");
            let token = cookie.split_once('=').map_or("", |(_, token)| token);
            if path.starts_with("/api/") {
                request += &format!("authorization: Bearer {token}\r\n");
            }
        }
        request += "\r\n";
        request += body;
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        parted(bytes).ok_or_else(|| Error::other(format!("no whole answer from {path}")))
    }
}

fn parted(bytes: Vec<u8>) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = bytes.split_at(end);
    let head = String::from_utf8_lossy(head).into_owned();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let body = body.get(4..)?.to_vec();
    Some(Answer { status, head, body })
}

/// Rows of lists and tables of a page, or objects of the lists of JSON.
fn rows(body: &[u8]) -> usize {
    match serde_json::from_slice::<serde_json::Value>(body) {
        Ok(value) => objects(&value),
        Err(_) => {
            let text = String::from_utf8_lossy(body);
            text.matches("<li").count()
                + text.matches("<tr").count()
                + text.matches("<option").count()
        }
    }
}

fn objects(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(items) => {
            items.iter().filter(|item| item.is_object()).count()
                + items.iter().map(objects).sum::<usize>()
        }
        serde_json::Value::Object(map) => map.values().map(objects).sum(),
        _ => 0,
    }
}
