package bleveindex

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	index "github.com/blevesearch/bleve_index_api"

	"inbreng/internal/search"
)

// The fields of the index: text has all forms with their places, for searching;
// words has each word as printed, for suggesting.
const (
	fieldText  = "t"
	fieldWords = "w"

	analyzerText  = "inbreng-text" // the type; of this type with a lexicon is:
	analyzerBuild = "inbreng-text-with-lexicon"
	analyzerWords = "inbreng-words"
)

// The parts of the text field, in order. A token's Start says in which part it
// stands, since offsets are of no use here: texts are kept elsewhere.
const (
	partQuestion = iota
	partAnswer
	partFootnotes
	partAbout
	partFactions
	partNames
)

// partBreak stands between the parts and pieceBreak between the pieces of one
// part, such as two footnotes. Neither is ever in a text: join makes blanks of
// them there.
const (
	partBreak  = '\x1d'
	pieceBreak = '\x1e'
	breakGap   = 100 // positions between two pieces; no phrase is that long
)

// bleve makes analyzers by name when it opens an index, so the names have to be
// known before: this is the one place where a package adds itself to bleve's
// table.
func init() {
	for name, a := range map[string]func(*lexicon) analysis.Analyzer{
		analyzerText:  func(l *lexicon) analysis.Analyzer { return &textAnalyzer{former{lexicon: l}} },
		analyzerWords: func(*lexicon) analysis.Analyzer { return &wordsAnalyzer{} },
	} {
		err := registry.RegisterAnalyzer(name, func(config map[string]any, _ *registry.Cache) (analysis.Analyzer, error) {
			l, _ := config[lexiconSetting].(*lexicon) // none in an index that was opened, and none is needed there
			return a(l), nil
		})
		if err != nil {
			panic(err) // a name is there twice: a mistake in this package
		}
	}
}

// lexiconSetting is the setting of an analyzer that holds its lexicon.
const lexiconSetting = "lexicon"

// newMapping returns the mapping of an entry to the fields, with the words that
// compounds are made of.
func newMapping(l *lexicon) (*mapping.IndexMappingImpl, error) {
	text := bleve.NewTextFieldMapping()
	text.Name, text.Analyzer = fieldText, analyzerBuild
	text.Store, text.DocValues, text.IncludeInAll, text.IncludeTermVectors = false, false, false, true

	words := bleve.NewTextFieldMapping()
	words.Name, words.Analyzer = fieldWords, analyzerWords
	words.Store, words.DocValues, words.IncludeInAll, words.IncludeTermVectors = false, false, false, false
	words.SkipFreqNorm = true

	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt("Text", text)
	doc.AddFieldMappingsAt("Words", words)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	m.ScoringModel = index.BM25Scoring
	return m, m.AddCustomAnalyzer(analyzerBuild, map[string]any{"type": analyzerText, lexiconSetting: l})
}

// An entry is what bleve gets of a record.
type entry struct {
	Text  string
	Words string
}

// newEntry joins the texts of a record. Words to suggest come from what people
// read as sentences: footnotes are mostly addresses of web pages.
func newEntry(r *search.Record) entry {
	return entry{
		Text: join(
			[]string{r.Question},
			[]string{r.Answer},
			r.Footnotes,
			aboutTexts(r),
			factionNames(r),
			slices.Concat(askerNames(r), ministerNames(r)),
		),
		Words: join([]string{r.Question}, []string{r.Answer, r.Topic}),
	}
}

// aboutTexts returns what is said about an exchange: topic, title, subject,
// dossier.
func aboutTexts(r *search.Record) []string {
	return []string{r.Topic, r.DocumentTitle, r.Subject, r.Dossier}
}

// factionNames returns the names of one word by which the factions go that asked,
// and their official ones. Who types one of the others, "Volkspartij voor Vrijheid
// en Democratie", is led to these by the synonyms; if it stood here, everything
// that the VVD ever asked would be about "vrijheid".
func factionNames(r *search.Record) []string {
	var names []string
	for _, f := range r.Factions {
		for i, name := range f.Names() {
			if i == 0 || len(tokensOf(name)) == 1 {
				names = append(names, name)
			}
		}
	}
	return names
}

// askerNames returns the names of the members who asked.
func askerNames(r *search.Record) []string {
	names := make([]string, len(r.Askers))
	for i, a := range r.Askers {
		names[i] = a.Name
	}
	return names
}

// ministerNames returns the names of those who were asked or answered.
func ministerNames(r *search.Record) []string {
	names := make([]string, len(r.Ministers))
	for i, m := range r.Ministers {
		names[i] = m.Name
	}
	return names
}

// join puts the parts into one text, with the breaks between them.
func join(parts ...[]string) string {
	var b strings.Builder
	for i, pieces := range parts {
		if i > 0 {
			b.WriteByte(partBreak)
		}
		for j, piece := range pieces {
			if j > 0 {
				b.WriteByte(pieceBreak)
			}
			if strings.ContainsAny(piece, string([]rune{partBreak, pieceBreak})) {
				piece = strings.NewReplacer(string(rune(partBreak)), " ", string(rune(pieceBreak)), " ").Replace(piece)
			}
			b.WriteString(piece)
		}
	}
	return b.String()
}

// A textAnalyzer makes the forms of all words of a text.
type textAnalyzer struct{ former former }

// Analyze returns the tokens for the text field.
func (a *textAnalyzer) Analyze(input []byte) analysis.TokenStream {
	text := string(input)
	s := stream{tokens: make(analysis.TokenStream, 0, len(text)/3)}
	for w := range words(text) {
		s.cross(text[s.end:w[0].Start])
		s.end = w[len(w)-1].End
		if len(w) > 1 {
			// The whole word is at the place of its first part, so that the parts
			// still stand in a row for phrases.
			s.add(a.former.compound(text[w[0].Start:s.end]), 1)
		}
		for _, t := range w {
			s.add(a.former.word(text[t.Start:t.End]), 1)
			s.position++
		}
	}
	return s.tokens
}

// A stream collects tokens for bleve. Tokens are made many at a time.
type stream struct {
	tokens   analysis.TokenStream
	spare    []analysis.Token
	position int
	part     int
	end      int // of the word before
}

// cross passes over what stands between two words.
func (s *stream) cross(between string) {
	for i := 0; i < len(between); i++ {
		switch between[i] {
		case partBreak:
			s.part++
			s.position += breakGap
		case pieceBreak:
			s.position += breakGap
		}
	}
}

// add puts the forms at the current position, offset by from.
func (s *stream) add(f forms, from int) {
	f = f.within(s.part)
	for _, term := range [...]string{f.folded, f.printed, f.inflected, f.also} {
		if term != "" {
			s.put(term, from)
		}
	}
	for _, term := range f.parts {
		s.put(term, from)
	}
}

func (s *stream) put(term string, from int) {
	if len(s.spare) == 0 {
		s.spare = make([]analysis.Token, 256)
	}
	t := &s.spare[0]
	s.spare = s.spare[1:]
	t.Term, t.Position, t.Start, t.End = []byte(term), s.position+from, s.part, s.part
	s.tokens = append(s.tokens, t)
}

// words yields the words of a text, each as its tokens: one, or several for a
// word with hyphens. The slice is used again for the next word.
func words(text string) func(yield func([]search.Token) bool) {
	return func(yield func([]search.Token) bool) {
		var word []search.Token
		for t := range search.Tokens(text) {
			if !t.Glued && len(word) > 0 {
				if !yield(word) {
					return
				}
				word = word[:0]
			}
			word = append(word, t)
		}
		if len(word) > 0 {
			yield(word)
		}
	}
}

// wordSeparator parts the folded from the printed form in the words field. It
// sorts before everything that can follow in a longer word.
const wordSeparator = "\x00"

// minSuggested is the number of letters a word needs to be suggested.
const minSuggested = 3

// A wordsAnalyzer makes "krijgsgevangenen\x00Krijgsgevangenen": the folded form,
// by which a word is looked up, and the printed one, which is shown.
type wordsAnalyzer struct{ words formCache }

// Analyze returns the tokens for the words field.
func (a *wordsAnalyzer) Analyze(input []byte) analysis.TokenStream {
	text := string(input)
	s := stream{tokens: make(analysis.TokenStream, 0, len(text)/6)}
	for w := range words(text) {
		if len(w) > 1 {
			s.add(a.words.get(text[w[0].Start:w[len(w)-1].End], suggestible), 0)
		}
		for _, t := range w {
			s.add(a.words.get(text[t.Start:t.End], suggestible), 0)
		}
	}
	return s.tokens
}

// suggestible returns the term of a word for the words field, or no form at all
// for a number or a word that is too short or too long to be worth suggesting.
func suggestible(word string) forms {
	folded := search.Fold(word)
	if n := letters(folded); n < minSuggested || n > maxWord || strings.Trim(folded, "0123456789.,-") == "" {
		return forms{}
	}
	return forms{folded: folded + wordSeparator + word}
}
