//! What would be at an office, as managers try it.

use crate::browser::{Browser, site};
use axum::http::StatusCode;
use besok_core::staff::Role;
use besok_service::queue::add_samples;
use besok_store::fixture::{Fixture, on};

const AT: &str = "/staff/offices/boden/simulate";

#[tokio::test]
async fn a_manager_tries_other_counters_and_is_told_what_cannot_be() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        add_samples(&app).await.unwrap();
        let mut manager = Browser::new(&app);
        manager.sign_in_staff(&[(Role::Manager, Some("boden"))]).await;
        let page = manager.get(&format!("{AT}?counters=2&no_show=0")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!((page.field("counters"), page.field("no_show")), ("2", "0"), "what was written stays");
        assert!(page.body.contains("The last 30 days tell too little"), "nobody has come yet: {}", page.body);
        assert!(page.body.contains("As you have written") && page.body.contains("What this cannot know"));
        let again = manager.get(&format!("{AT}?counters=2&no_show=0")).await;
        assert_eq!(page.body, again.body, "whoever asks the same gets the same answer");

        let wrong = manager.get(&format!("{AT}?counters=many&from=18:00&overbooked=51")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.field("counters"), "many");
        for field in ["counters", "from", "overbooked"] {
            assert!(wrong.body.contains(&format!("href=\"#{field}\"")), "{field}: {}", wrong.body);
        }
        assert!(!wrong.body.contains("As you have written"));
        assert_eq!(manager.get("/staff/offices/malmo/simulate").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
