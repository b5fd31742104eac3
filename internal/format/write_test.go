package format_test

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

var testSite = format.Site{Base: "https://inbreng.example"}

// bodiesOf returns all bodies of a document.
func bodiesOf(d *parliament.Document) []*parliament.Body {
	var bodies []*parliament.Body
	add := func(b *parliament.Body) {
		if b != nil {
			bodies = append(bodies, b)
		}
	}
	add(d.Preamble)
	for i := range d.Sections {
		add(d.Sections[i].Introduction)
	}
	for i := range d.Exchanges {
		for j := range d.Exchanges[i].Questions {
			add(&d.Exchanges[i].Questions[j].Body)
		}
		if a := d.Exchanges[i].Answer; a != nil {
			add(&a.Body)
		}
	}
	for i := range d.Footnotes {
		add(&d.Footnotes[i].Body)
	}
	return bodies
}

// TestNothingIsLost holds that each whole form of a document has every word of it.
func TestNothingIsLost(t *testing.T) {
	for name, d := range map[string]*parliament.Document{"first": firstDocument(t), "odd": oddDocument()} {
		text, md := string(format.Text(testSite, d)), string(format.Markdown(testSite, d))
		akn, err := format.AkomaNtoso(testSite, d)
		if err != nil {
			t.Fatal(err)
		}
		inXML := withoutBlanks(wordsOfXML(t, akn))
		for _, b := range bodiesOf(d) {
			if printed := parliament.PrintedText(b.Blocks); !strings.Contains(text, printed) {
				t.Errorf("%s: the text lacks %q", name, printed)
			}
			for line := range strings.Lines(b.Text) {
				if !strings.Contains(text, line) {
					t.Errorf("%s: the text lacks %q", name, line)
				}
			}
			if first, _, _ := strings.Cut(strings.ReplaceAll(b.Markdown, "](/", "]("+testSite.Base+"/"), "\n"); !strings.Contains(md, first) {
				t.Errorf("%s: the Markdown lacks %q", name, first)
			}
			for _, block := range b.Blocks {
				for _, in := range block.Inlines {
					if in.Kind != parliament.Mark && !strings.Contains(inXML, withoutBlanks(in.Text)) {
						t.Errorf("%s: the XML lacks %q", name, in.Text)
					}
				}
			}
		}
		for i := range d.Footnotes {
			if id := string(d.Footnotes[i].ID); !strings.Contains(md, "[^"+id+"]: ") || !strings.Contains(string(akn), `marker="`+id+`"`) {
				t.Errorf("%s: note %s is lost", name, id)
			}
		}
	}
}

func withoutBlanks(s string) string { return strings.Join(strings.Fields(s), "") }

// wordsOfXML returns the words of a document in XML.
func wordsOfXML(t *testing.T, data []byte) string {
	t.Helper()
	var b strings.Builder
	dec := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if chars, ok := token.(xml.CharData); ok {
			b.Write(chars)
		}
	}
}

// TestTheStructureOfAkomaNtoso holds without the schema: every eId is there once,
// every reference within the document leads to one, and each exchange has its
// elements.
func TestTheStructureOfAkomaNtoso(t *testing.T) {
	for name, d := range map[string]*parliament.Document{"first": firstDocument(t), "odd": oddDocument()} {
		data, err := format.AkomaNtoso(testSite, d)
		if err != nil {
			t.Fatal(err)
		}
		ids, refs, elements := map[string]bool{}, []string{}, map[string]int{}
		dec := xml.NewDecoder(strings.NewReader(string(data)))
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			elements[start.Name.Local]++
			for _, a := range start.Attr {
				switch {
				case a.Name.Local == "eId" && ids[a.Value]:
					t.Errorf("%s: the eId %s is there twice", name, a.Value)
				case a.Name.Local == "eId":
					ids[a.Value] = true
				case strings.HasPrefix(a.Value, "#"):
					refs = append(refs, a.Value[1:])
				}
			}
		}
		for _, ref := range refs {
			if !ids[ref] {
				t.Errorf("%s: #%s leads nowhere", name, ref)
			}
		}
		questions, answers := 0, 0
		for i := range d.Exchanges {
			questions += len(d.Exchanges[i].Questions)
			if d.Exchanges[i].Answer != nil {
				answers++
			}
		}
		if elements["question"] != questions || elements["answer"] != answers || elements["authorialNote"]+elements["note"] != len(d.Footnotes) {
			t.Errorf("%s: %v", name, elements)
		}
	}
}

func TestAkomaNtosoNeedsADate(t *testing.T) {
	d := oddDocument()
	d.Received = parliament.Date{}
	if _, err := format.AkomaNtoso(testSite, d); !errors.Is(err, format.ErrNoDate) || format.HasDate(d) {
		t.Errorf("error %v", err)
	}
}

// TestTables reads a table back, and holds that no value of it is a formula.
func TestTables(t *testing.T) {
	d := oddDocument()
	data := format.ExchangesCSV(testSite, d)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 1+len(d.Exchanges) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := strings.Join(rows[0], ","); got != strings.Join(format.ExchangeNames, ",") {
		t.Errorf("names %s", got)
	}
	if rows[1][5] != d.Exchanges[0].Questions[0].Body.Text+"\n\n"+d.Exchanges[0].Questions[1].Body.Text || rows[1][2] != "1; 2" || rows[1][3] != "VVD; D66" {
		t.Errorf("%q", rows[1])
	}
	if rows[2][5] != "'-1 zonder antwoord?" || rows[2][6] != "" {
		t.Errorf("%q", rows[2])
	}
}

// TestALateAnswerIsNoAnswer writes a document whose letter says that answers come later.
func TestALateAnswerIsNoAnswer(t *testing.T) {
	d := &parliament.Document{ID: "ah-tk-20242025-562", Received: parliament.Date{Year: 2024, Month: 11, Day: 15}, Exchanges: []parliament.Exchange{{ID: "1"}}}
	for what, answer := range map[string]*parliament.Answer{"mededeling 15 november 2024": nil, "beantwoord 15 november 2024": {}} {
		d.Exchanges[0].Answer = answer
		if text := string(format.Text(format.Site{}, d)); !strings.Contains(text, what) {
			t.Errorf("the text lacks %q: %s", what, text)
		}
	}
}
