//! The routes of the JSON interface.

use super::{Access, Route, get, post, upload};
use crate::{api, pages};

/// The rows.
pub(super) const ROWS: &[Route] = &[
    post("/api/v1/sessions", Access::ApiPublic, api::sessions::create),
    get(
        "/api/v1/openapi.json",
        Access::ApiPublic,
        api::openapi::show,
    ),
    get("/api/v1/acts", Access::ApiPublic, api::acts::catalogue),
    get(
        "/api/v1/checkpoint",
        Access::ApiPublic,
        api::record::checkpoint,
    ),
    get("/api/v1/rules", Access::ApiPublic, api::rules::list),
    get(
        "/api/v1/rules/{jurisdiction}",
        Access::ApiPublic,
        api::rules::pack,
    ),
    get(
        "/api/v1/rules/{jurisdiction}/{key}",
        Access::ApiPublic,
        api::rules::one,
    ),
    get("/api/v1/purchases", Access::ApiPublic, api::purchases::list),
    get(
        "/api/v1/purchases/{id}",
        Access::ApiPublic,
        api::purchases::one,
    ),
    get(
        "/api/v1/purchases/{id}/events",
        Access::ApiPublic,
        api::purchases::events,
    ),
    get(
        "/api/v1/purchases/{id}/contracts/{contract}/extra-work",
        Access::ApiSignedIn,
        api::extra_work::show,
    ),
    get(
        "/api/v1/purchases/{id}/parity",
        Access::ApiPublic,
        api::planning::parity,
    ),
    get(
        "/api/v1/purchases/{id}/contracts/{contract}/clauses",
        Access::ApiPublic,
        pages::contract::clauses::data,
    ),
    get(
        "/api/v1/purchases/{id}/contracts/{contract}/terms",
        Access::ApiPublic,
        pages::contract::terms::data,
    ),
    get(
        "/api/v1/purchases/{id}/contracts/{contract}/rights",
        Access::ApiPublic,
        pages::contract::rights::data,
    ),
    get(
        "/api/v1/purchases/{id}/contracts/{contract}/obligations",
        Access::ApiPublic,
        pages::contract::register::data,
    ),
    get(
        "/api/v1/purchases/{id}/obligations",
        Access::ApiPublic,
        pages::contract::register::data_all,
    ),
    get(
        concat!("/api/v1", services!("")),
        Access::ApiSignedIn,
        api::services::list,
    ),
    post(
        concat!("/api/v1", services!("/import")),
        Access::ApiSignedIn,
        api::services::import,
    ),
    get(
        "/api/v1/purchases/{id}/trace",
        Access::ApiPublic,
        api::planning::trace,
    ),
    get(
        "/api/v1/purchases/{id}/contracts/{contract}/signs",
        Access::ApiPublic,
        api::signs::list,
    ),
    get(
        "/api/v1/purchases/{id}/receipts/{range}",
        Access::ApiPublic,
        api::record::receipt,
    ),
    get(
        "/api/v1/obligations",
        Access::ApiSignedIn,
        api::purchases::obligations,
    ),
    post("/api/v1/acts/{verb}", Access::ApiSignedIn, api::acts::start),
    get(
        "/api/v1/purchases/{id}/tender",
        Access::ApiPublic,
        pages::bids::tender,
    ),
    upload(
        "/api/v1/purchases/{id}/bids",
        Access::ApiSignedIn,
        api::bids::hand_in,
    ),
    upload(
        "/api/v1/purchases/{id}/shares",
        Access::ApiSignedIn,
        api::bids::shares,
    ),
    post(
        "/api/v1/purchases/{id}/acts/{verb}",
        Access::ApiSignedIn,
        api::acts::submit,
    ),
];
