// Speed measures how fast the search is beside what one would get for nothing,
// how it grows, and what the worst queries cost.
//
//	speed [-root DIRECTORY] [-n N] [-rounds N] [-ours-only] [-profile NAME -cpu FILE]
//
// In goes the first document, of which a corpus of n exchanges is made (see
// corpus.go), out come tables. The same queries are asked in turn of package
// bleveindex, of bleve with its own Dutch mapping, fields, facets and highlighter,
// and of SQLite's FTS5 with the tokenizer unicode61, all on disk; then the hostile
// queries (see hostile.go) of ours alone. With -ours-only it measures instead how
// our time grows from 20,000 exchanges to n. It exits with 1 when a required
// number is missed. Only the ratios mean something on another machine.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"inbreng/internal/ingest"
	"inbreng/internal/invent"
)

func main() {
	var o options
	flag.StringVar(&o.root, "root", "..", "the directory of the module inbreng")
	flag.IntVar(&o.n, "n", baseSize, "how many exchanges the corpus has")
	flag.IntVar(&o.rounds, "rounds", 15, "how often each query is asked")
	flag.BoolVar(&o.oursOnly, "ours-only", false, "measure how our time grows from 20,000 exchanges to -n")
	flag.StringVar(&o.profile, "profile", "", "ask ours only the queries of this class, or the hostile query of this name, for five seconds")
	flag.StringVar(&o.cpu, "cpu", "cpu.prof", "where -profile writes its profile")
	flag.Parse()
	ok, err := run(os.Stdout, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// baseSize is the size for which speed is required, and from which growth is
// measured.
const baseSize = 20_000

// options are the flags.
type options struct {
	root     string
	n        int
	rounds   int
	oursOnly bool
	profile  string
	cpu      string
}

// run prints all tables; ok says that every required number was reached.
func run(out io.Writer, o options) (ok bool, err error) {
	if o.n < 1000 || o.rounds < 1 {
		return false, fmt.Errorf("%d exchanges, %d rounds: want at least 1000 and 1", o.n, o.rounds)
	}
	if o.oursOnly && o.n <= baseSize {
		return false, fmt.Errorf("growth is measured from %d exchanges, so -n must be more", baseSize)
	}
	dir, err := os.MkdirTemp("", "speed-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	parsed, err := ingest.File(filepath.Join(o.root, "data", "source", "kst-21501-02-2401.txt"))
	if err != nil {
		return false, err
	}
	prose, err := invent.NewProse(invent.Sentences(parsed.Document))
	if err != nil {
		return false, err
	}
	records := invented(prose, o.n)
	start, before := time.Now(), load()
	fmt.Fprintln(out, versions())
	defer func() {
		fmt.Fprintf(out, "\nLoad before %s, after %s; %.0f s.\n", before, load(), time.Since(start).Seconds())
	}()
	switch {
	case o.profile != "":
		return true, profile(dir, o, records)
	case o.oursOnly:
		return grow(out, dir, o, records)
	}
	return compare(out, dir, o, records)
}

// load returns the load of the machine over one minute, "unknown" where the
// system does not tell.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(b), " ")
	return first
}

// versions says what is compared.
func versions() string {
	s := []string{runtime.Version(), fmt.Sprintf("%d processors", runtime.NumCPU())}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			switch dep.Path {
			case "github.com/blevesearch/bleve/v2", "modernc.org/sqlite":
				s = append(s, dep.Path+" "+dep.Version)
			}
		}
	}
	return strings.Join(s, ", ")
}
