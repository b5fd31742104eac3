package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"inbreng/internal/search"
)

// mostGrowth is how much more time a hit may take in the larger corpus: no more,
// but for what the machine makes of it.
const mostGrowth = 1.1

// grow measures ours on the first 20,000 of the records and on all of them, with
// the same questions in turn, and prints the time for a hit of both.
func grow(out io.Writer, dir string, o options, records []search.Record) (ok bool, err error) {
	questions, err := ask(count(records[:baseSize]))
	if err != nil {
		return false, err
	}
	var engines []*built
	defer func() { err = errors.Join(err, closeAll(engines)) }()
	for _, n := range []int{baseSize, len(records)} {
		b, err := build(peers[0], filepath.Join(dir, fmt.Sprint(n)), records[:n])
		if err != nil {
			return false, err
		}
		engines = append(engines, b)
		fmt.Fprintf(out, "%7d exchanges: built in %.1f s, %.1f MiB\n", n, b.took.Seconds(), float64(b.size)/(1<<20))
	}
	t, err := measure(engines, questions, o.rounds)
	if err != nil {
		return false, err
	}
	ok = true
	fmt.Fprintf(out, "\n%-15s %22s %20s %22s %8s\n", "", "p50 in ms", "hits a query", "us a hit", "growth")
	for _, c := range classes {
		small, large := &t[c][0], &t[c][1]
		a, b := small.p50()*1000*perClass/float64(small.hits), large.p50()*1000*perClass/float64(large.hits)
		missed := ""
		if b > mostGrowth*a {
			ok, missed = false, "  MISSED"
		}
		fmt.Fprintf(out, "%-15s %10.3f  %10.3f %9d  %9d %10.3f  %10.3f %8.2f%s\n", c, small.p50(), large.p50(),
			small.hits/perClass, large.hits/perClass, a, b, b/a, missed)
	}
	fmt.Fprintf(out, "growth: time for a hit at %d exchanges over that at %d, at most %.1f\n", len(records), baseSize, mostGrowth)
	return ok, nil
}
