package bleveindex

import "slices"

// A list is documents and what they gain, to be multiplied by factor. It has
// either scores or levels of the documents, or levels with a place for every
// document, or neither, where each document gains 1.
type list struct {
	docs   []uint32 // ascending; nil where levels has all
	scores []float32
	levels []uint8
	count  int // the number of documents
	factor float32
}

// list returns the list of s.
func (s scored) list() list {
	return list{docs: s.docs, scores: s.scores, count: len(s.docs), factor: 1}
}

// steps returns what each level gains.
func (l *list) steps() (steps [256]float32) {
	for i := range steps {
		steps[i] = float32(i) * l.factor
	}
	return steps
}

// Bounds between the ways of adding lists up.
const (
	// fewAmong is how many times longer than the documents they are to be among
	// lists must be for these to be looked up one by one.
	fewAmong = 32
	// fewOfAll is the share of all documents below which it is quicker to sort
	// those of the lists than to look at every place.
	fewOfAll = 32
)

// union returns the documents that are in any of the lists, their gains added up,
// of those among which they are to be; nil for all.
func (ev *evaluator) union(lists []list, among *scored) scored {
	lists = slices.DeleteFunc(lists, func(l list) bool { return l.count == 0 })
	total := 0
	for i := range lists {
		total += lists[i].count
	}
	if total == 0 || among != nil && len(among.docs) == 0 {
		return scored{}
	}
	if among != nil && fewAmong*len(among.docs) < total {
		return lookedUp(lists, among.docs)
	}
	for i := range lists {
		ev.add(&lists[i])
	}
	switch {
	case among != nil:
		return ev.takeOf(among.docs, lists)
	case fewOfAll*total < len(ev.sum):
		return ev.takeOf(merged(lists), lists)
	}
	return ev.takeAll(min(total, len(ev.sum)))
}

// add adds a list up.
func (ev *evaluator) add(l *list) {
	sum := ev.sum
	switch {
	case l.docs == nil:
		steps := l.steps()
		for doc, level := range l.levels[:len(sum)] {
			sum[doc] += steps[level]
		}
	case l.levels != nil:
		steps := l.steps()
		for i, level := range l.levels[:len(l.docs)] {
			sum[l.docs[i]] += steps[level]
		}
	case l.scores != nil:
		for i, score := range l.scores[:len(l.docs)] {
			sum[l.docs[i]] += score * l.factor
		}
	default:
		for _, doc := range l.docs {
			sum[doc] += l.factor
		}
	}
}

// takeAll returns all that was added up, at most n documents, and makes the array
// 0 again.
func (ev *evaluator) takeAll(n int) scored {
	out := scored{make([]uint32, 0, n), make([]float32, 0, n)}
	for doc, s := range ev.sum {
		if s != 0 {
			out.docs, out.scores = append(out.docs, uint32(doc)), append(out.scores, s)
		}
	}
	clear(ev.sum)
	return out
}

// takeOf returns what was added up for some documents, and makes the places of the
// lists 0 again.
func (ev *evaluator) takeOf(docs []uint32, lists []list) scored {
	out := scored{make([]uint32, 0, len(docs)), make([]float32, 0, len(docs))}
	for _, doc := range docs {
		if s := ev.sum[doc]; s != 0 {
			out.docs, out.scores = append(out.docs, doc), append(out.scores, s)
		}
	}
	for _, l := range lists {
		if l.docs == nil || 8*len(l.docs) > len(ev.sum) {
			clear(ev.sum)
			return out
		}
	}
	for _, l := range lists {
		for _, doc := range l.docs {
			ev.sum[doc] = 0
		}
	}
	return out
}

// merged returns the documents of short lists, each once.
func merged(lists []list) []uint32 {
	if len(lists) == 1 && lists[0].docs != nil {
		return lists[0].docs
	}
	var docs []uint32
	for i := range lists {
		docs = lists[i].appendDocs(docs)
	}
	slices.Sort(docs)
	return slices.Compact(docs)
}

// appendDocs appends the documents of the list.
func (l *list) appendDocs(docs []uint32) []uint32 {
	if l.docs != nil {
		return append(docs, l.docs...)
	}
	for doc, level := range l.levels {
		if level != 0 {
			docs = append(docs, uint32(doc))
		}
	}
	return docs
}

// lookedUp returns the documents that are in any of the lists, each looked up in
// each list.
func lookedUp(lists []list, among []uint32) scored {
	out := scored{make([]uint32, 0, len(among)), make([]float32, 0, len(among))}
	at := make([]int, len(lists))
	for _, doc := range among {
		sum := float32(0)
		for i := range lists {
			sum += lists[i].gain(doc, &at[i])
		}
		if sum != 0 {
			out.docs, out.scores = append(out.docs, doc), append(out.scores, sum)
		}
	}
	return out
}

// gain returns what a document gains, 0 if it is not in the list; it is looked for
// from a place on that moves with it.
func (l *list) gain(doc uint32, from *int) float32 {
	if l.docs == nil {
		return float32(l.levels[doc]) * l.factor
	}
	n, ok := slices.BinarySearch(l.docs[*from:], doc)
	*from += n
	switch {
	case !ok:
		return 0
	case l.levels != nil:
		return float32(l.levels[*from]) * l.factor
	case l.scores != nil:
		return l.scores[*from] * l.factor
	}
	return l.factor
}
