package server

import (
	"net/http"
	"strconv"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// newsPage says what is new, what changed and what went since the release before, and
// when all else came.
type newsPage struct {
	page
	pagesView
	First    string // day of the first release
	Before   string // day of the release before this one, "" for none
	Days     []newsDay
	Gone     []link
	MoreGone int // that are not listed
}

// A newsDay is what came or changed in the releases of one day.
type newsDay struct {
	Day     string
	Changes []changeView
}

// A changeView is a document that came or changed.
type changeView struct {
	Document  link
	New       bool
	Exchanges []link // that changed
	More      int    // that are not listed
}

const (
	newsPageSize = 50
	// maxChanged is how many changed exchanges are listed of a document.
	maxChanged = 10
)

// dutchDay returns the day of a moment.
func dutchDay(t time.Time) string {
	return parliament.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}.Dutch()
}

func (s *Server) serveNews(w http.ResponseWriter, r *http.Request, rel *release) error {
	history, err := rel.Corpus.History()
	if err != nil {
		return err
	}
	p := &newsPage{First: dutchDay(history.First)}
	if !history.Previous.IsZero() {
		p.Before = dutchDay(history.Previous)
	}
	changes, pages, err := pagedList(r, rel.Corpus.ChangeCount(), newsPageSize, rel.Corpus.Changes)
	if err != nil {
		return err
	}
	p.pagesView = pages
	lines := outlineReader{rel: rel}
	for i := range changes {
		day := dutchDay(changes[i].When)
		if n := len(p.Days); n == 0 || p.Days[n-1].Day != day {
			p.Days = append(p.Days, newsDay{Day: day})
		}
		view, err := newChange(&lines, &changes[i])
		if err != nil {
			return err
		}
		in := &p.Days[len(p.Days)-1]
		in.Changes = append(in.Changes, view)
	}
	if pages.From == 1 {
		gone, total, err := rel.Corpus.Gone(0, newsPageSize)
		if err != nil {
			return err
		}
		for _, g := range gone {
			p.Gone = append(p.Gone, link{Text: capital(g.Title), Note: officialNameOf(g.Document)})
		}
		p.MoreGone = total - len(gone)
	}
	p.Title, p.Nav = "Nieuw en gewijzigd", "documenten"
	p.Description = "Welke stukken er zijn bijgekomen, welke zijn gewijzigd en welke er niet meer zijn."
	return s.render(w, r, http.StatusOK, "news", p)
}

// newChange returns the view of a change.
func newChange(lines *outlineReader, c *corpus.Change) (changeView, error) {
	view := changeView{Document: link{URL: documentURL(c.Document), Text: capital(c.Title), Note: officialNameOf(c.Document)}, New: c.New}
	shown := c.Exchanges[:min(len(c.Exchanges), maxChanged)]
	view.More = len(c.Exchanges) - len(shown)
	if len(shown) == 0 {
		return view, nil
	}
	if err := lines.turn(c.Document); err != nil {
		return view, err
	}
	for _, id := range shown {
		if o, ok := lines.outlines[id]; ok {
			view.Exchanges = append(view.Exchanges, link{URL: answerURL(c.Document, id), Text: o.Name()})
		}
	}
	return view, nil
}

// newsList lists what came and changed, the latest first.
func (s *Server) newsList() list[corpus.Change] {
	return list[corpus.Change]{
		load: func(_ *http.Request, rel *release, from, to int) ([]corpus.Change, int, error) {
			changes, err := rel.Corpus.Changes(from, to)
			return changes, rel.Corpus.ChangeCount(), err
		},
		names: []string{"document", "titel", "tijdstip", "nieuw", "gewijzigde vragen", "adres"},
		row: func(c corpus.Change) []string {
			return []string{
				string(c.Document), c.Title, c.When.Format(time.RFC3339), strconv.FormatBool(c.New), joinIDs(c.Exchanges), s.baseURL + documentURL(c.Document),
			}
		},
	}
}
