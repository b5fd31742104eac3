package sourcetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Namespaces are the attributes that the first element of a part needs.
const Namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// DOCX writes a Word file of the body of its document and of further parts, by
// their names: "word/footnotes.xml". A part "word/document.xml" stands for the
// whole document. The relation "link" leads to https://example.org/brief.
func DOCX(body string, parts map[string]string) []byte {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	write := func(name, content string) {
		w, err := archive.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			panic("sourcetest: " + name + ": " + err.Error()) // a buffer takes all
		}
	}
	write("_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`)
	rels := `<Relationships><Relationship Id="link" Type="x/hyperlink" Target="https://example.org/brief" TargetMode="External"/>`
	for _, kind := range []string{"styles", "numbering", "footnotes", "endnotes", "settings"} {
		if _, ok := parts["word/"+kind+".xml"]; ok {
			rels += fmt.Sprintf(`<Relationship Id="%s" Type="x/%[1]s" Target="%[1]s.xml"/>`, kind)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) { // word/header1.xml
		for _, kind := range []string{"header", "footer"} {
			if target, ok := strings.CutPrefix(name, "word/"); ok && strings.HasPrefix(target, kind) {
				rels += fmt.Sprintf(`<Relationship Id="%s" Type="x/%s" Target="%[1]s"/>`, target, kind)
			}
		}
	}
	write("word/_rels/document.xml.rels", rels+`</Relationships>`)
	if _, whole := parts["word/document.xml"]; !whole && body != "" {
		write("word/document.xml", `<w:document `+Namespaces+`><w:body>`+body+`</w:body></w:document>`)
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		write(name, parts[name])
	}
	if err := archive.Close(); err != nil {
		panic("sourcetest: " + err.Error())
	}
	return out.Bytes()
}
