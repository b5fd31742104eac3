package ingest

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"inbreng/internal/source"
	"inbreng/internal/source/pdf"
)

// Every format has its limit of time; the sentence names the file, and the next file
// is read.
func TestFilesThatTakeLong(t *testing.T) {
	text, err := source.New("x", []byte(consultationText()))
	if err != nil {
		t.Fatal(err)
	}
	formats := newTestFormats(t)
	for name, data := range map[string][]byte{
		"kst-99999-7.txt": []byte(consultationText()), "kst-99999-7.docx": consultationDOCX(), "kst-99999-7.xml": consultationXML("kst-99999-7"),
		"kst-99999-7.html": consultationHTML(), "kst-99999-7.pdf": typeset(text, nil),
	} {
		t.Run(filepath.Ext(name), func(t *testing.T) {
			path := write(t, name, data)
			formats.maxTime = time.Nanosecond
			_, err := formats.File(t.Context(), path)
			if refusedPDF(t, err) {
				return
			}
			if want := path + ": takes more than 1ns to read, the longest that is waited"; err == nil || err.Error() != want {
				t.Errorf("got error %v, want %s", err, want)
			}
			formats.maxTime = maxTime
			if _, err := formats.File(t.Context(), path); err != nil {
				t.Error(err)
			}
		})
	}
}

// What looks at no context does not keep the others waiting either.
func TestAReaderThatDoesNotStop(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	stuck := func(context.Context) (*Parsed, error) {
		<-release
		return nil, nil
	}
	if _, err := within(t.Context(), "x.txt", 10*time.Millisecond, stuck); err == nil || err.Error() != "x.txt: takes more than 10ms to read, the longest that is waited" {
		t.Errorf("got error %v", err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("interrupt signal received"))
	if _, err := within(ctx, "x.txt", time.Hour, stuck); err == nil || err.Error() != "x.txt: stopped before it was read: interrupt signal received" {
		t.Errorf("got error %v", err)
	}
}

// A run that is told to stop refuses no file for that, and leaves no release behind.
func TestStoppedRun(t *testing.T) {
	cause := errors.New("interrupt signal received")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	summary, err := Run(ctx, Config{Source: filepath.Dir(firstFile), Release: filepath.Join(t.TempDir(), "release"), Now: now, PDF: pdf.Config{}})
	if !errors.Is(err, cause) || len(summary.Refused) > 0 {
		t.Errorf("got error %v, refused %v", err, summary.Refused)
	}
}
