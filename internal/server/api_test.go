package server_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// A description is the OpenAPI document of the site, as far as the tests need it.
type description struct {
	Paths map[string]struct {
		Get struct {
			OperationID string `json:"operationId"`
			Parameters  []struct{ Name, In string }
			Responses   map[string]struct {
				Content map[string]struct{ Schema json.RawMessage }
			}
		}
	}
	raw map[string]any
}

func (s *site) description() *description {
	s.t.Helper()
	data := s.get("/api/openapi.json").Body.Bytes()
	d := &description{}
	if err := json.Unmarshal(data, d); err != nil {
		s.t.Fatal(err)
	}
	if err := json.Unmarshal(data, &d.raw); err != nil {
		s.t.Fatal(err)
	}
	return d
}

// validate checks a response against what the description says of it.
func (d *description) validate(t *testing.T, path, status, mediaType string, body []byte) {
	t.Helper()
	response, ok := d.Paths[path].Get.Responses[status]
	if !ok {
		response, ok = d.Paths[path].Get.Responses["default"]
	}
	content, typed := response.Content[mediaType]
	if !ok || !typed {
		t.Errorf("%s: the description says nothing of %s as %s", path, status, mediaType)
		return
	}
	var schema map[string]any
	if err := json.Unmarshal(content.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	schema["components"] = d.raw["components"]
	c := jsonschema.NewCompiler()
	if err := c.AddResource("mem:///schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("mem:///schema.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Errorf("%s: %v", path, err)
	}
}

func TestTheDescriptionOfTheAPIIsValid(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	doc, err := openapi3.NewLoader().LoadFromData(s.get("/api/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestEveryOperation asks every operation of the description, for what is there
// and for what is not, and validates the answers.
func TestEveryOperation(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	d := s.description()
	values := map[string][2]string{ // what is there, what is not
		"document": {string(sampleID), "kst-1-1"}, "exchange": {"1", "99"}, "faction": {"vvd", "niemand"}, "paper": {"kst-21501-02-2375", "kst-1-1"},
	}
	if len(d.Paths) < 12 {
		t.Errorf("only %d operations", len(d.Paths))
	}
	for path, item := range d.Paths {
		there, nowhere := path, path
		for _, p := range item.Get.Parameters {
			if p.In == "path" {
				there = strings.ReplaceAll(there, "{"+p.Name+"}", values[p.Name][0])
				nowhere = strings.ReplaceAll(nowhere, "{"+p.Name+"}", values[p.Name][1])
			}
		}
		w := s.get(there)
		if w.Code != http.StatusOK || w.Header().Get("ETag") == "" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: status %d, %s", there, w.Code, w.Body)
			continue
		}
		d.validate(t, path, "200", "application/json", w.Body.Bytes())
		again := httptest.NewRequest(http.MethodGet, there, nil)
		again.Header.Set("If-None-Match", w.Header().Get("ETag"))
		rec := httptest.NewRecorder()
		s.Handler().ServeHTTP(rec, again)
		if rec.Code != http.StatusNotModified {
			t.Errorf("%s: with its ETag status %d", there, rec.Code)
		}
		if nowhere != path {
			w = s.get(nowhere)
			if w.Code != http.StatusNotFound || w.Header().Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s: status %d as %s", nowhere, w.Code, w.Header().Get("Content-Type"))
			}
			d.validate(t, path, "404", "application/problem+json", w.Body.Bytes())
		}
		if w := s.get(there + "?kleur=rood"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "kleur") {
			t.Errorf("%s: a parameter that is none: status %d, %s", there, w.Code, w.Body)
		}
	}
	for _, address := range []string{
		"/api/v1/search?limit=101", "/api/v1/search?offset=-1", "/api/v1/search?in=title", "/api/v1/search?sort=color", "/api/v1/search?after=0-x",
		"/api/v1/search?q=" + strings.Repeat("x", 2001), "/api/v1/documents?kind=motion", "/api/v1/documents?offset=x",
	} {
		if w := s.get(address); w.Code/100 != 4 || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.60s: status %d as %s", address, w.Code, w.Header().Get("Content-Type"))
		}
	}
}

// A walker follows the lists of the API to their ends.
type walker struct {
	*site
	t *testing.T
}

// walk returns all items of a list, a few at a time.
func walk[T any](w walker, address string) (items []T) {
	w.t.Helper()
	for pages := 0; address != ""; pages++ {
		if pages > 50 {
			w.t.Fatalf("%s has no end", address)
		}
		u, err := url.Parse(address)
		if err != nil {
			w.t.Fatal(err)
		}
		values := u.Query()
		values.Set("limit", "2")
		u.RawQuery = values.Encode()
		var page struct {
			Total int
			Next  string
			Items []T
			Hits  []T
		}
		if err := json.Unmarshal(w.get(u.String()).Body.Bytes(), &page); err != nil {
			w.t.Fatalf("%s: %v", u, err)
		}
		items = append(append(items, page.Items...), page.Hits...)
		if address = page.Next; address == "" && len(items) != page.Total {
			w.t.Errorf("%s: %d items of %d", u, len(items), page.Total)
		}
	}
	return items
}

// TestTheWholeAPIRebuildsEveryRecord walks the API as a client does that knows
// nothing of the site, and puts every record together again.
func TestTheWholeAPIRebuildsEveryRecord(t *testing.T) {
	s := newSite(t, "", sampleSources())
	w := walker{s, t}
	summaries := walk[corpus.Summary](w, "/api/v1/documents")
	if len(summaries) < 2 {
		t.Fatalf("only %d documents", len(summaries))
	}
	all := 0
	for _, summary := range summaries {
		address := "/api/v1/documents/" + string(summary.ID)
		var whole, twin parliament.Document
		for from, d := range map[string]*parliament.Document{address: &whole, "/" + string(summary.ID) + ".json": &twin} {
			if err := json.Unmarshal(s.get(from).Body.Bytes(), d); err != nil {
				t.Fatalf("%s: %v", from, err)
			}
		}
		if diff := cmp.Diff(twin, whole); diff != "" {
			t.Errorf("%s is not its twin:\n%s", address, diff)
		}
		exchanges := walk[parliament.Exchange](w, address+"/exchanges")
		if diff := cmp.Diff(whole.Exchanges, exchanges); len(exchanges) > 0 && diff != "" {
			t.Errorf("%s/exchanges:\n%s", address, diff)
		}
		all += len(exchanges)
		for i := range exchanges {
			var one struct {
				Exchange  parliament.Exchange
				Footnotes []parliament.Footnote
			}
			if err := json.Unmarshal(s.get(address+"/exchanges/"+string(exchanges[i].ID)).Body.Bytes(), &one); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(exchanges[i], one.Exchange); diff != "" || len(one.Footnotes) != len(exchanges[i].Footnotes) {
				t.Errorf("%s/exchanges/%s:\n%s", address, exchanges[i].ID, diff)
			}
		}
	}
	found := walk[struct{ Document, Exchange string }](w, "/api/v1/search")
	if len(found) != all {
		t.Errorf("a blank search lists %d exchanges of %d", len(found), all)
	}
	hits := walk[struct{ Document, Exchange string }](w, "/api/v1/search?q=de&in=question&faction=vvd&faction=d66&sort=date")
	if len(hits) == 0 || len(hits) >= all || slices.Contains(hits, struct{ Document, Exchange string }{}) {
		t.Errorf("a search with filters lists %v", hits)
	}
}

func TestSchemasAreServed(t *testing.T) {
	s := newSite(t, "", sampleSources())
	w := s.get("/api/schema/document.json")
	if w.Code != http.StatusOK || !json.Valid(w.Body.Bytes()) || !strings.Contains(w.Body.String(), "json-schema.org") {
		t.Errorf("status %d", w.Code)
	}
	if w := s.get("/api/schema/nothing.json"); w.Code != http.StatusNotFound {
		t.Errorf("status %d", w.Code)
	}
}
