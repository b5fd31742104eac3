package ingest

import (
	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// An Outcome is what became of one source file.
type Outcome struct {
	Path string
	Err  error // why it was refused: one sentence that names the file
	// The rest is of a file that was read.
	ID        parliament.DocumentID
	Kind      parliament.Kind
	Exchanges int
	Footnotes int
	Problems  map[parliament.ProblemKind]int
	Coverage  parliament.Coverage
	Reused    bool // the file is as in the release before, and was not read anew
}

// outcomeOf returns the outcome of a file that was read.
func outcomeOf(p *Parsed, reused bool) Outcome {
	doc := p.Document
	o := Outcome{
		Path: p.Path, ID: doc.ID, Kind: doc.Kind, Exchanges: len(doc.Exchanges), Footnotes: len(doc.Footnotes),
		Problems: map[parliament.ProblemKind]int{}, Coverage: doc.Coverage, Reused: reused,
	}
	for _, problem := range doc.Problems {
		o.Problems[problem.Kind]++
	}
	return o
}

// A Summary says what became of the source files.
type Summary struct {
	Documents []Outcome // in the release, by document id
	Refused   []error   // a sentence each, in the order of the files' names
	// Gone are the documents of the release before that have no source file
	// any more: their addresses lead nowhere now.
	Gone     []parliament.DocumentID
	Manifest corpus.Manifest
	// Unnoted is why the next run will have to read every file anew. The release
	// is not harmed by it.
	Unnoted error
}

// Totals are what the documents of a summary have together.
type Totals struct {
	Documents, Reused, Exchanges, Footnotes, Problems int

	ProblemKinds map[parliament.ProblemKind]int
	Coverage     parliament.Coverage
}

// Totals adds the documents up.
func (s *Summary) Totals() Totals {
	t := Totals{Documents: len(s.Documents), ProblemKinds: map[parliament.ProblemKind]int{}}
	for _, o := range s.Documents {
		if o.Reused {
			t.Reused++
		}
		t.Exchanges += o.Exchanges
		t.Footnotes += o.Footnotes
		for kind, n := range o.Problems {
			t.Problems += n
			t.ProblemKinds[kind] += n
		}
		t.Coverage.Runes += o.Coverage.Runes
		t.Coverage.Unassigned += o.Coverage.Unassigned
		t.Coverage.Doubled += o.Coverage.Doubled
	}
	return t
}
