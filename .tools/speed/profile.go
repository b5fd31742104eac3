package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/pprof"
	"time"

	"inbreng/internal/search"
)

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

// startProfile begins to write a profile of the processor to a file; stop ends it.
func startProfile(name string) (stop func() error, err error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		f.Close()
		return nil, err
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}
