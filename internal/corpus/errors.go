package corpus

import "errors"

// The errors of this package, wrapped with the file or the thing they are about.
var (
	// ErrNotFound says that the corpus does not hold what was asked for.
	ErrNotFound = errors.New("not found")
	// ErrNoRelease says that a folder holds no release yet.
	ErrNoRelease = errors.New("there is no release here")
	// ErrDamaged says that a file of a release is missing or not what was written.
	ErrDamaged = errors.New("the release is damaged")
	// ErrVersion says that a release was made by another version of this program.
	ErrVersion = errors.New("the release was made by another version")
	// ErrBusy says that another process is building in the folder.
	ErrBusy = errors.New("another ingest is at work here")
	// ErrDoubled says that two files have the same document id.
	ErrDoubled = errors.New("the same document id twice")
	// ErrUnfit says that a document could not be looked up again, and was not taken.
	ErrUnfit = errors.New("the document cannot be in a release")
)
