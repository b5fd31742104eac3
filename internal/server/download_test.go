package server_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"inbreng/internal/parliament"
)

// TestCopies reads each whole copy back: it has every record, and the sums in the
// archive are right.
func TestCopies(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	data := s.get("/download/inbreng.zip").Body.Bytes()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(content)
	}
	if files["bronnen/kst-21501-09-101.txt"] != sampleText || !strings.Contains(files["LEESMIJ.txt"], "2 stukken") || files["schema/document.json"] == "" {
		t.Errorf("the archive lacks something: %d files", len(files))
	}
	var d parliament.Document
	if err := json.Unmarshal([]byte(files["records/kst-21501-09-101.json"]), &d); err != nil || len(d.Exchanges) != 4 {
		t.Errorf("%d exchanges, %v", len(d.Exchanges), err)
	}
	sums := strings.Split(strings.TrimSpace(files["SHA256SUMS"]), "\n")
	if len(sums) != len(files)-1 {
		t.Errorf("%d sums of %d files", len(sums), len(files)-1)
	}
	for _, line := range sums {
		sum, name, _ := strings.Cut(line, "  ")
		if got := sha256.Sum256([]byte(files[name])); hex.EncodeToString(got[:]) != sum {
			t.Errorf("the sum of %s is wrong", name)
		}
	}

	lines := bufio.NewScanner(s.get("/download/inbreng.jsonl").Body)
	lines.Buffer(nil, 1<<20)
	n := 0
	for ; lines.Scan(); n++ {
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Error(err)
		}
	}
	table := strings.TrimPrefix(s.get("/download/inbreng.csv").Body.String(), "\ufeff")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if n != 2 || err != nil || len(rows) != 5 {
		t.Errorf("%d lines, %d rows, %v", n, len(rows), err)
	}
	if got := s.page("/download").Find("main li a").Length(); got != 3 {
		t.Errorf("the page offers %d files", got)
	}
}

func TestACopyThatIsThereAlreadyIsNotSentAgain(t *testing.T) {
	s := newSite(t, "", sampleSources())
	first := s.get("/download/inbreng.zip")
	r := httptest.NewRequest(http.MethodGet, "/download/inbreng.zip", nil)
	r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 || first.Header().Get("ETag") == "" {
		t.Errorf("status %d, %d bytes", w.Code, w.Body.Len())
	}
}
