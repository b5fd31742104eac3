package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const said = `goos: linux
BenchmarkCalibration-2   	      20	   9000000 ns/op	   2000000 cpu-ns/op
BenchmarkSearch/common-2 	     100	    700000 ns/op	    500000 cpu-ns/op	  123 hits
BenchmarkSearch/rare     	     100	    100000.5 ns/op	  12.34 MB/s	    100000.5 cpu-ns/op	    2048 B/op
PASS
`

// TestRatios holds that ratios come back from the file as they were measured.
func TestRatios(t *testing.T) {
	r := &ratios{values: map[string][]float64{}}
	slow := strings.ReplaceAll(said, "2000000 cpu-ns", "4000000 cpu-ns") // a run in which the machine was busy
	if err := r.add("internal/search/bleveindex", []string{said, slow}); err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	r.print(&text)
	name := filepath.Join(t.TempDir(), "ratios")
	if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := readRatios(name)
	if err != nil {
		t.Fatal(err)
	}
	if common := got.values["bleveindex.Search/common"]; len(common) != 2 || common[0] != 0.25 || common[1] != 0.25 {
		t.Errorf("got %v, want 0.25 twice", common)
	}
	if len(got.names) != 2 {
		t.Errorf("got %v", got.names)
	}
	if err := r.add("internal/search", []string{"PASS\n"}); err == nil {
		t.Error("a run without a calibration is no error")
	}
}

// TestJudge holds what is named: a benchmark that became slower than is allowed,
// and one that is gone.
func TestJudge(t *testing.T) {
	before := &ratios{}
	now := &ratios{}
	for _, r := range []*ratios{before, now} {
		r.values = map[string][]float64{}
	}
	for _, v := range []float64{1, 1.1, 5} {
		before.put("same", v)
		now.put("same", v*1.45)
		before.put("slower", v)
		now.put("slower", v*1.55)
		before.put("gone", v)
		now.put("new", v)
	}
	var out bytes.Buffer
	if judge(&out, before, now) {
		t.Error("nothing was found")
	}
	for _, want := range []string{"slower takes 1.55", "gone is gone", "new has no baseline"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "same") {
		t.Errorf("what is as fast as before is named:\n%s", out.String())
	}
	if !judge(&out, now, now) {
		t.Error("something was slower than itself")
	}
}

func TestPool(t *testing.T) {
	before, first, second := &ratios{values: map[string][]float64{}}, &ratios{values: map[string][]float64{}}, &ratios{values: map[string][]float64{}}
	before.put("a", 1)
	before.put("b", 1)
	for _, v := range []float64{2, 2.1} {
		first.put("a", v) // once slower, by accident
		first.put("b", v)
	}
	second.put("a", 1.1)
	second.put("b", 2)
	first.pool(second)
	var out bytes.Buffer
	if judge(&out, before, first) || strings.Contains(out.String(), "a takes") || !strings.Contains(out.String(), "b takes") {
		t.Errorf("%s", out.String())
	}
}

// TestBenchPattern holds that a name with parts chooses those parts alone, beside whole names.
func TestBenchPattern(t *testing.T) {
	const want = "^BenchmarkDocument$|^BenchmarkGrowing$/.*/large|^BenchmarkCalibration$"
	if got := benchPattern("Document|Growing/.*/large"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
