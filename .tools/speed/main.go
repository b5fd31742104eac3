// Speed measures how fast the program is beside what one would use instead, how
// the search grows, and what the worst queries cost.
//
//	speed [-root DIRECTORY] [-n SIZES] [-rounds N] [-peers NAMES] [-part search|pages|program] [-ours-only] [-profile NAME -cpu FILE]
//
// In goes the first document, of which corpora of other sizes are made (see
// corpus.go), out come tables, in three parts.
//
//   - search: the same queries are asked in turn of package bleveindex, of bleve
//     with its own Dutch mapping, fields, facets and highlighter, of SQLite's FTS5
//     with the tokenizer unicode61, and of Lucene with its Dutch analyzer, all on
//     disk; then the hostile queries (see hostile.go) of ours alone. The peers count
//     one facet, ours all that the site has.
//   - pages: the same bytes are asked of the program itself, of nginx and of net/http
//     with nothing around it, in turn, by wrk.
//   - program: how large it is, how soon it is ready, and what memory it takes.
//
// A peer that is missing is said and left out, as is a machine that has other work
// to do. With -ours-only it measures instead how our time grows from 20,000
// exchanges to the last of the sizes. It exits with 1 when a required number is
// missed. Only the ratios mean something on another machine.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"inbreng/internal/ingest"
	"inbreng/internal/invent"
)

func main() {
	var o options
	sizes := flag.String("n", "21,20000", "how many exchanges the corpora have; up to 21 they are the document itself")
	part := flag.String("part", "", "measure only search, pages or program")
	flag.StringVar(&o.only, "peers", "", "search ours and only these of stock, FTS5 and Lucene, parted by commas")
	flag.StringVar(&o.root, "root", "..", "the directory of the module inbreng")
	flag.IntVar(&o.rounds, "rounds", 15, "how often each query is asked, and each server")
	flag.BoolVar(&o.oursOnly, "ours-only", false, "measure how our time grows from 20,000 exchanges to the last of -n")
	flag.StringVar(&o.profile, "profile", "", "ask ours only the queries of this class, or the hostile query of this name, for five seconds")
	flag.StringVar(&o.cpu, "cpu", "cpu.prof", "where -profile writes its profile")
	bare := flag.String("bare", "", "be the bare server of that name, of the files that follow; what the part pages starts")
	flag.Parse()
	if *bare != "" {
		fmt.Fprintln(os.Stderr, "speed:", serveBare(os.Stdout, *bare, flag.Args()))
		os.Exit(1)
	}
	err := o.read(*sizes, *part)
	ok := true
	if err == nil {
		ok, err = run(os.Stdout, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// The sizes for which speed is required; growth is measured from baseSize.
const (
	firstSize = 21 // the document itself
	baseSize  = 20_000
	largeSize = 200_000
)

// options are the flags.
type options struct {
	root     string
	sizes    []int
	parts    []string
	rounds   int
	oursOnly bool
	profile  string
	cpu      string

	only  string
	peers []peer // those that are there
}

// The parts of what is measured.
const (
	partSearch  = "search"
	partPages   = "pages"
	partProgram = "program"
)

// read reads the flags that are lists.
func (o *options) read(sizes, part string) error {
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < firstSize {
			return fmt.Errorf("-n %s: want numbers from %d on, parted by commas", sizes, firstSize)
		}
		o.sizes = append(o.sizes, n)
	}
	o.parts = []string{partSearch, partPages, partProgram}
	if part != "" {
		if !slices.Contains(o.parts, part) {
			return fmt.Errorf("-part %s: want one of %s", part, strings.Join(o.parts, ", "))
		}
		o.parts = []string{part}
	}
	if o.rounds < 1 {
		return fmt.Errorf("%d rounds: want at least 1", o.rounds)
	}
	if o.oursOnly && slices.Max(o.sizes) <= baseSize {
		return fmt.Errorf("growth is measured from %d exchanges, so -n must be more", baseSize)
	}
	return nil
}

// run prints all tables; ok says that every required number was reached.
func run(out io.Writer, o options) (ok bool, err error) {
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
	c := &corpora{parsed.Document, prose}
	fmt.Fprintln(out, versions())
	warnOfLoad(out)
	start, before := time.Now(), load()
	defer func() {
		fmt.Fprintf(out, "\nLoad of the machine before %s, after %s; %.0f s.\n", before, load(), time.Since(start).Seconds())
	}()
	largest := slices.Max(o.sizes)
	switch {
	case o.profile != "":
		return true, profile(dir, o, c.records(largest))
	case o.oursOnly:
		return grow(out, dir, o, c.records(largest))
	}
	ok = true
	for _, part := range o.parts {
		good, err := o.measure(out, part, dir, c)
		if err != nil {
			return false, fmt.Errorf("%s: %w", part, err)
		}
		ok = ok && good
	}
	return ok, nil
}

// measure prints the tables of one part.
func (o options) measure(out io.Writer, part, dir string, c *corpora) (ok bool, err error) {
	switch part {
	case partPages:
		return comparePages(out, dir, o)
	case partProgram:
		return measureProgram(out, dir, o, c)
	}
	for _, p := range peers {
		if o.only != "" && p.name != nameOurs && !slices.Contains(strings.Split(o.only, ","), p.name) {
			continue
		}
		if p.name == nameLucene {
			if _, err := findLucene(); err != nil {
				fmt.Fprintf(out, "Lucene is left out: %v.\n", err)
				continue
			}
		}
		o.peers = append(o.peers, p)
	}
	ok = true
	for _, n := range o.sizes {
		good, err := compare(out, dir, o, c.records(n))
		if err := errors.Join(err, os.RemoveAll(filepath.Join(dir, fmt.Sprint(n)))); err != nil {
			return false, err
		}
		ok = ok && good
	}
	return ok, nil
}
