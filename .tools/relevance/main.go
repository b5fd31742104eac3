// Relevance measures how good the search is, and that it is better than what one
// would get for nothing.
//
//	relevance [-root DIRECTORY] [-distractors N] [-skip-list] [-show QUERY]
//
// In go the first document, the judged queries and the pairs of words (both in
// internal/search/testdata), out comes a table. The document stands among made
// exchanges (see distract.go), and the same queries are asked of three engines:
// package bleveindex, SQLite's FTS5 with the tokenizer unicode61, and bleve with
// its own Dutch analyzer. It says which queries fell below 1 for ours, and exits
// with 1 when ours misses a number that is required.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"inbreng/internal/ingest"
	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

func main() {
	root := flag.String("root", "..", "the directory of the module inbreng")
	distractors := flag.Int("distractors", 2000, "how many made exchanges the document stands among")
	skipList := flag.Bool("skip-list", false, "leave out the wrong words over the whole word list, which take a minute")
	show := flag.String("show", "", "print our hits for this query with what is marked in them, and nothing else")
	flag.Parse()
	ok, err := run(os.Stdout, options{*root, *distractors, *skipList, *show})
	if err != nil {
		fmt.Fprintln(os.Stderr, "relevance:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	root        string
	distractors int
	skipList    bool
	show        string
}

// run prints all tables; ok says that every required number was reached.
func run(out io.Writer, o options) (ok bool, err error) {
	start := time.Now()
	judged, err := readJudged(o.root)
	if err != nil {
		return false, err
	}
	list, err := readList(filepath.Join(o.root, "internal", "wordlist", "dutch.fst"))
	if err != nil {
		return false, err
	}
	parsed, err := ingest.File(filepath.Join(o.root, "data", "source", "kst-21501-02-2401.txt"))
	if err != nil {
		return false, err
	}
	records := search.Records(parsed.Document, 0)
	made, err := distract(records, judged, list, o.distractors)
	if err != nil {
		return false, err
	}
	records = append(records, made...)
	if o.show != "" {
		return true, show(out, records, o.show)
	}
	fmt.Fprintf(out, "%d judged queries on %s among %d made exchanges.\n\n", len(judged), parsed.Document.ID, len(made))

	c, err := compare(judged, parsed.Document.ID, records)
	if err != nil {
		return false, err
	}
	c.print(out)
	ok = c.check(out)

	pairsOK, err := measurePairs(out, o.root, list, o.skipList)
	fmt.Fprintf(out, "\n%.0f s\n", time.Since(start).Seconds())
	return ok && pairsOK, err
}

func readJudged(root string) ([]searchtest.Judged, error) {
	f, err := os.Open(testdata(root, "relevance.tsv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	judged, err := searchtest.ReadJudged(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	}
	return judged, nil
}

func testdata(root, name string) string {
	return filepath.Join(root, "internal", "search", "testdata", name)
}
