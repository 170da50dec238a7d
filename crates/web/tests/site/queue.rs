//! Counters, reception, the rule and screens, as staff reach them.

use crate::browser::{Answer, Browser, site};
use axum::http::StatusCode;
use besok_core::booking::Reference;
use besok_core::staff::Role;
use besok_service::queue::add_samples;
use besok_store::fixture::{Fixture, on};

const AT: &str = "/staff/offices/sundbyberg";

fn at(page: &str) -> String {
    format!("{AT}/{page}")
}

async fn walk_in(browser: &mut Browser) -> String {
    let key = browser.get(&at("reception")).await.field("key").to_owned();
    let form = format!("key={key}&errand=passport&people=1&language=en");
    browser.post(&at("reception/ticket"), &form).await.location.unwrap()
}

async fn press(browser: &mut Browser, deed: &str) -> Answer {
    let seen = browser.get(&at("counter")).await.field("seen").to_owned();
    browser.post(&at("counter"), &format!("seen={seen}&deed={deed}")).await
}

#[tokio::test]
async fn two_counters_and_reception_run_a_queue() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        add_samples(&app).await.unwrap();
        let (mut one, mut two, mut desk) = (Browser::new(&app), Browser::new(&app), Browser::new(&app));
        one.sign_in_staff(&[(Role::CounterOfficer, Some("sundbyberg"))]).await;
        two.sign_in_staff(&[(Role::CounterOfficer, Some("sundbyberg"))]).await;
        desk.sign_in_staff(&[(Role::Reception, Some("sundbyberg"))]).await;
        let tickets = [walk_in(&mut desk).await, walk_in(&mut desk).await];
        assert_ne!(tickets[0], tickets[1]);
        for (browser, counter) in [(&mut one, 1), (&mut two, 2)] {
            let opened = browser.post(&at("counter/open"), &format!("counter={counter}")).await;
            assert_eq!(opened.location.unwrap(), at("counter"));
        }
        let taken = desk.post(&at("counter/open"), "counter=1").await.location.unwrap();
        assert!(taken.ends_with("said=counter-occupied"), "{taken}");

        let seen = one.get(&at("counter")).await.field("seen").to_owned();
        for _ in 0..2 {
            let pressed = one.post(&at("counter"), &format!("seen={seen}&deed=next")).await;
            assert_eq!(pressed.location.unwrap(), at("counter"), "twice is once, and no error");
        }
        assert!(one.get(&at("counter")).await.body.contains("W1"));
        let still = press(&mut one, "leave").await.location.unwrap();
        assert!(still.ends_with("said=counter-still-there"), "{still}");
        press(&mut two, "next").await;
        let page = two.get(&at("counter")).await.body;
        assert!(page.contains("<p class=\"ticket\"><bdi>W2</bdi>"), "the other one: {page}");
        let nobody = press(&mut two, "undo").await;
        assert_eq!(nobody.location.unwrap(), at("counter"));
        assert!(desk.get(&tickets[1]).await.body.contains("Waiting"), "taken back");

        press(&mut one, "alarm").await;
        assert!(two.get(&at("counter/live")).await.body.contains("Counter 1 needs help"));
        assert!(desk.get(&at("reception/live")).await.body.contains("Counter 1 needs help"));
        assert!(!one.get(&at("counter")).await.body.contains("needs help"), "not where it would be seen");

        let front = desk.post(&format!("{}/change", tickets[1]), "deed=front&reason=mistake").await;
        assert_eq!(front.location.as_deref(), Some(tickets[1].as_str()));
        let past = desk.post(&format!("{}/change", tickets[1]), "deed=back&at=00:00").await;
        assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
        let paper = desk.post(&format!("{}/print", tickets[1]), "").await.body;
        assert!(paper.contains("<svg class=\"qr\"") && paper.contains("W2"), "{paper}");
        assert_eq!(desk.post(&format!("{}/print", tickets[1].replace("tickets/", "tickets/0")), "").await.status, 404);
    })
    .await;
}

/// Whoever has booked is let in early by reception alone, and named at the counter unless their identity is protected.
#[tokio::test]
async fn who_has_booked_is_registered_called_and_named_only_to_whom_may_know() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        add_samples(&app).await.unwrap();
        let mut visitor = Browser::new(&app);
        visitor.sign_in("booked@example.org").await;
        let reference = visitor.book("passport", "sundbyberg").await;
        let booking = app.store.booking(&Reference::parse(&reference).unwrap()).await.unwrap().unwrap();
        app.clock.advance(booking.starts_at.as_second() - app.clock.now().as_second() - 45 * 60);
        let (mut desk, mut one) = (Browser::new(&app), Browser::new(&app));
        desk.sign_in_staff(&[(Role::Reception, Some("sundbyberg"))]).await;
        one.sign_in_staff(&[(Role::CounterOfficer, Some("sundbyberg"))]).await;
        let early = desk.post(&at("reception/find"), &format!("words={reference}")).await;
        assert!(early.body.contains("Too early: from") && early.body.contains("Let in anyway"), "{}", early.body);
        let form = format!("booking={}&language=en", booking.id);
        let not_yet = desk.post(&at("reception/register"), &form).await;
        assert_eq!(not_yet.status, StatusCode::CONFLICT, "only if staff say so");
        let let_in = desk.post(&at("reception/register"), &format!("{form}&anyway=1")).await.location.unwrap();
        let twice = desk.post(&at("reception/register"), &format!("{form}&anyway=1")).await.location.unwrap();
        assert_eq!(let_in, twice, "there they are");
        let found = desk.post(&at("reception/find"), "words=Testsson").await.body;
        assert!(found.contains("A1") && !found.contains("Let in anyway"), "{found}");

        one.post(&at("counter/open"), "counter=1").await;
        press(&mut one, "next").await;
        let page = one.get(&at("counter")).await.body;
        // Staff have the same name in this test: only the part about the visitor counts.
        let mine = |page: &str| {
            page.split("aria-labelledby=\"mine\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned()
        };
        let main = mine(&page);
        assert!(main.contains("<bdi>A1</bdi>") && main.contains("Test Testsson"), "{main}");
        fixture.tamper("UPDATE person SET protection = 'protected'").await.unwrap();
        let page = one.get(&at("counter")).await.body;
        let main = mine(&page);
        assert!(main.contains("You do not see who they are") && !main.contains("Test Testsson"), "{main}");
        let hidden = desk.post(&at("reception/find"), "words=Testsson").await.body;
        assert!(hidden.contains("Found: 0"), "{hidden}");
    })
    .await;
}

#[tokio::test]
async fn a_rule_is_read_by_all_changed_by_managers_and_by_one_at_a_time() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        add_samples(&app).await.unwrap();
        let (mut manager, mut desk) = (Browser::new(&app), Browser::new(&app));
        manager.sign_in_staff(&[(Role::Manager, Some("sundbyberg"))]).await;
        desk.sign_in_staff(&[(Role::Reception, Some("sundbyberg"))]).await;
        let read = desk.get(&at("queue")).await;
        assert!(read.body.contains("30 minutes later") && !read.body.contains("queue/rule"), "{}", read.body);
        assert_eq!(desk.get(&at("queue/rule")).await.status, StatusCode::FORBIDDEN);
        let seen = manager.get(&at("queue/rule")).await.field("seen").to_owned();
        let form = |walk_in_after: &str, deed: &str, seen: &str| {
            format!(
                "seen={seen}&deed={deed}&walk_in_after={walk_in_after}&grace=10&infant=10&disability=20&missed_after=10\
                 &calls=3&early=30&late=30&counter-0=1&counter-1=2&counter-1-errand=passport&counter-2=\
                 &hours-0-from=09:00&hours-0-to=15:00&hours-0-daily=50&hours-0-day=1&hours-0-errand=passport"
            )
        };
        let example = manager.post(&at("queue/rule"), &form("45", "example", &seen)).await;
        assert!(example.status == StatusCode::OK && example.body.contains("Nothing is saved yet"));
        for wrong in ["", "soon", "999", "-1"] {
            let refused = manager.post(&at("queue/rule"), &form(wrong, "save", &seen)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(refused.body.contains("href=\"#walk_in_after\""), "{wrong}: {}", refused.body);
        }
        let saved = manager.post(&at("queue/rule"), &form("45", "save", &seen)).await;
        assert_eq!(saved.location.unwrap(), at("queue?saved=1"));
        assert!(desk.get(&at("queue")).await.body.contains("45 minutes later"));
        let late = manager.post(&at("queue/rule"), &form("60", "save", &seen)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("45 minutes later") && late.body.contains("value=\"60\""), "both: {}", late.body);
        let again = manager.post(&at("queue/rule"), &form("60", "save", late.field("seen"))).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_screens_link_is_shown_once() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        add_samples(&app).await.unwrap();
        let mut manager = Browser::new(&app);
        manager.sign_in_staff(&[(Role::Manager, Some("sundbyberg"))]).await;
        let made = manager.post(&at("screens"), "kind=board&name=Hall&counter=").await;
        assert_eq!(made.status, StatusCode::CREATED);
        let link = made.secret();
        assert!(link.starts_with("http://site.example/screen/"), "{link}");
        let list = manager.get(&at("screens")).await;
        assert!(list.body.contains("Hall") && !list.body.contains(link.rsplit('/').next().unwrap()));
        let sign = manager.post(&at("screens"), "kind=sign&name=Sign&counter=").await;
        assert_eq!(sign.status, StatusCode::UNPROCESSABLE_ENTITY);
        let end = list.action("/end");
        assert_eq!(manager.post(&end.replace("sundbyberg", "umea"), "").await.status, StatusCode::NOT_FOUND);
        assert_eq!(manager.post(&end, "").await.location.unwrap(), at("screens"));
        assert_eq!(manager.post(&end, "").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn what_an_office_tells_its_waiting_room_stands_on_the_board_for_as_long_as_it_says() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        add_samples(&app).await.unwrap();
        let mut manager = Browser::new(&app);
        manager.sign_in_staff(&[(Role::Manager, Some("sundbyberg"))]).await;
        let link = manager.post(&at("screens"), "kind=board&name=Hall&counter=").await.secret();
        let mut board = Browser::new(&app);
        board.get(link.strip_prefix("http://site.example").unwrap()).await;
        let tell = at("screens/message");
        let wrong = manager.post(&tell, &format!("line-sv=Hiss&line-en={}&line-ar=", "x".repeat(161))).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("#line-en") && wrong.body.contains("value=\"Hiss\""), "{}", wrong.body);
        assert!(!board.get("/screen/live").await.body.contains("Hiss"));
        let told = manager.post(&tell, "line-sv=Hissen+%3Cb%3E&line-en=&line-ar=%D8%A7&today=1").await;
        assert_eq!(told.location.as_deref(), Some(format!("{}?told=1", at("screens")).as_str()));
        let shown = board.get("/screen/live").await.body;
        assert!(shown.contains("<p lang=\"sv\" dir=\"ltr\">Hissen &lt;b&gt;</p>"), "{shown}");
        assert!(shown.contains("<p lang=\"ar\" dir=\"rtl\">ا</p>") && !shown.contains("<p lang=\"en\""), "{shown}");
        app.clock.advance(24 * 3600);
        assert!(!board.get("/screen").await.body.contains("Hissen"), "it was for one day");
        // A session of staff ends before a day does.
        let mut manager = Browser::new(&app);
        manager.sign_in_staff(&[(Role::Manager, Some("sundbyberg"))]).await;
        manager.post(&tell, "line-sv=Till+vidare&line-en=&line-ar=").await;
        assert!(board.get("/screen").await.body.contains("Till vidare"));
        app.clock.advance(24 * 3600);
        assert!(board.get("/screen").await.body.contains("Till vidare"), "until it is taken away");
        let mut manager = Browser::new(&app);
        manager.sign_in_staff(&[(Role::Manager, Some("sundbyberg"))]).await;
        manager.post(&tell, "line-sv=&line-en=&line-ar=").await;
        assert!(!board.get("/screen").await.body.contains("Till vidare"), "taken away");
        let mut officer = Browser::new(&app);
        officer.sign_in_staff(&[(Role::CounterOfficer, Some("sundbyberg"))]).await;
        assert_eq!(officer.post(&tell, "line-sv=x").await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn a_manager_frees_a_counter_that_was_left_open() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        add_samples(&app).await.unwrap();
        let (mut officer, mut manager) = (Browser::new(&app), Browser::new(&app));
        officer.sign_in_staff(&[(Role::CounterOfficer, Some("sundbyberg"))]).await;
        manager.sign_in_staff(&[(Role::Manager, Some("sundbyberg"))]).await;
        officer.post(&at("counter/open"), "counter=1").await;
        assert!(manager.get(&at("queue")).await.body.contains("name=\"counter\" value=\"1\""));
        assert!(!officer.get(&at("queue")).await.body.contains("queue/vacate"));
        assert_eq!(officer.post(&at("queue/vacate"), "counter=1").await.status, StatusCode::FORBIDDEN);
        let freed = manager.post(&at("queue/vacate"), "counter=1").await;
        assert_eq!(freed.location.as_deref(), Some(format!("{}?vacated=1", at("queue")).as_str()));
        let again = manager.post(&at("queue/vacate"), "counter=1").await;
        assert_eq!(again.location, Some(at("queue")), "there is nothing to free");
        assert!(!manager.get(&at("queue")).await.body.contains("queue/vacate"));
    })
    .await;
}
