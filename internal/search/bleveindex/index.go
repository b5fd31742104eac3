package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"inbreng/internal/search"
)

// ErrClosed is the error for what is asked of an index after Close.
var ErrClosed = errors.New("bleveindex: the index is closed")

// An Index is a search.Searcher. It is never written to: bleve's own index, a
// write to which would wait for ever when it is opened for reading, is not to be
// had from it.
type Index struct {
	mu     sync.RWMutex // held for reading while something is asked
	closed bool

	bleve   index.Index
	reader  index.IndexReader // one snapshot, so that document numbers stay
	cols    *columns
	printed *printedWords
	texts   search.TextSource
	lists   *lists

	former     *former
	synonyms   map[string][]synonym
	initials   map[string][]string         // names by their initials, see spellOut
	vocabulary func() (*vocabulary, error) // read when a word is first corrected
	turns      chan struct{}               // holds one thing for each that is being asked
	evaluators sync.Pool                   // of *evaluator
	maxPlaces  int                         // see maxPlaces; tests lower it
}

// maxConcurrent is how many searches run at once; others wait for their turn.
// Each keeps a processor busy, so more would only take more memory.
const maxConcurrent = 8

// Open opens the folder that Build made, for reading only; any number of programs
// may have it open. It is an error if another analyzer version built it.
func Open(dir string, texts search.TextSource) (*Index, error) {
	cols, err := readColumns(filepath.Join(dir, columnsFile))
	if err != nil {
		return nil, fmt.Errorf("bleveindex: %w", err)
	}
	printed, err := openPrinted(filepath.Join(dir, printedFile))
	if err != nil {
		return nil, fmt.Errorf("bleveindex: %s: the words: %w", dir, err)
	}
	idx, reader, err := openBleve(filepath.Join(dir, bleveFolder))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("bleveindex: %s: %w", dir, err), printed.Close())
	}
	x, err := newIndex(idx, reader, cols, printed, texts)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("bleveindex: %s: %w", dir, err), reader.Close(), idx.Close(), printed.Close())
	}
	return x, nil
}

// openBleve opens bleve's part of an index. Without the time limit a second
// opener would wait for ever while somebody writes.
func openBleve(dir string) (index.Index, index.IndexReader, error) {
	idx, err := openScorch(map[string]any{"path": dir, "read_only": true, "bolt_timeout": "500ms"}, nil)
	if err != nil {
		return nil, nil, err
	}
	reader, err := idx.Reader()
	if err != nil {
		return nil, nil, errors.Join(err, idx.Close())
	}
	return idx, reader, nil
}

// openScorch opens bleve's index itself. What bleve has around it (mappings,
// analyzers by name, its own queries and highlighters) is not needed here, and is
// half of bleve.
func openScorch(config map[string]any, queue *index.AnalysisQueue) (index.Index, error) {
	idx, err := scorch.NewScorch(scorch.Name, config, queue)
	if err != nil {
		return nil, err
	}
	if err := idx.Open(); err != nil {
		return nil, errors.Join(err, idx.Close())
	}
	return idx, nil
}

// newIndex puts an index together. The caller closes what it gave on an error.
func newIndex(idx index.Index, reader index.IndexReader, cols *columns, printed *printedWords, texts search.TextSource) (*Index, error) {
	n, err := reader.DocCount()
	if err != nil {
		return nil, err
	}
	if n != uint64(cols.count()) {
		return nil, fmt.Errorf("%d exchanges in the index, %d in the columns", n, cols.count())
	}
	if texts == nil {
		return nil, errors.New("no source of texts")
	}
	ls, err := newLists(reader, cols.Length)
	if err != nil {
		return nil, err
	}
	x := &Index{
		maxPlaces: maxPlaces,
		bleve:     idx, reader: reader, cols: cols, printed: printed, texts: texts, lists: ls,
		former:   &former{lexicon: newLexicon(cols.Own)},
		synonyms: newSynonyms(cols.Short, cols.Filters[byFaction].Values),
		initials: byInitials(cols.Named),
		turns:    make(chan struct{}, maxConcurrent),
	}
	x.vocabulary = sync.OnceValues(x.newVocabulary)
	return x, nil
}

// Warm makes what the first search with a word that no document has would wait for: the
// words to correct it from. Of many documents it takes a second.
func (x *Index) Warm(ctx context.Context) (err error) {
	defer caught(&err)
	leave, err := x.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	_, err = x.vocabulary()
	return err
}

// Close waits for what is being asked, then frees the index.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	return errors.Join(x.reader.Close(), x.bleve.Close(), x.printed.Close())
}

// enter is called before and leave after everything that reads the index.
func (x *Index) enter(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case x.turns <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	x.mu.RLock()
	leave = func() {
		x.mu.RUnlock()
		<-x.turns
	}
	if x.closed {
		leave()
		return nil, ErrClosed
	}
	return leave, nil
}

// caught is deferred by everything that is asked: a panic below, as damage
// within a segment brings about, becomes an error and leaves the program alive.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("bleveindex: panic: %v", r)
	}
}
