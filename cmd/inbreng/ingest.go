package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"inbreng/internal/ingest"
	"inbreng/internal/parliament"
)

// folders are the flags that say where documents and releases are.
type folders struct {
	Source  string `help:"Folder of source files, with the folders below it (${default})." default:"data/source" placeholder:"DIR"`
	Release string `help:"Folder of releases (${default})." default:"data/release" placeholder:"DIR"`
}

type ingestCommand struct {
	Paths []string `arg:"" optional:"" name:"file" help:"Files and folders that are read instead of the source folder. The release then holds these documents; when it held others, it is left as it is."`
	folders
	LogFormat string `help:"Form of the log, a line for each file where standard error is no terminal: text or json." name:"log-format" enum:"text,json" default:"text"`
}

// Help is printed by inbreng ingest --help below the first sentence.
func (*ingestCommand) Help() string {
	return `Files are PDF, Word (.docx), the .xml or .html of officielebekendmakingen.nl, or text (.txt), each with a sidecar (.json) beside it or without. They are read on all processors. A file that cannot be read is named, and the others go on; the exit code is 1 then. Files that did not change since the present release are not read again.`
}

// Run builds a release and prints what became of every file.
func (c *ingestCommand) Run(ctx context.Context, std streams) error {
	return build(ctx, std, c.folders, c.Paths, newLogger(std.err, c.LogFormat))
}

// build builds a release. It is a failure when a file was refused, also when
// the others are in the release.
func build(ctx context.Context, std streams, f folders, paths []string, log *slog.Logger) error {
	started := time.Now()
	told := newTeller(std.err, log)
	config := ingest.Config{
		Source: f.Source, Paths: paths, Release: f.Release, Now: started, Program: programSum(),
		PDF: pdfConfig(told.say), Found: told.found, Done: told.done,
	}
	summary, err := ingest.Run(ctx, config)
	told.end()
	// Once more, and together: nobody finds them among the lines of ten thousand files.
	for _, refused := range summary.Refused {
		fmt.Fprintln(std.err, "inbreng:", refused)
	}
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("stopped before the release was made: %w", err)
	}
	if err != nil {
		return err
	}
	for _, id := range summary.Gone {
		fmt.Fprintf(std.err, "inbreng: %s has no source file any more and is no longer in the release; its addresses lead nowhere\n", id)
	}
	if summary.Unnoted != nil {
		fmt.Fprintf(std.err, "inbreng: the next run will read every file anew: %v\n", summary.Unnoted)
	}
	printSummary(std.out, &summary, f.Release, time.Since(started))
	if len(summary.Refused) > 0 {
		return errRefused
	}
	return nil
}

// printSummary prints what is in the release now.
func printSummary(w io.Writer, s *ingest.Summary, release string, took time.Duration) {
	t := s.Totals()
	fmt.Fprintf(w, "%s, %s, %s, %s, %d refused, %d reused, in %d ms: %s\n",
		plural(t.Documents, "document"), plural(t.Exchanges, "exchange"), plural(t.Footnotes, "footnote"),
		plural(t.Problems, "problem"), len(s.Refused), t.Reused, took.Milliseconds(), release)
	fmt.Fprintf(w, "coverage: %s of source text, %d missing from the records, %d doubled\n", plural(t.Coverage.Runes, "character"), t.Coverage.Unassigned, t.Coverage.Doubled)
	if t.Problems > 0 {
		fmt.Fprintf(w, "problems: %s\n", kindsOf(t.ProblemKinds))
	}
}

// kindsOf prints problems by kind, the most frequent first: "3 number-gap, 1
// question-empty".
func kindsOf(problems map[parliament.ProblemKind]int) string {
	var kinds []parliament.ProblemKind
	for kind := range problems {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b parliament.ProblemKind) int {
		if n := problems[b] - problems[a]; n != 0 {
			return n
		}
		return strings.Compare(string(a), string(b))
	})
	parts := make([]string, len(kinds))
	for i, kind := range kinds {
		parts[i] = fmt.Sprintf("%d %s", problems[kind], kind)
	}
	return strings.Join(parts, ", ")
}

// programSum returns the SHA-256 of this program: what another one read is read
// anew, whatever was changed in it. Where the program cannot be read it is "", and
// everything is.
func programSum() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// plural returns "1 document" or "2 documents".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
