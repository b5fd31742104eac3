package ingest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// Reading a file gives the same record every time: it depends on the file's name and
// bytes, its sidecar, and the program, and on nothing else. In particular whether a
// hyphen at the end of a line belongs to the word is decided by the words of the same
// document and a list that is part of the program, never by other documents. So a
// record can be taken from the release before when none of these four changed. Beside the
// releases stands a note of what each record was made from.

// notesName is the name of that file, in the folder of the releases.
const notesName = "parsed.json"

// notes say what the records of a release were made from.
type notes struct {
	Program string                           `json:"program"` // the Config.Program of the run that made them
	Release string                           `json:"release"` // the digest of the release they are in
	Files   map[string]parliament.DocumentID `json:"files"`   // by the key of the file with its sidecar
}

// A key stands for a file and its sidecar: their bytes and the file's name.
func keyOf(path string, original []byte) (string, error) {
	beside, err := os.ReadFile(sidecarPath(path))
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return "", err // reading it says what is wrong
	}
	h := sha256.New()
	part := func(data []byte) { // with its length, so that no two ways of cutting are the same
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(data)))
		h.Write(size[:])
		h.Write(data)
	}
	part([]byte(filepath.Base(path)))
	part(original)
	if !missing {
		part(beside)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// A past is the release before, as far as its records can be used again.
type past struct {
	release *corpus.Corpus // nil when there is none
	files   map[string]parliament.DocumentID
}

// openPast opens the release before. That there is none, or none that can be read, is
// no error: then every file is read anew.
func openPast(dir, program string) *past {
	release, err := corpus.Open(dir)
	if err != nil {
		return &past{}
	}
	p := &past{release: release}
	data, err := os.ReadFile(filepath.Join(dir, notesName))
	if err != nil {
		return p
	}
	var n notes
	if json.Unmarshal(data, &n) != nil || program == "" || n.Program != program || n.Release != release.Manifest().Digest {
		return p
	}
	p.files = n.Files
	return p
}

// Close closes the release before.
func (p *past) Close() error {
	if p.release == nil {
		return nil
	}
	return p.release.Close()
}

// parsed returns what was read of a file in the release before, nil when that is not
// in it or damaged.
func (p *past) parsed(path, key string, original []byte) *Parsed {
	id, ok := p.files[key]
	if !ok {
		return nil
	}
	doc, err := p.release.Document(id)
	if err != nil {
		return nil
	}
	report, err := p.release.Report(id)
	if err != nil {
		return nil
	}
	text, err := p.release.Source(id)
	if err != nil {
		return nil
	}
	return &Parsed{Path: path, Document: doc, Report: report, Text: text, Original: original}
}

// write notes for the next run what the records of a release were made from.
func (n *notes) write(dir string) (err error) {
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, "."+notesName+"-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("%s: %w", notesName, err), os.Remove(tmp.Name()))
		}
	}()
	if _, err = tmp.Write(data); err != nil {
		return errors.Join(err, tmp.Close())
	}
	if err = errors.Join(tmp.Chmod(0o644), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), filepath.Join(dir, notesName))
}
