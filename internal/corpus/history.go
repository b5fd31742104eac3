package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"hash"
	"hash/fnv"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"inbreng/internal/parliament"
)

// history.idx says of every document when it came, and when its words last changed:
// what one release alone cannot tell. It is carried from release to release. It is a
// file of rows that needs no other file to be read, so that it outlives changes to the
// form of the records. It is not part of the digest: the same documents are the same
// release however they came about.
const (
	historyAges    = iota // an age for each document, in the order of the entries of the table
	historyChanges        // a Change for each, the latest first
	historyGone           // a Change for each document of the release before that is not here
	historyTimes          // one row: when the first release was made, and the one before this
	historySections
)

const (
	historyName  = "history.idx"
	historyMagic = "inbreng history 1\n"
)

// An Age says since when a document is here. Times are those at which releases were made.
type Age struct {
	Added   time.Time // the first release with it; at most First of the history for all of the first
	Changed time.Time // the first release with the words it has now
	// Exchanges are those that changed then, in document order; none where all is
	// new, or only what stands around them changed.
	Exchanges []parliament.ExchangeID
}

// A Change is a document that came, changed, or went.
type Change struct {
	Document  parliament.DocumentID   `json:"document"`
	Title     string                  `json:"title"`
	When      time.Time               `json:"when"`
	New       bool                    `json:"new"` // it came, with all its exchanges
	Exchanges []parliament.ExchangeID `json:"exchanges"`
}

// History says between which releases changes were looked for.
type History struct {
	First    time.Time // the first release
	Previous time.Time // the one before this, zero for none
}

// A fingerprint stands for the words of a document or an exchange: it is another when
// these are. How they were found in the source does not count.
type fingerprint uint64

// words adds texts to a fingerprint in the making, each with its end.
func words(h hash.Hash64, texts ...string) {
	for _, text := range texts {
		// Writing to a hash cannot fail.
		_, _ = h.Write([]byte(text))
		_, _ = h.Write([]byte{0})
	}
}

// exchangePrint returns the fingerprint of an exchange.
func exchangePrint(e *parliament.Exchange) fingerprint {
	h := fnv.New64a()
	words(h, string(e.ID), e.Topic)
	for _, f := range e.Factions {
		words(h, string(f))
	}
	for i := range e.Questions {
		words(h, e.Questions[i].Body.Text)
	}
	if e.Answer != nil {
		words(h, "antwoord", e.Answer.Body.Text)
	}
	return fingerprint(h.Sum64())
}

// documentPrint returns the fingerprint of a document.
func documentPrint(d *parliament.Document) fingerprint {
	h := fnv.New64a()
	for _, o := range d.OtherDossiers {
		words(h, o.Number, o.Title)
	}
	words(h, string(d.Kind), d.Title, d.Subject, d.Dossier, d.DossierTitle, d.Number, d.Committee, d.Submitted.String(), d.Received.String(), d.Adopted.String())
	if d.Preamble != nil {
		words(h, d.Preamble.Text)
	}
	for i := range d.Sections {
		words(h, d.Sections[i].Heading)
		if in := d.Sections[i].Introduction; in != nil {
			words(h, in.Text)
		}
	}
	for i := range d.Exchanges {
		words(h, fmt.Sprint(exchangePrint(&d.Exchanges[i])))
	}
	for i := range d.Footnotes {
		words(h, d.Footnotes[i].Body.Text)
	}
	return fingerprint(h.Sum64())
}

// An age is the row of a document.
type age struct {
	id    parliament.DocumentID
	title string
	print fingerprint
	Age
}

func (a *age) encode() []byte {
	var e encoder
	encodeString(&e, a.id)
	encodeString(&e, a.title)
	e.number(int(a.print))
	e.number(int(a.Added.Unix()))
	e.number(int(a.Changed.Unix()))
	encodeStrings(&e, a.Exchanges)
	return e.data
}

func (d *decoder) age() age {
	return age{
		id: decodeString[parliament.DocumentID](d), title: decodeString[string](d), print: fingerprint(d.number()),
		Age: Age{Added: d.moment(), Changed: d.moment(), Exchanges: decodeStrings[parliament.ExchangeID](d)},
	}
}

// moment reads a time in whole seconds.
func (d *decoder) moment() time.Time { return time.Unix(int64(d.number()), 0).UTC() }

func (c *Change) encode() []byte {
	var e encoder
	encodeString(&e, c.Document)
	encodeString(&e, c.Title)
	e.number(int(c.When.Unix()))
	e.truth(c.New)
	encodeStrings(&e, c.Exchanges)
	return e.data
}

func (d *decoder) change() Change {
	return Change{
		Document: decodeString[parliament.DocumentID](d), Title: decodeString[string](d), When: d.moment(), New: d.truth(),
		Exchanges: decodeStrings[parliament.ExchangeID](d),
	}
}

func (h *History) encode() []byte {
	var e encoder
	e.number(int(h.First.Unix()))
	e.truth(!h.Previous.IsZero())
	e.number(int(h.Previous.Unix()))
	return e.data
}

func (d *decoder) history() History {
	h := History{First: d.moment()}
	if known := d.truth(); known {
		h.Previous = d.moment()
	} else {
		d.number()
	}
	return h
}

// A past is the history of the release before, by document; made is when that was
// made.
type past struct {
	ages    map[parliament.DocumentID]age
	first   time.Time
	made    time.Time
	release *Corpus // nil where its records cannot be read
}

// readPast reads the history of the current release in dir. Without a release, or with
// one whose history cannot be read, everything is new: a release that is damaged must
// not be in the way of a whole one.
func readPast(dir string) (p past) {
	name, err := current(dir)
	if err != nil {
		return p
	}
	path := filepath.Join(dir, releasesName, name)
	rows, err := openRows(filepath.Join(path, historyName), historyMagic, historySections)
	if err != nil {
		return p
	}
	defer rows.Close()
	ages, err := many(rows, historyAges, 0, rows.count(historyAges), (*decoder).age)
	if err != nil {
		return p
	}
	times, err := one(rows, historyTimes, 0, (*decoder).history)
	if err != nil {
		return p
	}
	p.first, p.ages = times.First, make(map[parliament.DocumentID]age, len(ages))
	for _, a := range ages {
		p.ages[a.id] = a
		p.made = latest(p.made, a.Changed)
	}
	if p.release, err = OpenRelease(path); err == nil {
		p.made = latest(p.made, p.release.manifest.Created)
	}
	return p
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (p *past) close() error {
	if p.release == nil {
		return nil
	}
	return p.release.Close()
}

// age returns the age of a document that was added, in a release made now.
func (p *past) age(a *addition, now time.Time) (age, error) {
	s := &a.part.summary
	was, here := p.ages[s.ID]
	is := age{id: s.ID, title: s.Title, print: a.print, Age: Age{Added: now, Changed: now, Exchanges: []parliament.ExchangeID{}}}
	switch {
	case !here:
		return is, nil
	case was.print == is.print:
		is.Age = was.Age
		return is, nil
	}
	is.Added = was.Added
	if p.release == nil {
		return is, nil
	}
	before, err := p.release.Document(s.ID)
	if err != nil {
		if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound) {
			return is, nil // that it changed is known all the same
		}
		return is, err
	}
	old := make(map[parliament.ExchangeID]fingerprint, len(before.Exchanges))
	for i := range before.Exchanges {
		old[before.Exchanges[i].ID] = exchangePrint(&before.Exchanges[i])
	}
	for i, o := range a.part.outlines {
		if print, there := old[o.ID]; !there || print != a.prints[i] {
			is.Exchanges = append(is.Exchanges, o.ID)
		}
	}
	return is, nil
}

// historyOf returns the content of history.idx for additions in the order of the
// table's entries, in a release made now.
func (p *past) historyOf(additions []*addition, now time.Time) ([]byte, error) {
	w := newRowWriter(historyMagic, historySections)
	var changes []Change
	here := map[parliament.DocumentID]bool{}
	for _, a := range additions {
		age, err := p.age(a, now)
		if err != nil {
			return nil, err
		}
		here[age.id] = true
		w.add(historyAges, age.encode())
		changes = append(changes, Change{
			Document: age.id, Title: age.title, When: age.Changed, New: age.Added.Equal(age.Changed), Exchanges: age.Exchanges,
		})
	}
	dates := make(map[parliament.DocumentID]parliament.Date, len(additions))
	for _, a := range additions {
		dates[a.part.summary.ID] = a.part.summary.Date()
	}
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Or(b.When.Compare(a.When), compareDates(dates[b.Document], dates[a.Document]), strings.Compare(string(a.Document), string(b.Document)))
	})
	for i := range changes {
		w.add(historyChanges, changes[i].encode())
	}
	var gone []Change
	for id, a := range p.ages {
		if !here[id] {
			gone = append(gone, Change{Document: id, Title: a.title, When: now, Exchanges: []parliament.ExchangeID{}})
		}
	}
	slices.SortFunc(gone, func(a, b Change) int { return strings.Compare(string(a.Document), string(b.Document)) })
	for i := range gone {
		w.add(historyGone, gone[i].encode())
	}
	times := History{First: now, Previous: p.made}
	if !p.first.IsZero() {
		times.First = p.first
	}
	w.add(historyTimes, times.encode())
	return w.encode(), nil
}

// History returns between which releases changes were looked for.
func (c *Corpus) History() (History, error) {
	return one(c.history, historyTimes, 0, (*decoder).history)
}

// Age returns since when a document is here, or ErrNotFound.
func (c *Corpus) Age(id parliament.DocumentID) (Age, error) {
	if _, err := c.exact(id); err != nil {
		return Age{}, err
	}
	ids, err := c.foldedIDs()
	if err != nil {
		return Age{}, err
	}
	i, _ := slices.BinarySearch(ids, foldID(id))
	a, err := one(c.history, historyAges, i, (*decoder).age)
	return a.Age, err
}

// ChangeCount returns how many documents Changes has: all.
func (c *Corpus) ChangeCount() int { return c.history.count(historyChanges) }

// Changes returns the documents by when their words came or changed, the latest first,
// and those of one release newest first, from one to before another; both may lie
// beyond the last.
func (c *Corpus) Changes(from, to int) ([]Change, error) {
	return many(c.history, historyChanges, from, to, (*decoder).change)
}

// Gone returns the documents of the release before that are not here, from one to
// before another, and how many there are.
func (c *Corpus) Gone(from, to int) (gone []Change, total int, err error) {
	gone, err = many(c.history, historyGone, from, to, (*decoder).change)
	return gone, c.history.count(historyGone), err
}
