// Package benchtest holds the benchmark that others are compared with.
//
// How much processor time a benchmark takes says nothing on another machine; how many
// times that of [Calibrate] in the same process says about the same on all. "make
// bench" compares these ratios with those that are committed.
package benchtest

import (
	"crypto/sha256"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Words and rounds of the work, which is a millisecond or two.
const (
	words  = 1024
	rounds = 4
)

// Calibrate is a benchmark of the kinds of work that this program does: looking
// words up, sorting, building texts, hashing, and allocating for all that. It never
// changes: if it did, every ratio would.
func Calibrate(b *testing.B) {
	defer Processor(b)()
	for b.Loop() {
		work()
	}
}

// Unit is the unit of what Processor reports.
const Unit = "cpu-ns/op"

// Processor has the time reported that a benchmark takes of all processors. On a
// machine with other work to do that says more than the time that goes by.
//
//	defer benchtest.Processor(b)()
//	for b.Loop() {
func Processor(b *testing.B) (stop func()) {
	start := used(b)
	return func() {
		b.ReportMetric(float64(used(b)-start)/float64(max(b.N, 1)), Unit)
	}
}

// used returns what this process has used of all processors.
func used(b *testing.B) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// work does the work once and returns something of it, so that it has to be done.
func work() int {
	n := 0
	for round := range rounds {
		counts := map[string]int{}
		var text strings.Builder
		seed := uint32(2401 + round)
		for range words {
			seed = seed*1664525 + 1013904223
			word := make([]byte, 0, 12)
			for x := seed >> 12; x > 0; x /= 26 {
				word = append(word, 'a'+byte(x%26))
			}
			counts[string(word[:min(3, len(word))])]++
			text.Write(word)
			text.WriteByte(' ')
		}
		list := strings.Fields(text.String())
		slices.Sort(list)
		sum := sha256.Sum256([]byte(strings.Join(list, " ")))
		n += len(counts) + int(sum[0])
	}
	return n
}
