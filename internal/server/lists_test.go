package server_test

import (
	"errors"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"inbreng/internal/corpus"
	"inbreng/internal/server"
)

// TestListsReadNoRecords takes all records away from under a site: what lists documents
// or questions does not miss them, so that a list costs the same however long the
// documents are. What shows one does, and says so.
func TestListsReadNoRecords(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	first, err := opener(s.dir, s.closed)()
	if err != nil {
		t.Fatal(err)
	}
	// The searcher of that, beside a corpus that nobody has read a record of.
	unread, err := corpus.Open(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	s.Server, err = server.New(server.Config{
		Open: func() (*server.Snapshot, error) {
			return &server.Snapshot{Corpus: unread, Searcher: first.Searcher, Close: func() error { return errors.Join(unread.Close(), first.Close()) }}, nil
		},
		BaseURL: "https://inbreng.example", Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	name := filepath.Join(s.dir, "current", "records.dat")
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	// In place: the site has the file open.
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(make([]byte, info.Size()), 0); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{
		"/documenten", "/documenten?fractie=vvd&sorteer=titel", "/documenten.json", "/documenten.csv", "/dossiers/21501-09", "/fracties", "/fracties/vvd", "/fracties.json",
		"/verwijzingen", "/verwijzingen.csv", "/verwijzingen/kst-21501-02-2375", "/afkortingen", "/vragenstellers", "/vragenstellers.json", "/soorten", "/soorten.csv", "/onbeantwoord",
		"/soorten/verslag-van-een-schriftelijk-overleg", "/soorten/verslag-van-een-schriftelijk-overleg.csv", "/soorten/verslag-van-een-schriftelijk-overleg.atom", "/kwaliteit", "/nieuw", "/nieuw.json", "/feed.atom", "/sitemap.xml", "/zoeken?q=drones",
		"/api/v1/documents", "/api/v1/factions", "/api/v1/references", "/api/v1/references/kst-21501-02-2375", "/api/v1/abbreviations", "/api/v1", "/api/v1/askers", "/api/v1/ministries", "/api/v1/dossiers",
	} {
		if w := s.get(address); w.Code != http.StatusOK {
			t.Errorf("%s reads a record: status %d", address, w.Code)
		}
	}
	if w := s.get("/readyz"); w.Code != http.StatusOK {
		t.Errorf("/readyz: status %d before anything damaged was read", w.Code)
	}
	if w := s.get("/kst-21501-09-101"); w.Code != http.StatusInternalServerError {
		t.Errorf("a document without a record: status %d", w.Code)
	}
	if w := s.get("/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("/readyz: status %d after something damaged was read", w.Code)
	}
}
