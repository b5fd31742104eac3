package main

import (
	"fmt"
	"slices"
	"time"
)

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

// How long an engine that compiles itself while it runs is asked all questions
// before it is measured: until that has been often, or long, enough.
const (
	warmRounds = 400
	warmTime   = 40 * time.Second
)

// warm has an engine answer all questions over and over.
func warm(e *built, questions []question) error {
	start := time.Now()
	for range warmRounds {
		for _, q := range questions {
			if _, err := e.answer(q); err != nil {
				return fmt.Errorf("%s: %s: %w", e.name, q, err)
			}
		}
		if time.Since(start) > warmTime {
			break
		}
	}
	return nil
}

// measure asks every question of every engine, in each round another one first,
// so that what else the machine does falls on all alike.
func measure(engines []*built, questions []question, rounds int) (table, error) {
	t := table{}
	for _, c := range classes {
		t[c] = make([]cell, len(engines))
	}
	for _, e := range engines {
		if e.name == nameLucene {
			if err := warm(e, questions); err != nil {
				return nil, err
			}
		}
	}
	for round := range warmUp + rounds {
		for _, q := range questions {
			for turn := range engines {
				at := (turn + round) % len(engines)
				if !can(engines[at].name, q.class) {
					continue
				}
				p, err := timed(engines[at], q)
				if err == nil && round == 0 && !mayFail(engines[at].name, q.class, p) {
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
					c.times = append(c.times, p.took)
				}
			}
		}
	}
	return t, nil
}

// timed asks a question and takes the time, unless the engine did.
func timed(e *built, q question) (page, error) {
	start := time.Now()
	p, err := e.answer(q)
	if p.took == 0 {
		p.took = time.Since(start)
	}
	return p, err
}

// can reports whether an engine has what the class asks: FTS5 knows no
// misspelt words.
func can(name string, c class) bool { return name != nameFTS || c != oneTypo }

// mayFail reports whether an engine may find nothing: those that stem first may
// make of a misspelt word one that is no longer near.
func mayFail(name string, c class, p page) bool {
	return c == oneTypo && name != nameOurs && p.total == 0
}

// check returns an error if a page is not full, so that no engine wins by doing
// less.
func (p page) check() error {
	if p.total == 0 || p.hits != min(pageSize, p.total) || p.facets == 0 || !p.marked {
		return fmt.Errorf("not a full page: %+v", p)
	}
	return nil
}
