package invent_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inbreng/internal/ingest"
	"inbreng/internal/invent"
	"inbreng/internal/parliament"
)

func prose(t *testing.T) *invent.Prose {
	t.Helper()
	first, err := ingest.File("../../data/source/kst-21501-02-2401.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, err := invent.NewProse(invent.Sentences(first.Document))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFilesAreRead reads invented files as those of readers are read: each is taken
// for the kind it is, with its questions and answers, and cites others that are there.
func TestFilesAreRead(t *testing.T) {
	p, dir := prose(t), t.TempDir()
	here := map[parliament.PaperID]bool{}
	kinds, exchanges, answered, within, dated := map[parliament.Kind]int{}, 0, 0, 0, 0
	const n = 60
	for i := range n {
		f := p.File(i)
		if err := f.Write(dir); err != nil {
			t.Fatal(err)
		}
		parsed, err := ingest.File(filepath.Join(dir, string(f.ID)+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		d := parsed.Document
		if d.ID != f.ID || d.Kind != f.Kind {
			t.Errorf("file %d, %s of kind %s, was read as %s of kind %s", i, f.ID, f.Kind, d.ID, d.Kind)
		}
		kinds[d.Kind]++
		if !d.Received.IsZero() {
			dated++
		}
		exchanges += len(d.Exchanges)
		for j := range d.Exchanges {
			e := &d.Exchanges[j]
			if e.Answer != nil {
				answered++
			}
			for _, ref := range e.References {
				if here[ref.PaperID()] {
					within++
				}
			}
		}
		here[parliament.PaperID(d.ID)] = true
	}
	if len(kinds) != 5 {
		t.Errorf("kinds %v", kinds)
	}
	if exchanges < 10*n || answered < exchanges*8/10 || within < n || dated < n/2 {
		t.Errorf("%d exchanges, %d answered, %d references to documents that are here, %d dates", exchanges, answered, within, dated)
	}
}

func TestSameNumberSameFile(t *testing.T) {
	p, q := prose(t), prose(t)
	for _, i := range []int{0, 7, 500} {
		if a, b := p.File(i), q.File(i); a != b {
			t.Errorf("file %d differs", i)
		}
	}
	dir := filepath.Join(t.TempDir(), "new")
	if err := p.Write(dir, 3); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 3 {
		t.Errorf("%d files, %v", len(entries), err)
	}
}

func TestProseNeedsSentences(t *testing.T) {
	if _, err := invent.NewProse([]string{"Dit is zo."}); err == nil || !strings.Contains(err.Error(), "sentences") {
		t.Errorf("got %v", err)
	}
}
