package bleveindex

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/blevesearch/vellum"

	"inbreng/internal/search"
)

// wordSeparator parts the folded from the printed form in the words field. It
// sorts before everything that can follow in a longer word.
const wordSeparator = "\x00"

// minSuggested is the number of letters a word needs to be suggested.
const minSuggested = 3

// A printedWords is the words that can be suggested, with the number of exchanges
// that print each: "krijgsgevangenen\x00Krijgsgevangenen" is the folded form, by
// which a word is looked up, and the printed one, which is shown.
type printedWords struct{ fst *vellum.FST }

// write writes the words of the census that can be suggested.
func (c *census) write(w io.Writer) error {
	type entry struct {
		term string
		n    int32
	}
	entries := make([]entry, 0, len(c.words))
	for word, t := range c.words {
		if term := suggestible(word); term != "" {
			entries = append(entries, entry{term, t.shown})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.term, b.term) })
	b, err := vellum.New(w, nil)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := b.Insert([]byte(e.term), uint64(e.n)); err != nil {
			return err
		}
	}
	return b.Close()
}

// inMemory returns the words of the census without a file.
func (c *census) inMemory() (*printedWords, error) {
	var b bytes.Buffer
	if err := c.write(&b); err != nil {
		return nil, err
	}
	fst, err := vellum.Load(b.Bytes())
	return &printedWords{fst}, err
}

// openPrinted opens a file that write wrote.
func openPrinted(name string) (*printedWords, error) {
	fst, err := vellum.Open(name)
	return &printedWords{fst}, err
}

// each calls f for every word whose folded form begins so, in order, until f
// returns false.
func (p *printedWords) each(prefix string, f func(folded, printed string, exchanges uint64) bool) error {
	var from, to []byte
	if prefix != "" {
		from, to = []byte(prefix), []byte(prefix)
		to[len(to)-1]++ // no byte of a folded word is the last one
	}
	it, err := p.fst.Iterator(from, to)
	for ; err == nil; err = it.Next() {
		key, n := it.Current()
		folded, printed, _ := strings.Cut(string(key), wordSeparator)
		if !f(folded, printed, n) {
			return nil
		}
	}
	if !errors.Is(err, vellum.ErrIteratorDone) {
		return err
	}
	return nil
}

// form returns the form in which a folded word is shown.
func (p *printedWords) form(word string) (string, error) {
	c := completion{folded: word}
	err := p.each(word+wordSeparator, func(_, printed string, n uint64) bool {
		c.add(printed, n)
		return true
	})
	c.choose()
	return c.printed, err
}

// Close frees the file.
func (p *printedWords) Close() error { return p.fst.Close() }

// suggestible returns what a word is kept as, "" for a number or a word that is too
// short or too long to be worth suggesting.
func suggestible(word string) string {
	folded := search.Fold(word)
	if n := letters(folded); n < minSuggested || n > maxWord || strings.Trim(folded, "0123456789.,-") == "" {
		return ""
	}
	return folded + wordSeparator + word
}
