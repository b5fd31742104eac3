package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A parse that is told to stop while it reads a text does so at once.
func TestStoppedParseOfText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ah-tk-20232024-1.txt")
	text := "Vraag 1\n\nKlopt dit?\n\nAntwoord 1\n\n" + strings.Repeat("Ja, dat klopt.\n\n", 100_000)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("interrupt signal received"))
	var out, errs bytes.Buffer
	code := run(ctx, []string{"parse", path}, streams{&out, &errs})
	if want := "inbreng: " + path + ": stopped before it was read: interrupt signal received\n"; code != exitFailed || out.Len() > 0 || errs.String() != want {
		t.Errorf("exit code %d, %d bytes, said %q, want %q", code, out.Len(), errs.String(), want)
	}
}
