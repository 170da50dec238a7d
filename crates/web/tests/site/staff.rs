//! Every route with every role: open to whoever has what it says it needs, at their offices, and to nobody else.

use crate::address;
use crate::browser::{Browser, site};
use axum::http::StatusCode;
use besok_core::staff::{Permission, Role};
use besok_store::fixture::{Fixture, on};
use besok_web::{Needs, table};

/// Each permission that some route of staff needs, with its routes. Signing out would end the walk.
fn routes_of_staff() -> Vec<(&'static str, Permission)> {
    let of_staff = |(path, needs)| match needs {
        Needs::Staff(permission) => Some((path, permission)),
        _ => None,
    };
    table().into_iter().filter_map(of_staff).filter(|(path, _)| !path.ends_with("/sign-out")).collect()
}

/// What both ways of asking are answered, where the route has them.
async fn answers(browser: &mut Browser, path: &str) -> Vec<StatusCode> {
    let address = address(path, None);
    let got = [browser.get(&address).await, browser.post(&address, "").await];
    got.into_iter().map(|answer| answer.status).filter(|status| *status != StatusCode::METHOD_NOT_ALLOWED).collect()
}

/// Whether the guard let nobody in: lacking the permission is told, another office's page does not exist.
fn is_shut(status: StatusCode) -> bool {
    matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

#[test]
fn whatever_is_under_staff_says_what_it_needs_of_staff() {
    // Before anybody can be signed in, and nothing else.
    let open = ["/staff/sign-in", "/staff/enrol"];
    for (path, needs) in table().into_iter().filter(|(path, _)| path.starts_with("/staff")) {
        let before = open.iter().any(|open| path.starts_with(open));
        assert_eq!(matches!(needs, Needs::Staff(_)), !before, "{path} needs {needs:?}");
    }
}

#[tokio::test]
async fn each_route_is_open_to_the_roles_that_may() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        for role in Role::ALL {
            for (path, permission) in routes_of_staff() {
                // Somebody new for each route: some of them end a session or take a role.
                let mut browser = Browser::new(&app);
                browser.sign_in_staff(&[(role, None)]).await;
                for status in answers(&mut browser, path).await {
                    assert!(!status.is_server_error(), "{role:?} {path}: {status}");
                    let allowed = role.has(permission);
                    assert_eq!(status == StatusCode::FORBIDDEN, !allowed, "{role:?} {path} {permission:?}: {status}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn another_office_does_not_exist() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        for role in Role::ALL {
            for (path, permission) in routes_of_staff().into_iter().filter(|(path, _)| path.contains("{office}")) {
                let mut elsewhere = Browser::new(&app);
                elsewhere.sign_in_staff(&[(role, Some("umea"))]).await;
                for status in answers(&mut elsewhere, path).await {
                    let told = if role.has(permission) { StatusCode::NOT_FOUND } else { StatusCode::FORBIDDEN };
                    assert_eq!(status, told, "{role:?} {path}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_role_all_but_ones_own_is_shut() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        for (path, permission) in routes_of_staff() {
            let mut browser = Browser::new(&app);
            browser.sign_in_staff(&[]).await;
            for status in answers(&mut browser, path).await {
                let own = permission == Permission::Own;
                assert!(own || is_shut(status), "{path}: {status}");
            }
        }
    })
    .await;
}

/// A session outlives the role, and is worth nothing without it.
#[tokio::test]
async fn a_role_that_is_taken_away_ends_at_once() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let mut browser = Browser::new(&app);
        let id = browser.sign_in_staff(&[(Role::Administrator, None)]).await;
        assert_eq!(browser.get("/staff/members").await.status, StatusCode::OK);
        let mut tx = app.store.begin().await.unwrap();
        tx.set_duties(&id, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(browser.get("/staff/members").await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

/// The cookie of a visitor opens no page of staff, nor the other way round.
#[tokio::test]
async fn visitors_and_staff_are_signed_in_apart() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let (mut visitor, mut staff) = (Browser::new(&app), Browser::new(&app));
        visitor.sign_in("visitor@example.org").await;
        staff.sign_in_staff(&[(Role::Administrator, None)]).await;
        assert!(visitor.get("/staff").await.location.unwrap().starts_with("/staff/sign-in"));
        assert!(staff.get("/en/my").await.location.unwrap().starts_with("/en/sign-in"));
    })
    .await;
}
