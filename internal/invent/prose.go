package invent

import (
	"errors"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
	"inbreng/internal/wordlist"
)

// Prose is what invented texts are made of: the sentences of a real document, and
// the words of the Dutch list. It is safe for concurrent use.
type Prose struct {
	words     []string // the commonest first
	all       []string // sentences
	questions []string // those of all that ask
	others    []string // and those that do not
}

// NewProse returns prose of these sentences. Some of them have to ask something,
// and some not.
func NewProse(sentences []string) (*Prose, error) {
	p := &Prose{}
	for word := range wordlist.All() {
		if utf8.RuneCountInString(word) > 3 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) {
			p.words = append(p.words, word)
		}
	}
	rng := rand.New(rand.NewPCG(21501, 2401))
	rng.Shuffle(len(p.words), func(i, j int) { p.words[i], p.words[j] = p.words[j], p.words[i] })
	for _, s := range sentences {
		s = strings.TrimSpace(s)
		if len(s) < 2 {
			continue
		}
		p.all = append(p.all, s)
		if strings.HasSuffix(s, "?") {
			p.questions = append(p.questions, s)
		} else if strings.HasSuffix(s, ".") {
			p.others = append(p.others, s)
		}
	}
	if len(p.words) < 2 || len(p.questions) == 0 || len(p.others) == 0 {
		return nil, errors.New("invent: prose needs sentences that ask, sentences that do not, and words")
	}
	return p, nil
}

// Sentences returns the sentences of the questions and answers of a document.
func Sentences(d *parliament.Document) []string {
	var out []string
	cut := func(text string) {
		for paragraph := range strings.SplitSeq(text, "\n") {
			for asks := range strings.SplitAfterSeq(paragraph, "? ") {
				for s := range strings.SplitAfterSeq(asks, ". ") {
					out = append(out, strings.TrimSpace(s))
				}
			}
		}
	}
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		for j := range e.Questions {
			cut(e.Questions[j].Body.Text)
		}
		if e.Answer != nil {
			cut(e.Answer.Body.Text)
		}
	}
	return out
}

// A Writer writes prose, the same for the same seeds. It is for one goroutine.
type Writer struct {
	*Prose
	*rand.Rand
	zipf *rand.Zipf
}

// Writer returns a writer whose choices follow from two numbers.
func (p *Prose) Writer(seed, stream uint64) *Writer {
	rng := rand.New(rand.NewPCG(seed, stream))
	return &Writer{Prose: p, Rand: rng, zipf: rand.NewZipf(rng, 1.1, 8, uint64(len(p.words)-1))}
}

// Text returns about size bytes of sentences of every kind. Three in ten of the
// longer words are replaced by words of the list, which are as unevenly common as
// words are.
func (w *Writer) Text(size int) string { return w.write(w.all, size) }

// Question returns about size bytes of sentences that ask something.
func (w *Writer) Question(size int) string { return w.write(w.questions, size) }

// Answer returns about size bytes of sentences that ask nothing.
func (w *Writer) Answer(size int) string { return w.write(w.others, size) }

// Word returns one of the n commonest words.
func (w *Writer) Word(n int) string { return w.words[w.IntN(n)] }

func (w *Writer) write(pool []string, size int) string {
	var b strings.Builder
	for b.Len() < size {
		for word := range strings.FieldsSeq(pool[w.IntN(len(pool))]) {
			if utf8.RuneCountInString(word) > 5 && w.IntN(10) < 3 {
				word = w.another(word)
			}
			b.WriteString(word)
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// another returns a word of the list in the place of one of a text, with the signs
// behind that one, so that sentences end as they did.
func (w *Writer) another(word string) string {
	bare := strings.TrimRightFunc(word, unicode.IsPunct)
	return w.words[w.zipf.Uint64()] + word[len(bare):]
}

// pick returns one of several values.
func pick[T any](w *Writer, from []T) T { return from[w.IntN(len(from))] }
