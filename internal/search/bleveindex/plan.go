package bleveindex

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// A plan is a query made ready for the index: what its words are looked for as,
// and which documents its filters leave.
type plan struct {
	// clauses are what all must hold of a hit, and of which a partial hit has
	// only some; fixed and not hold of every hit.
	clauses, fixed, not []expr
	// leaves are the words and phrases that a hit is marked for, in order.
	leaves []*leaf
	// named are the documents that the query names by number.
	named map[uint32]bool

	corrections []search.Correction
	synonyms    []search.Synonym
	papers      []parliament.PaperID
	notes       []search.Note
}

// blank reports whether the plan asks for nothing.
func (p *plan) blank() bool { return len(p.clauses)+len(p.fixed)+len(p.not) == 0 }

// An expr is a part of a plan: an *allOf, an *anyOf, a *leaf or a *docSet.
type expr interface{ isExpr() }

// An allOf asks for all of its expressions, and for none of what it excludes.
type allOf struct{ must, not []expr }

// An anyOf asks for one of its expressions at least.
type anyOf struct{ exprs []expr }

// A docSet asks for documents that are known by number, ascending.
type docSet struct{ docs []uint32 }

// A leaf asks for one word, phrase or prefix: any of the terms, or any of the
// rows, which are terms one behind the other.
type leaf struct {
	typed string // as typed, for readers
	terms []weighted
	rows  []row
	parts uint8    // the parts in which all of it must stand, as bits; 0 for anywhere
	loose []string // of a phrase of several words, the words
}

// A weighted is a term of the index with its weight.
type weighted struct {
	term   string
	weight float64
}

// A row is terms in a row with their weight.
type row struct {
	terms  []string
	weight float64
}

func (*allOf) isExpr()  {}
func (*anyOf) isExpr()  {}
func (*docSet) isExpr() {}
func (*leaf) isExpr()   {}

// A planner makes the plan of one query.
type planner struct {
	x       *Index
	ev      *evaluator
	literal bool
	plan
	budget int // how many words may still be corrected, or taken for something else
}

// newPlan returns the plan of a tree, for words in the given field of the record
// or anywhere.
func (ev *evaluator) newPlan(tree search.Tree, in search.Field, literal bool) (*plan, error) {
	p := &planner{x: ev.x, ev: ev, literal: literal, budget: maxCorrected}
	p.named = map[uint32]bool{}
	root, ok := tree.Root.(search.All)
	if !ok && tree.Root != nil {
		root = search.All{tree.Root}
	}
	all, clauses, err := p.all(root, partBit(in), false)
	if err != nil {
		return nil, err
	}
	p.clauses, p.fixed, p.not = once(clauses), all.must, all.not
	return &p.plan, nil
}

// once leaves out what was typed before: a word that is asked for twice is no
// rarer for that, and takes as long again.
func once(clauses []expr) []expr {
	seen := map[string]bool{}
	return slices.DeleteFunc(clauses, func(e expr) bool {
		l, ok := e.(*leaf)
		if !ok {
			return false
		}
		again := seen[l.typed]
		seen[l.typed] = true
		return again
	})
}

// partBit returns the part of the index that a field is, as a bit; 0 for none.
func partBit(in search.Field) uint8 {
	switch in {
	case search.FieldQuestion:
		return 1 << partQuestion
	case search.FieldAnswer:
		return 1 << partAnswer
	}
	return 0
}

// all plans nodes that all must hold. What words and the like ask for comes back
// apart from what filters ask for, since only the first can be had in part.
// Within what is excluded, words are taken as typed.
func (p *planner) all(nodes search.All, parts uint8, excluded bool) (all allOf, clauses []expr, err error) {
	bare := true
	for _, n := range nodes {
		if f, ok := n.(search.Filter); ok && f.Key == search.FilterIn {
			in, _ := search.ParseField(f.Value)
			parts |= partBit(in)
		} else if !isFilter(n) {
			bare = false
		}
	}
	for i := 0; i < len(nodes); i++ {
		if words := wordsFrom(nodes[i:]); len(words) > 0 {
			leaves, err := p.words(words, parts, excluded)
			if err != nil {
				return all, nil, err
			}
			for _, l := range leaves {
				clauses = append(clauses, l)
			}
			i += len(words) - 1
			continue
		}
		switch n := nodes[i].(type) {
		case search.Not:
			e, err := p.node(n.Node, parts, true)
			if err != nil {
				return all, nil, err
			}
			all.not = append(all.not, e)
		case search.Filter:
			// Beside words in: says where they must stand; beside none, that there
			// is something there.
			if n.Key != search.FilterIn || bare {
				all.must = append(all.must, p.x.filtered(n))
			}
		case search.Cited:
			e, err := p.cited(n, parts, excluded)
			if err != nil {
				return all, nil, err
			}
			if _, ok := e.(*docSet); ok {
				all.must = append(all.must, e)
			} else {
				clauses = append(clauses, e)
			}
		default:
			e, err := p.node(n, parts, excluded)
			if err != nil {
				return all, nil, err
			}
			clauses = append(clauses, e)
		}
	}
	return all, clauses, nil
}

// isFilter reports whether a node asks for no words.
func isFilter(n search.Node) bool {
	switch n := n.(type) {
	case search.Filter:
		return true
	case search.Cited:
		return n.Sure
	}
	return false
}

// wordsFrom returns the words that nodes begin with.
func wordsFrom(nodes []search.Node) []string {
	var words []string
	for _, n := range nodes {
		w, ok := n.(search.Word)
		if !ok {
			break
		}
		words = append(words, w.Text)
	}
	return words
}

// node plans one node by itself.
func (p *planner) node(n search.Node, parts uint8, excluded bool) (expr, error) {
	switch n := n.(type) {
	case search.All:
		all, clauses, err := p.all(n, parts, excluded)
		all.must = append(clauses, all.must...)
		return &all, err
	case search.Any:
		any := &anyOf{}
		for _, kid := range n {
			e, err := p.node(kid, parts, excluded)
			if err != nil {
				return nil, err
			}
			any.exprs = append(any.exprs, e)
		}
		return any, nil
	case search.Not:
		e, err := p.node(n.Node, parts, true)
		return &allOf{not: []expr{e}}, err
	case search.Word:
		leaves, err := p.words([]string{n.Text}, parts, excluded)
		if err != nil {
			return nil, err
		}
		return leaves[0], nil
	case search.Phrase:
		return p.phrase(n, parts, excluded)
	case search.Prefix:
		return p.prefix(n, parts, excluded)
	case search.Filter:
		return p.x.filtered(n), nil
	case search.Cited:
		return p.cited(n, parts, excluded)
	case search.Numbered:
		return p.numbered(n, parts, excluded)
	}
	return &allOf{}, nil
}

// keep adds a leaf to those that hits are marked for.
func (p *planner) keep(l *leaf, excluded bool) *leaf {
	if !excluded {
		p.leaves = append(p.leaves, l)
	}
	return l
}

// numbered plans an official number: the exchanges that have it, and behind them
// those that speak of it.
func (p *planner) numbered(n search.Numbered, parts uint8, excluded bool) (expr, error) {
	docs := p.x.cols.docsWhere(func(doc uint32) bool {
		return slices.ContainsFunc(p.x.cols.Numbers.of(doc), func(number uint32) bool { return int64(number) == int64(n.Number) })
	})
	if !excluded {
		for _, doc := range docs {
			p.named[doc] = true
		}
	}
	words := tokensOf(n.Text)
	if len(words) == 0 {
		return &docSet{docs}, nil
	}
	l := p.keep(&leaf{typed: n.Text, rows: []row{{words, 1}}, parts: parts}, excluded)
	return &anyOf{[]expr{&docSet{docs}, l}}, nil
}

// cited plans a paper: the exchanges that cite it or are of it. One that nobody
// cites is looked for as it was typed, unless it was asked for as a paper.
func (p *planner) cited(n search.Cited, parts uint8, excluded bool) (expr, error) {
	if !excluded && !slices.Contains(p.papers, n.Paper) {
		p.papers = append(p.papers, n.Paper)
	}
	cols := p.x.cols
	paper, isCited := cols.Filters[byPaper].find(n.Paper.String())
	doc, isHere := cols.Filters[byDocument].find(n.Paper.String())
	isHere = isHere && !n.Sure
	docs := cols.docsWhere(func(d uint32) bool {
		return isCited && slices.Contains(cols.Filters[byPaper].of(d), paper) ||
			isHere && slices.Contains(cols.Filters[byDocument].of(d), doc)
	})
	words := tokensOf(n.Text)
	if len(docs) > 0 || n.Sure || len(words) == 0 {
		return &docSet{docs}, nil
	}
	return p.keep(&leaf{typed: n.Text, rows: []row{{words, 1}}, parts: parts}, excluded), nil
}

// filtered returns the documents that a filter within the query leaves.
func (x *Index) filtered(f search.Filter) *docSet {
	c := x.cols
	column := func(by int) *docSet {
		id, ok := c.Filters[by].find(f.Value)
		if !ok {
			return &docSet{}
		}
		return &docSet{c.docsWith(by, id)}
	}
	switch f.Key {
	case search.FilterFaction:
		return column(byFaction)
	case search.FilterDocument:
		return column(byDocument)
	case search.FilterYear:
		return column(byYear)
	case search.FilterTopic:
		return &docSet{x.withWords(byTopic, f.Value)}
	case search.FilterAsker:
		return &docSet{x.withWords(byAsker, f.Value)}
	case search.FilterMinister:
		return &docSet{x.withWords(byMinister, f.Value)}
	case search.FilterMinistry:
		return &docSet{x.withWords(byMinistry, parliament.FullPost(f.Value))}
	case search.FilterIn:
		in, _ := search.ParseField(f.Value)
		bit := partBit(in)
		return &docSet{c.docsWhere(func(doc uint32) bool { return c.Has[doc]&bit == bit })}
	}
	return &docSet{}
}

// withWords returns the documents with a value of a column or, when none is just
// that one, with a value that has all of its words: nobody types "Reis naar Shushi"
// or "Minister van Binnenlandse Zaken en Koninkrijksrelaties" whole.
func (x *Index) withWords(by int, typed string) []uint32 {
	column := &x.cols.Filters[by]
	if id, ok := column.find(typed); ok {
		return x.cols.docsWith(by, id)
	}
	words := tokensOf(typed)
	var ids []uint32
	for id, v := range column.Values {
		printed := tokensOf(v.Label)
		if len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(printed, w) }) {
			ids = append(ids, uint32(id))
		}
	}
	return x.cols.docsWith(by, ids...)
}

// tokensOf returns the words of a text, folded as in the index, parts of words
// with hyphens by themselves.
func tokensOf(text string) []string {
	var words []string
	for t := range search.Tokens(text) {
		words = append(words, cutWord(search.Fold(text[t.Start:t.End])))
	}
	return words
}

// replaceWord puts the word to in the place of from, wherever it stands whole in
// the text.
func replaceWord(text, from, to string) string {
	var b strings.Builder
	end := 0
	for t := range search.Tokens(text) {
		if text[t.Start:t.End] == from {
			b.WriteString(text[end:t.Start])
			b.WriteString(to)
			end = t.End
		}
	}
	return b.String() + text[end:]
}
