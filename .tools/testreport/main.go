// Testreport runs the tests of modules and says at the end what was skipped, and
// why: a test that needs a browser is not a test that passed.
//
//	testreport DIRECTORY... [-- FLAGS OF GO TEST]
//
// It prints a line for every package, the whole output of tests that failed,
// and exits with 1 when something failed. It imports only the standard library,
// so that it runs where nothing but Go is installed.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

func main() {
	modules, flags := os.Args[1:], []string{}
	if i := slices.Index(modules, "--"); i >= 0 {
		modules, flags = modules[:i], modules[i+1:]
	}
	r := report{out: os.Stdout, output: map[string][]string{}}
	failed := false
	for _, dir := range modules {
		if err := r.run(dir, flags); err != nil {
			failed = true
			fmt.Printf("FAIL: the tests in %s: %v\n", dir, err)
		}
	}
	r.printSkipped()
	if failed {
		os.Exit(1)
	}
}

// An event is one line that go test -json prints.
type event struct {
	Action     string
	Package    string
	ImportPath string // of a build event
	Test       string
	Elapsed    float64
	Output     string
}

// A report collects what tests print until it is known how they ended.
type report struct {
	out     io.Writer
	output  map[string][]string
	skipped []skip
}

// A skip is a test that did not run, with what it said about it.
type skip struct{ test, reason string }

// run runs the tests of the module in dir and reports on them.
func (r *report) run(dir string, flags []string) error {
	cmd := exec.Command("go", append(append([]string{"test", "-json"}, flags...), "./...")...)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := r.read(pipe); err != nil {
		return err
	}
	return cmd.Wait()
}

// read reads the events of one run to their end.
func (r *report) read(events io.Reader) error {
	scanner := bufio.NewScanner(events)
	scanner.Buffer(nil, 1<<26)
	for scanner.Scan() {
		var e event
		if json.Unmarshal(scanner.Bytes(), &e) != nil {
			fmt.Fprintln(r.out, scanner.Text())
			continue
		}
		r.take(e)
	}
	return scanner.Err()
}

// take takes one event in.
func (r *report) take(e event) {
	key := e.Package + "\t" + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(r.out, e.Output)
	case "output":
		r.output[key] = append(r.output[key], e.Output)
	case "skip":
		if e.Test != "" {
			r.skipped = append(r.skipped, skip{e.Package + " " + e.Test, reason(r.output[key])})
		}
		delete(r.output, key)
	case "fail":
		fmt.Fprint(r.out, strings.Join(r.output[key], ""))
		if e.Test == "" {
			r.printPackage("FAIL", e)
		}
		delete(r.output, key)
	case "pass":
		if e.Test == "" {
			r.printPackage("ok", e)
		}
		delete(r.output, key)
	}
}

// printPackage prints how the tests of a package ended.
func (r *report) printPackage(how string, e event) {
	elapsed := time.Duration(e.Elapsed * float64(time.Second)).Round(time.Millisecond)
	fmt.Fprintf(r.out, "%-4s  %-40s %8s\n", how, e.Package, elapsed)
}

// reason finds what a test said when it was skipped: the last line it printed
// that is not go test's own, without the place in the source.
func reason(output []string) string {
	for _, line := range slices.Backward(output) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "---") || strings.HasPrefix(line, "===") {
			continue
		}
		if place, text, ok := strings.Cut(line, ": "); ok && strings.Contains(place, ".go:") {
			line = text
		}
		return line
	}
	return "no reason given"
}

// printSkipped lists what was skipped, reason by reason.
func (r *report) printSkipped() {
	if len(r.skipped) == 0 {
		fmt.Fprintln(r.out, "\nNothing was skipped.")
		return
	}
	fmt.Fprintf(r.out, "\nSkipped, so not tested here (%d):\n", len(r.skipped))
	reasons := []string{}
	tests := map[string][]string{}
	for _, s := range r.skipped {
		if tests[s.reason] == nil {
			reasons = append(reasons, s.reason)
		}
		tests[s.reason] = append(tests[s.reason], s.test)
	}
	for _, reason := range reasons {
		fmt.Fprintf(r.out, "- %s\n", reason)
		for _, test := range tests[reason] {
			fmt.Fprintf(r.out, "    %s\n", test)
		}
	}
}
