package server

import (
	"slices"
	"strconv"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// A fact is a row of what is known of a document or an exchange: a term, and
// one or more values.
type fact struct {
	Term   string
	Values []link
}

// facts is a list of facts; what is unknown is left out.
type facts []fact

func (f *facts) add(term string, values ...link) {
	var known []link
	for _, v := range values {
		if v.Text != "" {
			known = append(known, v)
		}
	}
	if len(known) > 0 {
		*f = append(*f, fact{term, known})
	}
}

// text adds a fact that leads nowhere.
func (f *facts) text(term, value string) { f.add(term, link{Text: value}) }

// documentFacts returns what is known of a document as a whole.
func documentFacts(d *parliament.Document) facts {
	var f facts
	f.add("Soort", link{URL: groupURL(corpus.ByKind, parliament.Slug(d.Kind.Dutch())), Text: capital(d.Kind.Dutch())})
	if d.Dossier != "" {
		f.add("Dossier", link{URL: dossierURL(d.Dossier), Text: parliament.GroupDossier(d.Dossier), Note: d.DossierTitle})
	}
	for _, o := range d.OtherDossiers {
		f.add("Dossier", link{URL: dossierURL(o.Number), Text: parliament.GroupDossier(o.Number), Note: o.Title})
	}
	f.text("Nummer", d.Number)
	f.text("Kamer", d.Chamber.Dutch())
	f.text("Vergaderjaar", string(d.SessionYear))
	f.text("Commissie", d.Committee)
	f.text("Voorzitter", d.Chair)
	f.text("Griffier", d.Clerk)
	f.add("Gevraagd door", askerLinks(d.Askers)...)
	if len(d.Askers) == 0 { // each of single questions
		f.add("Leden die vragen stelden", askerLinks(d.AllAskers())...)
	}
	f.add("Gericht aan", ministers(d.Addressees)...)
	by, on := "Beantwoord door", "Beantwoord"
	if tally := parliament.TallyOf(d.Exchanges); slices.ContainsFunc(d.Sections, func(s parliament.Section) bool { return s.Role == parliament.HoldingAnswer }) || d.Kind == parliament.WrittenQuestions && tally.Answered == 0 && tally.Open > 0 {
		by, on = "Mededeling van", "Datum mededeling"
	}
	if all := d.AllAnswerers(); !slices.Equal(d.Addressees, all) {
		f.add(by, ministers(all)...)
	}
	f.add("Mede namens", ministers(d.OnBehalfOf)...)
	f.text("Zaaknummer", d.CaseNumber)
	f.text("Ingezonden", d.Submitted.Dutch())
	f.text(on, d.Received.Dutch())
	f.text("Vastgesteld", d.Adopted.Dutch())
	return f
}

// exchangeFacts returns who asked, who answered, and when.
func exchangeFacts(d *parliament.Document, e *parliament.Exchange) facts {
	var f facts
	askers := factionLinks(e.Factions)
	for i := range askers {
		askers[i].URL = contributionURL(d.ID, e.Factions[i])
	}
	// Of the members those that are of a faction that asked this.
	members := askerLinks(d.AskersOf(e))
	if len(members) > 0 {
		f.add("Gevraagd door", members...)
		f.add("Fractie", askers...)
	} else {
		f.add("Gevraagd door", askers...)
	}
	f.text("In", d.Committee)
	f.text("Ingezonden", d.Submitted.Dutch())
	f.add("Antwoord bij", answeredIn(d.ID, e.AnsweredIn)...)
	if e.Answer != nil {
		f.add("Beantwoord door", ministers(d.AnswerersOf(e))...)
		f.add("Mede namens", ministers(e.OnBehalfOf)...)
		f.text("Beantwoord", d.Received.Dutch())
	} else if len(d.Answerers) > 0 {
		f.add("Gericht aan", ministers(d.Answerers)...)
	} else {
		f.add("Gericht aan", ministers(d.Addressees)...)
	}
	return f
}

func ministers(list []parliament.Minister) []link {
	links := make([]link, len(list))
	for i, m := range list {
		links[i] = link{Text: m.String(), URL: groupURL(corpus.ByMinister, m.Slug())}
		if posts := m.Posts(); links[i].URL == "" && len(posts) > 0 {
			links[i].URL = groupURL(corpus.ByMinistry, posts[0].Slug())
		}
		if m.Printed != "" {
			links[i].Note = "in het stuk: " + m.Printed
		}
	}
	return links
}

// askerLinks returns links to the pages of members who asked.
func askerLinks(list []parliament.Asker) []link {
	links := make([]link, len(list))
	for i, a := range list {
		links[i] = link{Text: a.Name, Note: string(a.Faction), URL: groupURL(corpus.ByAsker, a.Slug())}
	}
	return links
}

// officialLink leads to the official publication of a document.
func officialLink(d *parliament.Document) link {
	if d.SourceURL == "" {
		return link{}
	}
	return link{URL: d.SourceURL, Text: officialName(d)}
}

// officialName names a document as the House cites it, or by its id.
func officialName(d *parliament.Document) string {
	return officialNameOf(d.ID)
}

// officialNameOf returns how the House cites the document with an id.
func officialNameOf(id parliament.DocumentID) string {
	if paper, err := parliament.ParsePaperID(string(id)); err == nil {
		return paper.Citation()
	}
	return string(id)
}

// placeText says where something stands in the source: "regel 12–40, bladzijde
// 1 (gedrukt als 2)".
func placeText(d *parliament.Document, p parliament.Place) string {
	text := "regel " + span(p.From.Line, p.To.Line) + ", bladzijde " + span(p.From.Page, p.To.Page)
	if d.FirstPage > 0 {
		text += " (gedrukt als " + span(printedPage(d, p.From.Page), printedPage(d, p.To.Page)) + ")"
	}
	return text
}

func span(from, to int) string {
	if to <= from {
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}

// printedPage returns the number printed on a page of the text; FirstPage is
// the number on its first one.
func printedPage(d *parliament.Document, page int) int { return d.FirstPage + page - 1 }
