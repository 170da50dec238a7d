//! The binary beside itself: one file has one server, and moves into PostgreSQL while it has none.

use besok_store::fixture::{Fixture, on};
use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A folder for one test, and the program run in it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("besok-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_besok"));
        command.args(arguments).current_dir(&self.0).env("RUST_LOG", "error");
        // Settings of whoever runs the tests are none of theirs.
        let settings = std::env::vars_os().map(|(name, _)| name);
        settings.filter(|name| name.to_string_lossy().starts_with("BESOK_")).for_each(|name| {
            command.env_remove(name);
        });
        command
    }

    /// Runs it to its end; gives whether it went well, and what it said.
    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        (status.success(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
    }

    /// Serves until it is dropped.
    fn serve(&self, arguments: &[&str]) -> Running {
        let mut command = self.command(&[&["serve", "--listen", "127.0.0.1:0"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let is_ready = lines.by_ref().map_while(Result::ok).any(|line| line.contains("Besök is ready"));
        let running = Running { child, _said: Some(lines) };
        assert!(is_ready, "it serves");
        running
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A process that is killed at the end, as `kill -9` does, and what it goes on saying until then.
struct Running {
    child: Child,
    /// Kept, or the process could not go on saying it.
    _said: Option<Lines<BufReader<ChildStdout>>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_file_has_one_server_whatever_it_is_called() {
    let folder = Folder::new("alone");
    let server = folder.serve(&[]);
    symlink("data", folder.0.join("folder")).unwrap();
    symlink("data/besok.sqlite", folder.0.join("link.sqlite")).unwrap();
    let path = folder.0.join("data/besok.sqlite").display().to_string();
    for names in [
        ["--data", "data"],
        ["--data", "folder"],
        ["--data", "./folder/../data/"],
        ["--database", "sqlite:link.sqlite"],
        ["--database", "sqlite:folder/besok.sqlite"],
        ["--database", &format!("sqlite:{path}")],
    ] {
        let (served, said) = folder.run(&[&["serve", "--listen", "127.0.0.1:0"], &names[..]].concat());
        assert!(!served && said.contains("another server uses this database"), "{names:?}: {said}");
        assert!(said.contains("besok.sqlite.lock") && said.contains("migrate --to"), "{names:?}: {said}");
    }
    fs::hard_link(&path, folder.0.join("hard.sqlite")).unwrap();
    let (served, said) = folder.run(&["serve", "--listen", "127.0.0.1:0", "--database", "sqlite:hard.sqlite"]);
    assert!(!served && said.contains("one of 2 names"), "{said}");
    fs::remove_file(folder.0.join("hard.sqlite")).unwrap();
    // Killed, it leaves no lock behind.
    drop(server);
    drop(folder.serve(&["--database", "sqlite:link.sqlite"]));
}

#[tokio::test]
async fn a_file_moves_however_often_that_is_killed() {
    on(Fixture::empty_postgres().await, |to| async move {
        let folder = Folder::new("move");
        let url = to.address();
        let (moved, said) = folder.run(&["migrate", "--to", url]);
        assert!(!moved && said.contains("there is no database"), "{said}");
        let server = folder.serve(&[]);
        let (moved, said) = folder.run(&["migrate", "--to", url]);
        assert!(!moved && said.contains("another server uses this database"), "{said}");
        drop(server);
        for elsewhere in ["sqlite:other.sqlite", "mysql://localhost/besok"] {
            let (moved, said) = folder.run(&["migrate", "--to", elsewhere]);
            assert!(!moved && said.contains("--to takes postgres://"), "{said}");
        }
        for milliseconds in [0, 30, 100, 300, 600] {
            let mut moving = folder.command(&["migrate", "--to", url]);
            let child = moving.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let moving = Running { child, _said: None };
            sleep(Duration::from_millis(milliseconds));
            drop(moving);
        }
        // Whether it was killed under way or had come to its end already.
        let (moved, said) = folder.run(&["migrate", "--to", url]);
        assert!(moved && said.contains("compared every one") || said.contains("this database moved to"), "{said}");
        for command in [&["serve"][..], &["import"], &["staff", "add", "--name", "A", "--email", "a@b.example"]] {
            let (done, said) = folder.run(command);
            assert!(!done && said.contains("this database moved to besok_test_"), "{command:?}: {said}");
        }
        drop(folder.serve(&["--database", url]));
        let (healthy, said) = folder.run(&["doctor", "--capacity", "--database", url]);
        assert!(healthy, "{said}");
        // The way back, for a trial that goes no further.
        assert!(folder.run(&["migrate", "--stay"]).1.contains("The file can be served again"));
        drop(folder.serve(&[]));
        let (moved, said) = folder.run(&["migrate", "--to", url]);
        assert!(!moved && said.contains("is not empty"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn what_has_not_arrived_is_not_served() {
    on(Fixture::postgres().await, |to| async move {
        to.tamper("INSERT INTO transfer VALUES (1, 'token', 'arriving', 1, 'besok.sqlite', 0, '{}')").await.unwrap();
        let folder = Folder::new("arriving");
        for command in ["serve", "import", "migrate"] {
            let (done, said) = folder.run(&[command, "--database", to.address()]);
            assert!(!done && said.contains("a move into this database") && said.contains("besok.sqlite"), "{said}");
        }
    })
    .await;
}
