package ingest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func sidecarSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../data/schema/sidecar.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSidecarsAreValid checks every sidecar of the repository against the schema
// and reads it.
func TestSidecarsAreValid(t *testing.T) {
	files, err := filepath.Glob("../../data/source/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sidecars: %v", err)
	}
	schema := sidecarSchema(t)
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if _, err := readSidecar(file); err != nil {
			t.Error(err)
		}
	}
}

// TestSchemaAndReaderAgree holds that the schema knows the facts that are read,
// and no others.
func TestSchemaAndReaderAgree(t *testing.T) {
	data, err := os.ReadFile("../../data/schema/sidecar.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties struct {
			Facts struct {
				Properties map[string]json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	known := schema.Properties.Facts.Properties
	if len(known) == 0 {
		t.Fatal("the schema lists no facts")
	}
	read := factNames()
	for name := range known {
		if !read[name] {
			t.Errorf("the schema has %s, which is not read", name)
		}
	}
	for name := range read {
		if _, ok := known[name]; !ok {
			t.Errorf("%s is read, but not in the schema", name)
		}
	}
}

// TestBrokenSidecars holds that each says where and what.
func TestBrokenSidecars(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"no object", `[]`, ":1: the sidecar is broken"},
		{"cut off", `{"schema": 1, "facts": {`, "the sidecar is broken: it ends before its closing brace"},
		{"two objects", `{"schema": 1, "facts": {}} {}`, "something follows on its closing brace"},
		{"other schema", `{"schema": 2, "facts": {}}`, "has schema 2; only 1 is known"},
		{"mistyped on line 3", "{\"schema\": 1, \"facts\": {\n\"number\":\n{\"value\": 2401, \"provenance\": \"x\"}}}", ":3: the sidecar is broken: facts.number.value may not be of JSON type number"},
		{"empty", "", "the sidecar is broken: it ends before its closing brace"},
		{"no schema", `{"facts": {}}`, `the sidecar has no "schema": 1`},
		{"Latin-1", "{\"schema\": 1, \"facts\": {\"clerk\": {\"value\": \"Ren\xe9\", \"provenance\": \"x\"}}}", "it is not UTF-8"},
		{"two mistakes on one line", `{"schema": 1, "facts": {"kind": {"value": "x", "provenance": "x"}, "chamber": {"value": "x", "provenance": "x"}}}`, "; "},
		{"no office", `{"schema": 1, "facts": {"answerers": {"value": [{"name": "", "office": "koning", "ministry": ""}], "provenance": "x"}}}`, `"koning" is no office`},
		{"printed for nothing", `{"schema": 1, "facts": {"answerers": {"value": [{"name": "", "office": "minister", "ministry": "", "printed": "VWS"}], "provenance": "x"}}}`, `"VWS" is printed for no ministry`},
		{"no such day", `{"schema": 1, "facts": {"adopted": {"value": "2021-02-30", "provenance": "x"}}}`, "is not a date"},
		{"ill-formed id", `{"schema": 1, "facts": {"id": {"value": "Kst 1", "provenance": "x"}}}`, `id: "Kst 1" is not a document id`},
		{"no kind", `{"schema": 1, "facts": {"kind": {"value": "letter", "provenance": "x"}}}`, `kind: "letter" is no kind of document`},
		{"no chamber", `{"schema": 1, "facts": {"chamber": {"value": "lords", "provenance": "x"}}}`, `chamber: "lords" is no chamber`},
		{"no session year", `{"schema": 1, "facts": {"sessionYear": {"value": "2020-2022", "provenance": "x"}}}`, "is not a session year"},
		{"no address", `{"schema": 1, "facts": {"sourceURL": {"value": "javascript:alert(1)", "provenance": "x"}}}`, "is no web address"},
		{"no page", `{"schema": 1, "facts": {"firstPage": {"value": 0, "provenance": "x"}}}`, "0 is no page number"},
		{"letter without paper", `{"schema": 1, "facts": {"letters": {"value": [{"date": "2021-06-16", "paper": "x"}], "provenance": "x"}}}`, "letters: "},
		{"no provenance", `{"schema": 1, "facts": {"number": {"value": "1", "provenance": " "}}}`, "number has no provenance"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "kst-1-1.json")
			if err := os.WriteFile(path, []byte(tt.in), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := readSidecar(path)
			if err == nil || !strings.HasPrefix(err.Error(), path) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want one that begins with %s and says %q", err, path, tt.want)
			}
		})
	}
}

// factNames returns the keys that are read.
func factNames() map[string]bool {
	names := map[string]bool{}
	for field := range reflect.TypeFor[facts]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		names[name] = true
	}
	return names
}
