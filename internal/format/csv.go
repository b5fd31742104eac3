package format

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// A Table is rows under names, for spreadsheet programs.
type Table struct {
	Names []string
	Rows  [][]string
}

// CSV returns a table as RFC 4180 has it, in UTF-8 with the mark by which the
// commonest spreadsheet program knows that. A value that such a program would take
// for a formula gets an apostrophe before it, which it does not show.
func (t *Table) CSV() []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	// Writing to a buffer cannot fail.
	_ = w.Write(t.Names)
	for _, row := range t.Rows {
		_ = w.Write(Harmless(row))
	}
	w.Flush()
	return b.Bytes()
}

// Harmless returns a row without values that a program takes for formulas.
func Harmless(row []string) []string {
	safe := make([]string, len(row))
	for i, value := range row {
		safe[i] = harmless(value)
	}
	return safe
}

// harmless returns a value that no program takes for a formula. A bullet such as
// "- ja" or a number below zero is none of ours, so that nothing is lost by it.
func harmless(value string) string {
	if value != "" && strings.ContainsRune("=+-@\t\r", rune(value[0])) {
		return "'" + value
	}
	return value
}

// ExchangeNames are the columns of a table of exchanges.
var ExchangeNames = []string{
	"document", "vraag en antwoord", "nummers", "fracties", "onderwerp", "vraag", "antwoord", "voetnoten",
	"verwijst naar", "ingezonden", "beantwoord", "adres", "officieel",
	"vragenstellers", "gericht aan", "beantwoord door", "vastgesteld", "antwoord bij",
}

// ExchangeRow returns the row of an exchange in a table under ExchangeNames.
func ExchangeRow(site Site, d *parliament.Document, e *parliament.Exchange) []string {
	var questions, notes []string
	refs := e.References
	for i := range e.Questions {
		questions = append(questions, e.Questions[i].Body.Text)
	}
	for _, id := range e.Footnotes {
		if n, ok := d.Footnote(id); ok {
			notes = append(notes, string(id)+". "+n.Body.Text)
			refs = slices.Concat(refs, n.References)
		}
	}
	var papers []string
	for _, ref := range refs {
		if (ref.Kind == parliament.ToPaper || ref.Kind == parliament.ToAppendix) && !slices.Contains(papers, ref.Target) {
			papers = append(papers, ref.Target)
		}
	}
	numbers := make([]string, len(e.Numbers))
	for i, n := range e.Numbers {
		numbers[i] = strconv.Itoa(n)
	}
	names := make([]string, len(e.Factions))
	for i, f := range e.Factions {
		names[i] = string(f)
	}
	answer := ""
	if e.Answer != nil {
		answer = e.Answer.Body.Text
	}
	return []string{
		string(d.ID), string(e.ID), strings.Join(numbers, "; "), strings.Join(names, "; "), e.Topic,
		strings.Join(questions, "\n\n"), answer, strings.Join(notes, "\n"), strings.Join(papers, "; "),
		d.Submitted.String(), d.Received.String(), site.Exchange(d.ID, e.ID), official(d),
		joined(d.AskersOf(e)), joined(d.Addressees), joined(d.AnswerersOf(e)), d.Adopted.String(), strings.Join(answeredIn(e), "; "),
	}
}

// joined returns people as one value of a table.
func joined[P fmt.Stringer](people []P) string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.String()
	}
	return strings.Join(names, "; ")
}

// ExchangesCSV returns all exchanges of a document as a table.
func ExchangesCSV(site Site, d *parliament.Document) []byte {
	t := Table{Names: ExchangeNames}
	for i := range d.Exchanges {
		t.Rows = append(t.Rows, ExchangeRow(site, d, &d.Exchanges[i]))
	}
	return t.CSV()
}
