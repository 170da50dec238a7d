//! What is asked of the machine by its own programs: a PostgreSQL of its own, a small disk, and a clock that can be moved.
//! Each is taken away again with what stands for it.

use crate::cli::load::free_address;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

/// Runs a program to its end.
fn run<I: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = I>) -> Result<Output> {
    let program = program.as_ref();
    let done = Command::new(program).args(arguments).output();
    done.with_context(|| format!("cannot run {}", program.display()))
}

/// The same, and it must end well.
fn must<I: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = I>) -> Result<()> {
    let program = program.as_ref();
    let done = run(program, arguments)?;
    if !done.status.success() {
        bail!("{} failed: {}", program.display(), String::from_utf8_lossy(&done.stderr));
    }
    Ok(())
}

/// Whether this is root, whom PostgreSQL refuses.
fn is_root() -> bool {
    run("id", ["-u"]).is_ok_and(|done| done.stdout == b"0\n")
}

/// A PostgreSQL of its own, with data that survives a crash as anywhere.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts one in a new folder.
    pub fn make(folder: PathBuf) -> Result<Self> {
        let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
            .context("PostgreSQL is not installed (Debian: postgresql)")?
            .filter_map(|found| Some(found.ok()?.path().join("bin")))
            .collect();
        versions.sort();
        let programs = versions.pop().context("PostgreSQL is not installed (Debian: postgresql)")?;
        fs::create_dir_all(&folder)?;
        if is_root() {
            must("chown", [OsStr::new("postgres"), folder.as_os_str()])?;
        }
        let cluster = Self { programs, folder, port: free_address()?.port() };
        let data = cluster.data();
        cluster.order("initdb", &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])?;
        cluster.start()?;
        let port = cluster.port.to_string();
        cluster.order("createdb", &["-h", "127.0.0.1", "-p", &port, "-U", "postgres", "besok"])?;
        Ok(cluster)
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of its database, at a port that leads to it.
    pub fn address(port: u16) -> String {
        format!("postgres://postgres@127.0.0.1:{port}/besok")
    }

    /// Starts it, and waits until it has recovered.
    pub fn start(&self) -> Result<()> {
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c max_connections=100 -c fsync=on -c max_wal_size=128MB",
            self.port,
            self.folder.display()
        );
        let log = self.folder.join("log").display().to_string();
        self.order("pg_ctl", &["-D", &self.data(), "-l", &log, "-w", "-t", "60", "-o", &options, "start"])
    }

    /// Ends it as a crash would: nothing is finished, nobody is told.
    pub fn crash(&self) -> Result<()> {
        self.order("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"])
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.order("pg_ctl", &["-D", &self.data(), "status"]).is_ok()
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    /// Lets one of its programs do something, as its own user.
    fn order(&self, program: &str, arguments: &[&str]) -> Result<()> {
        let program = self.programs.join(program);
        let mut command = if is_root() { Command::new("runuser") } else { Command::new(&program) };
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        // What stays behind must not keep what is read here open.
        let said = fs::File::create(self.folder.with_extension("said"))?;
        command.args(arguments).current_dir(&self.folder).stdout(said.try_clone()?).stderr(said);
        // Recovery takes seconds; visitors go on meanwhile.
        let done = tokio::task::block_in_place(|| command.status());
        if !done.with_context(|| format!("cannot run {}", program.display()))?.success() {
            let said = fs::read_to_string(self.folder.with_extension("said")).unwrap_or_default();
            bail!("{} failed: {said}", program.display());
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.crash();
    }
}

/// A disk so small that it can be filled.
pub struct Disk {
    folder: PathBuf,
}

impl Disk {
    /// Mounts one on a new folder; a file system in memory where there are no loop devices. Gives what kind it is.
    pub fn mount(folder: PathBuf, megabytes: u32) -> Result<(Self, &'static str)> {
        fs::create_dir_all(&folder)?;
        let image = folder.with_extension("image");
        let looped = (|| {
            must("truncate", [OsStr::new("-s"), OsStr::new(&format!("{megabytes}M")), image.as_os_str()])?;
            must("mkfs.ext4", [OsStr::new("-q"), OsStr::new("-F"), OsStr::new("-m0"), image.as_os_str()])?;
            must("mount", [OsStr::new("-o"), OsStr::new("loop"), image.as_os_str(), folder.as_os_str()])
        })();
        if looped.is_ok() {
            return Ok((Self { folder }, "ext4 on a loop device"));
        }
        let size = format!("size={megabytes}m");
        let words = ["-t", "tmpfs", "-o", &size, "besok-drill"].map(OsStr::new);
        must("mount", words.into_iter().chain([folder.as_os_str()]))?;
        Ok((Self { folder }, "tmpfs"))
    }

    /// Leaves no room.
    pub fn fill(&self) -> Result<()> {
        let mut kilobytes: u64 = 1 << 20;
        for nth in 0.. {
            let file = self.folder.join(format!("ballast-{nth}"));
            let length = format!("{kilobytes}k");
            if !run("fallocate", [OsStr::new("-l"), OsStr::new(&length), file.as_os_str()])?.status.success() {
                fs::remove_file(&file).ok();
                if kilobytes == 4 {
                    return Ok(());
                }
                kilobytes /= 2;
            }
        }
        Ok(())
    }

    /// Gives the room back.
    pub fn free(&self) -> Result<()> {
        for found in fs::read_dir(&self.folder)? {
            let path = found?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ballast-")) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = run("umount", [self.folder.as_os_str()]);
    }
}

/// A clock that nodes read instead of the machine's, as long as one is moved.
pub struct Clock {
    library: PathBuf,
    file: PathBuf,
}

impl Clock {
    /// With Debian's library for it, if it is there.
    pub fn find(file: PathBuf) -> Result<Option<Self>> {
        let folders = fs::read_dir("/usr/lib")?.filter_map(|found| Some(found.ok()?.path()));
        let mut libraries = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1"));
        let Some(library) = libraries.find(|library| library.is_file()) else { return Ok(None) };
        let clock = Self { library, file };
        clock.set(0)?;
        Ok(Some(clock))
    }

    /// Moves it by so many seconds against the machine's.
    pub fn set(&self, seconds: i64) -> Result<()> {
        // As a whole: nobody may read half of it.
        let new = self.file.with_extension("new");
        fs::write(&new, format!("{seconds:+}\n"))?;
        Ok(fs::rename(new, &self.file)?)
    }

    /// What a node needs to read it. Only what time it is moves, not how long something takes.
    pub fn settings(&self) -> Vec<(String, String)> {
        let word = |path: &Path| path.display().to_string();
        let all = [
            ("LD_PRELOAD", word(&self.library)),
            ("FAKETIME_TIMESTAMP_FILE", word(&self.file)),
            ("FAKETIME_CACHE_DURATION", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
            ("DONT_FAKE_MONOTONIC", "1".to_owned()),
        ];
        all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// How long it takes until everybody has read it anew.
    pub const READ: Duration = Duration::from_millis(1100);
}
