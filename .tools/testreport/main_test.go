package main

import (
	"strings"
	"testing"
)

const events = `{"Action":"start","Package":"p"}
{"Action":"run","Package":"p","Test":"TestBrowser"}
{"Action":"output","Package":"p","Test":"TestBrowser","Output":"=== RUN   TestBrowser\n"}
{"Action":"output","Package":"p","Test":"TestBrowser","Output":"    e2e_test.go:12: no Chromium here\n"}
{"Action":"output","Package":"p","Test":"TestBrowser","Output":"--- SKIP: TestBrowser (0.00s)\n"}
{"Action":"skip","Package":"p","Test":"TestBrowser","Elapsed":0}
{"Action":"output","Package":"p","Test":"TestGood","Output":"quiet\n"}
{"Action":"pass","Package":"p","Test":"TestGood","Elapsed":0.1}
{"Action":"output","Package":"p","Test":"TestBad","Output":"    bad_test.go:3: it is broken\n"}
{"Action":"fail","Package":"p","Test":"TestBad","Elapsed":0.1}
{"Action":"build-output","ImportPath":"q","Output":"does not compile\n"}
not json
{"Action":"fail","Package":"p","Elapsed":0.25}
{"Action":"pass","Package":"r","Elapsed":0.5}
`

func TestReport(t *testing.T) {
	var b strings.Builder
	r := report{out: &b, output: map[string][]string{}}
	if err := r.read(strings.NewReader(events)); err != nil {
		t.Fatal(err)
	}
	r.printSkipped()
	got := b.String()
	for _, want := range []string{"it is broken", "does not compile", "not json", "FAIL  p", "ok    r", "- no Chromium here\n    p TestBrowser\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "quiet") {
		t.Errorf("the report has the output of a test that passed:\n%s", got)
	}
}

func TestReportNothingSkipped(t *testing.T) {
	var b strings.Builder
	(&report{out: &b}).printSkipped()
	if !strings.Contains(b.String(), "Nothing was skipped.") {
		t.Errorf("got %q", b.String())
	}
}
