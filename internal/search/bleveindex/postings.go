package bleveindex

import (
	"fmt"
	"math"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A postings is what the index holds of one term. It is not changed once it is
// read, since it may be in the hands of several searches.
type postings struct {
	count int // the number of documents with the term
	// docs are these documents, ascending, and nil where so many have the term that
	// levels has a place for every document.
	docs []uint32
	// levels are what each document gains by how often it has the term, in steps of
	// gainStep: 1 to 255, and 0 for a document without it. A byte is enough, as it is
	// for what other engines keep of the length of a text, and a common word's list
	// is then a byte a document instead of eight.
	levels []uint8
	// parts are the parts of the text in which the term stands there, as bits;
	// nil when nobody asked for them. With them there are docs.
	parts []uint8
}

// size returns about how many bytes of memory p takes.
func (p *postings) size() int { return 96 + 4*cap(p.docs) + cap(p.levels) + cap(p.parts) }

// crowded is the share of all documents from which a list has a place for each.
const crowded = 6

// BM25's constants: how soon more of the same word counts for nothing, and how much
// the length of a text matters.
const (
	k1 = 1.2
	b  = 0.75
)

// gainStep is between two levels of gain, of which 255 is the highest: BM25 gives
// less than k1 for a word, however often it stands there.
const gainStep = k1 / 255

// level returns the level of a gain.
func level(gain float32) uint8 { return uint8(max(1, min(255, gain/gainStep+0.5))) }

// list returns the list of p, its gains multiplied by a factor.
func (p *postings) list(factor float32) list {
	return list{docs: p.docs, levels: p.levels, count: p.count, factor: factor * gainStep}
}

// A lists reads the posting lists of bleve's segments. bleve's own searchers go
// from document to document and ask every list of a query about each, through
// five calls; a list that is read once, whole, and then only added up takes a
// tenth of the time. It is safe for concurrent use.
type lists struct {
	segments []numbered
	// lengths is what the length of each document makes of BM25's k1.
	lengths []float32
	readers sync.Pool // of *listReader: bleve's dictionaries are for one goroutine
	cache   cache
	counts  counts
}

// A numbered is a segment with the number of its first document.
type numbered struct {
	*scorch.SegmentSnapshot
	first uint32
}

// newLists returns the lists of an index whose documents have so many words each.
func newLists(reader index.IndexReader, lengths []uint32) (*lists, error) {
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("an index of type %T, want one of scorch", reader)
	}
	ls := &lists{lengths: make([]float32, len(lengths))}
	ls.cache.most = max(leastCache, cachePerDocument*len(lengths))
	sum := 0.0
	for _, n := range lengths {
		sum += float64(n)
	}
	for doc, n := range lengths {
		share := float64(n) * float64(len(lengths)) / max(sum, 1)
		ls.lengths[doc] = float32(k1 * (1 - b + b*share))
	}
	first := uint32(0)
	for _, s := range snapshot.Segments() {
		ls.segments = append(ls.segments, numbered{s, first})
		first += uint32(s.FullSize())
	}
	if int(first) != len(lengths) {
		return nil, fmt.Errorf("%d documents in the segments, %d in the columns", first, len(lengths))
	}
	return ls, nil
}

// gain returns what a document gains by having a term so often. As in bleve it is
// the root of the number that counts.
func (ls *lists) gain(doc uint32, freq uint64) float32 {
	tf := float32(1)
	if freq > 1 {
		tf = float32(math.Sqrt(float64(freq)))
	}
	return tf * k1 / (tf + ls.lengths[doc])
}

// A listReader is what one goroutine needs to read lists. What bleve's calls
// allocate is used again.
type listReader struct {
	dicts    []segment.TermDictionary // by segment
	list     segment.PostingsList
	iterator segment.PostingsIterator
}

// reader returns a reader, which its user puts back into ls.readers.
func (ls *lists) reader() (*listReader, error) {
	if r, ok := ls.readers.Get().(*listReader); ok {
		return r, nil
	}
	r := &listReader{}
	for _, s := range ls.segments {
		d, err := s.Segment().Dictionary(fieldText)
		if err != nil {
			return nil, err
		}
		r.dicts = append(r.dicts, d)
	}
	return r, nil
}

// frequency returns the number of documents with a term.
func (ls *lists) frequency(term string) (n int, err error) {
	if term == "" {
		return 0, nil
	}
	if p := ls.cache.get(listKey{term, false}); p != nil {
		return p.count, nil
	}
	if n, ok := ls.counts.get(term); ok {
		return n, nil
	}
	defer func() {
		if err == nil {
			ls.counts.put(term, n)
		}
	}()
	r, err := ls.reader()
	if err != nil {
		return 0, err
	}
	defer ls.readers.Put(r)
	for i, s := range ls.segments {
		if r.list, err = r.dicts[i].PostingsList([]byte(term), s.Deleted(), r.list); err != nil {
			return 0, err
		}
		n += int(r.list.Count())
	}
	return n, nil
}

// read returns the postings of a term, with its parts if they are asked for.
func (ls *lists) read(term string, parts bool) (*postings, error) {
	if term == "" {
		return &postings{docs: []uint32{}}, nil
	}
	key := listKey{term, parts}
	if p := ls.cache.get(key); p != nil {
		return p, nil
	}
	r, err := ls.reader()
	if err != nil {
		return nil, err
	}
	defer ls.readers.Put(r)
	n, err := ls.frequency(term)
	if err != nil {
		return nil, err
	}
	p := &postings{count: n}
	if crowded*n > len(ls.lengths) && !parts {
		p.levels = make([]uint8, len(ls.lengths))
	} else {
		p.docs, p.levels = make([]uint32, 0, n), make([]uint8, 0, n)
	}
	for i, s := range ls.segments {
		if r.list, err = r.dicts[i].PostingsList([]byte(term), s.Deleted(), r.list); err != nil {
			return nil, err
		}
		if r.list.Count() > 0 {
			r.iterator = r.list.Iterator(true, false, false, r.iterator)
			if err := ls.append(p, r.iterator, s.first, parts); err != nil {
				return nil, err
			}
		}
	}
	ls.cache.put(key, p)
	return p, nil
}

// append adds the postings of a segment, whose documents are counted from first.
func (ls *lists) append(p *postings, it segment.PostingsIterator, first uint32, parts bool) error {
	for {
		posting, err := it.Next()
		if err != nil || posting == nil {
			return err
		}
		doc := first + uint32(posting.Number())
		times, seen := unpacked(posting.Frequency())
		gained := level(ls.gain(doc, times))
		if p.docs == nil {
			p.levels[doc] = gained
			continue
		}
		p.docs = append(p.docs, doc)
		p.levels = append(p.levels, gained)
		if parts {
			p.parts = append(p.parts, seen)
		}
	}
}

// within returns the postings of the documents where the term stands in all of
// the given parts.
func (p *postings) within(parts uint8) *postings {
	out := &postings{docs: []uint32{}}
	for i, seen := range p.parts {
		if seen&parts == parts {
			out.docs, out.levels = append(out.docs, p.docs[i]), append(out.levels, p.levels[i])
		}
	}
	out.count = len(out.docs)
	return out
}
