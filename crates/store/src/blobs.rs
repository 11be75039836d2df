//! Bytes the record names and does not hold: sealed bids, generated documents.
//!
//! A blob is a file named by its own SHA-256 digest, beside the database. The record commits to the
//! digest, so a blob can be lost but never changed unseen. It is on disk for good before the entry
//! that names it can be committed.

use crate::{StoreError, keys::sync_directory};
use kernel::Digest;
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// The directory of the blobs.
pub const BLOBS_DIR: &str = "blobs";

/// How one blob stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobState {
    /// There, with the bytes its name promises.
    Whole,
    /// There with other bytes.
    Changed,
    /// Not there.
    Missing,
}

/// The blobs of one installation. Shared by all threads.
#[derive(Debug)]
pub struct Blobs {
    dir: PathBuf,
    written: AtomicU64,
}

impl Blobs {
    /// The blobs beside the database in `dir`; the directory is made if need be.
    ///
    /// # Errors
    /// The directory cannot be made.
    pub fn open(dir: &Path) -> Result<Blobs, StoreError> {
        let dir = dir.join(BLOBS_DIR);
        let mut builder = DirBuilder::new();
        let made = builder.recursive(true).mode(0o700).create(&dir);
        made.map_err(failed(&dir))?;
        Ok(Blobs {
            dir,
            written: AtomicU64::new(0),
        })
    }

    /// The blobs beside a database that is only read, perhaps without any.
    pub fn beside(dir: &Path) -> Blobs {
        Blobs {
            dir: dir.join(BLOBS_DIR),
            written: AtomicU64::new(0),
        }
    }

    fn path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        let (first, rest) = name.split_at_checked(2).unwrap_or(("", &name));
        self.dir.join(first).join(rest)
    }

    /// Keeps `bytes` durably and returns their digest. The same bytes are kept once.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn put(&self, bytes: &[u8]) -> Result<Digest, StoreError> {
        let digest = Digest::of(bytes);
        let path = self.path(&digest);
        if self.state(&digest)? == BlobState::Whole {
            return Ok(digest);
        }
        let folder = path.parent().unwrap_or(&self.dir).to_owned();
        let fresh = !folder.exists();
        let mut builder = DirBuilder::new();
        let made = builder.recursive(true).mode(0o700).create(&folder);
        made.map_err(failed(&folder))?;
        // Written under a name of its own, so that a crash never leaves half a blob under its digest.
        let turn = self.written.fetch_add(1, Ordering::Relaxed);
        let draft = self
            .dir
            .join(format!("{digest}.{}.{turn}.part", std::process::id()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        let mut file = options.open(&draft).map_err(failed(&draft))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&draft, &path))
            .map_err(failed(&path))?;
        sync_directory(&folder)?;
        if fresh {
            sync_directory(&self.dir)?;
        }
        Ok(digest)
    }

    /// The bytes of a digest; none if they are missing or are not what the digest promises.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn get(&self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.path(digest);
        match fs::read(&path) {
            Ok(bytes) if Digest::of(&bytes) == *digest => Ok(Some(bytes)),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(&path)(error)),
        }
    }

    /// Removes a blob nothing in the record names.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn forget(&self, digest: &Digest) -> Result<(), StoreError> {
        let path = self.path(digest);
        match fs::remove_file(&path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(failed(&path)(error)),
        }
    }

    /// How a blob stands.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn state(&self, digest: &Digest) -> Result<BlobState, StoreError> {
        let path = self.path(digest);
        match File::open(&path).and_then(|file| file.metadata()) {
            Ok(_) => Ok(match self.get(digest)? {
                Some(_) => BlobState::Whole,
                None => BlobState::Changed,
            }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(BlobState::Missing),
            Err(error) => Err(failed(&path)(error)),
        }
    }
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::File { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_comes_back_and_is_kept_once() {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(dir.path()).unwrap();
        let digest = blobs.put(b"abc").unwrap();
        assert_eq!(digest, Digest::of(b"abc"));
        assert_eq!(blobs.put(b"abc").unwrap(), digest);
        assert_eq!(blobs.get(&digest).unwrap().unwrap(), b"abc");
        assert_eq!(blobs.state(&digest).unwrap(), BlobState::Whole);
        let left = fs::read_dir(dir.path().join(BLOBS_DIR)).unwrap().count();
        assert_eq!(left, 1, "nothing but the folder of the blob");
    }

    #[test]
    fn a_changed_or_missing_blob_is_never_given_out() {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(dir.path()).unwrap();
        let digest = blobs.put(b"abc").unwrap();
        fs::write(blobs.path(&digest), b"abd").unwrap();
        assert_eq!(blobs.get(&digest).unwrap(), None);
        assert_eq!(blobs.state(&digest).unwrap(), BlobState::Changed);
        assert_eq!(
            blobs.put(b"abc").unwrap(),
            digest,
            "putting it again heals it"
        );
        assert_eq!(blobs.state(&digest).unwrap(), BlobState::Whole);
        blobs.forget(&digest).unwrap();
        blobs.forget(&digest).unwrap();
        assert_eq!(blobs.state(&digest).unwrap(), BlobState::Missing);
        assert_eq!(blobs.get(&digest).unwrap(), None);
    }
}
