package official

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/source"
)

// paper wraps paragraphs as a paper of the House is.
func paper(text string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
  <metadata>
    <meta name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-99999-7"/>
    <meta name="OVERHEIDop.dossiernummer" content="99999"/>
  </metadata>
  <kamerstuk>
    <kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2020-2021</tekstregel></kamerstukkop>
    <dossier><dossiernummer><dossiernr>99 999</dossiernr></dossiernummer><titel>Raad Visserij</titel></dossier>
    <stuk>
      <stuknr>Nr. <ondernummer kamer="2">7</ondernummer>
      </stuknr>
      <titel>VERSLAG VAN EEN SCHRIFTELIJK OVERLEG</titel>
      <datumtekst>Vastgesteld <datum isodatum="2021-08-31">31 augustus 2021</datum></datumtekst>
      <algemeen><vrije-tekst><tekst status="goed">` + text + `</tekst></vrije-tekst></algemeen>
    </stuk>
  </kamerstuk>
</officiele-publicatie>`
}

const paperHead = "Vergaderjaar 2020-2021\n\n99 999 Raad Visserij\n\nNr. 7\n\nVERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVastgesteld 31 augustus 2021\n\n"

func TestXML(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"paragraphs", "<al>Klopt\n      dit? </al>\n  <al/><al>Ja.</al>", "Klopt dit?\n\nJa."},
		{
			"a heading and an answer", `<tussenkop kopopmaak="vet">1. Antwoord van het kabinet</tussenkop><al>Ja.</al>`,
			"1. Antwoord van het kabinet\n\nJa.",
		},
		{
			"instructions, comments and soft hyphens inside words", "<al>krijgsge<?xpp qa?>van<!-- x -->ge&#xAD;nen<?xpp lb?> en <nadruk type=\"cur\">meer</nadruk>.</al>",
			"krijgsgevangenen en meer.",
		},
		{
			"notes", "<al>massavernietingswapens.\n  <noot type=\"voet\"><noot.nr>1</noot.nr><noot.al>Kamerstuk <extref doc=\"kst-33694-43\" soort=\"document\">33 694, nr. 43</extref>.</noot.al><noot.al>Meer.</noot.al></noot> De <nadruk type=\"vet\">EU</nadruk></al>",
			"massavernietingswapens.1 De EU\n\n1 Kamerstuk 33 694, nr. 43.\nMeer.",
		},
		{
			"notes that stand elsewhere", `<al>Eén<voetref refid="b"/> en twee<voetref refid="a"/>.</al><voetnoot id="a"><al>A.</al></voetnoot><voetnoot id="b"><al>B.</al></voetnoot>`,
			"Eén2 en twee1.\n\n2 B.\n\n1 A.",
		},
		{
			"lists", `<al>Zie:</al><lijst type="expliciet"><li><li.nr>1.</li.nr><al>een</al><al>meer</al></li><li><li.nr>2.</li.nr><al>twee</al><lijst type="ndash"><li><li.nr>–</li.nr><al>diep</al></li></lijst></li></lijst><al>Einde.</al>`,
			"Zie:\n\n1. een\n\nmeer\n\n2. twee\n– diep\n\nEinde.",
		},
		{
			"a table of short cells", `<table><title>Uitgaven</title><tgroup cols="3"><colspec colname="c1"/><colspec colname="c2"/><colspec colname="c3"/><thead><row><entry colname="c1"><al>Jaar</al></entry><entry namest="c2" nameend="c3"><al>Bedrag</al></entry></row></thead><tbody><row><entry colname="c1"/><entry colname="c2"><al>1,5</al></entry><entry colname="c3"><al>2 <nadruk type="cur">mln.</nadruk></al></entry></row></tbody></tgroup></table><al>Bron: CBS.</al>`,
			"Uitgaven\n\nJaar\tBedrag\n1,5\t2 mln.\n\nBron: CBS.",
		},
		{
			"a table that arranges the page", `<table><tgroup><tbody><row><entry><al>Heutink</al></entry><entry><al>Klopt dit?</al><al>Ja.</al></entry></row></tbody></tgroup></table>`,
			"Heutink\n\nKlopt dit?\n\nJa.",
		},
		{
			"a signature", `<ondertekening><functie>De voorzitter van de commissie,</functie><naam><voornaam>G.</voornaam><achternaam>Wilders</achternaam></naam></ondertekening>`,
			"De voorzitter van de commissie,\n\nG. Wilders",
		},
		{
			"divisions", `<divisie><kop><label>Hoofdstuk</label><nr>1</nr><titel>Inleiding</titel></kop><al>Ja.</al></divisie>`,
			"Hoofdstuk 1 Inleiding\n\nJa.",
		},
		{
			"what is not known is kept", `<nieuw>Eén</nieuw><nieuw>twee <ook>drie</ook>vier</nieuw><al>vijf<ook>zes</ook></al>`,
			"Eén\n\ntwee\n\ndrie\n\nvier\n\nvijfzes",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file, err := ReadXML(t.Context(), "x.xml", []byte(paper(tt.in)))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(paperHead+tt.want, file.Text.String()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWrittenQuestions(t *testing.T) {
	file, err := ReadXML(t.Context(), "x.xml", []byte(`<officiele-publicatie><kamervragen>
  <kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2024-2025</tekstregel><tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamervraagkop>
  <kamervraagnummer>100</kamervraagnummer>
  <kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>Van Dijk</achternaam></naam> (<organisatie>SP</organisatie>)
     over <kamervraagonderwerp>dijken</kamervraagonderwerp> (ingezonden <datum isodatum="2024-11-20">20 november 2024</datum>).</kamervraagomschrijving>
  <kamervraagomschrijving type="antwoord">Antwoord van Minister <naam><achternaam>De Vries</achternaam></naam> (ontvangen <datum isodatum="2024-12-03">3 december 2024</datum>).</kamervraagomschrijving>
  <vraag><nr>Vraag 1</nr><al>Kent u het bericht?<noot><noot.nr>1</noot.nr><noot.al>NOS.</noot.al></noot></al></vraag>
  <antwoord><nr>Antwoord 1</nr><al>Ja.</al></antwoord>
</kamervragen></officiele-publicatie>`))
	if err != nil {
		t.Fatal(err)
	}
	want := "Vergaderjaar 2024-2025\n\nTweede Kamer der Staten-Generaal\n\n100\n\n" +
		"Vragen van het lid Van Dijk (SP) over dijken (ingezonden 20 november 2024).\n\nAntwoord van Minister De Vries (ontvangen 3 december 2024).\n\n" +
		"Vraag 1\n\nKent u het bericht?1\n\nAntwoord 1\n\nJa.\n\n1 NOS."
	if diff := cmp.Diff(want, file.Text.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	wantMeta := source.Metadata{
		Number:      source.Field{Value: "100", Name: "kamervraagnummer"},
		Subject:     source.Field{Value: "dijken", Name: "kamervraagonderwerp"},
		SessionYear: source.Field{Value: "2024-2025", Name: "vergaderjaar"},
		Chamber:     source.Field{Value: "Tweede Kamer der Staten-Generaal", Name: "kameraanduiding"},
		Submitted:   source.Field{Value: "2024-11-20", Name: "kamervraagomschrijving vraag"},
		Received:    source.Field{Value: "2024-12-03", Name: "kamervraagomschrijving antwoord"},
	}
	if diff := cmp.Diff(wantMeta, file.Metadata); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
}

const page = `<!DOCTYPE html>
<html lang="nl"><head><title>Kamerstuk 99999, nr. 7 | Overheid.nl</title>
<meta name="DCTERMS.identifier" content="kst-99999-7"><meta name="OVERHEIDop.vergaderjaar" content="2020-2021"></head>
<body><nav><a href="/">Home</a></nav><div id="main-column"><div class="stuk">
<h1 class="stuktitel"><span class="stuknummer">Nr. 7</span> VERSLAG</h1>
<p>Klopt<br>dit?<sup><a class="nootnum supernote" href="#ID-1">1</a></sup> m<sup>2</sup> &laquo;ja&raquo; <a href="/kst-1-2.html">brief</a></p>
<ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">– </span>Betekent dit iets?</p></li><li><p class="labeled"><span class="ol">– </span>Zo ja?</p></li></ul>
<ol start="3"><li>drie</li><li>vier</li></ol>
<ul><li>punt</li></ul>
<table><tr><th>Jaar</th><th colspan="2">Bedrag</th></tr><tr><td><p>2020</p></td><td>1</td><td>2</td></tr></table>
<div class="voet noot notedefault"><h5 class="note-close"><a href="#close">X</a> Noot </h5><sup><span class="nootnum">1</span></sup><p>Kamerstuk 33 694, nr. 43.</p></div>
</div></div><footer>Over deze site</footer></body></html>`

func TestHTML(t *testing.T) {
	file, err := ReadHTML(t.Context(), "x.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := "Nr. 7 VERSLAG\n\nKlopt\ndit?1 m2 «ja» brief\n\n– Betekent dit iets?\n– Zo ja?\n\n3. drie\n4. vier\n\n• punt\n\nJaar\tBedrag\n2020\t1\t2\n\n1 Kamerstuk 33 694, nr. 43."
	if diff := cmp.Diff(want, file.Text.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	wantMeta := source.Metadata{ID: source.Field{Value: "kst-99999-7", Name: "DCTERMS.identifier"}, SessionYear: source.Field{Value: "2020-2021", Name: "OVERHEIDop.vergaderjaar"}}
	if diff := cmp.Diff(wantMeta, file.Metadata); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
	wantHints := []string{
		"heading 1 Nr. 7 VERSLAG", "footnote-mark 1", "superscript 2", "link brief /kst-1-2.html", "item – Betekent dit iets?", "item – Zo ja?", "item 3. drie", "item 4. vier", "item • punt",
		"cell 1.1.1 Jaar", "cell 1.1.2 Bedrag", "cell 1.2.1 2020", "cell 1.2.2 1", "cell 1.2.3 2", "footnote 1 Kamerstuk 33 694, nr. 43.",
	}
	if diff := cmp.Diff(wantHints, printHints(file)); diff != "" {
		t.Errorf("hints (-want +got):\n%s", diff)
	}
}

// printHints returns a line for each hint.
func printHints(file *source.File) []string {
	runes := []rune(file.Text.String())
	var out []string
	for _, h := range file.Hints {
		s := string(h.Kind)
		if h.Level > 0 {
			s += fmt.Sprint(" ", h.Level)
		}
		if h.Table > 0 {
			s += fmt.Sprintf(" %d.%d.%d", h.Table, h.Row, h.Column)
		}
		out = append(out, strings.TrimSpace(s+" "+string(runes[h.From:h.To])+" "+h.Target))
	}
	return out
}

func TestXMLHints(t *testing.T) {
	file, err := ReadXML(t.Context(), "x.xml", []byte(paper(`<tussenkop kopopmaak="cur">Grens</tussenkop><al>De <nadruk type="vet">EU</nadruk> <extref doc="https://example.org/x">hier</extref>.</al>`)))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"heading 1 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "heading 5 Grens", "bold EU", "link hier https://example.org/x"}
	if diff := cmp.Diff(want, printHints(file)); diff != "" {
		t.Errorf("hints (-want +got):\n%s", diff)
	}
}

func TestRefused(t *testing.T) {
	xml := func(s string) error { _, err := ReadXML(t.Context(), "x.xml", []byte(s)); return err }
	page := func(s string) error { _, err := ReadHTML(t.Context(), "x.html", []byte(s)); return err }
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"empty", xml(" \n"), "x.xml: is empty"},
		{"no text", xml("<kamerstuk/>"), "x.xml: is empty"},
		{"text", xml("Vraag 1"), "x.xml:1: is no XML: it has no element"},
		{"other XML", xml("<feed><al>Ja.</al></feed>"), "x.xml: is XML, but no official publication: its first element is <feed>"},
		{"cut off", xml("<kamerstuk>\n<al>Ja."), "x.xml:2: is damaged: it ends before its last element does"},
		{"entities that grow", xml(`<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kamerstuk>&b;</kamerstuk>`), "x.xml:1: has a document type definition (<!DOCTYPE ...>), which is not taken; remove it"},
		{"an entity", xml("<kamerstuk>\n&eacute;</kamerstuk>"), "x.xml:2: has a character entity that XML does not know: invalid character entity &eacute;"},
		{"deep", xml("<kamerstuk>" + strings.Repeat("<al>", 300)), "x.xml:1: nests elements more than 256 deep"},
		{"large", xml(strings.Repeat(" ", source.MaxBytes+1)), "x.xml: has 33 MiB, more than the 32 MiB that a document may have"},
		{"large page", page(strings.Repeat(" ", maxHTML+1)), "x.html: has 17 MiB, more than the 16 MiB that a web page may have"},
		{"empty page", page("<html><body><nav>Home</nav></body></html>"), "x.html: is empty"},
		{"unknown charset", page("<p>\xff\xfe"), "x.html: is not UTF-8, and does not say what else it is"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.err == nil || tt.err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", tt.err, tt.want)
			}
		})
	}
}

// Files of before 2010 may be in Windows' character set.
func TestCharset(t *testing.T) {
	const words = "caf\xe9 \x80"
	x, err := ReadXML(t.Context(), "x.xml", []byte(`<?xml version="1.0" encoding="ISO-8859-1"?><kamerstuk><al>`+words+`</al></kamerstuk>`))
	if err != nil || x.Text.String() != "café €" {
		t.Errorf("XML: got %v, error %v", x, err)
	}
	h, err := ReadHTML(t.Context(), "x.html", []byte(`<meta charset="windows-1252"><p>`+words))
	if err != nil || h.Text.String() != "café €" {
		t.Errorf("HTML: got %v, error %v", h, err)
	}
}

// TestRealFile reads a real paper: a motion.
func TestRealFile(t *testing.T) {
	path := filepath.FromSlash("../../../../shared/documents/not-qa/motie.xml")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("the real file is not here: " + path)
	}
	file, err := ReadXML(t.Context(), path, data)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(file.Text.String(), "\u00a0", " ")
	if !strings.HasPrefix(text, "Vergaderjaar 2024-2025\n\nTweede Kamer der Staten-Generaal\n\n2\n\nKamerstukken\n\n32 317 JBZ-Raad\n\nNr. 943\n\nMOTIE VAN HET LID RAJKOWSKI\n\nVoorgesteld 20 mei 2025\n\nDe Kamer,\n\ngehoord de beraadslaging,") ||
		!strings.HasSuffix(text, "\n\nen gaat over tot de orde van de dag.\n\nRajkowski") {
		t.Errorf("got\n%s", text)
	}
	m := file.Metadata
	if m.ID.Value != "kst-32317-943" || m.Dossier.Value != "32317" || m.Number.Value != "943" || m.Type.Value != "Motie" || m.Issued.Value != "2025-05-20" ||
		m.Title.Name != "OVERHEIDop.documenttitel" || m.SessionYear.Value != "2024-2025" || m.DossierTitle.Value != "JBZ-Raad" {
		t.Errorf("got metadata %+v", m)
	}
}

func checkHints(t *testing.T, file *source.File) {
	t.Helper()
	n := len([]rune(file.Text.String()))
	for _, h := range file.Hints {
		if h.From < 0 || h.From >= h.To || h.To > n {
			t.Errorf("hint %+v in a text of %d runes", h, n)
		}
	}
}

// A file for which there is no time is not read, nor half of it.
func TestNoTime(t *testing.T) {
	cause := errors.New("too late")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	for _, n := range []int{1, 5000} {
		if file, err := ReadXML(ctx, "x.xml", []byte(paper(strings.Repeat("<al>Ja.</al>", n)))); file != nil || !errors.Is(err, cause) || !strings.HasPrefix(err.Error(), "x.xml: ") {
			t.Errorf("%d paragraphs of XML: %v, error %v", n, file, err)
		}
		if file, err := ReadHTML(ctx, "x.html", []byte(strings.Repeat("<p>Ja.</p>", n))); file != nil || !errors.Is(err, cause) || !strings.HasPrefix(err.Error(), "x.html: ") {
			t.Errorf("%d paragraphs of HTML: %v, error %v", n, file, err)
		}
	}
}

// A text in very many pieces is read as quickly as one in a single piece.
func TestTextInPieces(t *testing.T) {
	const pieces = 500_000
	started := time.Now()
	file, err := ReadXML(t.Context(), "x.xml", []byte(paper("<al>"+strings.Repeat("nee <!---->", pieces)+"</al>")))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(file.Text.String(), "nee"); n != pieces {
		t.Errorf("%d of %d pieces", n, pieces)
	}
	// Copied anew for each piece it takes minutes.
	if took := time.Since(started); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(paper(`<al>a<noot><noot.nr>1</noot.nr><noot.al>b<noot/></noot.al></noot></al><lijst><li><li.nr>1</li.nr><table><row><entry/></row></table></li></lijst>`)))
	f.Add([]byte(`<kamervragen><vraag><nr>1</nr><al>x<voetref refid="a"/></al></vraag><voetnoot id="a"><voetref refid="a"/></voetnoot></kamervragen>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadXML(t.Context(), "fuzz.xml", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz.xml:") {
				t.Errorf("the error does not name the file: %q", err)
			}
			return
		}
		checkHints(t, file)
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(page))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadHTML(t.Context(), "fuzz.html", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz.html:") {
				t.Errorf("the error does not name the file: %q", err)
			}
			return
		}
		checkHints(t, file)
	})
}
