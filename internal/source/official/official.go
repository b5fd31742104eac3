// Package official reads the XML and the HTML of the official publications
// (officielebekendmakingen.nl) as normalised text.
//
// What goes in is the bytes of a file as it is downloaded there; what comes out
// is the text as it is printed, with hints, and what the file says about itself:
//
//	file, err := official.ReadXML(ctx, "kst-21501-02-2401.xml", data)
//	file, err := official.ReadHTML(ctx, "kst-21501-02-2401.html", data)
//
// A paragraph is an al, a tussenkop, a kop, a line of the title page; they are
// parted by blank lines. The items of a lijst follow each other, with the markers
// the file gives them. A noot leaves its number behind the word, and stands at
// the end as "1 Text". The rows of a table whose cells hold a paragraph each are
// a line each, cells parted by tabs. Processing instructions, which steer the
// typesetter and often stand inside a word, leave nothing.
//
// These files know nothing of pages: the text is one page.
package official

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"

	"inbreng/internal/source"
)

// maxHTML bounds a web page. Those of the longest documents have about 5 MB.
const maxHTML = 16 << 20

// roots are the first elements of the publications: today's, and those of before
// 2010.
var roots = map[string]bool{
	"officiele-publicatie": true, "kamerstuk": true, "kamervragen": true,
	"kamerwrk": true, "vraagdoc": true,
}

// ReadXML reads the XML of a publication, as long as ctx is not done. Errors name the file and the line.
func ReadXML(ctx context.Context, name string, data []byte) (*source.File, error) {
	if len(data) > source.MaxBytes {
		return nil, source.TooLarge(name, len(data), source.MaxBytes, "document")
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fmt.Errorf("%s: is empty", name)
	}
	root, err := parseXML(source.NewXML(ctx, name, bytes.NewReader(data)))
	if err != nil {
		return nil, err
	}
	if !roots[root.name] {
		return nil, fmt.Errorf("%s: is XML, but no official publication: its first element is <%s>", name, root.name)
	}
	w := &writer{ctx: ctx, rules: xmlRules}
	w.document(root)
	readMetadata(root, w.b.Metadata())
	readElements(root, w.b.Metadata())
	if ctx.Err() != nil {
		return nil, late(ctx, name)
	}
	return w.b.File(name)
}

// ReadHTML reads the web page of a publication. What belongs to the site around
// it is left out.
func ReadHTML(ctx context.Context, name string, data []byte) (*source.File, error) {
	if len(data) > maxHTML {
		return nil, source.TooLarge(name, len(data), maxHTML, "web page")
	}
	data, err := decodeHTML(name, data)
	if err != nil {
		return nil, err
	}
	parsed, err := html.Parse(source.WithContext(ctx, bytes.NewReader(data)))
	if ctx.Err() != nil {
		return nil, late(ctx, name)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: is no HTML that can be read: %s", name, strings.TrimPrefix(err.Error(), "html: "))
	}
	root, err := convertHTML(parsed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	w := &writer{ctx: ctx, rules: htmlRules}
	readMetadata(root, w.b.Metadata())
	w.document(content(root))
	if ctx.Err() != nil {
		return nil, late(ctx, name)
	}
	return w.b.File(name)
}

// late returns the error of a file for which there is no time any more.
func late(ctx context.Context, name string) error {
	return fmt.Errorf("%s: %w", name, context.Cause(ctx))
}

var charsetIn = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_-]+)`)
})

// decodeHTML returns the page as UTF-8.
func decodeHTML(name string, data []byte) ([]byte, error) {
	if utf8.Valid(data) {
		return data, nil
	}
	declared := ""
	if m := charsetIn().FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		declared = strings.ToLower(string(m[1]))
	}
	switch declared {
	case "iso-8859-1", "windows-1252", "latin1":
		return charmap.Windows1252.NewDecoder().Bytes(data)
	}
	return nil, fmt.Errorf("%s: is not UTF-8, and does not say what else it is", name)
}
