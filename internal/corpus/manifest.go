package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"inbreng/internal/parliament"
)

// FormatVersion numbers the form of the files of a release. It changes whenever
// an older program could not read them.
const FormatVersion = 5

// The names within a release.
const (
	manifestName = "manifest.json"
	tableName    = "records.idx"
	dataName     = "records.dat"
	indexName    = "index"
	sourcesName  = "sources"
	sumsName     = "sources.sha256"
)

// A Manifest says what a release is and what belongs to it. It is the content
// of manifest.json, whose JSON Schema is data/schema/manifest.schema.json.
type Manifest struct {
	Schema   int       `json:"schema"`   // of the records, parliament.SchemaVersion
	Format   int       `json:"format"`   // of the files, FormatVersion
	Analyzer string    `json:"analyzer"` // version of the text analysis of the index
	Created  time.Time `json:"created"`
	// Digest is the SHA-256, in hexadecimals, of what the release was made
	// from: the versions above, the records and the sources. The time, the
	// history and the index are not in it, so the same input always has the same digest.
	Digest string `json:"digest"`
	Counts Counts `json:"counts"`
	// Files are all files but this one, sorted by path. Those of the sources stand in a
	// list of their own, sources.sha256, which is one of these.
	Files []File `json:"files"`
}

// Counts are the sizes of a corpus.
type Counts struct {
	Documents int `json:"documents"`
	Exchanges int `json:"exchanges"`
	Questions int `json:"questions"` // an exchange may answer several together
	Answered  int `json:"answered"`  // exchanges with an answer
	Footnotes int `json:"footnotes"`
	Factions  int `json:"factions"`
	Papers    int `json:"papers"` // cited papers
	Problems  int `json:"problems"`
	Words     int `json:"words"`
}

// A File is a file of a release.
type File struct {
	Path   string `json:"path"` // within the release, with slashes
	Size   int64  `json:"size"` // in bytes
	SHA256 string `json:"sha256"`
}

// ManifestInfo is what the maker of a release knows and this package does not.
type ManifestInfo struct {
	Analyzer string    // version of the text analysis of the index
	Created  time.Time // the time now; kept in whole seconds, UTC
}

// file returns the entry of a file, which may be absent.
func (m *Manifest) file(path string) (File, bool) {
	for _, f := range m.Files {
		if f.Path == path {
			return f, true
		}
	}
	return File{}, false
}

// digest returns the digest of a release with these versions and files.
func (m *Manifest) digest() string {
	h := sha256.New()
	// Writing to a hash cannot fail.
	fmt.Fprintf(h, "schema %d\nformat %d\nanalyzer %q\n", m.Schema, m.Format, m.Analyzer)
	for _, f := range m.Files {
		// The files of an index can differ between two that say the same, and the
		// same documents can have come about in many ways.
		if !strings.HasPrefix(f.Path, indexName+"/") && f.Path != historyName {
			fmt.Fprintf(h, "%s %d %s\n", f.SHA256, f.Size, f.Path)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// readManifest reads the manifest of the release in path and checks that this
// program can read the release.
func readManifest(path string) (Manifest, error) {
	var m Manifest
	file := filepath.Join(path, manifestName)
	data, err := os.ReadFile(file)
	if err != nil {
		return m, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	// The versions first: what follows may mean something else in another one.
	var versions struct{ Schema, Format int }
	if err := json.Unmarshal(data, &versions); err != nil {
		return m, fmt.Errorf("%s: %w: %w", file, ErrDamaged, err)
	}
	if versions.Schema != parliament.SchemaVersion || versions.Format != FormatVersion {
		return m, fmt.Errorf("%s: %w: it has schema %d and format %d, this program reads schema %d and format %d; make the release anew",
			file, ErrVersion, versions.Schema, versions.Format, parliament.SchemaVersion, FormatVersion)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s: %w: %w", file, ErrDamaged, err)
	}
	if m.digest() != m.Digest {
		return m, fmt.Errorf("%s: %w: the digest does not fit the files it lists", file, ErrDamaged)
	}
	return m, nil
}
