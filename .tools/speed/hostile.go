package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"time"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/search/searchtest"
)

// What any query may cost.
const (
	mostTime   = 100 * time.Millisecond
	mostMemory = 64 << 20
)

// A trial is a query that asks for as much work as it can, and what it cost.
type trial struct {
	name   string
	query  search.Query
	median time.Duration // of several
	worst  time.Duration
	alloc  uint64 // all that was allocated, in bytes
	peak   uint64 // by how much the heap in use grew at its highest, in bytes
	said   string // the number of hits, or that it was refused
}

// hostileQueries returns the trials, made of the commonest words of the corpus.
func hostileQueries(c counts) []trial {
	commonest := ranked(c.words, func(string, int) bool { return true })[:search.MaxWords]
	long := ranked(c.words, func(w string, _ int) bool { return len(w) >= 6 })[:search.MaxWords]
	pairs := ranked(c.pairs, func(string, int) bool { return true })
	phrases := func(words, n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = `"` + strings.Join(strings.Fields(strings.Join(pairs[i*words/2:(i+1)*words/2], " ")), " ") + `"`
		}
		return list
	}
	each := func(words []string, change func(string) string) []string {
		list := make([]string, len(words))
		for i, w := range words {
			list[i] = change(w)
		}
		return list
	}
	opened := each(commonest, func(w string) string { return (w + "en")[:3] + "*" })
	typos := each(long, func(w string) string { return w[:2] + "q" + w[3:] })
	glued := func(sep string, size int) string {
		s := strings.Join(long, sep)
		return strings.Trim(s[:min(size, len(s))], sep)
	}
	and := func(list []string) string { return strings.Join(list, " ") }
	or := func(list []string) string { return strings.Join(list, " OF ") }
	of := func(name, text string) trial {
		return trial{name: name, query: search.Query{Text: text, Limit: pageSize}}
	}
	trials := []trial{
		of("64 commonest words", and(commonest)),
		of("64 commonest, OF", or(commonest)),
		of("64 long words", and(long)),
		of("64 long words, OF", or(long)),
		of("63 common, 1 unknown", and(commonest[:63])+" qqxqq"),
		of("one word 64 times", and(slices.Repeat(commonest[:1], 64))),
		of("64 without", "-"+strings.Join(long, " -")),
		of("1 word, 63 without", commonest[0]+" -"+strings.Join(long[1:], " -")),
		of("16 phrases of 4", and(phrases(4, 16))),
		of("16 phrases of 4, OF", or(phrases(4, 16))),
		of("16 phrases of 2", and(phrases(2, 16))),
		of("32 phrases of 2, OF", or(phrases(2, 32))),
		of("a phrase of 64", `"`+and(commonest)+`"`),
		of("a phrase, 64 times de", `"`+and(slices.Repeat([]string{"de"}, 64))+`"`),
		of("32 phrases de de", and(slices.Repeat([]string{`"de de"`}, 32))),
		of("64 prefixes", and(opened)),
		of("64 prefixes, OF", or(opened)),
		of("16 phrases of prefixes", and(each(opened[:16], func(p string) string { return `"` + p + `"` }))),
		of("64 typos", and(typos)),
		of("64 typos, OF", or(typos)),
		of("a phrase of 64 typos", `"`+and(typos)+`"`),
		of("16 phrases of typos", `"`+strings.Join(typos[:16], `" "`)+`"`),
		of("64 unknown words", and(each(long, func(w string) string { return "qx" + w + "xq" }))),
		of("words glued, 60 bytes", glued("", 60)),
		of("words glued, longest", glued("", search.MaxText)),
		of("8 words glued by hyphens", glued("-", 100)),
		of("64 words with hyphens", strings.Join(long, "-")),
		of("quotes", strings.Repeat(`"`, search.MaxText)),
		of("NULs", strings.Repeat("\x00", search.MaxText)),
		of("words and NULs", strings.Join(commonest, "\x00")),
		of("stars", strings.Repeat("*", search.MaxText)),
		of("wild cards", strings.Repeat("?*a", search.MaxText/3)),
		of("one letter, longest", strings.Repeat("w", search.MaxText)),
		of("invalid UTF-8", strings.Repeat("\xff", search.MaxText)),
		of("combining accents", strings.Repeat("e\u0301", search.MaxText/3)),
		of("filters, OF", strings.Repeat("fractie:vvd OF in:vraag de OF ", 30)),
		of("papers", strings.Repeat("33694-43 ", 60)),
		of("addresses", strings.Repeat("https://zoek.officielebekendmakingen.nl/kst-1-1 ", 40)),
		of("8 KB of words", strings.Repeat("minister ", 910)),
		of("8 KB of quotes", strings.Repeat(`"`, 8<<10)),
	}
	deep := of("64 OF, furthest page", or(commonest))
	deep.query.Offset, deep.query.Limit = search.MaxOffset, search.MaxLimit
	list := of("all, by date, furthest", "")
	list.query.Offset, list.query.Limit, list.query.Sort = search.MaxOffset, search.MaxLimit, search.ByDate
	wide := of("64 OF, 100 documents", or(commonest))
	for i := range search.MaxFilterValues {
		wide.query.Documents = append(wide.query.Documents, parliament.DocumentID(fmt.Sprintf("kst-36999-%d", i)))
	}
	trials = append(trials, deep, list, wide)
	for i, text := range searchtest.Hostile {
		trials = append(trials, of(fmt.Sprintf("contract %d", i), text))
	}
	return trials
}

// askedHostile is how often a hostile query is asked for its time.
const askedHostile = 5

// shown is how many trials are printed: those that cost most.
const shown = 20

// hostile asks the hostile queries and prints the dearest.
func hostile(out io.Writer, x *bleveindex.Index, c counts) (ok bool, err error) {
	trials := hostileQueries(c)
	for i := range trials {
		if err := trials[i].run(x); err != nil {
			return false, fmt.Errorf("%s: %w", trials[i].name, err)
		}
	}
	slices.SortStableFunc(trials, func(a, b trial) int { return cmp.Compare(b.median, a.median) })
	fmt.Fprintf(out, "\n%-26s %9s %9s %10s %10s  %s\n", fmt.Sprintf("worst of %d hostile", len(trials)), "p50 ms", "worst ms", "alloc MiB", "peak MiB", "hits")
	var slowest, largest trial
	for i, t := range trials {
		if i < shown {
			fmt.Fprintf(out, "%-26s %9.2f %9.2f %10.1f %10.1f  %s\n", t.name, ms(t.median), ms(t.worst), mib(t.alloc), mib(t.peak), t.said)
		}
		if t.median > slowest.median {
			slowest = t
		}
		if t.peak > largest.peak {
			largest = t
		}
	}
	ok = slowest.median <= mostTime && largest.peak <= mostMemory
	fmt.Fprintf(out, "longest time   %8.2f ms  of at most %.0f: %s%s\n", ms(slowest.median), ms(mostTime), slowest.name, missed(slowest.median <= mostTime))
	fmt.Fprintf(out, "most memory    %8.1f MiB of at most %.0f: %s%s\n", mib(largest.peak), mib(mostMemory), largest.name, missed(largest.peak <= mostMemory))
	return ok, nil
}

func ms(d time.Duration) float64 { return float64(d) / 1e6 }

func mib(n uint64) float64 { return float64(n) / (1 << 20) }

func missed(ok bool) string {
	if ok {
		return ""
	}
	return "  MISSED"
}

// run asks the query several times for its time, then once more for its memory,
// because looking at the memory takes time.
func (t *trial) run(x *bleveindex.Index) error {
	ask := func() error {
		res, err := x.Search(context.Background(), t.query)
		switch {
		case errors.Is(err, search.ErrTooLong), errors.Is(err, search.ErrTooMany), errors.Is(err, search.ErrOutOfRange):
			t.said = "refused"
			return nil
		case err != nil:
			return err
		}
		t.said = fmt.Sprint(res.Total)
		if res.Partial {
			t.said += " partial"
		}
		return nil
	}
	times := make([]time.Duration, askedHostile)
	for i := range times {
		start := time.Now()
		if err := ask(); err != nil {
			return err
		}
		times[i] = time.Since(start)
	}
	slices.Sort(times)
	t.median, t.worst = times[len(times)/2], times[len(times)-1]

	runtime.GC()
	var from, to runtime.MemStats
	runtime.ReadMemStats(&from)
	stop := watchHeap()
	err := ask()
	peak := stop()
	runtime.ReadMemStats(&to)
	t.alloc = to.TotalAlloc - from.TotalAlloc
	if peak = max(peak, to.HeapInuse); peak > from.HeapInuse {
		t.peak = peak - from.HeapInuse
	}
	return err
}

// watchHeap looks at the heap in use every fifth of a millisecond, without
// stopping what runs; stop returns the most it saw, in bytes.
func watchHeap() (stop func() uint64) {
	done, seen := make(chan bool), make(chan uint64)
	go func() {
		samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
		tick := time.NewTicker(200 * time.Microsecond)
		defer tick.Stop()
		var most uint64
		for {
			metrics.Read(samples)
			most = max(most, samples[0].Value.Uint64()+samples[1].Value.Uint64())
			select {
			case <-done:
				seen <- most
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 {
		close(done)
		return <-seen
	}
}
