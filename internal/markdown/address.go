package markdown

import (
	"net/url"
	"strings"

	"inbreng/internal/parliament"
)

// linkAddress returns where a reference leads to, written as the destination of
// a link in Markdown, or "" where it leads nowhere.
func linkAddress(doc parliament.DocumentID, ref parliament.Reference) string {
	address := ""
	switch ref.Kind {
	case parliament.ToExchange:
		if id, err := parliament.ParseExchangeID(ref.Target); err == nil && doc != "" {
			address = "/" + string(doc) + "/antwoord/" + string(id)
		}
	case parliament.ToPaper, parliament.ToAppendix:
		address = officialAddress(ref.Target)
	case parliament.ToLetter:
		address = officialAddress(string(ref.Paper))
	case parliament.ToURL:
		// Without a scheme it would be taken for an address on this site.
		if u, err := url.Parse(ref.Target); err == nil && u.Scheme != "" {
			address = ref.Target
		}
	}
	if !allowed(address) {
		return ""
	}
	return escapeAddress(address)
}

// officialAddress returns the official page of the paper with that id, or "".
func officialAddress(id string) string {
	paper, err := parliament.ParsePaperID(id)
	if err != nil {
		return ""
	}
	return paper.OfficialURL()
}

// allowed reports whether a link may lead to address: http, https and mailto,
// or an address on this site. An address with a backslash, or that starts with
// two slashes, is refused: a browser takes either for another site.
func allowed(address string) bool {
	if address == "" || strings.HasPrefix(address, "//") || strings.ContainsRune(address, '\\') {
		return false
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return true
	case "":
		return u.Host == ""
	}
	return false
}

// escapeAddress writes an address so that it ends where it ends: blanks and
// angle brackets as per cent, parentheses and entities with a backslash.
func escapeAddress(address string) string {
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"':
			const hex = "0123456789ABCDEF"
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		case c == '(' || c == ')' || c == '&' && isEntity(address[i+1:]):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
