package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"inbreng/internal/search"
)

// What is required: a full page takes at most this share of stock bleve's time,
// and no more than FTS5's.
const mostOfStock = 0.5

// againstStock are the classes for which the share of stock's time is required.
var againstStock = []class{commonWord, allOfThree, wordFaction}

// compare asks all engines the same questions, in turn, and prints the table; then
// the hostile queries. ok says that every required number was reached.
func compare(out io.Writer, dir string, o options, records []search.Record) (ok bool, err error) {
	c := count(records)
	questions, err := ask(c)
	if err != nil {
		return false, err
	}
	var engines []*built
	for _, p := range peers {
		b, err := build(p, dir, records)
		if err != nil {
			return false, errors.Join(fmt.Errorf("%s: %w", p.name, err), closeAll(engines))
		}
		engines = append(engines, b)
	}
	fmt.Fprintf(out, "%d exchanges, %d queries a class, %d rounds.\n\n%-10s %10s %10s\n", o.n, perClass, o.rounds, "", "build s", "MiB")
	for _, b := range engines {
		fmt.Fprintf(out, "%-10s %10.1f %10.1f\n", b.name, b.took.Seconds(), float64(b.size)/(1<<20))
	}
	t, err := measure(engines, questions, o.rounds)
	if err := errors.Join(err, closeAll(engines[1:])); err != nil {
		return false, errors.Join(err, engines[0].Close())
	}
	ok = t.print(out)
	safe, err := hostile(out, engines[0].engine.(ours).Index, c)
	return ok && safe, errors.Join(err, engines[0].Close())
}

func closeAll(engines []*built) (err error) {
	for _, b := range engines {
		err = errors.Join(err, b.Close())
	}
	return err
}

// A cell is what was measured of one class on one engine.
type cell struct {
	times []time.Duration
	hits  int // of all its questions, once each
}

// p50 returns the middle time in milliseconds.
func (c *cell) p50() float64 {
	slices.Sort(c.times)
	return float64(c.times[len(c.times)/2]) / 1e6
}

// A table has a cell for each class and engine.
type table map[class][]cell

// warmUp is how many rounds are not counted.
const warmUp = 2

// measure asks every question of every engine, in each round another one first,
// so that what else the machine does falls on all alike.
func measure(engines []*built, questions []question, rounds int) (table, error) {
	t := table{}
	for _, c := range classes {
		t[c] = make([]cell, len(engines))
	}
	for round := range warmUp + rounds {
		for _, q := range questions {
			for turn := range engines {
				at := (turn + round) % len(engines)
				if !can(engines[at].name, q.class) {
					continue
				}
				start := time.Now()
				p, err := engines[at].answer(q)
				took := time.Since(start)
				// Bleve stems first, so that some misspelt words are no longer near.
				mayFail := q.class == oneTypo && at > 0 && p.total == 0
				if err == nil && round == 0 && !mayFail {
					err = p.check()
				}
				if err != nil {
					return nil, fmt.Errorf("%s: %s: %s: %w", engines[at].name, q.class, q, err)
				}
				c := &t[q.class][at]
				if round == 0 {
					c.hits += p.total
				}
				if round >= warmUp {
					c.times = append(c.times, took)
				}
			}
		}
	}
	return t, nil
}

// can reports whether an engine has what the class asks: FTS5 knows no
// misspelt words.
func can(name string, c class) bool { return name != "FTS5" || c != oneTypo }

// check returns an error if a page is not full, so that no engine wins by doing
// less.
func (p page) check() error {
	if p.total == 0 || p.hits != min(pageSize, p.total) || p.facets == 0 || !p.marked {
		return fmt.Errorf("not a full page: %+v", p)
	}
	return nil
}

// print prints the table and what is required.
func (t table) print(out io.Writer) (ok bool) {
	ok = true
	fmt.Fprintf(out, "\n%-15s %8s %8s %8s  %11s %11s  %22s\n", "p50 in ms", "ours", "stock", "FTS5", "ours/stock", "ours/FTS5", "hits a query")
	for _, c := range classes {
		row := t[c]
		ours, stock := row[0].p50(), row[1].p50()
		bound, missed := "", ""
		if slices.Contains(againstStock, c) {
			bound = fmt.Sprintf(" <=%.1f", mostOfStock)
			if ours > mostOfStock*stock {
				missed = "  MISSED"
			}
		}
		fts, ratio := "-", "-"
		if len(row[2].times) > 0 {
			x := row[2].p50()
			fts, ratio = fmt.Sprintf("%.3f", x), fmt.Sprintf("%.2f <=1.0", ours/x)
			if ours > x {
				missed = "  MISSED"
			}
		}
		ok = ok && missed == ""
		fmt.Fprintf(out, "%-15s %8.3f %8.3f %8s  %5.2f%-6s %11s  %6d %7d %7d%s\n", c, ours, stock, fts, ours/stock, bound, ratio,
			row[0].hits/perClass, row[1].hits/perClass, row[2].hits/perClass, missed)
	}
	return ok
}

// profileTime is for how long a class is profiled.
const profileTime = 5 * time.Second

// profile writes a profile of ours answering the questions of one class, or one
// hostile query.
func profile(dir string, o options, records []search.Record) error {
	c := count(records)
	b, err := build(peers[0], dir, records)
	if err != nil {
		return err
	}
	defer b.Close()
	x := b.engine.(ours)
	queries := []search.Query{}
	questions, err := ask(c)
	if err != nil {
		return err
	}
	for _, q := range questions {
		if string(q.class) == o.profile {
			queries = append(queries, query(q))
		}
	}
	for _, h := range hostileQueries(c) {
		if h.name == o.profile {
			queries = append(queries, h.query)
		}
	}
	if len(queries) == 0 {
		return fmt.Errorf("there is no class and no hostile query %q", o.profile)
	}
	stop, err := startProfile(o.cpu)
	if err != nil {
		return err
	}
	for start := time.Now(); err == nil && time.Since(start) < profileTime; {
		for _, q := range queries {
			if _, err = x.Search(context.Background(), q); err != nil {
				break
			}
		}
	}
	return errors.Join(err, stop())
}
