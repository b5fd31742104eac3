package parse_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// The parser stops when it is told to, whatever stage it is in; told nothing, it reads
// what it always reads.
func TestStopped(t *testing.T) {
	long := "Vraag 1\n\nWat is dit?\n\nAntwoord\n\n" + strings.Repeat("Dit is een zin.\nZie Kamerstuk 21 501-02, nr. 2375.\n\n", 20000)
	text, err := source.New("lang.txt", []byte(long))
	if err != nil {
		t.Fatal(err)
	}
	cause := errors.New("too late")
	stopped := 0
	for wait := time.Duration(0); wait < 2*time.Second; wait = 2*wait + 5*time.Millisecond {
		ctx, cancel := context.WithTimeoutCause(t.Context(), wait, cause)
		doc, report, err := parse.FileContext(ctx, &source.File{Text: text}, parse.Facts{})
		cancel()
		switch {
		case err == nil:
			if doc == nil || report == nil || len(doc.Exchanges) != 1 {
				t.Errorf("after %v: %v, %v", wait, doc, report)
			}
		case doc != nil || report != nil || !errors.Is(err, cause) || err.Error() != "lang.txt: too late":
			t.Errorf("after %v: %v, %v, error %v", wait, doc, report, err)
		default:
			stopped++
		}
	}
	if stopped == 0 {
		t.Error("it never stopped")
	}
}
