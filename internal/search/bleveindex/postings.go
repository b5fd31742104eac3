package bleveindex

import (
	"fmt"
	"math"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bsearch "github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A postings is what the index holds of one term. It is not changed once it is
// read, since it may be in the hands of several searches.
type postings struct {
	docs []uint32 // the documents with the term, ascending
	// gains are what BM25 gives each document for how often it has the term: more
	// than 0, less than 1.2, and without the term's rarity.
	gains []float32
	// parts are the parts of the text in which the term stands there, as bits;
	// nil when nobody asked for them.
	parts []uint8
}

// size returns about how many bytes of memory p takes.
func (p *postings) size() int { return 64 + 8*cap(p.docs) + cap(p.parts) }

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
		ls.lengths[doc] = float32(bsearch.BM25_k1 * (1 - bsearch.BM25_b + bsearch.BM25_b*share))
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
	return tf * float32(bsearch.BM25_k1) / (tf + ls.lengths[doc])
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
		return len(p.docs), nil
	}
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

// read returns the postings of a term, with its parts if they are asked for: to
// read these takes several times as long.
func (ls *lists) read(term string, parts bool) (*postings, error) {
	if term == "" {
		return &postings{}, nil
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
	p := &postings{}
	for i, s := range ls.segments {
		if r.list, err = r.dicts[i].PostingsList([]byte(term), s.Deleted(), r.list); err != nil {
			return nil, err
		}
		if n := int(r.list.Count()); n > 0 {
			r.iterator = r.list.Iterator(true, false, parts, r.iterator)
			if err := ls.append(p, n, r.iterator, s.first, parts); err != nil {
				return nil, err
			}
		}
	}
	ls.cache.put(key, p)
	return p, nil
}

// append adds the n postings of a segment, whose documents are counted from first.
func (ls *lists) append(p *postings, n int, it segment.PostingsIterator, first uint32, parts bool) error {
	if p.docs == nil {
		p.docs, p.gains = make([]uint32, 0, n), make([]float32, 0, n)
	}
	for {
		posting, err := it.Next()
		if err != nil || posting == nil {
			return err
		}
		doc := first + uint32(posting.Number())
		p.docs = append(p.docs, doc)
		p.gains = append(p.gains, ls.gain(doc, posting.Frequency()))
		if parts {
			var seen uint8
			for _, place := range posting.Locations() {
				seen |= 1 << place.Start()
			}
			p.parts = append(p.parts, seen)
		}
	}
}

// within returns the postings of the documents where the term stands in all of
// the given parts.
func (p *postings) within(parts uint8) *postings {
	out := &postings{}
	for i, seen := range p.parts {
		if seen&parts == parts {
			out.docs, out.gains = append(out.docs, p.docs[i]), append(out.gains, p.gains[i])
		}
	}
	return out
}
