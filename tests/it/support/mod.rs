//! Runs the program as a user would, in an empty home and a clean environment.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own for one test, removed at its end. It is the working
/// folder and the home of the programs that run in it.
#[derive(Debug)]
pub(crate) struct Home {
    folder: PathBuf,
    data: Option<&'static str>,
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
    /// The exit code; `None` after a signal.
    pub(crate) code: Option<i32>,
}

impl Home {
    /// An empty folder; the program answers from its own catalog.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("specdex-it-{}-{next}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        Self {
            folder: dir,
            data: None,
        }
    }

    /// A folder with a small catalog in `data`, which the program answers from:
    /// much faster where it does not matter what the catalog says.
    pub(crate) fn with_small_catalog() -> Self {
        let mut home = Self::new();
        home.data = Some("data");
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        for name in ["markets.toml", "sources.toml"] {
            fs::create_dir_all(home.folder.join("data")).unwrap();
            fs::copy(real.join(name), home.folder.join("data").join(name)).unwrap();
        }
        home.write(
            "data/brands.toml",
            "[[brands]]\nid = \"acme\"\nname = \"Acme\"\ntier = 3\n",
        )
        .write(
            "data/devices/acme/acme-rocket.toml",
            "id = \"acme-rocket\"\nname = \"Rocket\"\nbrand = \"acme\"\nkind = \"phone\"\n",
        )
        .write("data/ids.csv", "number,id\n1,acme\n2,acme-rocket\n");
        home
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, name: &str, text: &str) -> &Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// The program with these arguments, not yet started.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_specdex"));
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env_clear()
            .env("HOME", &self.folder)
            .envs(self.data.map(|data| ("SPECDEX_DATA_DIR", data)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program with nothing to read.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[], "")
    }

    /// Runs the program with these variables and this standard input.
    pub(crate) fn run_with(
        &self,
        arguments: &[&str],
        variables: &[(&str, &str)],
        input: &str,
    ) -> Ran {
        let mut child = self
            .command(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that ends without reading closes the pipe; that is its right.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Ran {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Ran {
    /// Requires this exit code, and shows everything when it is another.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}
