package parliament

// A Position is a place in the normalised text of a source file. Offset counts
// runes from 0, Page and Line count from 1; Line counts through the whole file,
// not by page.
type Position struct {
	Offset int `json:"offset"`
	Page   int `json:"page"`
	Line   int `json:"line"`
}

// A Place is a stretch of the normalised text, from From up to but not
// including To.
type Place struct {
	From Position `json:"from"`
	To   Position `json:"to"`
}

// Join returns the shortest place that holds both p and q. The zero Place
// counts as no place at all.
func (p Place) Join(q Place) Place {
	switch {
	case p == Place{}:
		return q
	case q == Place{}:
		return p
	}
	if q.From.Offset < p.From.Offset {
		p.From = q.From
	}
	if q.To.Offset > p.To.Offset {
		p.To = q.To
	}
	return p
}
