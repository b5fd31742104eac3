package server_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// decoded reads the JSON at an address.
func decoded[T any](s *site, address string) (v T) {
	s.t.Helper()
	w := s.get(address)
	if w.Code != http.StatusOK {
		s.t.Fatalf("%s: status %d: %s", address, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		s.t.Fatalf("%s: %v", address, err)
	}
	return v
}

// rowsOf reads the table at an address, without its names.
func rowsOf(s *site, address string) [][]string {
	s.t.Helper()
	rows, err := csv.NewReader(s.get(address).Body).ReadAll()
	if err != nil || len(rows) == 0 {
		s.t.Fatalf("%s: %d rows, %v", address, len(rows), err)
	}
	return rows[1:]
}

// entriesOf returns the addresses of the entries of a feed.
func entriesOf(s *site, address string) (links []string) {
	s.t.Helper()
	var feed struct {
		Entries []struct {
			Link struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(s.get(address).Body.Bytes(), &feed); err != nil {
		s.t.Fatalf("%s: %v", address, err)
	}
	for _, e := range feed.Entries {
		links = append(links, pathOf(e.Link.Href))
	}
	return links
}

func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return err.Error()
	}
	return u.Path
}

// A group is a group of documents as programs read it.
type group struct {
	URL, Slug, Name, Of            string
	Documents, Exchanges, Answered int
}

// TestGroupsForPrograms reads who asked and who answered in every form: each says what
// the page says.
func TestGroupsForPrograms(t *testing.T) {
	s := people(t)
	segments := map[string]string{"vragenstellers": "askers", "bewindspersonen": "ministers", "ministeries": "ministries", "soorten": ""}
	for dutch, english := range segments {
		list := "/" + dutch
		onPage := s.page(list).Find("main table a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
		if len(onPage) == 0 {
			t.Fatalf("%s lists nothing", list)
		}
		forms := s.page(list).Find(".site-foot .forms a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
		if diff := cmp.Diff([]string{list + ".json", list + ".csv"}, forms); diff != "" {
			t.Errorf("%s: the forms that readers are told of:\n%s", list, diff)
		}
		groups, rows := decoded[[]group](s, list+".json"), rowsOf(s, list+".csv")
		if len(groups) != len(rows) {
			t.Fatalf("%s: %d records, %d rows", list, len(groups), len(rows))
		}
		var inRecords []string
		for i, g := range groups {
			inRecords = append(inRecords, pathOf(g.URL))
			if rows[i][0] != g.Name || rows[i][1] != g.Of || rows[i][2] != g.Slug {
				t.Errorf("%s: the record is %+v, the row %q", list, g, rows[i])
			}
		}
		if diff := cmp.Diff(onPage, inRecords); diff != "" {
			t.Errorf("%s: on the page and as JSON:\n%s", list, diff)
		}
		for _, g := range groups {
			address := list + "/" + g.Slug
			documents := decoded[[]struct{ ID string }](s, address+".json")
			rows, entries := rowsOf(s, address+".csv"), entriesOf(s, address+".atom")
			if len(documents) != g.Documents || len(rows) != g.Documents || len(entries) != g.Documents || g.Documents == 0 {
				t.Errorf("%s has %d documents; %d as JSON, %d rows, %d entries", address, g.Documents, len(documents), len(rows), len(entries))
			}
			for i, d := range documents {
				if rows[i][0] != d.ID || entries[i] != "/"+d.ID {
					t.Errorf("%s: document %d is %s, %s and %s", address, i, d.ID, rows[i][0], entries[i])
				}
			}
			if english == "" {
				continue
			}
			filtered := decoded[struct{ Items []struct{ ID string } }](s, "/api/v1/documents?"+strings.TrimSuffix(strings.ReplaceAll(english, "ies", "ys"), "s")+"="+g.Slug)
			if diff := cmp.Diff(documents, filtered.Items); diff != "" {
				t.Errorf("%s: the list and the filter of the API:\n%s", address, diff)
			}
		}
		for _, form := range []string{".json", ".csv", ".atom"} {
			if w := s.get(list + "/niemand" + form); w.Code != http.StatusNotFound {
				t.Errorf("%s/niemand%s: status %d", list, form, w.Code)
			}
		}
		if english == "" {
			continue
		}
		var paged []group
		for next := "/api/v1/" + english + "?limit=1"; next != ""; {
			page := decoded[struct {
				Total int
				Next  string
				Items []group
			}](s, next)
			if page.Total != len(groups) || len(page.Items) != 1 {
				t.Fatalf("%s: %d of %d", next, len(page.Items), page.Total)
			}
			paged, next = append(paged, page.Items...), page.Next
		}
		if diff := cmp.Diff(groups, paged); diff != "" {
			t.Errorf("%s: the list and the API:\n%s", list, diff)
		}
	}
	if got := entriesOf(newSite(t, "https://inbreng.example", sampleSources()), "/dossiers/21501-09.atom"); !slices.Contains(got, "/kst-21501-09-101") {
		t.Errorf("the feed of a dossier has %q", got)
	}
	for query, want := range map[string]int{"indiener=kose-sp&ministerie=financien": 1, "indiener=kose-d66&ministerie=financien": 0, "ministerie=financien": 1, "": 2} {
		if documents := decoded[[]struct{ ID string }](s, "/documenten.json?"+query); len(documents) != want {
			t.Errorf("%q leaves %d documents", query, len(documents))
		}
	}
}

// TestUnansweredForPrograms reads the questions without an answer in every form.
func TestUnansweredForPrograms(t *testing.T) {
	s := people(t)
	type record struct {
		URL      string
		Exchange struct{ Answer *struct{} }
	}
	var onPage, inRecords, inAPI []string
	for _, a := range s.page("/onbeantwoord").Find("main li a").EachIter() {
		onPage = append(onPage, a.AttrOr("href", ""))
	}
	for _, r := range decoded[[]record](s, "/onbeantwoord.json") {
		inRecords = append(inRecords, pathOf(r.URL))
		if r.Exchange.Answer != nil {
			t.Errorf("%s has an answer", r.URL)
		}
	}
	for _, r := range decoded[struct{ Items []record }](s, "/api/v1/unanswered").Items {
		inAPI = append(inAPI, pathOf(r.URL))
	}
	if len(onPage) < 2 {
		t.Fatalf("the page lists %q", onPage)
	}
	for form, got := range map[string][]string{"JSON": inRecords, "the API": inAPI, "Atom": entriesOf(s, "/onbeantwoord.atom")} {
		if diff := cmp.Diff(onPage, got); diff != "" {
			t.Errorf("on the page and in %s:\n%s", form, diff)
		}
	}
	if rows := rowsOf(s, "/onbeantwoord.csv"); len(rows) != len(onPage) {
		t.Errorf("%d rows for %d questions", len(rows), len(onPage))
	}
	s = newSite(t, "", sampleSources())
	if w := s.get("/onbeantwoord.json?vanaf=100000"); strings.TrimSpace(w.Body.String()) != "[]" {
		t.Errorf("behind the end stands %s", w.Body)
	}
}

// TestTheAPISaysWhatThereIs follows what the root of the API lists.
func TestTheAPISaysWhatThereIs(t *testing.T) {
	s := people(t)
	index := decoded[struct {
		OpenAPI string
		Lists   map[string]string
	}](s, "/api/v1")
	if len(index.Lists) < 10 || index.Lists["documents"] == "" || index.Lists["unanswered"] == "" {
		t.Errorf("the lists are %q", index.Lists)
	}
	for _, address := range index.Lists {
		if w := s.get(pathOf(address)); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", address, w.Code)
		}
	}
	if w := s.get(pathOf(index.OpenAPI)); w.Code != http.StatusOK {
		t.Errorf("%s: status %d", index.OpenAPI, w.Code)
	}
}
