//! Every route: method, path, who may call it, and its handler.

use crate::{Web, adapter, ask::Ask, failure::Failure, pages};
use axum::{
    Router,
    response::Response,
    routing::{MethodFilter, MethodRouter, on},
};
use std::sync::{Arc, LazyLock};

/// A path below the services of a contract.
macro_rules! services {
    ($rest:literal) => {
        concat!("/purchases/{id}/contracts/{contract}/services", $rest)
    };
}

mod api;
mod judgement;
mod relationship;

/// What a handler gives.
pub type Answer = Result<Response, Failure>;
/// A handler: plain and synchronous; the adapter runs it where it may block.
pub type Handler = fn(&Web, &Ask) -> Answer;

/// Who may call a route. What they see there is the policy's business, act by act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone.
    Public,
    /// Whoever has signed in; others are sent to the sign-in page.
    SignedIn,
    /// Anyone, in a demonstration; nobody elsewhere.
    Demo,
    /// The JSON interface without a token.
    ApiPublic,
    /// The JSON interface with a token.
    ApiSignedIn,
}

/// A route.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its places.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// What answers.
    pub handler: Handler,
    /// Largest body accepted, in bytes.
    pub body_max: usize,
}

const fn get(path: &'static str, access: Access, handler: Handler) -> Route {
    Route {
        method: "GET",
        path,
        access,
        handler,
        body_max: adapter::BODY_MAX,
    }
}

const fn post(path: &'static str, access: Access, handler: Handler) -> Route {
    Route {
        method: "POST",
        path,
        access,
        handler,
        body_max: adapter::BODY_MAX,
    }
}

/// A route that takes sealed files.
const fn upload(path: &'static str, access: Access, handler: Handler) -> Route {
    Route {
        body_max: adapter::UPLOAD_MAX,
        ..post(path, access, handler)
    }
}

/// The pages.
const PAGES: &[Route] = &[
    get("/", Access::Public, pages::home::show),
    get("/assets/style.css", Access::Public, pages::assets::style),
    get("/assets/mark.svg", Access::Public, pages::assets::mark),
    get("/assets/outbox.js", Access::Public, pages::assets::outbox),
    get(
        "/assets/outbox-worker.js",
        Access::Public,
        pages::assets::outbox_worker,
    ),
    get("/sign-in", Access::Public, pages::sign_in::show),
    post("/sign-in", Access::Public, pages::sign_in::enter),
    post("/sign-out", Access::SignedIn, pages::sign_in::leave),
    get("/calendar", Access::SignedIn, pages::calendar::show),
    post("/calendar", Access::SignedIn, pages::calendar::make),
    post(
        "/calendar/revoke",
        Access::SignedIn,
        pages::calendar::revoke,
    ),
    // The address is the secret: calendar programs do not sign in.
    get("/calendar/{file}", Access::Public, pages::calendar::fetch),
    get("/purchases", Access::Public, pages::list::show),
    get("/purchases/{id}", Access::Public, pages::purchase::show),
    get(
        "/purchases/{id}/timeline",
        Access::Public,
        pages::timeline::show,
    ),
    get("/purchases/{id}/bids", Access::Public, pages::bids::show),
    upload(
        "/purchases/{id}/bids",
        Access::SignedIn,
        pages::bids::hand_in,
    ),
    upload(
        "/purchases/{id}/shares",
        Access::SignedIn,
        pages::bids::shares,
    ),
    get(
        "/purchases/{id}/tender.json",
        Access::Public,
        pages::bids::tender,
    ),
    get(
        "/purchases/{id}/opening.json",
        Access::SignedIn,
        pages::bids::opening,
    ),
    get(
        "/purchases/{id}/envelopes.zip",
        Access::SignedIn,
        pages::bids::bundle,
    ),
    get(
        "/purchases/{id}/envelopes/{digest}",
        Access::SignedIn,
        pages::bids::envelope,
    ),
    get(
        "/purchases/{id}/files/{digest}",
        Access::SignedIn,
        pages::bids::attachment,
    ),
    get(
        "/purchases/{id}/comparison",
        Access::Public,
        pages::comparison::show,
    ),
    get(
        "/purchases/{id}/evaluation/{bid}",
        Access::SignedIn,
        pages::evaluate::show,
    ),
    get("/purchases/{id}/draw", Access::Public, pages::draw::show),
    get(
        "/purchases/{id}/trace",
        Access::Public,
        pages::planning::trace::show,
    ),
    get(
        "/purchases/{id}/fairness",
        Access::Public,
        pages::planning::fairness::show,
    ),
    get(
        "/purchases/{id}/parity",
        Access::Public,
        pages::planning::parity::show,
    ),
    get(
        "/purchases/{id}/duties",
        Access::Public,
        pages::planning::duties::show,
    ),
    get(
        "/hosts/{host}/duties",
        Access::Public,
        pages::duty_list::show,
    ),
    post(
        "/hosts/{host}/duties",
        Access::SignedIn,
        pages::duty_list::upload,
    ),
    get(
        "/purchases/{id}/questions",
        Access::Public,
        pages::questions::show,
    ),
    get(
        "/purchases/{id}/rounds",
        Access::Public,
        pages::rounds::show,
    ),
    get(
        "/purchases/{id}/feedback",
        Access::SignedIn,
        pages::feedback::show,
    ),
    get(
        "/purchases/{id}/challenges",
        Access::Public,
        pages::challenges::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/differences",
        Access::Public,
        pages::differences::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/clauses",
        Access::Public,
        pages::contract::clauses::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/terms",
        Access::Public,
        pages::contract::terms::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/rights",
        Access::Public,
        pages::contract::rights::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/obligations",
        Access::Public,
        pages::contract::register::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/renewal",
        Access::Public,
        pages::contract::renewal::show,
    ),
    get(
        "/purchases/{id}/obligations",
        Access::Public,
        pages::contract::register::show_all,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/signs",
        Access::Public,
        pages::signs::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/extra-work",
        Access::Public,
        pages::extra_work::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/extra-work.csv",
        Access::SignedIn,
        pages::extra_work::csv,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/inspections",
        Access::Public,
        pages::inspections::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/reports",
        Access::Public,
        pages::reports::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/payments",
        Access::Public,
        pages::payments::show,
    ),
    get(services!(""), Access::SignedIn, pages::services::show),
    get(
        services!(".csv"),
        Access::SignedIn,
        pages::services::export::csv,
    ),
    get(
        services!("/new"),
        Access::SignedIn,
        pages::services::form::show,
    ),
    upload(
        services!("/new"),
        Access::SignedIn,
        pages::services::form::submit,
    ),
    get(
        services!("/import"),
        Access::SignedIn,
        pages::services::import::show,
    ),
    post(
        services!("/import"),
        Access::SignedIn,
        pages::services::import::upload,
    ),
    get(
        services!("/template.csv"),
        Access::SignedIn,
        pages::services::import::template,
    ),
    get(
        "/purchases/{id}/entries/{position}",
        Access::Public,
        pages::entry::show,
    ),
    get(
        "/purchases/{id}/receipts/{range}",
        Access::Public,
        pages::receipt::show,
    ),
    get(
        "/purchases/{id}/papers/{digest}",
        Access::Public,
        pages::papers::fixed,
    ),
    get(
        "/purchases/{id}/papers/preview/{document}",
        Access::Public,
        pages::papers::preview,
    ),
    get(
        "/purchases/{id}/acts/{verb}",
        Access::SignedIn,
        pages::act::show,
    ),
    post(
        "/purchases/{id}/acts/{verb}",
        Access::SignedIn,
        pages::act::submit,
    ),
    get("/acts/{verb}", Access::SignedIn, pages::act::show_birth),
    post("/acts/{verb}", Access::SignedIn, pages::act::submit_birth),
    get("/organisations", Access::Public, pages::organisations::list),
    get(
        "/organisations/{id}",
        Access::Public,
        pages::organisations::show,
    ),
    get("/record", Access::Public, pages::record::show),
    get(
        "/purchases/{id}/obligations/{obligation}",
        Access::Public,
        pages::obligation::show,
    ),
    get("/rules", Access::Public, pages::rules::show),
    get(
        "/rules/{jurisdiction}/{key}",
        Access::Public,
        pages::rules::parameter::show,
    ),
    get("/permissions", Access::Public, pages::permissions::show),
    post("/demo/advance", Access::Demo, pages::demo::advance),
];

/// The table of routes.
pub static ROUTES: LazyLock<Vec<Route>> =
    LazyLock::new(|| [PAGES, judgement::ROWS, relationship::ROWS, api::ROWS].concat());

/// The page of this shape, if the site has it; the names of the places in it do not matter.
pub fn page(shape: &str) -> Option<Route> {
    let place = |part: &str| part.starts_with('{');
    let same = |route: &&Route| {
        let (mut left, mut right) = (route.path.split('/'), shape.split('/'));
        loop {
            match (left.next(), right.next()) {
                (None, None) => return true,
                (Some(one), Some(other)) if one == other || (place(one) && place(other)) => {}
                _ => return false,
            }
        }
    };
    let mut pages = ROUTES.iter().filter(|route| route.method == "GET");
    pages.find(same).copied()
}

/// The router over the table.
pub fn router(web: Arc<Web>) -> Router {
    let mut router = Router::new();
    for route in ROUTES.iter() {
        router = router.route(route.path, method_router(*route));
    }
    adapter::finish(router.fallback(adapter::not_found), web)
}

fn method_router(route: Route) -> MethodRouter<Arc<Web>> {
    let filter = match route.method {
        "POST" => MethodFilter::POST,
        _ => MethodFilter::GET,
    };
    on(filter, move |state, params, request| {
        adapter::answer(route, state, params, request)
    })
}
