package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/benchtest"
)

// ratios are, by benchmark, how many times the calibration's processor time it took in
// each run.
type ratios struct {
	names  []string // in the order in which they came
	values map[string][]float64
}

// benchLine is a line of go test: the name, which may end in the number of
// processors, and the processor time of one.
var benchLine = regexp.MustCompile(`(?m)^Benchmark(\S+?)(?:-\d+)?\s+\d+\s.*?\s([0-9.]+) ` + benchtest.Unit + `\b`)

// calibration is the benchmark that all others are divided by.
const calibration = "Calibration"

// add adds what the runs of the benchmarks of a package printed. What else the
// machine does only ever adds to a time, so that the least time of the calibration
// is the one that divides.
func (r *ratios) add(dir string, runs []string) error {
	unit := math.Inf(1)
	took := &ratios{values: map[string][]float64{}}
	for _, said := range runs {
		calibrated := false
		for _, l := range benchLine.FindAllStringSubmatch(said, -1) {
			ns, err := strconv.ParseFloat(l[2], 64)
			switch {
			case err != nil || ns <= 0:
				return fmt.Errorf("%s: a time of %s ns:\n%s", dir, l[2], said)
			case l[1] == calibration:
				unit, calibrated = min(unit, ns), true
			default:
				took.put(path.Base(dir)+"."+l[1], ns)
			}
		}
		if !calibrated || len(took.names) == 0 {
			return fmt.Errorf("%s: no calibration, or nothing beside it:\n%s", dir, said)
		}
	}
	for _, name := range took.names {
		for _, ns := range took.values[name] {
			r.put(name, ns/unit)
		}
	}
	return nil
}

// put adds a value to those of a benchmark.
func (r *ratios) put(name string, v float64) {
	if r.values[name] == nil {
		r.names = append(r.names, name)
	}
	r.values[name] = append(r.values[name], v)
}

// pool adds the values of another pass.
func (r *ratios) pool(other *ratios) {
	for _, name := range other.names {
		for _, v := range other.values[name] {
			r.put(name, v)
		}
	}
}

// print prints the ratios as go test would, which is what benchstat reads.
func (r *ratios) print(out io.Writer) {
	for _, name := range r.names {
		for _, v := range r.values[name] {
			fmt.Fprintf(out, "Benchmark%s 1 %.6g calibrations\n", name, v)
		}
	}
}

// ratioLine is a line of print.
var ratioLine = regexp.MustCompile(`^Benchmark(\S+) 1 ([0-9.e+-]+) calibrations$`)

// readRatios reads what print wrote.
func readRatios(name string) (*ratios, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	r := &ratios{values: map[string][]float64{}}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		m := ratioLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			return nil, fmt.Errorf("%s:%d: not a ratio: %q", name, n, line)
		}
		v, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		r.put(m[1], v)
	}
	return r, nil
}

// mostGrowth is by how much a ratio may grow. Two runs of the same program on a machine
// with nothing else to do differ by up to 1.38 for one of the forty or another; smaller
// changes are in benchstat's table.
const mostGrowth = 1.5

// judge names the benchmarks that became slower, by their lower quartiles, those that are
// gone, and those that have no baseline.
func judge(out io.Writer, before, now *ratios) (ok bool) {
	ok = true
	for _, name := range before.names {
		values := now.values[name]
		if values == nil {
			fmt.Fprintf(out, "%s is gone: write the baseline anew\n", name)
			ok = false
			continue
		}
		if growth := low(values) / low(before.values[name]); growth > mostGrowth {
			fmt.Fprintf(out, "%s takes %.2f times as long as before, more than %.2f  SLOWER\n", name, growth, mostGrowth)
			ok = false
		}
	}
	for _, name := range now.names {
		if before.values[name] == nil {
			fmt.Fprintf(out, "%s has no baseline yet\n", name)
		}
	}
	return ok
}

// low returns the lower quartile. Other work makes most ratios too high; but a run whose
// calibration met with it makes one too low, so it is not the least.
func low(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/4]
}
