package export

import (
	"bytes"
	"errors"
	"io"
	"net/url"

	"golang.org/x/net/html"
)

// linking are the attributes that hold addresses.
var linking = map[string]bool{"href": true, "src": true, "action": true}

// mayLink reports whether a tag may have one of these attributes. The pages are ours:
// their attributes are in small letters.
func mayLink(tag []byte) bool {
	for name := range linking {
		if bytes.Contains(tag, []byte(name)) {
			return true
		}
	}
	return false
}

// rewrite returns a page with its links made those of the copy, and the addresses
// on the site that it links to. All else stays as it is, byte for byte.
func (f *files) rewrite(from *url.URL, page []byte) (out []byte, links []*url.URL, err error) {
	var b bytes.Buffer
	b.Grow(len(page) + len(page)/8)
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if errors.Is(z.Err(), io.EOF) {
				return b.Bytes(), links, nil
			}
			return nil, nil, z.Err()
		}
		if raw := z.Raw(); kind != html.StartTagToken && kind != html.SelfClosingTagToken || !mayLink(raw) {
			b.Write(raw)
			continue
		}
		raw := bytes.Clone(z.Raw()) // Token writes over it
		token := z.Token()
		changed := false
		for i, a := range token.Attr {
			if !linking[a.Key] {
				continue
			}
			if u, err := url.Parse(a.Val); err == nil && u.Scheme == "" && u.Host == "" {
				u = from.ResolveReference(u)
				u.Fragment = ""
				links = append(links, u)
			}
			if link := f.link(from, a.Val); link != a.Val {
				token.Attr[i].Val = link
				changed = true
			}
		}
		if changed {
			b.WriteString(token.String())
		} else {
			b.Write(raw)
		}
	}
}
