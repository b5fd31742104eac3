package server

import (
	"net/http"
	"net/url"
	"slices"

	"inbreng/internal/compare"
	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

const (
	// maxCompared is how many factions stand side by side: what fits.
	maxCompared = 4
	// maxComparedDocuments is how many documents the form offers, the newest.
	maxComparedDocuments = 200
)

// comparePage lays what factions asked in one document side by side.
type comparePage struct {
	page
	Notices   []string
	Documents []compareChoice // the form
	Factions  []compareChoice
	Compared  bool // at least two factions are chosen
	Document  link
	// DocumentName is how the House cites the document.
	DocumentName string
	Names        string // of the factions that are compared
	Columns      []compareColumn
	Topics       []compareRow
	Shared       []compareRow
	MoreThan     string // whom the words are compared with
}

// A compareChoice is something that can be chosen in the form.
type compareChoice struct {
	Value, Label string
	Chosen       bool
}

// A compareColumn is one faction.
type compareColumn struct {
	Faction link
	Figures compare.Figures
	Words   []wordView
}

// A wordView is a word that a faction uses more than the others.
type wordView struct {
	Word   link // to where the faction uses it
	Count  int
	Others int
}

// A compareRow is a topic or a shared paper, with the exchanges of each faction;
// of those that have none only their names.
type compareRow struct {
	Heading link
	Cells   []compareCell
	Without string // "VVD en D66"
}

// A compareCell is what one faction has in a row.
type compareCell struct {
	Faction string
	Links   []link
}

func (s *Server) serveCompare(w http.ResponseWriter, r *http.Request, rel *release) error {
	q := r.URL.Query()
	p := &comparePage{}
	p.Title, p.Nav = "Fracties vergelijken", "fracties"
	p.Description = "Wat fracties in één stuk vroegen, naast elkaar: per onderwerp, met de stukken die zij allebei aanhalen, en met de woorden die de een meer gebruikt dan de ander."
	id, err := rel.comparedDocument(q.Get(paramDocument))
	if err != nil {
		return err
	}
	if err := p.offerDocuments(rel, id); err != nil {
		return err
	}
	if id == "" {
		return s.render(w, r, http.StatusOK, "compare", p)
	}
	d, err := rel.Corpus.Document(id)
	if err != nil {
		return err
	}
	p.Document = link{URL: documentURL(d.ID), Text: capital(d.Title)}
	p.DocumentName = officialName(d)
	chosen := p.choose(d, q[paramFaction])
	if len(chosen) >= 2 {
		p.Compared, p.NoIndex = true, true
		p.Title = factionNames(chosen) + " vergeleken – " + p.Document.Text
		p.fill(d, chosen)
	}
	return s.render(w, r, http.StatusOK, "compare", p)
}

// compareURL returns the address of the comparison of the factions of a document,
// the first of them where there are many, "" where there is nothing to compare.
func compareURL(d *parliament.Document, first ...parliament.Faction) string {
	factions := first
	for _, f := range d.Factions() {
		if len(factions) < maxCompared && !slices.Contains(factions, f) {
			factions = append(factions, f)
		}
	}
	if len(factions) < 2 {
		return ""
	}
	q := url.Values{paramDocument: {string(d.ID)}}
	for _, f := range factions {
		q.Add(paramFaction, f.Slug())
	}
	return "/vergelijk?" + q.Encode()
}

// comparedDocument returns the document that is asked for, or the newest that has
// more than one faction, "" where there is none.
func (rel *release) comparedDocument(asked string) (parliament.DocumentID, error) {
	if asked != "" {
		id, _, ok := rel.find(asked)
		if !ok {
			return "", rel.noDocument(asked)
		}
		return id, nil
	}
	joint, err := rel.joint(1)
	if err != nil || len(joint) == 0 {
		return "", err
	}
	return joint[0].ID, nil
}

// joint returns the newest n documents with more than one faction.
func (rel *release) joint(n int) ([]corpus.Summary, error) {
	table, err := rel.table()
	if err != nil {
		return nil, err
	}
	return rel.summaries(table.joint[:min(n, len(table.joint))])
}

// offerDocuments fills the documents of the form: those with several factions,
// and the chosen one in any case.
func (p *comparePage) offerDocuments(rel *release, chosen parliament.DocumentID) error {
	documents, err := rel.joint(maxComparedDocuments)
	if err != nil {
		return err
	}
	if chosen != "" && !slices.ContainsFunc(documents, func(d corpus.Summary) bool { return d.ID == chosen }) {
		d, err := rel.Corpus.Summary(chosen)
		if err != nil {
			return err
		}
		documents = append(documents, d)
	}
	for i := range documents {
		d := &documents[i]
		label := capital(d.Title)
		if paper, err := parliament.ParsePaperID(string(d.ID)); err == nil {
			label = paper.Citation() + ": " + label
		}
		p.Documents = append(p.Documents, compareChoice{string(d.ID), clip(label, maxShown), d.ID == chosen})
	}
	return nil
}

// choose fills the factions of the form and returns those that were asked for, in
// the order of the document. What is not there is said.
func (p *comparePage) choose(d *parliament.Document, asked []string) []parliament.Faction {
	here := d.Factions()
	var wanted []parliament.Faction
	for i, name := range asked {
		if i == maxParameters {
			break
		}
		at := slices.IndexFunc(here, func(f parliament.Faction) bool {
			named, _ := parliament.ParseFaction(name)
			return f.Slug() == name || f == named
		})
		switch {
		case at < 0:
			p.Notices = append(p.Notices, "Een fractie “"+clip(name, maxShown)+"” vroeg in dit stuk niets.")
		case slices.Contains(wanted, here[at]):
		case len(wanted) == maxCompared:
			p.Notices = append(p.Notices, "Er passen "+number(maxCompared)+" fracties naast elkaar; "+string(here[at])+" is weggelaten.")
		default:
			wanted = append(wanted, here[at])
		}
	}
	var chosen []parliament.Faction
	for _, f := range here {
		is := slices.Contains(wanted, f)
		if is {
			chosen = append(chosen, f)
		}
		p.Factions = append(p.Factions, compareChoice{f.Slug(), string(f), is})
	}
	switch {
	case len(here) < 2:
		p.Notices = append(p.Notices, "In dit stuk vroeg maar één fractie iets.")
	case len(chosen) == 1:
		p.Notices = append(p.Notices, "Kies er nog een fractie bij.")
	}
	return chosen
}

// fill fills the comparison.
func (p *comparePage) fill(d *parliament.Document, factions []parliament.Faction) {
	c := compare.Factions(d, factions)
	p.Names = factionNames(factions)
	p.MoreThan = "de ander"
	if len(factions) > 2 {
		p.MoreThan = "de anderen samen"
	}
	for i, faction := range factions {
		column := compareColumn{Faction: link{URL: contributionURL(d.ID, faction), Text: string(faction)}, Figures: c.Figures[i]}
		for _, word := range c.Words[i] {
			column.Words = append(column.Words, wordView{link{URL: wordSearch(d.ID, faction, word.Text), Text: word.Text}, word.Count, word.Others})
		}
		p.Columns = append(p.Columns, column)
	}
	row := func(heading link, columns [][]*parliament.Exchange) compareRow {
		out := compareRow{Heading: heading}
		var without []parliament.Faction
		for i, exchanges := range columns {
			if len(exchanges) == 0 {
				without = append(without, factions[i])
				continue
			}
			cell := compareCell{Faction: string(factions[i])}
			for _, e := range exchanges {
				cell.Links = append(cell.Links, link{URL: answerURL(d.ID, e.ID), Text: capital(answerTitle(e.Name(), e.Answer != nil)), Note: firstWords(e, contentsWords)})
			}
			out.Cells = append(out.Cells, cell)
		}
		out.Without = factionNames(without)
		return out
	}
	for _, topic := range c.Topics {
		heading := topic.Name
		if heading == "" {
			heading = "Zonder tussenkop"
		}
		p.Topics = append(p.Topics, row(link{Text: heading}, topic.Exchanges))
	}
	for _, shared := range c.Shared {
		p.Shared = append(p.Shared, row(link{URL: paperURL(shared.Paper), Text: shared.Paper.Citation()}, shared.Exchanges))
	}
}

// wordSearch is the address of the search for a word in the questions of a
// faction in one document.
func wordSearch(id parliament.DocumentID, faction parliament.Faction, word string) string {
	return "/zoeken?" + url.Values{
		paramText: {`"` + word + `"`}, paramDocument: {string(id)}, paramFaction: {faction.Slug()}, paramIn: {"vraag"},
	}.Encode()
}
