package server

import (
	"cmp"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// feedLength is how many entries a feed has. Readers of feeds ask every hour, and
// a faction puts fewer questions in a day.
const feedLength = 50

// feedTemplate is the content of an entry: the whole exchange.
var feedTemplate = template.Must(template.New("entry").Parse(
	`{{with .Facts}}<ul>{{range .}}<li>{{.Term}}: {{range $i, $v := .Values}}{{if $i}}, {{end}}{{$v.Text}}{{with $v.Note}} ({{.}}){{end}}{{end}}</li>{{end}}</ul>{{end}}` +
		`{{range .Texts}}<h2>{{.Heading}}</h2>{{.HTML}}{{end}}` +
		`{{if .Elsewhere}}<p>Het antwoord staat bij {{range $i, $v := .Elsewhere}}{{if $i}}, {{end}}<a href="{{$v.URL}}">{{$v.Text}}</a>{{end}}.</p>` +
		`{{else if not .Answered}}<p>Zonder antwoord.</p>{{end}}` +
		`{{with .Notes}}<h2>Voetnoten</h2><dl>{{range .}}<dt>{{.Heading}}</dt><dd>{{.HTML}}</dd>{{end}}</dl>{{end}}`))

// An entryView is the content of an entry.
type entryView struct {
	Facts    facts       // who asked and answered, and when
	Texts    []entryText // questions and answer
	Answered bool
	// Elsewhere are the exchanges that hold the answer where this one has none.
	Elsewhere []link
	Notes     []entryText
}

type entryText struct {
	Heading string
	HTML    template.HTML
}

// feed returns a feed of the site; address is that of its page, with its query.
func (s *Server) feed(rel *release, r *http.Request, title string) *format.Feed {
	page := addressOf(r.URL, "")
	return &format.Feed{
		ID: page, Title: title + " – Inbreng", URL: s.baseURL + page, Self: s.baseURL + addressOf(r.URL, ".atom"),
		Updated: rel.Corpus.Manifest().Created,
	}
}

// dateOf returns the day of a document, or that on which the release was made
// where there is none.
func (rel *release) dateOf(d parliament.Date) time.Time {
	if d.IsZero() {
		return rel.Corpus.Manifest().Created
	}
	return format.Day(d)
}

// updated returns when a reader of a feed should be told of an exchange, or of a whole
// document for "": when it came or changed, and of what was there from the first release
// on, the day of the document. A new release alone is no news.
func (rel *release) updated(doc parliament.DocumentID, exchange parliament.ExchangeID, day parliament.Date) (time.Time, error) {
	age, err := rel.Corpus.Age(doc)
	if err != nil {
		return time.Time{}, err
	}
	history, err := rel.Corpus.History()
	if err != nil {
		return time.Time{}, err
	}
	when := age.Changed
	if exchange != "" && len(age.Exchanges) > 0 && !slices.Contains(age.Exchanges, exchange) {
		when = age.Added // it was another one that changed
	}
	if when.After(history.First) {
		return when, nil
	}
	return rel.dateOf(day), nil
}

// finish sets the date of the feed to that of its newest entry.
func finishFeed(f *format.Feed) ([]byte, error) {
	newest := time.Time{}
	for _, e := range f.Entries {
		if e.Updated.After(newest) {
			newest = e.Updated
		}
	}
	if !newest.IsZero() {
		f.Updated = newest
	}
	return f.Atom()
}

// exchangeEntry returns an exchange as an entry, question and answer in it.
func (s *Server) exchangeEntry(rel *release, key search.ExchangeID) (format.Entry, error) {
	d, err := rel.Corpus.Excerpt(key.Document, key.Exchange)
	if err != nil {
		return format.Entry{}, err
	}
	e := &d.Exchanges[0]
	summary, err := rel.Corpus.Summary(d.ID)
	if err != nil {
		return format.Entry{}, err
	}
	view, err := s.entryView(d, e)
	if err != nil {
		return format.Entry{}, err
	}
	var html strings.Builder
	if err := feedTemplate.Execute(&html, view); err != nil {
		return format.Entry{}, err
	}
	address := s.baseURL + answerURL(d.ID, e.ID)
	updated, err := rel.updated(d.ID, e.ID, summary.Date())
	if err != nil {
		return format.Entry{}, err
	}
	entry := format.Entry{
		ID: key.String(), Title: exchangeTitle(d, e), URL: address, Updated: updated,
		Summary: firstWords(e, descriptionLength), HTML: s.elsewhere(html.String(), address),
	}
	for _, a := range d.AskersOf(e) {
		entry.Authors = append(entry.Authors, a.String())
	}
	for _, f := range e.Factions {
		entry.Authors = append(entry.Authors, string(f))
	}
	return entry, nil
}

// entryView returns an exchange as HTML that stands by itself.
func (s *Server) entryView(d *parliament.Document, e *parliament.Exchange) (view entryView, err error) {
	view.Facts, view.Elsewhere = exchangeFacts(d, e), answeredIn(d.ID, e.AnsweredIn)
	notes := notesOf(d, e)
	opts := markdown.Options{Marks: markdown.NewMarks(""), Notes: map[parliament.FootnoteID]bool{}, Elsewhere: true}
	for i := range notes {
		opts.Notes[notes[i].ID] = true
	}
	html := func(b *parliament.Body, heading string) entryText {
		text := entryText{Heading: heading}
		if err == nil {
			text.HTML, err = s.renderer.HTML(markdown.Markdown(b.Markdown), opts)
		}
		return text
	}
	for i := range e.Questions {
		heading := "Vraag"
		if n := e.Questions[i].Number; n > 0 {
			heading += " " + strconv.Itoa(n)
		}
		view.Texts = append(view.Texts, html(&e.Questions[i].Body, heading))
	}
	if view.Answered = e.Answer != nil; view.Answered {
		view.Texts = append(view.Texts, html(&e.Answer.Body, cmp.Or(e.Answer.Label, "Antwoord")))
	}
	for i := range notes {
		view.Notes = append(view.Notes, html(&notes[i].Body, strconv.Itoa(notes[i].Number)))
	}
	return view, err
}

// elsewhere makes the links of a piece of HTML fit for another place than the page
// it was made for, whose address is given. What is made by package markdown has its
// attributes in this form, and no text has, since there quotes are escaped.
func (s *Server) elsewhere(html, address string) string {
	return strings.NewReplacer(`href="#`, `href="`+address+`#`, `href="/`, `href="`+s.baseURL+`/`).Replace(html)
}

// documentFeed is the feed of documents: of all what came or changed last, of those that
// an address chooses the newest.
func (s *Server) documentFeed(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
	documents, err := rel.followed(r)
	if err != nil {
		return nil, err
	}
	return s.feedOf(rel, r, "Nieuwe stukken", documents)
}

// feedOf is a feed of documents.
func (s *Server) feedOf(rel *release, r *http.Request, title string, documents []corpus.Summary) ([]byte, error) {
	f := s.feed(rel, r, title)
	for _, d := range documents {
		updated, err := rel.updated(d.ID, "", d.Date())
		if err != nil {
			return nil, err
		}
		entry := format.Entry{
			ID: string(d.ID), Title: capital(d.Title), URL: s.baseURL + documentURL(d.ID), Updated: updated,
			Summary: documentSummary(&d),
		}
		if d.Committee != "" {
			entry.Authors = []string{d.Committee}
		}
		f.Entries = append(f.Entries, entry)
	}
	return finishFeed(f)
}

// documentSummary says in one sentence how much a document holds, and of whom.
func documentSummary(d *corpus.Summary) string {
	text := capital(tally(d.Tally()))
	if factions := factionNames(d.Factions); factions != "" {
		text += ", gesteld door " + factions
	}
	return text + "."
}

// followed returns the documents of the feed that an address asks for.
func (rel *release) followed(r *http.Request) ([]corpus.Summary, error) {
	if r.URL.RawQuery != "" {
		documents, _, err := chosenDocuments(r, rel, 0, feedLength)
		return documents, err
	}
	changes, err := rel.Corpus.Changes(0, feedLength)
	if err != nil {
		return nil, err
	}
	ids := make([]parliament.DocumentID, len(changes))
	for i, c := range changes {
		ids[i] = c.Document
	}
	return rel.summariesOf(ids)
}

// serveFeed is the feed of all documents at its own address.
func (s *Server) serveFeed(w http.ResponseWriter, r *http.Request, rel *release) error {
	documents := r.Clone(r.Context())
	documents.URL = &url.URL{Path: "/documenten"}
	body, err := s.documentFeed(w, documents, rel)
	if err != nil {
		return err
	}
	return serveFile(w, r, "application/atom+xml; charset=utf-8", body)
}

// factionFeed is the feed of what one faction asked, newest first.
func (s *Server) factionFeed(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
	faction, err := rel.Corpus.Faction(chi.URLParam(r, "faction"))
	if err != nil {
		return nil, notFound("Een fractie met die naam stelde hier geen vragen.")
	}
	f := s.feed(rel, r, "Vragen van "+string(faction.Faction))
	keys, err := rel.Corpus.FactionExchanges(&faction, 0, feedLength)
	if err != nil {
		return nil, err
	}
	return s.feedOfExchanges(rel, f, keys)
}

// feedOfExchanges gives a feed exchanges as its entries.
func (s *Server) feedOfExchanges(rel *release, f *format.Feed, keys []corpus.Key) ([]byte, error) {
	for _, key := range keys {
		entry, err := s.exchangeEntry(rel, search.ExchangeID(key))
		if err != nil {
			return nil, err
		}
		f.Entries = append(f.Entries, entry)
	}
	return finishFeed(f)
}

// paperFeed is the feed of what cites a paper.
func (s *Server) paperFeed(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
	paper, err := onePaper(r, rel)
	if err != nil {
		return nil, err
	}
	citations, err := rel.Corpus.Citations(&paper, 0, 2*feedLength) // one exchange may cite it twice
	if err != nil {
		return nil, err
	}
	f := s.feed(rel, r, "Wie haalt "+paper.ID.Citation()+" aan?")
	seen := map[search.ExchangeID]bool{}
	for _, c := range citations {
		for _, id := range c.Exchanges {
			key := search.ExchangeID{Document: c.Document, Exchange: id}
			if seen[key] || len(f.Entries) == feedLength {
				continue
			}
			seen[key] = true
			entry, err := s.exchangeEntry(rel, key)
			if err != nil {
				return nil, err
			}
			f.Entries = append(f.Entries, entry)
		}
	}
	return finishFeed(f)
}

// searchFeed is the feed of any search, latest first: whoever follows it is told of
// every new answer that has the words.
func (s *Server) searchFeed(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
	in, err := rel.readSearch(r)
	if err != nil {
		return nil, err
	}
	in.query.Sort, in.query.Offset, in.query.After, in.query.Limit = search.ByDate, 0, "", feedLength
	result, err := s.find(r, rel, in.query)
	if err != nil {
		return nil, err
	}
	title := "Zoeken: " + in.query.Text
	if in.query.Text == "" {
		title = "Alle vragen en antwoorden"
	}
	f := s.feed(rel, r, title)
	if result.Partial {
		return finishFeed(f) // what has only some of the words is no news
	}
	for i := range result.Hits {
		entry, err := s.exchangeEntry(rel, result.Hits[i].ID)
		if err != nil {
			return nil, err
		}
		f.Entries = append(f.Entries, entry)
	}
	return finishFeed(f)
}
