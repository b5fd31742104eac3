package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"

	"inbreng/internal/parliament"
)

// A table is what records.idx holds: all that is read when a release is opened.
// Only readTable and its encode know that it is JSON.
type table struct {
	Entries       []entry          `json:"entries"`   // sorted by id
	Documents     []Summary        `json:"documents"` // newest first
	Factions      []FactionSummary `json:"factions"`
	Papers        []CitedPaper     `json:"papers"`
	Abbreviations []Abbreviation   `json:"abbreviations"`
	Groups        []Group          `json:"groups"`     // sorted by kind and slug
	Unanswered    []Key            `json:"unanswered"` // newest documents first
}

// An entry says where the parts of a document stand in records.dat, and which
// file it was read from.
type entry struct {
	ID         parliament.DocumentID `json:"id"`
	Record     extent                `json:"record"`
	Report     extent                `json:"report"`
	Text       extent                `json:"text"`
	Original   string                `json:"original"` // path within the release
	SourceName string                `json:"sourceName"`
}

// An extent is a stretch of a data file with its check sum, so that a damaged
// disk is noticed at the record and not by a reader.
type extent struct {
	Offset int64  `json:"offset"`
	Size   int64  `json:"size"`
	CRC    uint32 `json:"crc"` // CRC-32C
}

// castagnoli is the polynomial that processors have an instruction for.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encode returns the table as the content of records.idx.
func (t *table) encode() ([]byte, error) { return json.Marshal(t) }

// readTable reads the table of the release in path and checks that it is the
// one the manifest lists and that it fits a data file of dataSize bytes.
func readTable(path string, m *Manifest, dataSize int64) (*table, error) {
	file := filepath.Join(path, tableName)
	damaged := func(format string, args ...any) error {
		return fmt.Errorf("%s: %w: %w", file, ErrDamaged, fmt.Errorf(format, args...))
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	listed, ok := m.file(tableName)
	if sum := sha256.Sum256(data); !ok || hex.EncodeToString(sum[:]) != listed.SHA256 {
		return nil, damaged("its SHA-256 is not the one in %s", manifestName)
	}
	var t table
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, damaged("%w", err)
	}
	if len(t.Entries) != len(t.Documents) {
		return nil, damaged("%d entries for %d documents", len(t.Entries), len(t.Documents))
	}
	for _, e := range t.Entries {
		for _, x := range []extent{e.Record, e.Report, e.Text} {
			if x.Offset < 0 || x.Size < 0 || x.Offset > dataSize-x.Size {
				return nil, damaged("%s reaches beyond the end of %s", e.ID, dataName)
			}
		}
	}
	return &t, nil
}
