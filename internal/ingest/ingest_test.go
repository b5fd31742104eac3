package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"inbreng/internal/benchtest"
	"inbreng/internal/corpus"
)

const (
	firstSource = "../../data/source"
	firstFile   = "../../data/source/kst-21501-02-2401.txt"
)

var now = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// validate checks a value against one of the published schemas.
func validate(t *testing.T, schema string, data []byte) {
	t.Helper()
	compiled, err := jsonschema.NewCompiler().Compile("../../data/schema/" + schema)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Error(err)
	}
}

func TestRecordOfTheFirstDocument(t *testing.T) {
	parsed, err := File(firstFile)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(parsed.Document)
	if err != nil {
		t.Fatal(err)
	}
	validate(t, "document.schema.json", data)
	doc := parsed.Document
	if len(doc.Problems) > 0 {
		t.Errorf("problems: %+v", doc.Problems)
	}
	if got := doc.Exchanges[19].References; len(got) != 1 || got[0].Target != "2021-06-16" || got[0].Paper != "kst-21501-02-2375" {
		t.Errorf("answer 20 refers to %+v, want the letter of 16 June 2021, kst-21501-02-2375", got)
	}
	for name, where := range doc.Provenance {
		if where == "" {
			t.Errorf("%s has no provenance", name)
		}
	}
}

func TestFileWithoutSidecar(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kst-21501-02-2401.txt")
	text, err := os.ReadFile(firstFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	parsed, err := File(path)
	if err != nil {
		t.Fatal(err)
	}
	doc := parsed.Document
	if doc.ID != "kst-21501-02-2401" || len(doc.Exchanges) != 21 || len(doc.Footnotes) != 10 {
		t.Errorf("got %s with %d exchanges and %d footnotes", doc.ID, len(doc.Exchanges), len(doc.Footnotes))
	}
	if !doc.Adopted.IsZero() || doc.Committee != "" || doc.SessionYear != "" {
		t.Errorf("something was invented: %+v", doc)
	}
	// The identifier says these by itself.
	if doc.Dossier != "21501-02" || doc.Number != "2401" || doc.SourceURL != "https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html" {
		t.Errorf("got dossier %q, number %q, address %q", doc.Dossier, doc.Number, doc.SourceURL)
	}
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	validate(t, "document.schema.json", data)
}

func TestRunPublishesARelease(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "release")
	summary, err := Run(context.Background(), Config{Source: firstSource, Release: dir, Now: now})
	if err != nil || len(summary.Refused) > 0 {
		t.Fatal(err, summary.Refused)
	}
	manifest, err := os.ReadFile(filepath.Join(dir, "current", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	validate(t, "manifest.schema.json", manifest)
	release, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	if err := release.Verify(); err != nil {
		t.Error(err)
	}
	again, err := Run(context.Background(), Config{Source: firstSource, Release: dir, Now: now.Add(time.Hour)})
	if err != nil || again.Manifest.Digest != summary.Manifest.Digest {
		t.Errorf("a second run gave release %s, error %v; want %s again", again.Manifest.Digest, err, summary.Manifest.Digest)
	}
}

func TestRunStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := filepath.Join(t.TempDir(), "release")
	if _, err := Run(ctx, Config{Source: firstSource, Release: dir, Now: now}); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v", err)
	}
	if _, err := corpus.Open(dir); !errors.Is(err, corpus.ErrNoRelease) {
		t.Errorf("after a run that was stopped the release is %v", err)
	}
}

// BenchmarkIngest builds a release of the first document, from reading its file
// to the renamed link.
func BenchmarkIngest(b *testing.B) {
	defer benchtest.Processor(b)()
	for b.Loop() {
		dir := filepath.Join(b.TempDir(), "release")
		if _, err := Run(context.Background(), Config{Source: firstSource, Release: dir, Now: now}); err != nil {
			b.Fatal(err)
		}
	}
}
