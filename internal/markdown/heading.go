package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// headingIDs makes the ids of headings out of their words. goldmark's own drop
// every letter with an accent, so that "Privé" and "Priv" would be the same.
type headingIDs map[string]bool

func newHeadingIDs() headingIDs { return headingIDs{} }

// Generate returns the id for a heading: small letters and digits with hyphens
// between the words, and a number where the page has that id already.
func (ids headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	words := strings.FieldsFunc(strings.ToLower(string(value)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	base := strings.Join(words, "-")
	if base == "" {
		base = "kop"
	}
	id := base
	for n := 2; ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	ids[id] = true
	return []byte(id)
}

// Put notes that the page has an element with that id.
func (ids headingIDs) Put(value []byte) { ids[string(value)] = true }
