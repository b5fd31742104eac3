//go:build unix

package parse_test

import (
	"syscall"
	"testing"
	"time"
)

// reportCore adds to a benchmark how many megabytes a second of one core reads,
// from the time that the process had on all cores together: on a machine that does
// something else as well, the time by the clock says little.
func reportCore(b *testing.B, bytes int) func() {
	start := processTime(b)
	return func() {
		b.ReportMetric(float64(bytes)*float64(b.N)/1e6/(processTime(b)-start).Seconds(), "MB/core-s")
	}
}

func processTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
