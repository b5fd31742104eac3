package server

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// contentsWords is how many characters of a question the table of contents
// shows: two or three lines of its column.
const contentsWords = 75

// documentPage is a document, whole or in parts.
type documentPage struct {
	page
	partsView
	ID        parliament.DocumentID
	Heading   string
	Ours      bool // the heading is ours, the source has none
	Official  link
	Facts     facts
	Strip     stripView
	Preamble  textView
	Sections  []sectionView
	Notes     []noteView
	CitedBy   link
	Cite      citeView
	SourceURL string
	ReportURL string
	Compare   string // address of the comparison of its factions, "" for one faction
}

// A sectionView is a section: the faction's introduction and its exchanges,
// parted by topics.
type sectionView struct {
	Anchor       string
	Number       string
	Heading      string
	Short        string // for the table of contents
	Factions     []link
	Introduction textView
	Groups       []topicView
}

// A topicView is a run of exchanges under one topic, which may be "".
type topicView struct {
	Anchor    string
	Topic     string
	Exchanges []exchangeView
	Contents  []contentsItem
}

// A contentsItem is a line of the table of contents.
type contentsItem struct {
	Anchor, Name, Words string
}

// document returns the document that the address names.
func (rel *release) document(r *http.Request) (*parliament.Document, error) {
	asked := chi.URLParam(r, "doc")
	d, err := rel.Corpus.Document(parliament.DocumentID(asked))
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, rel.noDocument(asked)
	}
	return d, err
}

// noDocument is the error for a document that is not here: it tells about the
// official page, and about the documents of the same dossier, or all.
func (rel *release) noDocument(asked string) error {
	paper, isPaper := parliament.ParsePaper(asked)
	if !isPaper {
		return notFound("Een stuk of bladzijde met de naam “"+clip(asked, maxShown)+"” is hier niet.", rel.nearDocuments(""))
	}
	official := linkGroup{Heading: "Wel elders"}
	if url := paper.OfficialURL(); url != "" {
		official.Links = append(official.Links, link{URL: url, Text: paper.Citation() + " op officielebekendmakingen.nl"})
	}
	return notFound(paper.Citation()+" is hier niet.", official, rel.nearDocuments(paper.Dossier()))
}

// nearDocuments lists the documents of a dossier, or the newest where there are
// none.
func (rel *release) nearDocuments(dossier string) linkGroup {
	group := linkGroup{Heading: "Stukken in hetzelfde dossier"}
	near, err := rel.documentsIn(dossier)
	if err == nil && len(near) == 0 {
		group.Heading = "Stukken die er wel zijn"
		near, err = rel.Corpus.Summaries(0, maxListedDocuments)
	}
	rel.notice(err) // that something is not here can be said without what is
	for i := range near {
		group.Links = append(group.Links, documentLink(&near[i]))
	}
	return group
}

// documentsIn returns the newest documents of a dossier, none where there is no such
// dossier.
func (rel *release) documentsIn(dossier string) ([]corpus.Summary, error) {
	group, err := rel.Corpus.Group(corpus.ByDossier, dossier)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	ids, err := rel.Corpus.GroupDocuments(&group, 0, maxNear)
	if err != nil {
		return nil, err
	}
	return rel.summariesOf(ids)
}

func documentLink(d *corpus.Summary) link {
	return link{URL: documentURL(d.ID), Text: capital(d.Title), Note: d.Date().Dutch()}
}

func (s *Server) serveDocument(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	parts := documentParts(d)
	chosen, whole := chosenPart(r, parts)
	run, notes := d, d.Footnotes
	if !whole {
		run, notes = inPart(d, parts[chosen])
	}
	b := s.newBodies(rel, d, notes)
	p := &documentPage{
		partsView: newPartsView(d, parts, chosen, whole),
		ID:        d.ID,
		Heading:   capital(d.Title), Ours: d.TitleOurs, Official: officialLink(d), Facts: documentFacts(d),
		SourceURL: "/" + string(d.ID) + "/bron", ReportURL: reportURL(d.ID),
	}
	p.Title = p.Heading
	p.Description = documentDescription(d)
	p.Nav = "documenten"
	p.Meta, p.Linked = format.DocumentMeta(s.site(), d), format.LinkedDocument(s.site(), run)
	if !format.HasDate(d) {
		p.Lacks = ".xml"
	}
	p.Cite = s.citeView(d, nil, documentURL(d.ID))
	s.share(&p.page, documentURL(d.ID), format.Citation{Document: d}.Card())
	p.Preamble = b.text(run.Preamble, bodyPlace{where: "de aanhef", anchor: "aanhef-alinea-", written: d.Received})
	strip := stripOptions{ID: "strook", Link: inPage}
	given := anchors{}
	if !whole {
		for i := range notes {
			given.take(noteAnchor(notes[i].ID))
		}
		strip.Title = "Dit deel in één oogopslag"
		for i, part := range parts[:chosen] {
			p.Parts[i].Anchors = anchorsIn(d, part, given)
		}
	}
	p.Strip = newStrip(run, strip)
	p.Sections = b.sections(run, given)
	if !whole {
		for i, part := range parts[chosen+1:] {
			p.Parts[chosen+1+i].Anchors = anchorsIn(d, part, given)
		}
	}
	p.Notes = b.notes(notes)
	if b.err != nil {
		return b.err
	}
	p.Compare = compareURL(d)
	if paper := parliament.PaperID(d.ID); rel.cited(paper) {
		p.CitedBy = link{URL: paperURL(paper), Text: "Wie haalt dit stuk aan?"}
	}
	return s.render(w, r, http.StatusOK, "document", p)
}

// inPage leads to an exchange on the page of its document.
func inPage(id parliament.ExchangeID) string { return "#" + exchangeAnchor(id) }

// exchangeAnchor is the id of an exchange on the page of its document.
func exchangeAnchor(id parliament.ExchangeID) string { return "vraag-en-antwoord-" + string(id) }

// documentDescription says in one sentence what a document is.
func documentDescription(d *parliament.Document) string {
	text := capital(d.Kind.Dutch())
	if text == "" {
		text = "Vragen en antwoorden"
	}
	if d.Subject != "" {
		text += " over " + d.Subject
	}
	text += ": " + tally(parliament.TallyOf(d.Exchanges))
	if factions := factionNames(d.Factions()); factions != "" {
		text += ", gesteld door " + factions
	}
	return text + "."
}

// sections returns the sections of a document with their exchanges; anchors holds the
// ids that the page has given away. Exchanges
// before the first section, if any, stand in a section without heading.
func (b *bodies) sections(d *parliament.Document, anchors anchors) []sectionView {
	views := make([]sectionView, 0, len(d.Sections))
	for i := range d.Sections {
		groups := b.groups(d, i, anchors)
		if section := &d.Sections[i]; len(groups) == 0 && section.Heading == "" && section.Introduction == nil {
			continue // nothing of it stands on this page
		}
		view := b.section(&d.Sections[i], anchors)
		view.Groups = groups
		views = append(views, view)
	}
	if rest := b.groups(d, -1, anchors); len(rest) > 0 {
		views = append([]sectionView{{Anchor: anchors.takeAny("deel"), Heading: noHeading, Short: noHeading, Groups: rest}}, views...)
	}
	return views
}

// noHeading is the heading of a section that has none, as of a list of questions.
const noHeading = "Vragen en antwoorden"

func (b *bodies) section(section *parliament.Section, anchors anchors) sectionView {
	view := sectionView{Number: strings.TrimRight(section.Number, ". "), Heading: cmp.Or(section.Heading, noHeading), Short: cmp.Or(section.Heading, noHeading)}
	view.Anchor = "deel"
	if name := slug(section.Number + " " + string(section.Faction)); name != "" {
		view.Anchor += "-" + name
	}
	view.Anchor = anchors.takeAny(view.Anchor)
	where := "de inleiding"
	if section.Faction != "" {
		view.Short = string(section.Faction)
		view.Factions = factionLinks([]parliament.Faction{section.Faction})
		where += " van " + string(section.Faction)
	}
	at := bodyPlace{where: where, anchor: view.Anchor + "-alinea-"}
	if b.document != nil {
		at.written = b.document.Submitted
	}
	view.Introduction = b.text(section.Introduction, at)
	return view
}

// groups returns the exchanges of a section by topic; section -1 is for those
// that belong to none.
func (b *bodies) groups(d *parliament.Document, section int, anchors anchors) []topicView {
	var groups []topicView
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		if e.Section != section && (section >= 0 || e.Section >= 0 && e.Section < len(d.Sections)) {
			continue
		}
		for _, heading := range e.Headings {
			groups = append(groups, topicView{Topic: heading, Anchor: anchors.takeAny("onderwerp-" + slug(heading))})
		}
		if n := len(groups); n == 0 || groups[n-1].Topic != e.Topic {
			group := topicView{Topic: e.Topic}
			if e.Topic != "" {
				group.Anchor = anchors.takeAny("onderwerp-" + slug(e.Topic))
			}
			groups = append(groups, group)
		}
		group := &groups[len(groups)-1]
		view := b.exchange(d.ID, e, anchors)
		if group.Topic != "" {
			view.Level = 4
		}
		view.Anchor = anchors.takeAny(exchangeAnchor(e.ID))
		group.Exchanges = append(group.Exchanges, view)
		group.Contents = append(group.Contents, contentsItem{Anchor: view.Anchor, Name: view.Name, Words: firstWords(e, contentsWords)})
	}
	return groups
}

// takeAny returns the id, or the id with a number behind it that is free.
func (a anchors) takeAny(id string) string {
	for n := 2; ; n++ {
		if free := a.take(id); free != "" {
			return free
		}
		if free := a.take(id + "-" + strconv.Itoa(n)); free != "" {
			return free
		}
	}
}

// slug makes words fit for an id.
func slug(s string) string { return parliament.Faction(s).Slug() }
