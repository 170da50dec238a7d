//! The API: what it says of itself, who may use it, and what it answers.

use crate::browser::{Browser, limited_site, site};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};
use besok_core::limit::Limits;
use besok_core::staff::Role;
use besok_service::App;
use besok_store::fixture::{Fixture, each_engine, on};
use besok_web::{Needs, document, table};
use jiff::ToSpan;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A key, made by an administrator as on the page.
async fn key(app: &App) -> String {
    let mut administrator = Browser::new(app);
    administrator.sign_in_staff(&[(Role::Administrator, None)]).await;
    administrator.post("/staff/integrations/keys", "name=Case+system").await.secret()
}

fn asked(app: &App) -> Value {
    let in_a_month = app.clock.now() + (30 * 24).hours();
    json!({
        "case_file": "A-2026-17",
        "people": [{ "name": "Leyla Haddad", "birth_date": "1990-05-00", "errands": ["biometrics"] }],
        "offices": ["sundbyberg"],
        "book_by": in_a_month.to_string()[..10],
        "reason": "biometrics",
        "language": "ar",
        "channel": "email",
        "email": "leyla@example.org",
    })
}

const REQUESTS: &str = "/api/v1/requests";

#[test]
fn every_route_of_the_api_is_described_and_nothing_else() {
    let described: BTreeSet<String> = document().paths.paths.keys().cloned().collect();
    let routes = table().into_iter().filter(|(path, _)| path.starts_with("/api/"));
    let routes: Vec<(&str, Needs)> = routes.collect();
    assert_eq!(described, routes.iter().map(|(path, _)| (*path).to_owned()).collect());
    let document = serde_json::to_value(document()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    for (path, needs) in routes {
        for (method, operation) in document["paths"][path].as_object().unwrap() {
            let with_key = operation["security"].is_array();
            assert_eq!(with_key, needs == Needs::Key, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn methods_are_those_that_are_described() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let (key, mut program) = (key(&app).await, Browser::new(&app));
        let document = program.get("/api/v1/openapi.json").await.json();
        for (path, item) in document["paths"].as_object().unwrap() {
            let address = crate::address(path, None);
            for method in ["get", "post", "put", "patch", "delete"] {
                let answer = program.call(&method.to_uppercase(), &address, Some(&key), "{}").await;
                let described = item.get(method).is_some();
                assert_eq!(answer.status != StatusCode::METHOD_NOT_ALLOWED, described, "{method} {path}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_key_that_is_in_use_nothing_is_answered() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let mut administrator = Browser::new(&app);
        administrator.sign_in_staff(&[(Role::Administrator, None)]).await;
        let key = administrator.post("/staff/integrations/keys", "name=Case+system").await.secret();
        let mut program = Browser::new(&app);
        assert_eq!(program.call("GET", REQUESTS, Some(&key), "").await.status, StatusCode::OK);
        let upper = key.to_uppercase();
        for wrong in [None, Some("besok_"), Some("x"), Some(upper.as_str()), Some(&key[..key.len() - 1])] {
            let answer = program.call("GET", REQUESTS, wrong, "").await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{wrong:?}");
            assert_eq!(answer.headers[WWW_AUTHENTICATE], "Bearer");
            assert_eq!(answer.headers[CONTENT_TYPE], "application/problem+json");
        }
        // An administrator on a page is no program, and a program is no administrator.
        assert_eq!(administrator.call("GET", REQUESTS, None, "").await.status, StatusCode::UNAUTHORIZED);
        let page = program.call("GET", "/staff/integrations", Some(&key), "").await;
        assert!(page.location.unwrap().starts_with("/staff/sign-in"));
        let end = administrator.get("/staff/integrations").await.action("/end");
        administrator.post(&end, "").await;
        assert_eq!(program.call("GET", REQUESTS, Some(&key), "").await.status, StatusCode::UNAUTHORIZED, "at once");
    })
    .await;
}

#[tokio::test]
async fn a_key_has_a_limit_of_its_own_and_a_wrong_one_its_networks() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = limited_site(fixture.store, Limits { address: 5, key: 3, ..Limits::LIFTED }).await;
        app.clock.advance(60 - app.clock.now().as_second() % 60);
        let (one, other, mut program) = (key(&app).await, key(&app).await, Browser::new(&app));
        for _ in 0..3 {
            assert_eq!(program.call("GET", REQUESTS, Some(&one), "").await.status, StatusCode::OK);
        }
        let refused = program.call("GET", REQUESTS, Some(&one), "").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers.contains_key(RETRY_AFTER));
        assert_eq!(program.call("GET", REQUESTS, Some(&other), "").await.status, StatusCode::OK);
        for _ in 0..5 {
            assert_eq!(program.call("GET", REQUESTS, Some("besok_guess"), "").await.status, StatusCode::UNAUTHORIZED);
        }
        let guessed = program.call("GET", REQUESTS, Some("besok_guess"), "").await;
        assert_eq!(guessed.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(
            program.call("GET", REQUESTS, Some(&other), "").await.status,
            StatusCode::OK,
            "who has a key goes on"
        );
    })
    .await;
}

#[tokio::test]
async fn the_same_request_twice_makes_one() {
    each_engine(|fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (key, mut program) = (key(&app).await, Browser::new(&app));
        let body = asked(&app).to_string();
        let first = program.call("POST", REQUESTS, Some(&key), &body).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
        let made = first.json();
        let here = format!("{REQUESTS}/{}", made["id"].as_str().unwrap());
        assert_eq!(first.headers[LOCATION].to_str().unwrap(), here);
        let second = program.call("POST", REQUESTS, Some(&key), &body).await;
        assert_eq!((second.status, &second.json()["id"]), (StatusCode::OK, &made["id"]));
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM invitation").await.unwrap(), 1);
        let read = program.call("GET", &here, Some(&key), "").await.json();
        assert_eq!(read["asked"]["people"][0]["birth_date"], "1990-05-00");
        assert_eq!(read["booking"], Value::Null);
        let by = "SELECT COUNT(*) AS count FROM event WHERE actor LIKE 'key:%' AND action IN ('invitation.made', 'invitation.seen')";
        assert_eq!(fixture.count(by).await.unwrap(), 2, "who made it and who read it is on record");
    })
    .await;
}

#[tokio::test]
async fn a_request_is_changed_renewed_and_taken_back_by_whoever_knows_how_it_stands() {
    each_engine(|fixture| async move {
        let app = site(fixture.store).await;
        let (key, mut program) = (key(&app).await, Browser::new(&app));
        let key = Some(key.as_str());
        let made = program.call("POST", REQUESTS, key, &asked(&app).to_string()).await;
        let (seen, here) = (made.headers[ETAG].to_str().unwrap().to_owned(), made.headers[LOCATION].to_str().unwrap());
        let mut other = asked(&app);
        other["offices"] = json!(["sundbyberg", "boden"]);
        let unseen = program.call("PUT", here, key, &other.to_string()).await;
        assert_eq!((unseen.status, &unseen.json()["code"]), (StatusCode::PRECONDITION_REQUIRED, &json!("no-if-match")));
        let changed = program.call_if("PUT", here, (key, Some(&seen)), &other.to_string()).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
        assert_eq!(changed.json()["asked"]["offices"], other["offices"]);
        let late = program.call_if("PUT", here, (key, Some(&seen)), &other.to_string()).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
        let renewal = json!({ "book_by": (app.clock.now() + (60 * 24).hours()).to_string()[..10] });
        let seen = changed.headers[ETAG].to_str().unwrap();
        let renewed = program.call_if("POST", &format!("{here}/renew"), (key, Some(seen)), &renewal.to_string()).await;
        assert_eq!((renewed.status, &renewed.json()["book_by"]), (StatusCode::OK, &renewal["book_by"]));
        let seen = renewed.headers[ETAG].to_str().unwrap();
        let taken = program.call_if("POST", &format!("{here}/withdraw"), (key, Some(seen)), "").await;
        assert_eq!((taken.status, &taken.json()["stage"]), (StatusCode::OK, &json!("withdrawn")));
        let seen = taken.headers[ETAG].to_str().unwrap();
        let again = program.call_if("POST", &format!("{here}/withdraw"), (key, Some(seen)), "").await;
        assert_eq!((again.status, &again.json()["code"]), (StatusCode::CONFLICT, &json!("withdrawn")));
        // What happened is told, once it is settled.
        assert_eq!(program.call("GET", "/api/v1/notices", key, "").await.json()["notices"], json!([]));
        app.clock.advance(61);
        let told = program.call("GET", "/api/v1/notices", key, "").await.json();
        let notice = &told["notices"][0];
        assert_eq!((&notice["kind"], &notice["request"]["case_file"]), (&json!("withdrawn"), &json!("A-2026-17")));
        let after = format!("/api/v1/notices?after={}", notice["id"].as_str().unwrap());
        let rest = program.call("GET", &after, key, "").await.json();
        assert_eq!((&rest["notices"], &rest["more"]), (&json!([]), &json!(false)));
        let unknown = program.call("GET", "/api/v1/notices?after=x", key, "").await;
        assert_eq!(
            (unknown.status, &unknown.json()["errors"][0]["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("after"))
        );
    })
    .await;
}

#[tokio::test]
async fn lists_go_on_where_they_ended() {
    each_engine(|fixture| async move {
        let app = site(fixture.store).await;
        let (key, mut program) = (key(&app).await, Browser::new(&app));
        let key = Some(key.as_str());
        for case in 0..103 {
            let mut body = asked(&app);
            body["case_file"] = json!(format!("A-{case}"));
            let made = program.call("POST", REQUESTS, key, &body.to_string()).await;
            assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        }
        let first = program.call("GET", REQUESTS, key, "").await.json();
        assert_eq!(first["requests"].as_array().unwrap().len(), 100);
        assert!(first["requests"][0]["asked"].is_null(), "lists name nobody");
        let next = format!("{REQUESTS}?after={}", first["next"].as_str().unwrap());
        let second = program.call("GET", &next, key, "").await.json();
        assert_eq!((second["requests"].as_array().unwrap().len(), &second["next"]), (3, &Value::Null));
        let ids = |page: &Value| {
            page["requests"].as_array().unwrap().iter().map(|each| each["id"].to_string()).collect::<BTreeSet<_>>()
        };
        assert_eq!(ids(&first).union(&ids(&second)).count(), 103);
        let of = |query: String| format!("{REQUESTS}?{query}");
        let case = program.call("GET", &of("case_file=A-7".to_owned()), key, "").await.json();
        assert_eq!(case["requests"].as_array().unwrap().len(), 1);
        let stage = program.call("GET", &of("stage=withdrawn".to_owned()), key, "").await.json();
        assert_eq!((&stage["requests"], &stage["next"]), (&json!([]), &Value::Null));
        app.clock.advance(60);
        let now = app.clock.now();
        let since = program.call("GET", &of(format!("changed_since={now}")), key, "").await.json();
        assert_eq!(since["requests"], json!([]));
        let here = format!("{REQUESTS}/{}", case["requests"][0]["id"].as_str().unwrap());
        let seen = program.call("GET", &here, key, "").await.headers[ETAG].to_str().unwrap().to_owned();
        program.call_if("POST", &format!("{here}/withdraw"), (key, Some(&seen)), "").await;
        let since = program.call("GET", &of(format!("changed_since={now}")), key, "").await.json();
        assert_eq!(
            (&since["requests"][0]["id"], since["requests"].as_array().unwrap().len()),
            (&case["requests"][0]["id"], 1)
        );
    })
    .await;
}

/// What is wrong, each with its field.
fn fields(answer: &Value) -> Vec<String> {
    let errors = answer["errors"].as_array().unwrap_or_else(|| panic!("{answer}"));
    let field = |error: &Value| format!("{} {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap());
    errors.iter().map(field).collect()
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (key, mut program) = (key(&app).await, Browser::new(&app));
        let key = Some(key.as_str());
        let wrong = json!({
            "case_file": "",
            "people": [{ "name": "", "birth_date": "1990-02-30", "errands": ["nothing"] }],
            "offices": ["nowhere"],
            "book_by": "soon",
            "reason": "why",
            "note": "x".repeat(501),
            "language": "xx",
            "channel": "pigeon",
            "email": "nobody",
        });
        let answer = program.call("POST", REQUESTS, key, &wrong.to_string()).await;
        assert_eq!(
            (answer.status, &answer.headers[CONTENT_TYPE]),
            (StatusCode::UNPROCESSABLE_ENTITY, &"application/problem+json".parse().unwrap())
        );
        assert_eq!(
            fields(&answer.json()),
            [
                "/people/0/name malformed",
                "/people/0/birth_date malformed",
                "/book_by malformed",
                "/reason unknown",
                "/language unknown",
                "/channel unknown",
                "/email malformed",
                "/case_file length",
            ]
        );
        let mut rules = asked(&app);
        rules["book_by"] = json!("2020-01-01");
        rules["offices"] = json!(["sundbyberg", "nowhere"]);
        rules["channel"] = json!("letter");
        let answer = program.call("POST", REQUESTS, key, &rules.to_string()).await.json();
        assert_eq!(fields(&answer), ["/offices/1 unknown", "/book_by passed", "/address missing"]);
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM invitation").await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_as_a_problem() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (key, mut program) = (key(&app).await, Browser::new(&app));
        let key = Some(key.as_str());
        let mut typo = asked(&app);
        typo["ofices"] = json!([]);
        for (body, status) in [
            (typo.to_string(), StatusCode::UNPROCESSABLE_ENTITY),
            ("[]".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
            ("{".to_owned(), StatusCode::BAD_REQUEST),
            ("\u{feff}".to_owned(), StatusCode::BAD_REQUEST),
        ] {
            let answer = program.call("POST", REQUESTS, key, &body).await;
            assert_eq!(
                (answer.status, &answer.headers[CONTENT_TYPE]),
                (status, &"application/problem+json".parse().unwrap()),
                "{body}"
            );
        }
        let days = program.call("GET", "/api/v1/errands/passport/offices/umea/times?from=soon&to=", None, "").await;
        assert_eq!(days.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(fields(&days.json()), ["from malformed", "to malformed"]);
        for query in ["stage=new", "changed_since=yesterday", "after=x"] {
            let answer = program.call("GET", &format!("{REQUESTS}?{query}"), key, "").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
            assert!(fields(&answer.json())[0].starts_with(query.split('=').next().unwrap()), "{query}");
        }
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM invitation").await.unwrap(), 0);
    })
    .await;
}
