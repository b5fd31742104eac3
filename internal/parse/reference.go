package parse

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A found is a reference in a text, text[start:end] (bytes).
type found struct {
	start, end int
	ref        parliament.Reference
}

// references returns everything in text that refers to something, in order and
// without overlap. anchor is the day the text was written (zero when unknown);
// letters named by a day and month without year get their date from it by
// parliament.LatestBefore.
func references(text string, anchor parliament.Date) []found {
	var out []found
	out = appendAddresses(out, text)
	out = appendPapers(out, text)
	out = appendNumbered(out, text, anchor)
	if len(out) < 2 {
		return out
	}
	slices.SortStableFunc(out, func(a, b found) int { return a.start - b.start })
	// What starts inside another reference is part of it: the id in an address.
	kept, end := out[:0], 0
	for _, f := range out {
		if f.start >= end {
			kept = append(kept, f)
			end = f.end
		}
	}
	return withoutForeign(text, kept)
}

// withoutForeign leaves out the questions and answers of other documents: "het
// antwoord op vraag 2 in Kamerstuk 21 501-02, nr. 2401", "Kamerstuk 21 501-02,
// nr. 2401, antwoord 12". The paper that stands beside them says so.
func withoutForeign(text string, refs []found) []found {
	foreign := func(i int) bool {
		if refs[i].ref.Kind != parliament.ToExchange {
			return false
		}
		if i > 0 && citesPaper(refs[i-1]) && text[refs[i-1].end:refs[i].start] == ", " {
			return true
		}
		return i+1 < len(refs) && citesPaper(refs[i+1]) && saysWhere(text[refs[i].end:refs[i+1].start])
	}
	kept := make([]found, 0, len(refs))
	for i, f := range refs {
		if !foreign(i) {
			kept = append(kept, f)
		}
	}
	return kept
}

func citesPaper(f found) bool {
	return f.ref.Kind == parliament.ToPaper || f.ref.Kind == parliament.ToAppendix
}

// saysWhere reports whether the words between an answer and a paper say that
// the one stands in the other: " in ", " (", " van het verslag (".
func saysWhere(between string) bool {
	words := strings.Fields(strings.ReplaceAll(between, "(", " ( "))
	if len(words) == 0 || len(words) > 9 || !slices.Contains([]string{"in", "van", "uit", "bij", "("}, words[0]) {
		return false
	}
	for _, word := range words[1:] {
		if !slices.Contains([]string{"(", "het", "de", "een", "mijn", "verslag", "brief", "schriftelijk", "overleg", "lijst", "van"}, word) {
			return false
		}
	}
	return true
}

// newFound returns a reference with the words text[start:end].
func newFound(text string, start, end int, kind parliament.ReferenceKind, target string) found {
	return found{start, end, parliament.Reference{Kind: kind, Target: target, Text: text[start:end]}}
}

// appendPapers appends the papers that text cites. Those within a range have no
// words that a link could stand on, and are left out.
func appendPapers(out []found, text string) []found {
	for _, m := range parliament.FindPapers(text) {
		if m.Start < m.End {
			out = append(out, newFound(text, m.Start, m.End, paperKind(m.ID), m.ID.String()))
		}
	}
	return out
}

func paperKind(id parliament.PaperID) parliament.ReferenceKind {
	if id.IsAppendix() {
		return parliament.ToAppendix
	}
	return parliament.ToPaper
}

// appendNumbered appends the references to exchanges and to letters. Both turn
// on a number of at most three digits, so the text is only searched for these.
func appendNumbered(out []found, text string, anchor parliament.Date) []found {
	for i, floor := 0, 0; i < len(text); {
		if text[i]-'0' > 9 {
			i++
			continue
		}
		end := digitsEnd(text, i)
		if n := len(out); end-i <= 3 {
			out = appendExchanges(out, text, floor, i)
			if len(out) == n && end-i <= 2 {
				out = appendLetters(out, text, floor, i, anchor)
			}
			if len(out) > n {
				end = max(end, out[len(out)-1].end)
				floor = end
			}
		}
		i = end
	}
	return out
}

// appendAddresses appends the addresses of the web in text. One of a paper on
// the official site is a reference to that paper.
func appendAddresses(out []found, text string) []found {
	for i := 0; ; {
		at := strings.Index(text[i:], "://")
		www := strings.Index(text[i:], "www.")
		if at < 0 && www < 0 {
			return out
		}
		start, next := i+www, i+www+len("www.")
		if www < 0 || at >= 0 && at < www {
			start, next = schemeStart(text[:i+at]), i+at+len("://")
		}
		if start < i || !startsWord(text[:start]) {
			i = next
			continue
		}
		end := addressEnd(text, start)
		target, ok := absoluteAddress(text[start:end])
		if !ok || end < next {
			i = next
			continue
		}
		if id, ok := parliament.ParseOfficialURL(target); ok {
			out = append(out, newFound(text, start, end, paperKind(id), id.String()))
		} else {
			out = append(out, newFound(text, start, end, parliament.ToURL, target))
		}
		i = end
	}
}

// schemeStart returns where the http or https at the end of s starts, -1 when
// there is none.
func schemeStart(s string) int {
	for _, scheme := range []string{"https", "http"} {
		if i := len(s) - len(scheme); i >= 0 && strings.EqualFold(s[i:], scheme) {
			return i
		}
	}
	return -1
}

// startsWord reports whether what follows head is not the rest of a word, a
// mail address or another address.
func startsWord(head string) bool {
	r, _ := utf8.DecodeLastRuneInString(head)
	return head == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("@./-_=&%", r)
}

// addressEnd returns where the address that starts at start ends: at a blank or
// at a sign that no address holds, without the sentence's own punctuation and
// without closing brackets that were opened before it.
func addressEnd(text string, start int) int {
	end := len(text)
	for i, r := range text[start:] {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError ||
			strings.ContainsRune("<>\"`|{}^\\", r) || r >= 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			end = start + i
			break
		}
	}
	for end > start {
		switch c := text[end-1]; c {
		case '.', ',', ';', ':', '!', '?', '\'', '*':
		case ')', ']':
			opening := "("
			if c == ']' {
				opening = "["
			}
			s := text[start:end]
			if strings.Count(s, string(c)) <= strings.Count(s, opening) {
				return end
			}
		case '(', '[':
		default:
			return end
		}
		end--
	}
	return end
}

// absoluteAddress returns an address as printed with its scheme; ok is false
// when it names no site.
func absoluteAddress(s string) (target string, ok bool) {
	if strings.HasPrefix(s, "www.") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", false
	}
	host := strings.TrimPrefix(u.Hostname(), "www.")
	site, top, dotted := strings.Cut(host, ".")
	return s, dotted && site != "" && top != "" && !strings.HasSuffix(top, ".")
}

// digitsEnd returns where the digits that start at i end.
func digitsEnd(s string, i int) int {
	for i < len(s) && s[i]-'0' <= 9 {
		i++
	}
	return i
}
