// Slowdown runs the quick benchmarks and says which became slower.
//
//	slowdown [-root DIRECTORY] [-write] [-runs N]
//
// Out comes, for each benchmark, how many times the processor time of the
// calibration it takes in the same process (see package benchtest), which means the same on
// every machine. The ratios are compared with the committed ones by benchstat; a
// benchmark whose ratio has grown by more than half is named, and the exit
// code is 1. With -write the ratios become the committed ones.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A suite is the benchmarks of a package that are quick and say something.
type suite struct {
	dir   string
	bench string // what is run, as for go test -bench, beside the calibration
}

// suites are what is run.
var suites = []suite{
	{"internal/parliament", "FindPapers"},
	{"internal/parse", "References|NewVocabulary|DecideHyphen|Abbreviations|Document|Growing/.*/large"},
	{"internal/markdown", "Print|HTML"},
	{"internal/search", "Parse"},
	{"internal/search/bleveindex", "Search|Build"},
	{"internal/wordlist", "WordsOf|Contains|Begins"},
	{"internal/corpus", "Document"},
	{"internal/format", "Card"},
	{"internal/ingest", "Ingest"},
	{"internal/server", "Page"},
}

// The names of the committed ratios, and of those of this run.
const (
	baselineFile = "slowdown/baseline.txt"
	latestFile   = "bin/slowdown.txt"
)

// benchTime is for how long each benchmark runs in each run.
const benchTime = "60ms"

func main() {
	root := flag.String("root", "..", "the directory of the module inbreng")
	write := flag.Bool("write", false, "make the ratios of this run the committed ones")
	runs := flag.Int("runs", 5, "how often everything is run")
	flag.Parse()
	ok, err := run(os.Stdout, *root, *runs, *write)
	if err != nil {
		fmt.Fprintln(os.Stderr, "slowdown:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// run runs all suites, in turn, and compares.
func run(out io.Writer, root string, runs int, write bool) (ok bool, err error) {
	start := time.Now()
	measured, err := measureAll(root, runs)
	if err != nil {
		return false, err
	}
	before := &ratios{}
	if !write {
		if before, err = readRatios(baselineFile); err != nil {
			return false, err
		}
		// What else the machine does makes one or two of forty slower in most passes. What
		// is slower is so in the next pass as well.
		if !judge(io.Discard, before, measured) {
			fmt.Fprintln(out, "something seems to be slower: all is measured once more")
			again, err := measureAll(root, runs)
			if err != nil {
				return false, err
			}
			measured.pool(again)
			runs *= 2
		}
	}
	latest := latestFile
	if write {
		latest = baselineFile
	}
	if err := os.MkdirAll(filepath.Dir(latest), 0o755); err != nil {
		return false, err
	}
	var text bytes.Buffer
	measured.print(&text)
	if err := os.WriteFile(latest, text.Bytes(), 0o644); err != nil {
		return false, err
	}
	if write {
		fmt.Fprintf(out, "%d ratios of %d runs are in .tools/%s; %.0f s\n", len(measured.names), runs, latest, time.Since(start).Seconds())
		return true, nil
	}
	compare := exec.Command("go", "tool", "benchstat", "baseline="+baselineFile, "now="+latest)
	compare.Stdout, compare.Stderr = out, os.Stderr
	if err := compare.Run(); err != nil {
		return false, fmt.Errorf("benchstat: %w", err)
	}
	ok = judge(out, before, measured)
	fmt.Fprintf(out, "%d runs, %.0f s\n", runs, time.Since(start).Seconds())
	return ok, nil
}

// benchPattern is the pattern that go test -bench takes for the names, and the
// calibration. It splits a pattern at "/" only outside of parentheses, so that each name
// is an alternative of its own.
func benchPattern(names string) string {
	var alternatives []string
	for _, name := range append(strings.Split(names, "|"), "Calibration") {
		top, sub, _ := strings.Cut(name, "/")
		pattern := "^Benchmark" + top + "$"
		if sub != "" {
			pattern += "/" + sub
		}
		alternatives = append(alternatives, pattern)
	}
	return strings.Join(alternatives, "|")
}

// measureAll compiles the suites and runs each so often, one after the other, so
// that what else the machine does for a while falls on all alike.
func measureAll(root string, runs int) (*ratios, error) {
	dir, err := os.MkdirTemp("", "slowdown-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	binaries := make([]string, len(suites))
	for i, s := range suites {
		binaries[i] = filepath.Join(dir, fmt.Sprintf("%d.test", i))
		build := exec.Command("go", "test", "-c", "-o", binaries[i], "./"+s.dir)
		build.Dir = root
		if said, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", s.dir, err, said)
		}
	}
	said := make([][]string, len(suites)) // of each suite in each run
	for range runs {
		for i, s := range suites {
			command := exec.Command(binaries[i], "-test.run", "^$", "-test.short", "-test.benchtime", benchTime,
				"-test.bench", benchPattern(s.bench))
			command.Dir = filepath.Join(root, s.dir)
			out, err := command.Output()
			if err != nil {
				return nil, fmt.Errorf("%s: %w\n%s", s.dir, err, out)
			}
			said[i] = append(said[i], string(out))
		}
	}
	all := &ratios{values: map[string][]float64{}}
	for i, s := range suites {
		if err := all.add(s.dir, said[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}
