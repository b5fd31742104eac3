package invent

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A File is a source file.
type File struct {
	ID   parliament.DocumentID
	Kind parliament.Kind
	Text string
}

// Write writes the file into a folder, under the name of its document.
func (f *File) Write(dir string) error {
	return os.WriteFile(filepath.Join(dir, string(f.ID)+".txt"), []byte(f.Text), 0o644)
}

// Write writes the first n files into a folder, which is made when it is not there.
func (p *Prose) Write(dir string, n int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for i := range n {
		f := p.File(i)
		if err := f.Write(dir); err != nil {
			return err
		}
	}
	return nil
}

// A plan is what is known of a document before it is written; others cite it by that.
type plan struct {
	number   int
	kind     parliament.Kind
	ministry ministry
	dossier  dossier
	asked    time.Time
	answered time.Time
}

// kinds are as common as they are among documents that people download.
var kinds = []parliament.Kind{
	parliament.WrittenQuestions, parliament.WrittenQuestions, parliament.WrittenQuestions, parliament.WrittenQuestions, parliament.WrittenQuestions,
	parliament.WrittenQuestions, parliament.QuestionList, parliament.QuestionList, parliament.WrittenConsultation, parliament.WrittenConsultation,
	parliament.ReplyToReport, parliament.Contribution,
}

// plan returns the plan of document i.
func (p *Prose) plan(i int) plan {
	w := p.Writer(1, uint64(i))
	d := plan{number: i + 1, kind: pick(w, kinds)}
	// The square makes some far more common than others.
	d.ministry = ministries[w.IntN(w.IntN(len(ministries))+1)]
	d.dossier = pick(w, d.ministry.dossiers)
	first := time.Date(firstYear, time.January, 1, 0, 0, 0, 0, time.UTC)
	days := int(time.Date(lastYear, time.December, 1, 0, 0, 0, 0, time.UTC).Sub(first).Hours() / 24)
	d.asked = first.AddDate(0, 0, w.IntN(days))
	d.answered = d.asked.AddDate(0, 0, 14+w.IntN(30))
	return d
}

// sessionYear returns the years of the session in which a day falls: it begins in September.
func sessionYear(day time.Time) (from, to int) {
	from = day.Year()
	if day.Month() < time.September {
		from--
	}
	return from, from + 1
}

// id returns the official identifier.
func (d *plan) id() parliament.DocumentID {
	if d.kind == parliament.WrittenQuestions {
		from, to := sessionYear(d.answered)
		return parliament.DocumentID(fmt.Sprintf("ah-tk-%d%d-%d", from, to, d.number))
	}
	return parliament.DocumentID(fmt.Sprintf("kst-%s-%d", d.dossier.id, d.number))
}

// citation returns how another document cites this one.
func (d *plan) citation() string {
	if d.kind == parliament.WrittenQuestions {
		from, to := sessionYear(d.answered)
		return fmt.Sprintf("Aanhangsel Handelingen, vergaderjaar %d–%d, nr. %d", from, to, d.number)
	}
	return fmt.Sprintf("Kamerstuk %s, nr. %d", spaced(d.dossier.id), d.number)
}

// spaced returns the number of a dossier as it is printed: 21 501-02.
func spaced(dossier string) string { return dossier[:2] + " " + dossier[2:] }

// day returns a date as it is printed.
func day(t time.Time) string {
	d := parliament.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
	return d.Dutch()
}

// File returns file i, counted from 0.
func (p *Prose) File(i int) File {
	d := p.plan(i)
	s := script{Writer: p.Writer(2, uint64(i)), plan: d, index: i}
	switch d.kind {
	case parliament.WrittenQuestions:
		s.writtenQuestions()
	case parliament.QuestionList:
		s.questionList()
	case parliament.WrittenConsultation:
		s.consultation()
	case parliament.ReplyToReport:
		s.reply()
	case parliament.Contribution:
		s.contribution()
	}
	return File{ID: d.id(), Kind: d.kind, Text: s.String()}
}

// A script is a text in the making.
type script struct {
	*Writer
	plan
	index int // of the document
	lines int // on the page
	b     strings.Builder
}

const (
	lineRunes = 74 // as long as the lines of the official papers
	pageLines = 56
)

// String returns the text.
func (s *script) String() string { return s.b.String() }

// line writes one line.
func (s *script) line(text string) {
	if s.lines >= pageLines && text != "" {
		// A page begins with a blank.
		s.b.WriteByte(' ')
		s.lines = 0
	}
	s.b.WriteString(text)
	s.b.WriteString(" \n")
	s.lines++
}

// blank ends a paragraph.
func (s *script) blank() {
	s.b.WriteByte('\n')
	s.lines++
}

// paragraph writes a text in lines, and ends it.
func (s *script) paragraph(text string) {
	s.wrap(text)
	s.blank()
}

func (s *script) wrap(text string) {
	line, runes := "", 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		if runes > 0 && runes+1+n > lineRunes {
			s.line(line)
			line, runes = "", 0
		}
		if runes > 0 {
			line += " "
			runes++
		}
		line += word
		runes += n
	}
	if runes > 0 {
		s.line(line)
	}
}

// cited returns the citation of an earlier document, or of one that is nowhere here.
func (s *script) cited() string {
	if s.index == 0 || s.IntN(4) == 0 {
		return pick(s.Writer, notHere)
	}
	// Few are cited often, most never.
	earlier := s.Prose.plan(s.IntN(s.IntN(s.index) + 1))
	return earlier.citation()
}

// name returns the name of somebody, one of a few hundred for each key.
func name(w *Writer) string { return pick(w, particles) + pick(w, surnames) }

// member returns a member of a faction: always the same ten of each.
func (s *script) member(f parliament.Faction) string {
	key := uint64(0)
	for _, r := range string(f) {
		key = key*31 + uint64(r)
	}
	return name(s.Prose.Writer(3, key*16+uint64(s.IntN(10))))
}

// minister returns the name of the minister of the time: another every four years.
func (s *script) minister() string {
	key := uint64(s.answered.Year() / 4)
	for _, r := range s.ministry.name {
		key = key*31 + uint64(r)
	}
	return name(s.Prose.Writer(4, key))
}

// faction returns a faction, the large ones more often.
func (s *script) faction() parliament.Faction {
	return factions[s.IntN(s.IntN(len(factions))+1)]
}

// several returns n different factions.
func (s *script) several(n int) []parliament.Faction {
	var out []parliament.Faction
	seen := map[parliament.Faction]bool{}
	for len(out) < n {
		if f := s.faction(); !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}
