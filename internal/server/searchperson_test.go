package server_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"inbreng/internal/parliament"
)

// named returns written questions of one exchange that answers, and one that waits,
// asked by the members, to the ministers.
func named(id parliament.DocumentID, askers []parliament.Asker, ministers ...parliament.Minister) source {
	d := small(id)
	d.Kind, d.Title = parliament.WrittenQuestions, "vragen over molens"
	d.Askers, d.Addressees, d.Answerers = askers, ministers, ministers[:1]
	d.Submitted, d.Received = date("2024-02-01"), date("2024-03-01")
	var factions []parliament.Faction
	for _, a := range askers {
		factions = append(factions, a.Faction)
	}
	d.Exchanges = []parliament.Exchange{
		{
			ID: "1", Numbers: []int{1}, Factions: factions, Questions: []parliament.Question{{Number: 1, Body: paragraph(words("Draaien de molens?"))}},
			Answer: &parliament.Answer{Label: "Antwoord 1", Body: paragraph(words("Ja, de molens draaien."))},
		},
		{ID: "2", Numbers: []int{2}, Factions: factions, Questions: []parliament.Question{{Number: 2, Body: paragraph(words("Hoe hard gaan de molens?"))}}},
	}
	for i := range d.Exchanges {
		fill(&d.Exchanges[i])
	}
	withLists(d)
	return source{d, &parliament.Report{}, "niets\n"}
}

// fill gives the bodies of an exchange their texts.
func fill(e *parliament.Exchange) {
	for i := range e.Questions {
		b := &e.Questions[i].Body
		b.Text, b.Markdown = b.Blocks[0].Inlines[0].Text, b.Blocks[0].Inlines[0].Text
	}
	if e.Answer != nil {
		b := &e.Answer.Body
		b.Text, b.Markdown = b.Blocks[0].Inlines[0].Text, b.Blocks[0].Inlines[0].Text
	}
}

// people returns a site with named members and ministers.
func people(t *testing.T) *site {
	minister := parliament.Minister{Name: "De Boer", Office: parliament.OfficeMinister, Ministry: "Economische Zaken"}
	secretary := parliament.Minister{Name: "Van Dam", Office: parliament.OfficeStateSecretary, Ministry: "Financiën"}
	office := parliament.Minister{Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}
	return newSite(t, "", []source{
		named("ah-tk-20232024-1", []parliament.Asker{{Name: "Köse", Faction: "D66"}, {Name: "Van Dam", Faction: "VVD"}}, minister, office),
		named("ah-tk-20232024-2", []parliament.Asker{{Name: "Köse", Faction: "SP"}}, secretary),
	})
}

func TestFiltersByPeopleLeaveTheirOwnChoiceOutOfTheCounts(t *testing.T) {
	s := people(t)
	for _, test := range []struct {
		address, name string
		want          []string
	}{
		{"/zoeken?q=molens", "indiener", []string{"kose-d66 2", "kose-sp 2", "van-dam-vvd 2"}},
		{"/zoeken?q=molens&indiener=kose-sp", "indiener", []string{"kose-d66 2", "kose-sp 2 x", "van-dam-vvd 2"}},
		{"/zoeken?q=molens&indiener=kose-sp", "bewindspersoon", []string{"staatssecretaris-van-dam 2"}},
		{"/zoeken?q=molens&indiener=kose-sp", "ministerie", []string{"financien 2"}},
		{"/zoeken?q=draaien&ministerie=buitenlandse-zaken", "ministerie", []string{"buitenlandse-zaken 1 x", "economische-zaken 1", "financien 1"}},
		// By any name that there is: more than one, where more have it.
		{"/zoeken?q=molens&indiener=K%C3%B6se", "indiener", []string{"kose-d66 2 x", "kose-sp 2 x", "van-dam-vvd 2"}},
		{"/zoeken?q=molens&bewindspersoon=de+boer", "bewindspersoon", []string{"minister-de-boer 2 x", "staatssecretaris-van-dam 2"}},
		{"/zoeken?q=molens&bewindspersoon=Staatssecretaris+Van+Dam", "bewindspersoon", []string{"minister-de-boer 2", "staatssecretaris-van-dam 2 x"}},
		{"/zoeken?q=molens&bewindspersoon=dam", "bewindspersoon", []string{"minister-de-boer 2", "staatssecretaris-van-dam 2 x"}},
		{"/zoeken?q=molens&ministerie=zaken", "ministerie", []string{"buitenlandse-zaken 2 x", "economische-zaken 2 x", "financien 2"}},
		{"/zoeken?q=molens&ministerie=Financi%C3%ABn", "ministerie", []string{"buitenlandse-zaken 2", "economische-zaken 2", "financien 2 x"}},
	} {
		if diff := cmp.Diff(test.want, s.choices(test.address, test.name)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", test.address, test.name, diff)
		}
	}
	for _, param := range []string{"indiener", "bewindspersoon", "ministerie"} {
		page := s.page("/zoeken?q=molens&" + param + "=niemand")
		if notice := page.Find(".notice").Text(); !strings.Contains(notice, "“niemand”") || page.Find(".hit").Length() != 4 {
			t.Errorf("%s=niemand: %q, %d hits", param, notice, page.Find(".hit").Length())
		}
	}
}

func TestChosenPeopleCanBeTakenAway(t *testing.T) {
	s := people(t)
	page := s.page("/zoeken?q=molens&indiener=kose-d66&bewindspersoon=minister-de-boer&ministerie=economische-zaken")
	got := page.Find(".chosen li a:not(.all)").Map(func(_ int, a *selection) string { return text(a) + " " + a.AttrOr("href", "") })
	want := []string{
		"Vragensteller: Köse (D66) × /zoeken?bewindspersoon=minister-de-boer&ministerie=economische-zaken&q=molens",
		"Bewindspersoon: Minister De Boer × /zoeken?indiener=kose-d66&ministerie=economische-zaken&q=molens",
		"Ministerie of beleidsterrein: Economische Zaken × /zoeken?bewindspersoon=minister-de-boer&indiener=kose-d66&q=molens",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if all := page.Find(".chosen .all").AttrOr("href", ""); all != "/zoeken?q=molens" {
		t.Errorf("without filters: %s", all)
	}
}

func TestHitsSayWhoAskedAndWhoAnswered(t *testing.T) {
	s := people(t)
	roles := func(address string) (out []string) {
		s.page(address).Find(".hit").Each(func(_ int, hit *selection) {
			out = append(out, strings.Join(hit.Find(".roles li").Map(func(_ int, li *selection) string { return text(li) }), " | "))
		})
		return out
	}
	want := []string{
		"gevraagd door Köse (D66), Van Dam (VVD) | beantwoord door Minister De Boer (Economische Zaken) | ingezonden 1 februari 2024 | beantwoord 1 maart 2024",
		"gevraagd door Köse (D66), Van Dam (VVD) | gericht aan Minister De Boer (Economische Zaken), Minister van Buitenlandse Zaken | ingezonden 1 februari 2024",
	}
	if diff := cmp.Diff(want, roles("/zoeken?indiener=van-dam-vvd")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	links := s.page("/zoeken?indiener=van-dam-vvd").Find(".hit").First().Find(".roles a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
	if diff := cmp.Diff([]string{"/vragenstellers/kose-d66", "/vragenstellers/van-dam-vvd", "/bewindspersonen/minister-de-boer"}, links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	for _, link := range append(links, "/ministeries/financien", "/soorten/schriftelijke-vragen") {
		search := s.page(link).Find(`.page-head a[href^="/zoeken?"]`).AttrOr("href", "")
		if page := s.page(search); page.Find(".hit").Length() == 0 || page.Find(".chosen li").Length() != 2 || page.Find(".notice").Length() > 0 {
			t.Errorf("%s leads to %s, which finds nothing, or not under a filter", link, search)
		}
	}
	many := make([]parliament.Asker, 9)
	for i := range many {
		many[i] = parliament.Asker{Name: fmt.Sprintf("Lid %c", 'A'+i), Faction: "SP"}
	}
	s = newSite(t, "", []source{named("ah-tk-20232024-3", many, parliament.Minister{Office: parliament.OfficeMinister, Ministry: "Financiën"})})
	if got := roles("/zoeken?q=draaien"); len(got) != 1 || !strings.Contains(got[0], "Lid F (SP) en 3 anderen |") {
		t.Errorf("a row of askers: %q", got)
	}
}

// TestPeopleStandInEveryFormOfASearch looks at the names and dates in the forms
// for programs.
func TestPeopleStandInEveryFormOfASearch(t *testing.T) {
	s := people(t)
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "data", "schema", "search.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"/zoeken.json?q=molens", "/zoeken.json?indiener=kose&bewindspersoon=de-boer&ministerie=onzin&lijst=indiener"} {
		value, err := jsonschema.UnmarshalJSON(s.get(address).Body)
		if err == nil {
			err = schema.Validate(value)
		}
		if err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	const hit = `"askers":[{"name":"Köse","faction":"D66"},{"name":"Van Dam","faction":"VVD"}],` +
		`"addressees":[{"name":"De Boer","office":"minister","ministry":"Economische Zaken"},{"name":"","office":"minister","ministry":"Buitenlandse Zaken"}],` +
		`"answerers":[{"name":"De Boer","office":"minister","ministry":"Economische Zaken"}],"submitted":"2024-02-01","received":"2024-03-01"`
	for _, address := range []string{
		"/zoeken.json?q=draaien&indiener=kose-d66&bewindspersoon=minister-de-boer&ministerie=buitenlandse-zaken",
		"/api/v1/search?q=draaien&asker=kose-d66&minister=minister-de-boer&ministry=buitenlandse-zaken",
	} {
		w := s.get(address)
		body := w.Body.String()
		var result struct {
			Total int
			Hits  []json.RawMessage
		}
		if err := json.Unmarshal([]byte(body), &result); err != nil || result.Total != 1 || len(result.Hits) != 1 {
			t.Fatalf("%s: %v, status %d, %s", address, err, w.Code, body)
		}
		var compact strings.Builder
		enc := json.NewEncoder(&compact)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(result.Hits[0]); err != nil || !strings.Contains(compact.String(), hit) {
			t.Errorf("%s: %v, %s", address, err, &compact)
		}
		for _, value := range []string{"kose-d66", "minister-de-boer", "buitenlandse-zaken"} {
			if !strings.Contains(body, `{"value":"`+value+`","label":"`) {
				t.Errorf("%s: no facet with %s: %s", address, value, body)
			}
		}
	}
	if w := s.get("/api/v1/search?asker=kose-sp&limit=1"); !strings.Contains(w.Body.String(), "asker=kose-sp") || w.Code != http.StatusOK {
		t.Errorf("the next page forgets who asked: %s", w.Body)
	}
	rows := strings.Split(s.get("/zoeken.csv?q=draaien&indiener="+url.QueryEscape("van-dam-vvd")).Body.String(), "\r\n")
	if !strings.HasSuffix(rows[0], ",vragenstellers,gericht aan,beantwoord door,vastgesteld,antwoord bij") || len(rows) < 2 ||
		!strings.HasSuffix(rows[1], ",Köse (D66); Van Dam (VVD),Minister De Boer (Economische Zaken); Minister van Buitenlandse Zaken,Minister De Boer (Economische Zaken),,") {
		t.Errorf("table: %q", rows)
	}
	feed := s.get("/zoeken.atom?q=draaien&indiener=van-dam-vvd").Body.String()
	for _, want := range []string{"<name>Köse (D66)</name>", "Beantwoord door: Minister De Boer (Economische Zaken)", "Ingezonden: 1 februari 2024"} {
		if !strings.Contains(feed, want) {
			t.Errorf("the feed lacks %q: %s", want, feed)
		}
	}
}

func TestMinisterWithoutMinistryIsShownAsPrinted(t *testing.T) {
	remit := parliament.Minister{Office: parliament.OfficeMinister, Remit: "Rechtsbescherming"}
	short := parliament.Minister{Office: parliament.OfficeMinister, Ministry: "Volksgezondheid, Welzijn en Sport", Printed: "VWS"}
	named3 := parliament.Minister{Name: "Weerwind", Office: parliament.OfficeMinister, Remit: "Rechtsbescherming"}
	s := newSite(t, "", []source{
		named("ah-tk-20232024-1", []parliament.Asker{{Name: "Köse", Faction: "D66"}}, remit, short),
		named("ah-tk-20232024-2", []parliament.Asker{{Name: "Köse", Faction: "SP"}}, named3),
	})
	facts := text(s.page("/ah-tk-20232024-1").Find("body"))
	for _, want := range []string{"Minister voor Rechtsbescherming", "Minister van Volksgezondheid, Welzijn en Sport in het stuk: VWS"} {
		if !strings.Contains(facts, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
	if strings.Contains(facts, "Minister van Rechtsbescherming") {
		t.Error("the document names a ministry that is not there")
	}
	rows := s.page("/ministeries").Find("tbody tr").Map(func(_ int, tr *selection) string {
		return text(tr.Find("th")) + "|" + text(tr.Find("td").First()) + "|" + tr.Find("a").AttrOr("href", "")
	})
	want := []string{
		"Rechtsbescherming|beleidsterrein, geen ministerie|/ministeries/rechtsbescherming",
		"Volksgezondheid, Welzijn en Sport||/ministeries/volksgezondheid-welzijn-en-sport",
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("/ministeries (-want +got):\n%s", diff)
	}
	for address, want := range map[string]string{"/ministeries/rechtsbescherming": "Beleidsterrein", "/ministeries/volksgezondheid-welzijn-en-sport": "Ministerie"} {
		if got := text(s.page(address).Find(".kicker")); got != want {
			t.Errorf("%s is called %q, want %q", address, got, want)
		}
	}
	if got := text(s.page("/bewindspersonen").Find("tbody td").First()); got != "Rechtsbescherming" {
		t.Errorf("the minister is listed with %q", got)
	}
	for address, want := range map[string]int{"/zoeken?ministerie=vws": 1, "/zoeken?ministerie=VWS": 1, "/zoeken?q=ministerie:VWS": 1, "/zoeken?ministerie=rechtsbescherming": 2} {
		if got := s.page(address).Find(".hit").Length(); (got > 0) != (want > 0) {
			t.Errorf("%s finds %d", address, got)
		}
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "data", "schema", "search.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	answer := s.get("/zoeken.json?ministerie=VWS").Body.Bytes()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(answer))
	if err == nil {
		err = schema.Validate(value)
	}
	if err != nil {
		t.Error(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, answer); err != nil {
		t.Fatal(err)
	}
	const addressees = `{"name":"","office":"minister","ministry":"","remit":"Rechtsbescherming"},{"name":"","office":"minister","ministry":"Volksgezondheid, Welzijn en Sport","printed":"VWS"}`
	if !strings.Contains(compact.String(), addressees) {
		t.Errorf("the answer for programs: %s", &compact)
	}
}

// TestWhatHasNoAnswerIsNotCalledOne looks at a question that nobody answered wherever a
// list leads to it.
func TestWhatHasNoAnswerIsNotCalledOne(t *testing.T) {
	s := people(t)
	page := s.page("/zoeken?q=hard&indiener=van-dam-vvd")
	if got := text(page.Find(".hit h3")); got != "Vraag 2 van D66 en VVD zonder antwoord" {
		t.Errorf("the hit is called %q", got)
	}
	if got := text(page.Find(".total")); got != "1 vraag gevonden." {
		t.Errorf("the total is %q", got)
	}
	if got := text(page.Find(".places p").First()); !strings.HasSuffix(got, "1 van de 2 vragen") {
		t.Errorf("where in the document: %q", got)
	}
	if got := text(s.page("/zoeken?q=draaien&indiener=van-dam-vvd").Find(".hit h3")); got != "Antwoord 1 aan D66 en VVD" {
		t.Errorf("the answered hit is called %q", got)
	}
	if got := s.page("/ah-tk-20232024-1/antwoord/2").Find("title").Text(); !strings.HasPrefix(got, "Vraag 2 van D66 en VVD") {
		t.Errorf("the title of the page is %q", got)
	}
	all := newSite(t, "", []source{withoutOpen(named("ah-tk-20232024-1", []parliament.Asker{{Name: "Köse", Faction: "D66"}}, parliament.Minister{Office: parliament.OfficeMinister, Ministry: "Financiën"}))})
	if got := text(all.page("/zoeken?q=draaien").Find(".total")); got != "1 vraag met antwoord gevonden." {
		t.Errorf("where every question is answered, the total is %q", got)
	}
}

// withoutOpen leaves out the questions that have no answer.
func withoutOpen(s source) source {
	d := s.doc
	d.Exchanges = slices.DeleteFunc(d.Exchanges, func(e parliament.Exchange) bool { return e.Answer == nil })
	return s
}

// TestTheExampleWithoutAnAsker looks at the first page of a site on which nobody is named.
func TestTheExampleWithoutAnAsker(t *testing.T) {
	minister := parliament.Minister{Office: parliament.OfficeMinister, Ministry: "Financiën"}
	for want, askers := range map[string][]parliament.Asker{"Vraag": nil, "D66 vraagt": {{Name: "Köse", Faction: "D66"}}} {
		s := newSite(t, "", []source{withoutOpen(named("ah-tk-20232024-1", askers, minister))})
		if got := text(s.page("/").Find(".sample .question .speaker")); got != want {
			t.Errorf("the example is introduced by %q, want %q", got, want)
		}
	}
}
