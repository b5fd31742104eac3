package format_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// TestAkomaNtosoIsValid checks what is written against the schema of OASIS, when
// that and a validator are there.
func TestAkomaNtosoIsValid(t *testing.T) {
	schema, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "schemas", "akomantoso30.xsd"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(schema); err != nil {
		t.Skip("the schema of Akoma Ntoso is not there")
	}
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not there")
	}
	for name, d := range map[string]*parliament.Document{"first": firstDocument(t), "odd": oddDocument()} {
		data, err := format.AkomaNtoso(format.Site{Base: "https://inbreng.example"}, d)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), name+".xml")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(xmllint, "--nonet", "--noout", "--schema", schema, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%.3000s", name, err, out)
		}
	}
}
