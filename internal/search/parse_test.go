package search

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"inbreng/internal/benchtest"
	"inbreng/internal/parliament"
)

// Short names for what stands in almost every line below.
type (
	w = Word
	c = Cited
)

func phrase(words ...string) Phrase { return Phrase{words} }

var parseCases = []struct {
	text string
	want Node
}{
	// Words, and what parts them.
	{"", All{}},
	{" \t\n", All{}},
	{"?!", All{}},
	{"drones", All{w{"drones"}}},
	{"Turkse  drones\n", All{w{"Turkse"}, w{"drones"}}},
	{"UNESCO-missie", All{w{"UNESCO-missie"}}},
	{"staakt‑het‑vuren", All{w{"staakt‑het‑vuren"}}}, // non-breaking hyphens
	{"EU – NAVO", All{w{"EU"}, w{"NAVO"}}},
	{"Shusha/Shushi", All{w{"Shusha"}, w{"Shushi"}}},
	{"21 501-02", All{w{"21"}, w{"501-02"}}},
	{"UAV’s zo'n", All{w{"UAV’s"}, w{"zo'n"}}},
	{"'drones'", All{w{"drones"}}},
	{"‘s ochtends", All{w{"s"}, w{"ochtends"}}},
	{"680.000 euro.", All{w{"680.000"}, w{"euro"}}},
	{"a\x00b", All{w{"a"}, w{"b"}}},
	{"(drones) [UAV]", All{w{"drones"}, w{"UAV"}}},
	{"geen", All{w{"geen"}}},

	// Phrases.
	{`""`, All{}},
	{`"?"`, All{}},
	{`"rode kruis"`, All{phrase("rode", "kruis")}},
	{`"rode kruis`, All{phrase("rode", "kruis")}},
	{`rode" kruis"`, All{w{"rode"}, phrase("kruis")}},
	{`geen "een UNESCO-missie," nu`, All{w{"geen"}, phrase("een", "UNESCO-missie"), w{"nu"}}},
	{"«eerlijk en vrij»", All{phrase("eerlijk", "en", "vrij")}},
	{"„eerlijk” “vrij” ‹x› ＂y＂", All{phrase("eerlijk"), phrase("vrij"), phrase("x"), phrase("y")}},
	{`"a""b"`, All{phrase("a"), phrase("b")}},
	{`"a OF b"`, All{phrase("a", "OF", "b")}},
	{`"fractie:vvd -x y* 33694-43"`, All{phrase("fractie", "vvd", "x", "y", "33694-43")}},
	{`"vraag 12"`, All{phrase("vraag", "12")}},

	// Minus.
	{"-drones", All{Not{w{"drones"}}}},
	{"-drones -wapens", All{Not{w{"drones"}}, Not{w{"wapens"}}}},
	{"Turkije -drones wapens", All{w{"Turkije"}, Not{w{"drones"}}, w{"wapens"}}},
	{"Turkije −drones", All{w{"Turkije"}, Not{w{"drones"}}}}, // the sign of arithmetic
	{`-"rode kruis" hulp`, All{Not{phrase("rode", "kruis")}, w{"hulp"}}},
	{`-«rode kruis`, All{Not{phrase("rode", "kruis")}}},
	{`-""`, All{}},
	{"-krijgs*", All{Not{Prefix{"krijgs"}}}},
	{"-fractie:vvd drones", All{Not{Filter{FilterFaction, "vvd"}}, w{"drones"}}},
	{`-onderwerp:"Reis naar Shushi"`, All{Not{Filter{FilterTopic, "Reis naar Shushi"}}}},
	{"-33694-43", All{Not{c{Paper: "kst-33694-43", Text: "33694-43"}}}},
	{"drones -33 694, nr. 43", All{w{"drones"}, Not{c{Paper: "kst-33694-43", Text: "33 694, nr. 43"}}}},
	{"-verwijst:33694-43", All{Not{c{"kst-33694-43", "33694-43", true}}}},
	{"-UNESCO-missie", All{Not{w{"UNESCO-missie"}}}},
	{"-Shusha/Shushi", All{Not{phrase("Shusha", "Shushi")}}},
	{"(-drones)", All{Not{w{"drones"}}}},
	{"- drones", All{w{"drones"}}},
	{"EU - NAVO -", All{w{"EU"}, w{"NAVO"}}},
	{"--drones", All{w{"drones"}}},
	{"drones-", All{w{"drones"}}},
	{"a/-b", All{w{"a"}, w{"b"}}},
	{`"EU"-landen`, All{phrase("EU"), w{"landen"}}},
	{`EU-"landen"`, All{w{"EU"}, phrase("landen")}},
	{"-OF", All{Not{w{"of"}}}},
	{"-(a b)", All{w{"a"}, w{"b"}}},

	// OF.
	{"a OF b", Any{w{"a"}, w{"b"}}},
	{"a b OF c", Any{All{w{"a"}, w{"b"}}, w{"c"}}},
	{"a OF b c OF d", Any{w{"a"}, All{w{"b"}, w{"c"}}, w{"d"}}},
	{`"a b" OF -c`, Any{phrase("a", "b"), Not{w{"c"}}}},
	{"(a OF b) c", Any{w{"a"}, All{w{"b"}, w{"c"}}}},
	{"fractie:vvd OF fractie:sp drones", Any{Filter{FilterFaction, "vvd"}, All{Filter{FilterFaction, "sp"}, w{"drones"}}}},
	{"33694-43 OF 21501-02-2375", Any{c{Paper: "kst-33694-43", Text: "33694-43"}, c{Paper: "kst-21501-02-2375", Text: "21501-02-2375"}}},
	{"nrs. 520 OF 548", Any{All{w{"nrs"}, w{"520"}}, w{"548"}}},
	{"a of b", All{w{"a"}, w{"of"}, w{"b"}}},
	{"a Of b", All{w{"a"}, w{"Of"}, w{"b"}}},
	{"a OF", All{w{"a"}, w{"of"}}},
	{"OF a", All{w{"of"}, w{"a"}}},
	{"OF", All{w{"of"}}},
	{"OF OF", All{w{"of"}, w{"of"}}},
	{"a OF OF b", Any{w{"a"}, All{w{"of"}, w{"b"}}}},
	{"EN/OF", All{w{"EN"}, w{"of"}}},
	{"OF-clausule", All{w{"OF-clausule"}}},
	{"a OF ?!", All{w{"a"}, w{"of"}}},

	// Stars.
	{"krijgs*", All{Prefix{"krijgs"}}},
	{"krijgs*, drones", All{Prefix{"krijgs"}, w{"drones"}}},
	{"krijgs**", All{Prefix{"krijgs"}}},
	{"één*", All{Prefix{"één"}}},
	{"UNESCO-mis*", All{w{"UNESCO"}, Prefix{"mis"}}},
	{"kst-33694-43-krijgs*", All{c{Paper: "kst-33694-43", Text: "kst-33694-43"}, Prefix{"krijgs"}}},
	{"ab*", All{w{"ab"}}},
	{"OF*", All{w{"of"}}},
	{"36836-d*", All{c{Paper: "kst-36836-D", Text: "36836-d"}}},
	{"*gevangenen", All{w{"gevangenen"}}},
	{"krijgs*gevangenen", All{w{"krijgs"}, w{"gevangenen"}}},
	{"krijgs *", All{w{"krijgs"}}},
	{"*", All{}},

	// Filters.
	{"fractie:vvd", All{Filter{FilterFaction, "vvd"}}},
	{"Fractie:VVD,", All{Filter{FilterFaction, "vvd"}}},
	{"(fractie:CU) drones", All{Filter{FilterFaction, "christenunie"}, w{"drones"}}},
	{`fractie:"Partij voor de Dieren" dieren`, All{Filter{FilterFaction, "partij-voor-de-dieren"}, w{"dieren"}}},
	{"fractie:partij-voor-de-dieren", All{Filter{FilterFaction, "partij-voor-de-dieren"}}},
	{"fractie:“Groep Van Haga”", All{Filter{FilterFaction, "groep-van-haga"}}},
	{"fractie:D'66", All{Filter{FilterFaction, "d66"}}},
	{"in:antwoord drones", All{Filter{FilterIn, "antwoord"}, w{"drones"}}},
	{"IN:Vraag", All{Filter{FilterIn, "vraag"}}},
	{"onderwerp:Grensafbakening", All{Filter{FilterTopic, "Grensafbakening"}}},
	{`onderwerp:"Reis  naar Shushi" drones`, All{Filter{FilterTopic, "Reis naar Shushi"}, w{"drones"}}},
	{"onderwerp:Reis naar", All{Filter{FilterTopic, "Reis"}, w{"naar"}}},
	{"document:kst-21501-02-2401", All{Filter{FilterDocument, "kst-21501-02-2401"}}},
	{"document:21501-02-2401", All{Filter{FilterDocument, "kst-21501-02-2401"}}},
	{`document:"21 501-02, nr. 2401"`, All{Filter{FilterDocument, "kst-21501-02-2401"}}},
	{"jaar:2021", All{Filter{FilterYear, "2021"}}},
	{"indiener:Köse", All{Filter{FilterAsker, "Köse"}}},
	{`Indiener:"van der Vaart" -bewindspersoon:Snel.`, All{Filter{FilterAsker, "van der Vaart"}, Not{Filter{FilterMinister, "Snel"}}}},
	{"ministerie:financien", All{Filter{FilterMinistry, "financien"}}},
	{"indiener:", All{w{"indiener"}}},
	{"ministerie:-", All{w{"ministerie"}}},
	{"verwijst:33694-43", All{c{"kst-33694-43", "33694-43", true}}},
	{"verwijst:33 694, nr. 43 drones", All{c{"kst-33694-43", "33 694, nr. 43", true}, w{"drones"}}},
	{`verwijst:"Kamerstuk 33 694, nr. 43"`, All{c{"kst-33694-43", "Kamerstuk 33 694, nr. 43", true}}},
	{`verwijst:"33 694, nrs. 43 en 44"`, All{c{"kst-33694-43", "33 694, nrs. 43", true}, c{"kst-33694-44", "44", true}}},
	{"verwijst:https://zoek.officielebekendmakingen.nl/kst-33694-43.html", All{c{"kst-33694-43", "https://zoek.officielebekendmakingen.nl/kst-33694-43.html", true}}},
	{"verwijst:ah-tk-20232024-594.", All{c{"ah-tk-20232024-594", "ah-tk-20232024-594", true}}},

	// What looks like a filter and is none.
	{"artikel 5: NAVO", All{w{"artikel"}, w{"5"}, w{"NAVO"}}},
	{"12:30", All{w{"12"}, w{"30"}}},
	{"https://voorbeeld.example/over", All{w{"https"}, w{"voorbeeld"}, w{"example"}, w{"over"}}},
	{"fracties:vvd", All{w{"fracties"}, w{"vvd"}}},
	{"party:vvd", All{w{"party"}, w{"vvd"}}},
	{"x/fractie:vvd", All{w{"x"}, w{"fractie"}, w{"vvd"}}},
	{"fractie:xyz", All{w{"fractie"}, w{"xyz"}}},
	{"jaar:soon", All{w{"jaar"}, w{"soon"}}},
	{"jaar:21", All{w{"jaar"}, w{"21"}}},
	{"-jaar:soon", All{Not{phrase("jaar", "soon")}}},
	{"in:titel", All{w{"in"}, w{"titel"}}},
	{"in:answer", All{w{"in"}, w{"answer"}}},
	{"verwijst:xyz", All{w{"verwijst"}, w{"xyz"}}},
	{"document:drones", All{w{"document"}, w{"drones"}}},
	{"jaar: 2021", All{w{"jaar"}, w{"2021"}}},
	{`onderwerp:"?!" x`, All{w{"onderwerp"}, w{"x"}}},
	{`jaar:"heel lang geleden"`, All{w{"jaar"}, phrase("heel", "lang", "geleden")}},

	// Papers, in any notation.
	{"33694-43", All{c{Paper: "kst-33694-43", Text: "33694-43"}}},
	{"33 694, nr. 43", All{c{Paper: "kst-33694-43", Text: "33 694, nr. 43"}}},
	{"kst-33694-43", All{c{Paper: "kst-33694-43", Text: "kst-33694-43"}}},
	{"KST-33694-43 drones", All{c{Paper: "kst-33694-43", Text: "KST-33694-43"}, w{"drones"}}},
	{"21 501-02 nr. 2375", All{c{Paper: "kst-21501-02-2375", Text: "21 501-02 nr. 2375"}}},
	{"drones 21 501-02 nr. 2375 wapens", All{w{"drones"}, c{Paper: "kst-21501-02-2375", Text: "21 501-02 nr. 2375"}, w{"wapens"}}},
	{"36836 D", All{c{Paper: "kst-36836-D", Text: "36836 D"}}},
	{"zie Kamerstuk 33 694, nr. 43.", All{w{"zie"}, c{Paper: "kst-33694-43", Text: "Kamerstuk 33 694, nr. 43"}}},
	{"Kamerstuk 29 628, nrs. 520 en 548", All{c{Paper: "kst-29628-520", Text: "Kamerstuk 29 628, nrs. 520"}, c{Paper: "kst-29628-548", Text: "548"}}},
	{"Aanhangsel Handelingen 2023/24, nr. 594", All{c{Paper: "ah-tk-20232024-594", Text: "Aanhangsel Handelingen 2023/24, nr. 594"}}},
	{"2020d25240 drones", All{c{Paper: "2020D25240", Text: "2020d25240"}, w{"drones"}}},
	{"zie https://zoek.officielebekendmakingen.nl/kst-33694-43.html?x=1#y", All{w{"zie"}, c{Paper: "kst-33694-43", Text: "https://zoek.officielebekendmakingen.nl/kst-33694-43.html?x=1#y"}}},
	{"zoek.officielebekendmakingen.nl/ah-tk-20232024-594.html", All{c{Paper: "ah-tk-20232024-594", Text: "zoek.officielebekendmakingen.nl/ah-tk-20232024-594.html"}}},
	{"(36 471-64) drones", All{c{Paper: "kst-36471-64", Text: "36 471-64"}, w{"drones"}}},
	{"33 694 (nr. 43) drones", All{c{Paper: "kst-33694-43", Text: "33 694 nr 43"}, w{"drones"}}},
	{"33 694", All{w{"33"}, w{"694"}}},
	{"1 233 694 euro", All{w{"1"}, w{"233"}, w{"694"}, w{"euro"}}},
	{`33 694, "nr. 43"`, All{w{"33"}, w{"694"}, phrase("nr", "43")}},

	// Numbers of questions and answers.
	{"vraag 12", All{Numbered{12, "vraag 12"}}},
	{"Antwoord 12?", All{Numbered{12, "Antwoord 12"}}},
	{"vraag nr. 12", All{Numbered{12, "vraag 12"}}},
	{"21501-02-2401 antwoord 12", All{c{Paper: "kst-21501-02-2401", Text: "21501-02-2401"}, Numbered{12, "antwoord 12"}}},
	{"Kamerstukken II 2020/21, 21501-02, nr. 2401, antwoord 12", All{c{Paper: "kst-21501-02-2401", Text: "Kamerstukken II 2020/21, 21501-02, nr. 2401"}, Numbered{12, "antwoord 12"}}},
	{"vraag 12 fractie:vvd", All{Numbered{12, "vraag 12"}, Filter{FilterFaction, "vvd"}}},
	{"vraag 1, vraag 2", All{Numbered{1, "vraag 1"}, Numbered{2, "vraag 2"}}},
	{"vraag 1 OF vraag 2", Any{Numbered{1, "vraag 1"}, Numbered{2, "vraag 2"}}},
	{"vraag 12 procent", All{w{"vraag"}, w{"12"}, w{"procent"}}},
	{"de vraag 12", All{w{"de"}, w{"vraag"}, w{"12"}}},
	{"-vraag 12", All{Not{w{"vraag"}}, w{"12"}}},
	{"vraag 0", All{w{"vraag"}, w{"0"}}},
	{"vraag 12345", All{w{"vraag"}, w{"12345"}}},
	{"vraag", All{w{"vraag"}}},
}

func TestParse(t *testing.T) {
	for _, tc := range parseCases {
		tree, err := Parse(tc.text)
		if err != nil {
			t.Errorf("%q: %v", tc.text, err)
		}
		if !cmp.Equal(tc.want, tree.Root) { // a diff prints nodes of different kinds alike
			t.Errorf("%q:\n got %#v\nwant %#v", tc.text, tree.Root, tc.want)
		}
	}
}

func TestParseNotes(t *testing.T) {
	for _, tc := range []struct {
		text  string
		noted []string // the parts noted
		says  string   // in the last sentence
	}{
		{"drones", nil, ""},
		{"artikel 5: NAVO", nil, ""},
		{"https://voorbeeld.example 12:30", nil, ""},
		{"fracties:vvd party:vvd", nil, ""},
		{"fractie:vvd in:antwoord onderwerp:Reis document:21501-02-2401 verwijst:33694-43 jaar:2021", nil, ""},
		{"a OF b", nil, ""},
		{`"OF jaar:soon ab*"`, nil, ""},
		{"(a) - b", nil, ""},
		{"fractie:xyz", []string{"fractie:xyz"}, "geen fractie bekend"},
		{"-jaar:soon", []string{"jaar:soon"}, "vier cijfers"},
		{"jaar:0021", []string{"jaar:0021"}, "vier cijfers"},
		{"in:titel", []string{"in:titel"}, "“vraag” of “antwoord”"},
		{"verwijst:xyz", []string{"verwijst:xyz"}, "het nummer van een stuk"},
		{`verwijst:"33 694, nr. 43 en nog wat"`, []string{`verwijst:"33 694, nr. 43 en nog wat"`}, "het nummer van een stuk"},
		{"document:drones", []string{"document:drones"}, "het nummer van een document"},
		{`onderwerp:"?!"`, []string{`onderwerp:"?!"`}, "een onderwerp tussen aanhalingstekens"},
		{"jaar: 2021", []string{"jaar:"}, "direct achter de dubbele punt"},
		{`fractie:"" x`, []string{`fractie:""`}, "direct achter de dubbele punt"},
		{"ab* c*", []string{"ab*", "c*"}, "ten minste drie letters"},
		{"OF a", []string{"OF"}, "niet tussen twee zoektermen"},
		{"a OF OF", []string{"OF"}, "niet tussen twee zoektermen"},
		{"(a OF b) c", []string{"( )"}, "Haakjes"},
		{"fractie:" + strings.Repeat("x", 100), []string{"fractie:" + strings.Repeat("x", 100)}, "xxx" + Ellipsis + "” is gelezen"},
	} {
		tree, err := Parse(tc.text)
		if err != nil {
			t.Fatalf("%q: %v", tc.text, err)
		}
		var noted []string
		says := ""
		for _, n := range tree.Notes {
			noted, says = append(noted, n.Text), n.Sentence
		}
		if !slices.Equal(noted, tc.noted) || !strings.Contains(says, tc.says) {
			t.Errorf("%q: notes %+v, want on %q with %q", tc.text, tree.Notes, tc.noted, tc.says)
		}
	}
}

// TestNodesPrint shows the printed form of trees that were not typed as printed.
func TestNodesPrint(t *testing.T) {
	for _, tc := range []struct {
		node Node
		want string
	}{
		{All{}, ""},
		{Any{All{w{"a"}, w{"b"}}, Not{phrase("c", "d")}}, `a b OF -"c d"`},
		{All{w{"OF"}, w{"a"}}, "of a"},
		{Filter{FilterFaction, "vvd"}, "fractie:vvd"},
		{Filter{FilterTopic, "Reis naar Shushi"}, `onderwerp:"Reis naar Shushi"`},
		{Filter{FilterTopic, "Grens?"}, `onderwerp:"Grens?"`},
		{Filter{FilterTopic, "«Onvrij» verklaard"}, `onderwerp:"Onvrij verklaard"`},
		{Cited{Paper: "kst-33694-43", Text: "33 694, nr. 43"}, "kst-33694-43"},
		{Cited{Paper: "kst-33694-43", Sure: true}, "verwijst:kst-33694-43"},
		{Numbered{Number: 12}, "vraag 12"},
	} {
		if got := tc.node.String(); got != tc.want {
			t.Errorf("%#v prints as %q, want %q", tc.node, got, tc.want)
		}
	}
	if got := (Tree{}).String(); got != "" {
		t.Errorf("the zero Tree prints as %q", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want error
	}{
		"as long as it may be":     {strings.Repeat("x", MaxText), nil},
		"a byte longer":            {strings.Repeat("x", MaxText+1), ErrTooLong},
		"as many words as may be":  {strings.Repeat("x ", MaxWords), nil},
		"a word more":              {strings.Repeat("x ", MaxWords+1), ErrTooMany},
		"a word more, in a phrase": {`"` + strings.Repeat("x ", MaxWords+1), ErrTooMany},
		"a word of too many parts": {strings.Repeat("x-", MaxWords+1), ErrTooMany},
		"a word more, left out":    {strings.Repeat("-x ", MaxWords+1), ErrTooMany},
		"a word more, in a value":  {`onderwerp:"` + strings.Repeat("x ", MaxWords+1), ErrTooMany},
		"as many papers as may be": {strings.Repeat("kst-33694-43 ", MaxWords), nil},
		"a paper more":             {strings.Repeat("kst-33694-43 ", MaxWords+1), ErrTooMany},
		"a range of papers":        {"Kamerstuk 33 694, nrs. 1 t/m 90", ErrTooMany},
	} {
		if _, err := Parse(tc.text); !errors.Is(err, tc.want) {
			t.Errorf("%s: error %v, want %v", name, err, tc.want)
		}
	}
}

// FuzzParse holds the laws of the query language: any string that is not too long
// is a query, a query printed is read as the same query, and what was read has no
// more words than are allowed and keeps the shape that the nodes promise.
func FuzzParse(f *testing.F) {
	for _, tc := range parseCases {
		f.Add(tc.text)
	}
	for _, text := range []string{
		"\xff", "e\u0301'e-\u00ad-x", "jaar:jaar:2021", "-(-\"", "33 694; nrs. 1 t/m 4 en 7", "fractie:“groep 字”", "onderwerp:\xff1",
		"kst-36600-VII nr. 1", "vraag vraag 12 antwoord; nr 3", "Kamerstuk «33» 694; (nr.) 43", "2Kamerstukken 33 694, nr. 43", "nrs. 43-44",
	} {
		f.Add(text)
	}
	f.Fuzz(holdsLaws)
}

// TestLawsOfJoinedPieces tries what people and fuzzers seldom type: the pieces of
// the language in any order, next to each other and apart.
func TestLawsOfJoinedPieces(t *testing.T) {
	pieces := []string{
		"drones", "rode", "12", "33 694", "33694-43", "36836", "D", "vraag", "antwoord", "nr.", "nrs. 1 en 2", "43", "nr. 43", "Kamerstuk", "2020/21",
		"Aanhangsel Handelingen", "fractie:", "in:antwoord", "vvd", "jaar:2021", "verwijst:", "onderwerp:", "kst-33694-43", "kst-36600-VII", "-", "−", "--",
		`"`, "«", "”", "OF", "*", "krijgs*", "a*", "(", ")", ",", ";", "/", ":", ".", "é", "\x00", "https://zoek.officielebekendmakingen.nl/kst-33694-43.html",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		var text strings.Builder
		for range 1 + random.IntN(9) {
			text.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(3) > 0 {
				text.WriteByte(' ')
			}
		}
		holdsLaws(t, text.String())
	}
}

// holdsLaws fails the test when the text breaks a law of the language.
func holdsLaws(t *testing.T, text string) {
	tree, err := Parse(text)
	if err != nil {
		if !errors.Is(err, ErrTooLong) && !errors.Is(err, ErrTooMany) {
			t.Fatal(err)
		}
		return
	}
	if n := countWords(tree.Root); n > MaxWords {
		t.Fatalf("%q: %d words", text, n)
	}
	if wrong := misshapen(tree.Root); wrong != "" {
		t.Fatalf("%q: %#v: %s", text, tree.Root, wrong)
	}
	for _, note := range tree.Notes {
		if note.Text != "( )" && !strings.Contains(text, note.Text) {
			t.Fatalf("%q: note on %q, which is not there", text, note.Text)
		}
	}
	printed := tree.String()
	if len(printed) > MaxText {
		return // printing adds blanks and quotes
	}
	again, err := Parse(printed)
	if err != nil {
		t.Fatalf("%q printed as %q: %v", text, printed, err)
	}
	if !cmp.Equal(tree.Root, again.Root, cmpopts.IgnoreFields(Cited{}, "Text")) {
		t.Errorf("%q printed as %q is another query:\n got %#v\nwant %#v", text, printed, again.Root, tree.Root)
	}
	if len(again.Notes) > 0 {
		t.Errorf("%q printed as %q gets notes: %+v", text, printed, again.Notes)
	}
}

// misshapen says which promise of the nodes' comments a root breaks, "" for none.
func misshapen(root Node) string {
	alternatives, isAny := root.(Any)
	if !isAny {
		alternatives = Any{root}
	} else if len(alternatives) < 2 {
		return "an Any of fewer than two"
	}
	for _, alternative := range alternatives {
		all, isAll := alternative.(All)
		switch {
		case !isAll && !isAny:
			return "a root that is neither All nor Any"
		case !isAll:
			all = All{alternative}
		case isAny && len(all) < 2:
			return "an All of fewer than two in an Any"
		}
		for _, node := range all {
			not, isNot := node.(Not)
			if isNot {
				node = not.Node
			}
			if wrong := misshapenTerm(node); wrong != "" {
				return wrong
			}
			if _, isNumbered := node.(Numbered); isNumbered && isNot {
				return "a Not of a Numbered"
			}
		}
	}
	return ""
}

// misshapenTerm is misshapen for what stands in an All or a Not.
func misshapenTerm(n Node) string {
	switch n := n.(type) {
	case Word:
		if len(wordPlaces(n.Text)) != 1 {
			return "a Word that is not one word"
		}
	case Phrase:
		if len(n.Words) == 0 || slices.ContainsFunc(n.Words, func(w string) bool { return len(wordPlaces(w)) != 1 }) {
			return "a Phrase without words"
		}
	case Prefix:
		if countTokens(n.Text) != 1 || len([]rune(n.Text)) < MinStar {
			return "a Prefix that is too short or not one token"
		}
	case Filter:
		if n.Value == "" {
			return "a Filter without value"
		}
	case Cited:
		if _, err := parliament.ParsePaperID(string(n.Paper)); err != nil || n.Text == "" {
			return "a Cited of no paper, or without text"
		}
	case Numbered:
		if n.Number < 1 || n.Number > 9999 || n.Text == "" {
			return "a Numbered out of range"
		}
	default:
		return "a node where a term must stand"
	}
	return ""
}

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"words":      "Turkse drones in Nagorno-Karabach",
		"everything": `geen "rode kruis" -krijgs* fractie:"Partij voor de Dieren" in:antwoord OF Kamerstuk 33 694, nrs. 43 en 44 jaar:2021`,
		"longest":    strings.Repeat("33 694, nr. 43 -x\"y\" ", MaxText/22)[:1400],
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			defer benchtest.Processor(b)()
			for b.Loop() {
				_, _ = Parse(text)
			}
		})
	}
}
