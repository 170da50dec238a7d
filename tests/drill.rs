//! `besok drill`: visitors book over real HTTP, and what they were answered is held against the database.

use serde_json::Value;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// A folder with a database and what `drill prepare` wrote.
struct Ground {
    folder: PathBuf,
    settings: Vec<(String, String)>,
}

/// A server that does not outlive its test.
struct Node(Child, SocketAddr);

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Ground {
    fn prepare(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("besok-drill-test-{name}-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        let mut ground = Self { folder, settings: Vec::new() };
        let done = ground.drill("prepare", &["--people", "40"]);
        let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success(), "{err}");
        let setting = |line: &str| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        ground.settings = out.lines().filter_map(setting).collect();
        ground
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn database(&self) -> String {
        format!("sqlite:{}", self.file("besok.sqlite").display())
    }

    fn drill(&self, what: &str, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_besok"));
        command.args(["drill", what, "--file"]).arg(self.file("kit")).args(more).env("RUST_LOG", "error");
        if what != "run" {
            command.args(["--database", &self.database()]);
        }
        command.output().unwrap()
    }

    fn serve(&self) -> Node {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_besok"));
        command.args(["--listen", &address.to_string(), "--database", &self.database()]);
        command.envs(self.settings.clone()).env("RUST_LOG", "error").stdout(Stdio::null());
        let node = Node(command.spawn().unwrap(), address);
        for _ in 0..500 {
            if TcpStream::connect(address).is_ok() {
                return node;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the server did not start");
    }

    /// Holds answers against the database: what was found, and whether all is well.
    fn check(&self, answers: &Path) -> (Value, bool) {
        let done = self.drill("check", &["--answers", answers.to_str().unwrap()]);
        let found = serde_json::from_slice(&done.stdout);
        (found.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr))), done.status.success())
    }
}

#[test]
fn every_answer_is_so_and_what_is_not_is_found() {
    let ground = Ground::prepare("answers");
    let (node, answers) = (ground.serve(), ground.file("answers"));
    let (url, file) = (format!("http://{}", node.1), answers.to_str().unwrap().to_owned());
    // Nobody listens at the first node: whoever begins there asks again at the other.
    let away = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    let nowhere = format!("http://{away}");
    let run = ["--node", &nowhere, "--node", &url, "--clients", "4", "--seconds", "2", "--answers", &file];
    for _ in 0..2 {
        let done = ground.drill("run", &run);
        let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success(), "{out} {err}");
        let figures: Value = serde_json::from_str(&out).unwrap();
        assert!(figures["bookings"].as_u64().unwrap() > 0 && figures["retries"].as_u64().unwrap() > 0, "{figures}");
        assert_eq!(figures["errors"], 0, "{figures}");
    }
    drop(node);

    let (found, good) = ground.check(&answers);
    assert!(good && found["acknowledged"].as_u64().unwrap() > 0, "{found}");

    let all = fs::read_to_string(&answers).unwrap();
    let made_up = all.lines().rfind(|line| line.contains("\"booked\"")).unwrap();
    let reference = &serde_json::from_str::<Value>(made_up).unwrap()["reference"];
    fs::write(ground.file("more"), all.clone() + &made_up.replace(reference.as_str().unwrap(), "AAAA-AAAA")).unwrap();
    let (found, good) = ground.check(&ground.file("more"));
    assert!(!good && found["lost"].as_u64() >= Some(1), "a booking that is not there: {found}");

    let less: String = all.lines().filter(|line| *line != made_up).flat_map(|line| [line, "\n"]).collect();
    fs::write(ground.file("less"), less).unwrap();
    let (found, good) = ground.check(&ground.file("less"));
    assert!(!good && found["messages"].as_u64() >= Some(1), "a message that nobody expects: {found}");
}

#[test]
fn a_database_in_use_is_refused() {
    let ground = Ground::prepare("refused");
    let done = ground.drill("prepare", &[]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!done.status.success() && said.contains("not empty"), "{said}");
}

/// Kills on an engine; what can break there does.
fn survives(engine: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_besok"));
    command.args(["drill", "faults", "--engine", engine, "--kills", "3", "--clients", "4", "--json"]);
    let done = command.env("RUST_LOG", "error").output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{out} {err}");
    let report: Value = serde_json::from_str(&out).unwrap();
    assert!(report["crowd"]["bookings"].as_u64().unwrap() > 0, "{report}");
    assert_eq!((&report["crowd"]["errors"], &report["found"]["lost"]), (&0.into(), &0.into()), "{report}");
}

#[test]
fn a_file_survives_kills() {
    survives("sqlite");
}
