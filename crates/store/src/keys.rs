//! The two files beside the database: the signing key, and the memory of the last checkpoint.
//!
//! Both are outside the database on purpose. Whoever can only change the database can neither
//! sign a record of his own nor put an older one in its place.

use crate::StoreError;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read, Write},
    os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};
use tlog::{Checkpoint, Signer};

/// The name of the file with the secret signing key.
pub const KEY_FILE: &str = "signing.key";
/// The name of the file with the last signed checkpoint.
pub const CHECKPOINT_FILE: &str = "checkpoint.last";

/// One disk sector. The memory is always written as one whole sector in place, so that without a
/// sync a crash leaves either the old or the new checkpoint, and never a mixture.
const SECTOR_BYTES: usize = 512;

fn at(path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::File { path, source }
}

/// Forces the names in a directory to disk.
pub fn sync_directory(dir: &Path) -> Result<(), StoreError> {
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(at(dir))
}

/// Writes a new key file, readable by its owner only.
pub fn create_key(dir: &Path, origin: &str, seed: &[u8; 32]) -> Result<Signer, StoreError> {
    let signer = Signer::new(origin, seed)?;
    let path = dir.join(KEY_FILE);
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .map_err(at(&path))?;
    let text = format!("{}\n", signer.to_secret_text());
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(at(&path))?;
    sync_directory(dir)?;
    Ok(signer)
}

/// Reads the key file; none if there is none.
pub fn load_key(dir: &Path) -> Result<Option<Signer>, StoreError> {
    let path = dir.join(KEY_FILE);
    let mut file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(&path)(error)),
    };
    // The mode is asked of the open file, so that what is checked is what is read.
    let mode = file.metadata().map_err(at(&path))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(StoreError::KeyExposed(path));
    }
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(at(&path))?;
    Ok(Some(Signer::from_secret_text(&text)?))
}

/// The memory of the last checkpoint.
#[derive(Debug)]
pub struct Memory {
    file: File,
    path: PathBuf,
}

impl Memory {
    /// Reads the remembered checkpoint; none if there is no file.
    pub fn read(dir: &Path, signer: &Signer) -> Result<Option<Checkpoint>, StoreError> {
        let path = dir.join(CHECKPOINT_FILE);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let note = format!("{}\n", text.trim_end_matches('\n'));
                Ok(Some(Checkpoint::open(&note, signer.verifier())?))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(&path)(error)),
        }
    }

    /// Opens the file, makes it if need be, and puts `note` into it durably.
    pub fn open(dir: &Path, note: &str) -> Result<Memory, StoreError> {
        let path = dir.join(CHECKPOINT_FILE);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false).mode(0o600);
        let file = options.open(&path).map_err(at(&path))?;
        let memory = Memory { file, path };
        memory.remember(note)?;
        memory.sync()?;
        sync_directory(dir)?;
        Ok(memory)
    }

    /// Puts `note` in place of the one before it, without waiting for the disk.
    pub fn remember(&self, note: &str) -> Result<(), StoreError> {
        let mut sector = [b'\n'; SECTOR_BYTES];
        let space = sector
            .get_mut(..note.len())
            .ok_or(StoreError::Entry("a note too long"))?;
        space.copy_from_slice(note.as_bytes());
        self.file.write_all_at(&sector, 0).map_err(at(&self.path))
    }

    /// Waits until the disk has it.
    pub fn sync(&self) -> Result<(), StoreError> {
        self.file.sync_all().map_err(at(&self.path))
    }
}
