package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"inbreng/internal/ingest"
)

// A teller tells how far an ingest is: as a bar that moves where somebody looks at a
// terminal, else as a line of the log for each file.
type teller struct {
	w        io.Writer
	log      *slog.Logger
	terminal bool
	bar      *progressbar.ProgressBar // nil before found
}

// newTeller returns a teller that writes to w.
func newTeller(w io.Writer, log *slog.Logger) *teller {
	f, ok := w.(*os.File)
	return &teller{w: w, log: log, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

// found is told how many files there are.
func (t *teller) found(files int) {
	if !t.terminal {
		return
	}
	t.bar = progressbar.NewOptions(files,
		progressbar.OptionSetWriter(t.w), progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth(), progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100*time.Millisecond))
}

// done is told what became of a file.
func (t *teller) done(o ingest.Outcome) {
	switch {
	case t.bar != nil:
		_ = t.bar.Add(1) // that a bar cannot be drawn stops nothing
	case t.terminal:
	case o.Err != nil:
		t.log.Error("refused", "file", o.Path, "reason", o.Err.Error())
	default:
		t.log.Info("read", "file", o.Path, "document", o.ID, "kind", o.Kind, "exchanges", o.Exchanges, "footnotes", o.Footnotes,
			"problems", kindsOf(o.Problems), "characters", o.Coverage.Runes, "reused", o.Reused)
	}
}

// say tells something besides. The bar makes room for it.
func (t *teller) say(sentence string) {
	if t.bar != nil {
		_ = t.bar.Clear()
	}
	fmt.Fprintln(t.w, "inbreng:", sentence)
}

// end takes the bar away.
func (t *teller) end() {
	if t.bar != nil {
		_ = t.bar.Finish()
	}
}
