package server

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// exchangePage is one exchange: a question and its answer, and what is around
// them.
type exchangePage struct {
	page
	Followed followView // the search that the reader comes from
	Document link
	// DocumentName is how the House cites the document.
	DocumentName string
	Ours         bool // the heading of the document is ours
	Section      link
	Heading      string
	Facts        facts
	Exchange     exchangeView
	Notes        []noteView
	Papers       []paperView
	Answers      []link // of this document that it refers to
	Others       []link // letters and addresses it refers to
	ReferredBy   []link
	Related      []link
	Previous     link
	Next         link
	Official     link
	Source       link
	Cite         citeView
	Explained    []parliament.Abbreviation // that the text holds
}

// A paperView is a cited paper with the words that cite it.
type paperView struct {
	Citation string
	Official string // address, "" for a paper without a page
	Ours     string // address of the document, where it is here
	Citers   string // address of our page of who cites it, "" for none
}

func (s *Server) serveExchange(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	asked := chi.URLParam(r, "id")
	e, ok := d.Exchange(parliament.ExchangeID(asked))
	if !ok {
		return s.leadToNumber(w, r, d, asked, "antwoord")
	}
	in, err := rel.readSearch(r)
	if err != nil {
		return err
	}
	ctx, cancel := searchContext(r)
	defer cancel()
	words := in.highlight(ctx, rel)
	p, err := s.exchangePage(rel, d, e, words)
	if err != nil {
		return err
	}
	if in.asked() {
		p.Query = in.query.Text
		if p.Followed, err = s.follow(r, rel, in, search.ExchangeID{Document: d.ID, Exchange: e.ID}); err != nil {
			return err
		}
	}
	p.Related = s.related(r, rel, d, e)
	return s.render(w, r, http.StatusOK, "exchange", p)
}

// serveQuestion leads from the number of a question to the exchange that
// answers it.
func (s *Server) serveQuestion(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	asked := chi.URLParam(r, "id")
	if e, ok := d.Exchange(parliament.ExchangeID(asked)); ok {
		return redirect(w, r, answerURL(d.ID, e.ID))
	}
	return s.leadToNumber(w, r, d, asked, "vraag")
}

// leadToNumber leads to the exchange with an official number that is not its
// id, or fails with what there is.
func (s *Server) leadToNumber(w http.ResponseWriter, r *http.Request, d *parliament.Document, asked, what string) error {
	if n, err := strconv.Atoi(asked); err == nil {
		if e, ok := d.ByNumber(n); ok && string(e.ID) != asked {
			return redirect(w, r, answerURL(d.ID, e.ID))
		}
	}
	near := linkGroup{Heading: "Vragen en antwoorden in dit stuk"}
	for i := range d.Exchanges {
		if i == maxNear {
			near.Links = append(near.Links, link{URL: documentURL(d.ID), Text: "alle " + number(len(d.Exchanges))})
			break
		}
		e := &d.Exchanges[i]
		near.Links = append(near.Links, exchangeLink(d, e))
	}
	whole := linkGroup{Heading: "Het hele stuk", Links: []link{{URL: documentURL(d.ID), Text: capital(d.Title)}}}
	return notFound(fmt.Sprintf("%s %s is er niet in dit stuk.", capital(what), clip(asked, maxShown)), whole, near)
}

// answerTitle is what a list calls an exchange by its name: an answer, or a question
// where there is none.
func answerTitle(name string, answered bool) string {
	if answered {
		return "antwoord " + name
	}
	return "vraag " + name
}

// answeredIn leads to the exchanges that hold the answer to another.
func answeredIn(doc parliament.DocumentID, ids []parliament.ExchangeID) []link {
	links := make([]link, len(ids))
	for i, id := range ids {
		links[i] = link{URL: answerURL(doc, id), Text: string(id)}
	}
	return links
}

// answerLink is exchangeLink with the word for what it leads to.
func answerLink(d *parliament.Document, e *parliament.Exchange) link {
	l := exchangeLink(d, e)
	l.Text = capital(answerTitle(l.Text, e.Answer != nil))
	return l
}

// exchangeLink leads to an exchange by number, asker and first words.
func exchangeLink(d *parliament.Document, e *parliament.Exchange) link {
	text := exchangeName(e)
	if names := factionNames(e.Factions); names != "" {
		text += ", " + names
	}
	return link{URL: answerURL(d.ID, e.ID), Text: text, Note: firstWords(e, contentsWords)}
}

// outlineLink is answerLink for an exchange that is not read.
func outlineLink(doc parliament.DocumentID, o *corpus.Outline) link {
	text := capital(answerTitle(o.Name(), o.Answered))
	if names := factionNames(o.Factions); names != "" {
		text += ", " + names
	}
	return link{URL: answerURL(doc, o.ID), Text: text, Note: openingWords(o.Opening, o.Factions, contentsWords)}
}

// exchangePage fills everything but the related answers and the way back to a
// search, the words of which are marked.
func (s *Server) exchangePage(rel *release, d *parliament.Document, e *parliament.Exchange, words *highlight) (*exchangePage, error) {
	notes := notesOf(d, e)
	b := s.newBodies(rel, d, notes)
	b.words = words
	p := &exchangePage{
		Document: link{URL: documentURL(d.ID), Text: capital(d.Title)}, DocumentName: officialName(d), Ours: d.TitleOurs,
		Heading: "Vraag en antwoord " + exchangeName(e), Facts: exchangeFacts(d, e), Official: officialLink(d),
		Source: link{URL: sourceURL(d.ID, e.Source.From.Line), Text: placeText(d, e.Source)},
	}
	p.Nav = "documenten"
	p.Exchange = b.exchange(d.ID, e, anchors{})
	p.Exchange.Level, p.Exchange.Linked = 0, false
	p.Cite = s.citeView(d, e, answerURL(d.ID, e.ID))
	p.Explained = b.explain.shown()
	p.Notes = b.notes(notes)
	if b.err != nil {
		return nil, b.err
	}
	if err := words.failed(); err != nil {
		return nil, err
	}
	if e.Section >= 0 && e.Section < len(d.Sections) {
		p.Section = link{Text: d.Sections[e.Section].Heading}
	}
	p.Title = exchangeTitle(d, e)
	p.Description = exchangeDescription(e)
	p.Meta, p.Linked = format.ExchangeMeta(s.site(), d, e), format.LinkedExchange(s.site(), d, e)
	if s.baseURL != "" {
		p.OEmbed = s.baseURL + "/oembed?" + url.Values{"url": {s.baseURL + answerURL(d.ID, e.ID)}}.Encode()
	}
	s.share(&p.page, answerURL(d.ID, e.ID), format.Citation{Document: d, Exchange: e}.Card())
	p.references(rel, d, e, notes)
	p.ReferredBy = referredBy(d, e)
	p.neighbours(d, e)
	return p, nil
}

// exchangeTitle names an exchange for those who see only the title.
func exchangeTitle(d *parliament.Document, e *parliament.Exchange) string {
	title, to := capital(answerTitle(exchangeName(e), e.Answer != nil)), " aan "
	if e.Answer == nil {
		to = " van "
	}
	if names := factionNames(e.Factions); names != "" {
		title += to + names
	}
	if e.Topic != "" {
		title += ": " + e.Topic
	}
	if d.Subject != "" {
		title += " – " + d.Subject
	}
	return title
}

// descriptionLength is how much of a description search engines show.
const descriptionLength = 155

func exchangeDescription(e *parliament.Exchange) string {
	if e.Answer != nil && e.Answer.Body.Text != "" {
		return clip(strings.Join(strings.Fields(e.Answer.Body.Text), " "), descriptionLength)
	}
	return firstWords(e, descriptionLength)
}

// notesOf returns the footnotes that an exchange marks, each once, in the
// order of their numbers in the document.
func notesOf(d *parliament.Document, e *parliament.Exchange) []parliament.Footnote {
	marked := map[parliament.FootnoteID]bool{}
	for _, id := range e.Footnotes {
		marked[id] = true
	}
	var notes []parliament.Footnote
	for i := range d.Footnotes {
		if marked[d.Footnotes[i].ID] {
			notes = append(notes, d.Footnotes[i])
		}
	}
	return notes
}

// references fills what the exchange and its footnotes refer to, each thing
// once.
func (p *exchangePage) references(rel *release, d *parliament.Document, e *parliament.Exchange, notes []parliament.Footnote) {
	refs := append([]parliament.Reference{}, e.References...)
	for i := range notes {
		refs = append(refs, notes[i].References...)
	}
	seen := map[string]bool{}
	for _, ref := range refs {
		paper := ref.PaperID()
		key := string(ref.Kind) + " " + ref.Target + " " + ref.Text
		if paper != "" {
			key = string(paper)
		} else if ref.Kind == parliament.ToExchange {
			key = "exchange " + ref.Target
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		switch {
		case paper != "":
			p.Papers = append(p.Papers, rel.paperView(paper))
		case ref.Kind == parliament.ToExchange:
			if other, ok := d.Exchange(parliament.ExchangeID(ref.Target)); ok {
				p.Answers = append(p.Answers, answerLink(d, other))
			}
		case ref.Kind == parliament.ToURL:
			p.Others = append(p.Others, link{URL: safeURL(ref.Target), Text: ref.Target})
		default:
			p.Others = append(p.Others, link{Text: ref.Text})
		}
	}
}

// safeURL returns an address of the web, and "" for any other: a document can
// hold anything.
func safeURL(address string) string {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return address
	}
	return ""
}

func (rel *release) paperView(id parliament.PaperID) paperView {
	view := rel.citedPaperView(id)
	if !rel.cited(id) {
		view.Citers = ""
	}
	return view
}

// citedPaperView is paperView for a paper that is known to be cited.
func (rel *release) citedPaperView(id parliament.PaperID) paperView {
	view := paperView{Citation: id.Citation(), Official: id.OfficialURL(), Citers: paperURL(id)}
	view.Ours, _ = rel.local(id)
	return view
}

// referredBy lists the exchanges of the document that refer to this one.
func referredBy(d *parliament.Document, e *parliament.Exchange) []link {
	var links []link
	for i := range d.Exchanges {
		other := &d.Exchanges[i]
		for _, ref := range other.References {
			if other.ID != e.ID && ref.Kind == parliament.ToExchange && ref.Target == string(e.ID) {
				links = append(links, answerLink(d, other))
				break
			}
		}
	}
	return links
}

// neighbours fills the links to the exchanges before and after this one.
func (p *exchangePage) neighbours(d *parliament.Document, e *parliament.Exchange) {
	for i := range d.Exchanges {
		if d.Exchanges[i].ID != e.ID {
			continue
		}
		if i > 0 {
			p.Previous = exchangeLink(d, &d.Exchanges[i-1])
		}
		if i+1 < len(d.Exchanges) {
			p.Next = exchangeLink(d, &d.Exchanges[i+1])
		}
	}
}

// related returns the exchanges most like this one. The page is worth reading
// without them, so that a failure is logged and costs only the list.
func (s *Server) related(r *http.Request, rel *release, d *parliament.Document, e *parliament.Exchange) []link {
	ctx, cancel := searchContext(r)
	defer cancel()
	hits, err := rel.Searcher.Related(ctx, search.ExchangeID{Document: d.ID, Exchange: e.ID}, maxRelated)
	if err != nil {
		if r.Context().Err() == nil {
			s.log.Warn("no related answers", "document", d.ID, "exchange", e.ID, "error", err)
		}
		return nil
	}
	var links []link
	for _, hit := range hits {
		o, err := rel.Corpus.Outline(hit.ID.Document, hit.ID.Exchange)
		if err != nil {
			rel.notice(err)
			continue
		}
		related := outlineLink(hit.ID.Document, &o)
		if hit.ID.Document != d.ID {
			related.Text += " in " + officialNameOf(hit.ID.Document)
		}
		links = append(links, related)
	}
	return links
}
