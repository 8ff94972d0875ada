//! Waiting until something changes in a set of folders, by the system's own file events.
//!
//! An event only wakes the program, which then compares the files themselves, so that no order of events can mislead it,
//! however an editor saves. Where the system has no events, or not enough for so many folders, the folders are checked a
//! few times a second.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How often folders are checked where there are no events: soon enough to feel prompt after a save.
const TICK: Duration = Duration::from_millis(250);

/// How long events are gathered before folders are checked: a save makes several, and so does a checkout.
const SETTLE: Duration = Duration::from_millis(60);

/// The wait between two checks of the folders, as a multiple of the time one check takes.
const REST: u32 = 4;

/// The folders watched.
#[derive(Debug)]
pub(super) struct FileEvents {
    /// `None` where the system has no events.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
    folders: BTreeSet<PathBuf>,
}

impl FileEvents {
    /// Events of no folder yet.
    pub(super) fn new() -> Self {
        let (sender, events) = channel();
        Self { watcher: notify::recommended_watcher(sender).ok(), events, folders: BTreeSet::new() }
    }

    /// Watches these folders and no others; returns whether one of them is new and must be checked once more, since changes
    /// before it was watched send no event.
    pub(super) fn follow(&mut self, folders: BTreeSet<PathBuf>) -> bool {
        let Some(watcher) = &mut self.watcher else { return false };
        let mut paths = watcher.paths_mut();
        for gone in self.folders.difference(&folders) {
            // An error means that the folder is gone and no longer watched.
            let _ = paths.remove(gone);
        }
        let new: Vec<&PathBuf> = folders.difference(&self.folders).collect();
        // The event of a folder that went away a moment ago comes from its parent.
        let refused =
            new.iter().any(|folder| paths.add(folder, RecursiveMode::NonRecursive).is_err() && folder.is_dir());
        let is_new = !new.is_empty();
        if paths.commit().is_err() || refused {
            self.watcher = None;
            return false;
        }
        self.folders = folders;
        is_new
    }

    /// Waits until something may have changed. `looking` is how long one check of the folders takes; where files change
    /// without end, most of the time is spent waiting.
    pub(super) fn wait(&mut self, looking: Duration) {
        if self.watcher.is_none() {
            return std::thread::sleep(TICK);
        }
        loop {
            match self.events.recv() {
                Ok(event) if self.takes(&event) => break,
                Ok(_) => {}
                Err(_) => {
                    self.watcher = None;
                    return;
                }
            }
        }
        std::thread::sleep(SETTLE.max(looking * REST));
        while let Ok(event) = self.events.try_recv() {
            self.takes(&event);
        }
    }

    /// Whether an event may mean a change. A folder that was removed must be watched anew when it comes back.
    fn takes(&mut self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(_)) {
            event.paths.iter().filter(|path| !path.is_dir()).for_each(|path| _ = self.folders.remove(path));
        }
        // Drafts are opened and read by the check itself.
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            EventKind::Access(_) => false,
            _ => true,
        }
    }
}

/// The folder in which a change of this path is seen: its own, or the closest one that is there.
pub(super) fn folder_of_change(path: &Path) -> Option<PathBuf> {
    let own = path.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent })?;
    own.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned)
}
