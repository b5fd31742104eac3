package format

import (
	"strings"

	"inbreng/internal/parliament"
)

// A LinkedThing is a thing of schema.org, for what search engines read of a page.
type LinkedThing struct {
	Context        string         `json:"@context,omitempty"`
	Type           string         `json:"@type"`
	ID             string         `json:"@id,omitempty"`
	Name           string         `json:"name,omitempty"`
	Text           string         `json:"text,omitempty"`
	URL            string         `json:"url,omitempty"`
	SameAs         string         `json:"sameAs,omitempty"`
	Identifier     string         `json:"identifier,omitempty"`
	InLanguage     string         `json:"inLanguage,omitempty"`
	DatePublished  string         `json:"datePublished,omitempty"`
	About          string         `json:"about,omitempty"`
	AnswerCount    *int           `json:"answerCount,omitempty"`
	Author         []LinkedThing  `json:"author,omitempty"`
	Publisher      *LinkedThing   `json:"publisher,omitempty"`
	AcceptedAnswer *LinkedThing   `json:"acceptedAnswer,omitempty"`
	IsPartOf       *LinkedThing   `json:"isPartOf,omitempty"`
	HasPart        []*LinkedThing `json:"hasPart,omitempty"`
}

const schemaOrg = "https://schema.org"

// LinkedExchange returns an exchange as a Question with its accepted answer.
func LinkedExchange(site Site, d *parliament.Document, e *parliament.Exchange) *LinkedThing {
	address := site.Exchange(d.ID, e.ID)
	count := 0
	q := &LinkedThing{
		Context: schemaOrg, Type: "Question", ID: address, URL: address, Name: exchangeHeading(e), Text: questionText(e), About: e.Topic,
		InLanguage: "nl", DatePublished: d.Submitted.String(), AnswerCount: &count, IsPartOf: linkedDocument(site, d),
	}
	for _, f := range e.Factions {
		q.Author = append(q.Author, LinkedThing{Type: "Organization", Name: string(f)})
	}
	if e.Answer != nil {
		count = 1
		q.AcceptedAnswer = &LinkedThing{Type: "Answer", URL: address, Text: e.Answer.Body.Text, InLanguage: "nl", DatePublished: d.Received.String()}
		for _, m := range d.AnswerersOf(e) {
			q.AcceptedAnswer.Author = append(q.AcceptedAnswer.Author, LinkedThing{Type: "GovernmentOrganization", Name: m.String()})
		}
	}
	return q
}

// LinkedDocument returns a document as a report with its questions.
func LinkedDocument(site Site, d *parliament.Document) *LinkedThing {
	t := linkedDocument(site, d)
	t.Context = schemaOrg
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		address := site.Exchange(d.ID, e.ID)
		t.HasPart = append(t.HasPart, &LinkedThing{Type: "Question", ID: address, URL: address, Name: exchangeHeading(e)})
	}
	return t
}

func linkedDocument(site Site, d *parliament.Document) *LinkedThing {
	address := site.Document(d.ID)
	day, _ := date(d)
	return &LinkedThing{
		Type: "Report", ID: address, URL: address, Name: title(d), SameAs: official(d), Identifier: cited(d), InLanguage: "nl", DatePublished: day.String(),
		Publisher: &LinkedThing{Type: "GovernmentOrganization", Name: chamberName(chamber(d))},
	}
}

// chamber returns the chamber that published a document; the House, where nothing
// says that it was the Senate.
func chamber(d *parliament.Document) parliament.Chamber {
	if d.Chamber == parliament.Senate {
		return parliament.Senate
	}
	return parliament.House
}

// answerers returns who answers: those that signed, or else those that were asked or that
// labels of answers name, where something is answered. A contribution is by those who ask.
func answerers(d *parliament.Document) []parliament.Minister {
	all := d.AllAnswerers()
	if len(d.Answerers) > 0 || len(d.Addressees) == 0 {
		return all
	}
	for i := range d.Exchanges {
		if d.Exchanges[i].Answer != nil {
			return d.Addressees
		}
	}
	return nil
}

// questionText returns the words of all questions of an exchange.
func questionText(e *parliament.Exchange) string {
	texts := make([]string, len(e.Questions))
	for i := range e.Questions {
		texts[i] = e.Questions[i].Body.Text
	}
	return strings.Join(texts, "\n\n")
}

// A MetaTag is a name with a value in the head of a page.
type MetaTag struct{ Name, Content string }

// ExchangeMeta returns what programs for citing read in the head of the page of an
// exchange: the names of Highwire Press and of Dublin Core.
func ExchangeMeta(site Site, d *parliament.Document, e *parliament.Exchange) []MetaTag {
	name := exchangeHeading(e)
	if d.Subject != "" {
		name += ": " + d.Subject
	}
	var authors []string
	if e.Answer != nil {
		for _, m := range d.AnswerersOf(e) {
			authors = append(authors, m.String())
		}
	}
	for _, f := range e.Factions {
		authors = append(authors, string(f))
	}
	return metaOf(Citation{Document: d, Exchange: e}, name, site.Exchange(d.ID, e.ID), authors, cited(d)+", antwoord "+e.Name())
}

// DocumentMeta returns the same for a document.
func DocumentMeta(site Site, d *parliament.Document) []MetaTag {
	return metaOf(Citation{Document: d}, title(d), site.Document(d.ID), []string{chamberName(chamber(d))}, cited(d))
}

// metaOf dates a page as its citations in other forms are dated.
func metaOf(c Citation, name, address string, authors []string, identifier string) (tags []MetaTag) {
	d, day := c.Document, c.date()
	add := func(name, content string) {
		if content != "" {
			tags = append(tags, MetaTag{name, content})
		}
	}
	add("citation_title", name)
	for _, a := range authors {
		add("citation_author", a)
	}
	add("citation_publication_date", strings.ReplaceAll(day.String(), "-", "/"))
	add("citation_publisher", chamberName(chamber(d)))
	add("citation_technical_report_number", identifier)
	add("citation_language", "nl")
	add("citation_public_url", address)
	add("DC.title", name)
	for _, a := range authors {
		add("DC.creator", a)
	}
	add("DC.date", day.String())
	add("DC.publisher", chamberName(chamber(d)))
	add("DC.identifier", identifier)
	add("DC.source", official(d))
	add("DC.language", "nl")
	add("DC.type", "Text")
	return tags
}
