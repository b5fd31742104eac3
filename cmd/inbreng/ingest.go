package main

import (
	"context"
	"fmt"
	"time"

	"inbreng/internal/ingest"
)

// folders are the flags that say where documents and releases are.
type folders struct {
	Source  string `help:"Folder of source files." default:"data/source" placeholder:"DIR"`
	Release string `help:"Folder of releases." default:"data/release" placeholder:"DIR"`
}

type ingestCommand struct {
	folders
}

// Run builds a release and prints what became of every file.
func (c *ingestCommand) Run(ctx context.Context, std streams) error {
	return build(ctx, std, c.folders)
}

// build builds a release. It is a failure when a file was refused, also when
// the others are in the release.
func build(ctx context.Context, std streams, f folders) error {
	started := time.Now()
	summary, err := ingest.Run(ctx, ingest.Config{Source: f.Source, Release: f.Release, Now: started, PDF: pdfConfig(std)})
	for _, refused := range summary.Refused {
		fmt.Fprintln(std.err, "inbreng:", refused)
	}
	if err != nil {
		return err
	}
	for _, id := range summary.Gone {
		fmt.Fprintf(std.err, "inbreng: %s has no source file any more and is no longer in the release; its addresses lead nowhere\n", id)
	}
	problems := 0
	for _, p := range summary.Documents {
		printProblems(std, p.Path, p.Document)
		problems += len(p.Document.Problems)
	}
	exchanges, footnotes := count(summary.Documents)
	fmt.Fprintf(std.out, "%s, %s, %s, %s, %d refused, in %d ms: %s\n",
		plural(len(summary.Documents), "document"), plural(exchanges, "exchange"), plural(footnotes, "footnote"),
		plural(problems, "problem"), len(summary.Refused), time.Since(started).Milliseconds(), f.Release)
	if len(summary.Refused) > 0 {
		return errRefused
	}
	return nil
}

// plural returns "1 document" or "2 documents".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func count(documents []*ingest.Parsed) (exchanges, footnotes int) {
	for _, p := range documents {
		exchanges += len(p.Document.Exchanges)
		footnotes += len(p.Document.Footnotes)
	}
	return exchanges, footnotes
}
