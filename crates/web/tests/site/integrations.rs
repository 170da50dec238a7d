//! The pages of other systems: what is shown once, and what is never shown again.

use crate::browser::{Browser, site};
use axum::http::StatusCode;
use besok_core::staff::Role;
use besok_store::fixture::{Fixture, on};

#[tokio::test]
async fn a_key_is_shown_once_and_kept_as_a_digest() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let mut administrator = Browser::new(&app);
        administrator.sign_in_staff(&[(Role::Administrator, None)]).await;
        let page = administrator.post("/staff/integrations/keys", "name=Case+%3Cb%3Esystem").await;
        assert_eq!(page.status, StatusCode::CREATED);
        assert!(page.body.contains("Case &lt;b&gt;system"));
        let key = page.secret();
        assert!(key.starts_with("besok_") && key.len() == 70, "{key}");
        let list = administrator.get("/staff/integrations").await.body;
        assert!(list.contains("Case &lt;b&gt;system") && !list.contains(&key));
        let kept = format!("SELECT COUNT(*) AS count FROM api_key WHERE digest = '{key}' OR name LIKE '%{key}%'");
        assert_eq!(fixture.count(&kept).await.unwrap(), 0);
        let events = "SELECT COUNT(*) AS count FROM event WHERE action = 'api_key.made' AND detail = ''";
        assert_eq!(fixture.count(events).await.unwrap(), 1);
        let wrong = administrator.post("/staff/integrations/keys", "name=").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let end = administrator.get("/staff/integrations").await.action("/end");
        assert_eq!(administrator.post(&end, "").await.location.as_deref(), Some("/staff/integrations"));
        assert_eq!(administrator.post(&end, "").await.status, StatusCode::NOT_FOUND, "it has ended");
    })
    .await;
}

#[tokio::test]
async fn a_target_is_public_and_over_https_or_none() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let mut administrator = Browser::new(&app);
        administrator.sign_in_staff(&[(Role::Administrator, None)]).await;
        for url in
            ["http://cases.agency.example/", "https://10.0.0.1/", "https://[::1]/", "https://a:b@cases.agency.example/"]
        {
            let answer = administrator.post("/staff/integrations/webhooks", &format!("url={url}")).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
            assert!(answer.body.contains("id=\"url-error\""), "{url}");
        }
        let made = administrator.post("/staff/integrations/webhooks", "url=https://cases.agency.example/besok").await;
        assert_eq!(made.status, StatusCode::CREATED);
        let secret = made.secret();
        let (_, rest) = made.body.split_once("/staff/integrations/webhooks/").unwrap();
        let here = format!("/staff/integrations/webhooks/{}", rest.split('"').next().unwrap());
        for page in ["/staff/integrations", here.as_str()] {
            let body = administrator.get(page).await.body;
            assert!(body.contains("https://cases.agency.example/besok") && !body.contains(&secret), "{page}");
        }
        let undated = administrator.post(&format!("{here}/replay"), "since=").await;
        assert_eq!(undated.status, StatusCode::UNPROCESSABLE_ENTITY);
        let nothing = administrator.post(&format!("{here}/replay"), "since=2020-01-01").await;
        assert_eq!(nothing.location, Some(format!("{here}?replayed=0")));
        assert_eq!(administrator.post(&format!("{here}/replay"), "notice=x").await.status, StatusCode::CONFLICT);
        assert_eq!(
            administrator.post(&format!("{here}/end"), "").await.location.as_deref(),
            Some("/staff/integrations")
        );
        for deed in ["end", "replay"] {
            let answer = administrator.post(&format!("{here}/{deed}"), "since=2020-01-01").await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{deed} of one that has ended");
        }
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM webhook WHERE secret <> ''").await.unwrap(), 0);
        let events = "SELECT COUNT(*) AS count FROM event WHERE action IN ('webhook.made', 'webhook.ended')";
        assert_eq!(fixture.count(events).await.unwrap(), 2);
    })
    .await;
}
