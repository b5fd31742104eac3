package corpus

import (
	"bytes"
	"encoding"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"inbreng/internal/parliament"
)

const schemaDir = "../../data/schema"

func compile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(filepath.Join(schemaDir, name))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestAReleaseFitsItsSchemas(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB(), sampleC())
	c := openCorpus(t, dir)
	manifest, err := os.ReadFile(filepath.Join(c.Dir(), manifestName))
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, compile(t, "manifest.schema.json"), manifest); err != nil {
		t.Error(err)
	}
	record := compile(t, "document.schema.json")
	for _, id := range []parliament.DocumentID{sampleA().ID, sampleB().ID, sampleC().ID} {
		e, err := c.exact(id)
		if err != nil {
			t.Fatal(err)
		}
		data, err := c.read(e.ID, e.Record)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, record, data); err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
}

func TestTheSchemaOfRecordsIsStrict(t *testing.T) {
	record := compile(t, "document.schema.json")
	for name, change := range map[string]func(*parliament.Document){
		"a list that is null":        func(d *parliament.Document) { d.Problems = nil },
		"a kind that is none":        func(d *parliament.Document) { d.Kind = "debate" },
		"an id without digits":       func(d *parliament.Document) { d.ID = "kst-x" },
		"another schema":             func(d *parliament.Document) { d.Schema = 2 },
		"a mark without footnote":    func(d *parliament.Document) { d.Exchanges[0].Answer.Body.Blocks[0].Inlines[2].Footnote = "" },
		"a paragraph without text":   func(d *parliament.Document) { d.Preamble.Blocks[0].Inlines = nil },
		"a table without rows":       func(d *parliament.Document) { d.Preamble.Blocks[0].Kind = parliament.Table },
		"a list with text":           func(d *parliament.Document) { d.Preamble.Blocks[0].Kind = parliament.List },
		"a reference without target": func(d *parliament.Document) { d.Exchanges[0].Answer.Body.Blocks[0].Inlines[1].Reference = nil },
		"a problem of no kind":       func(d *parliament.Document) { d.Problems[0].Kind = "" },
	} {
		d := sampleA()
		change(d)
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if validate(t, record, data) == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	if validate(t, record, []byte(`{"schema":1,"extra":true}`)) == nil {
		t.Error("a field that is not known is accepted")
	}
}

// TestSchemasHaveTheFieldsOfTheTypes walks types and schemas side by side, so
// that a field that is added to one of them must be added to the other.
func TestSchemasHaveTheFieldsOfTheTypes(t *testing.T) {
	for name, typ := range map[string]reflect.Type{
		"document.schema.json": reflect.TypeFor[parliament.Document](),
		"manifest.schema.json": reflect.TypeFor[Manifest](),
	} {
		data, err := os.ReadFile(filepath.Join(schemaDir, name))
		if err != nil {
			t.Fatal(err)
		}
		var root schema
		if err := json.Unmarshal(data, &root); err != nil {
			t.Fatal(err)
		}
		compare(t, name, &root, &root, typ, map[reflect.Type]bool{})
	}
}

// A schema is as much of a JSON Schema as compare looks at.
type schema struct {
	Ref         string             `json:"$ref"`
	Description string             `json:"description"`
	Additional  any                `json:"additionalProperties"`
	Properties  map[string]*schema `json:"properties"`
	Required    []string           `json:"required"`
	Items       *schema            `json:"items"`
	Defs        map[string]*schema `json:"$defs"`
}

// compare holds a schema against a type: same fields, required when never left
// out, nothing else allowed, all described.
func compare(t *testing.T, at string, root, s *schema, typ reflect.Type, seen map[reflect.Type]bool) {
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
		if typ.Kind() == reflect.Slice && s.Items != nil {
			s = s.Items
		}
		typ = typ.Elem()
	}
	if s.Ref != "" {
		s = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	}
	if typ.Kind() != reflect.Struct || reflect.PointerTo(typ).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) || seen[typ] {
		return
	}
	seen[typ] = true
	fields, required := []string{}, []string{}
	for i := range typ.NumField() {
		f := typ.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields = append(fields, name)
		if options == "" {
			required = append(required, name)
		}
		p, ok := s.Properties[name]
		if !ok {
			t.Errorf("%s: the schema lacks %s", at, name)
			continue
		}
		if p.Description == "" && p.Ref == "" && name != "schema" {
			t.Errorf("%s: %s has no description", at, name)
		}
		compare(t, at+"."+name, root, p, f.Type, seen)
	}
	for name := range s.Properties {
		if !slices.Contains(fields, name) {
			t.Errorf("%s: the type lacks %s", at, name)
		}
	}
	slices.Sort(required)
	slices.Sort(s.Required)
	if diff := cmp.Diff(required, s.Required); diff != "" {
		t.Errorf("%s: required, -type +schema:\n%s", at, diff)
	}
	if s.Additional != false || s.Description == "" {
		t.Errorf("%s: additional properties are allowed, or it has no description", at)
	}
}
