package server

import (
	"regexp"
	"strconv"
	"strings"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// An exchangeView is an exchange on a page: who asks, the questions, who
// answers, the answer.
type exchangeView struct {
	Level     int    // of the heading
	Anchor    string // of the exchange as a whole, "" where the page has one only
	URL, Name string
	Linked    bool // the name links to the page of the exchange
	Factions  []link
	Topic     string
	Questions []questionView
	Answered  bool
	Answer    answerView
	Elsewhere []link // the exchanges that hold the answer where this one has none
	Cite      string // how lawyers cite it
	Report    link   // where a fault is reported
}

// A questionView is a question. Anchors are the ids by which it is found: one,
// or several for a block of questions with several numbers.
type questionView struct {
	Anchor  string
	Further []string // anchors
	Number  int
	Text    textView
	Asks    []link // its sentences that ask, where there are several
}

// An answerView is an answer, or the place where one is missing.
type answerView struct {
	Anchor  string
	Further []string // anchors of the other numbers of a joint answer
	Label   string
	Text    textView
}

// exchangeName returns the name of an exchange.
func exchangeName(e *parliament.Exchange) string { return e.Name() }

// exchange returns the view of an exchange. Anchors holds the ids that the page
// has given away; two exchanges with one number must not share them.
func (b *bodies) exchange(doc parliament.DocumentID, e *parliament.Exchange, anchors anchors) exchangeView {
	name := exchangeName(e)
	view := exchangeView{
		Level: 3, URL: answerURL(doc, e.ID), Name: name, Linked: true,
		Factions: factionLinks(e.Factions), Topic: e.Topic, Answered: e.Answer != nil, Elsewhere: answeredIn(doc, e.AnsweredIn),
	}
	if b.document != nil {
		view.Cite = format.Citation{Document: b.document, Exchange: e}.Leidraad()
		view.Report = b.report(view.URL, view.Cite)
	}
	view.Questions = b.questions(e, anchors)
	view.Answer.Anchor = anchors.take("antwoord-" + string(e.ID))
	for _, n := range e.Numbers {
		if a := anchors.take("antwoord-" + strconv.Itoa(n)); a != "" {
			view.Answer.Further = append(view.Answer.Further, a)
		}
	}
	if e.Answer != nil {
		b.opts.Hits = b.words.in(search.FieldAnswer)
		view.Answer.Label = unnumberedLabel(e.Answer.Label)
		view.Answer.Text = b.text(&e.Answer.Body, b.placeOf("antwoord", e, 0))
	}
	return view
}

// questions returns the views of the questions. A question without a number of
// its own has the id of the exchange, and the first one the numbers that are
// left over.
func (b *bodies) questions(e *parliament.Exchange, anchors anchors) []questionView {
	views := make([]questionView, len(e.Questions))
	b.opts.Hits = b.words.in(search.FieldQuestion)
	for i := range e.Questions {
		q := &e.Questions[i]
		at := b.placeOf("vraag", e, i)
		views[i] = questionView{Number: q.Number, Text: b.text(&q.Body, at)}
		views[i].Asks = askLinks(views[i].Text.Asks)
		if q.Number > 0 {
			views[i].Anchor = anchors.take("vraag-" + strconv.Itoa(q.Number))
		}
	}
	if len(views) == 0 {
		return views
	}
	first := &views[0]
	for _, id := range append([]string{string(e.ID)}, numbersOf(e)...) {
		switch a := anchors.take("vraag-" + id); {
		case a == "":
		case first.Anchor == "":
			first.Anchor = a
		default:
			first.Further = append(first.Further, a)
		}
	}
	return views
}

// placeOf returns the place of the i-th question, or of the answer, of an
// exchange. Ids hold the id of the exchange, and from the second question on its
// place, since questions need not have numbers.
func (b *bodies) placeOf(what string, e *parliament.Exchange, i int) bodyPlace {
	at := bodyPlace{where: what + " " + exchangeName(e), anchor: what + "-" + string(e.ID) + "-", asks: what == "vraag"}
	if what == "vraag" && i < len(e.Questions) && e.Questions[i].Number > 0 {
		at.where = "vraag " + strconv.Itoa(e.Questions[i].Number)
	} else if i > 0 {
		at.where += ", deel " + strconv.Itoa(i+1)
	}
	if i > 0 {
		at.anchor += "deel-" + strconv.Itoa(i+1) + "-"
	}
	at.anchor += "alinea-"
	if b.document == nil {
		return at
	}
	if at.written = b.document.Received; what == "vraag" {
		at.written = b.document.Submitted
	}
	return at
}

// askLinks returns links to the sentences of a question that ask, where there
// are several.
func askLinks(ids []string) []link {
	if len(ids) < 2 {
		return nil
	}
	links := make([]link, len(ids))
	for i, id := range ids {
		links[i] = link{URL: "#" + id, Text: strconv.Itoa(i + 1)}
	}
	return links
}

func numbersOf(e *parliament.Exchange) []string {
	out := make([]string, len(e.Numbers))
	for i, n := range e.Numbers {
		out[i] = strconv.Itoa(n)
	}
	return out
}

// anchors are the ids that a page has given away.
type anchors map[string]bool

// take returns the id when it is free, and "" when the page has it already.
func (a anchors) take(id string) string {
	if a[id] {
		return ""
	}
	a[id] = true
	return id
}

// labelNumber is the number in front of a printed label: "12. Antwoord van het
// kabinet". The number stands beside it as a heading already.
var labelNumber = regexp.MustCompile(`^[0-9]+\s*[.:)]\s*`)

func unnumberedLabel(label string) string {
	if rest := labelNumber.ReplaceAllString(label, ""); rest != "" {
		return capital(strings.TrimRight(rest, " :"))
	}
	return "Antwoord"
}

// withoutOpening cuts off how most contributions begin: "De leden van de
// VVD-fractie". In a list of openings it would leave no room for what is asked,
// and the faction stands above the list. Only the names of the factions that ask
// are cut, so that no name is cut in two. The words that are left are the
// source's own, behind an ellipsis.
func withoutOpening(text string, factions []parliament.Faction) string {
	openings := []string{"Deze leden ", "Dit lid "}
	for _, f := range factions {
		for _, name := range f.Names() {
			for _, who := range []string{name + "-fractie ", name + " fractie ", "fractie van " + name + " ", "fractie van de " + name + " ", "fractie van het " + name + " "} {
				openings = append(openings, "De leden van de "+who, "Het lid van de "+who)
			}
		}
	}
	for _, opening := range openings {
		if rest, ok := strings.CutPrefix(text, opening); ok && rest != "" {
			return "… " + rest
		}
	}
	return text
}

// firstWords returns how a question begins, in at most n characters.
func firstWords(e *parliament.Exchange, n int) string {
	return openingWords(corpus.Opening(e), e.Factions, n)
}

// openingWords returns how a question of factions begins, in at most n characters.
func openingWords(text string, factions []parliament.Faction, n int) string {
	if text == "" {
		return "(geen vraag gevonden)"
	}
	return clip(withoutOpening(text, factions), n)
}
