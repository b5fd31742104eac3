package main

import (
	"context"
	"errors"
	"fmt"

	"inbreng/internal/corpus"
)

type verifyCommand struct {
	Release string `help:"Folder of releases." default:"data/release" placeholder:"DIR"`
}

// Run reads the current release whole, compares it with its sums, and opens its
// index.
func (c *verifyCommand) Run(_ context.Context, std streams) (err error) {
	release, err := corpus.Open(c.Release)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release.Close()) }()
	if err := release.Verify(); err != nil {
		return err
	}
	index, err := openIndex(release)
	if err != nil {
		return err
	}
	if err := index.Close(); err != nil {
		return err
	}
	m := release.Manifest()
	fmt.Fprintf(std.out, "%s is whole: %s, %s, %d files, made %s\n", m.Digest[:12],
		plural(m.Counts.Documents, "document"), plural(m.Counts.Exchanges, "exchange"), len(m.Files), m.Created.Format("2006-01-02 15:04 UTC"))
	return nil
}
