package parliament

import "strings"

// proceedings looks whether the year at i is that of a citation of the
// Handelingen or their appendix: "Aanhangsel Handelingen, vergaderjaar
// 2023–2024, nr. 594", "vergaderjaar 2013-2014, aanhangsel Handelingen, nr. 304",
// "Handelingen II 2022/23, nr. 96, item 5".
func (f *paperFinder) proceedings(i int) {
	end := f.sessionYearEnd(i)
	if end < 0 {
		return
	}
	year := f.text[i:i+4] + nextYear(f.text[i:i+4])
	head := trimSeparator(f.text[f.floor:i])
	start := i
	if t, ok := cutWord(head, "vergaderjaar"); ok {
		start = f.floor + len(t)
		head = trimSeparator(t)
	}
	chamber := "tk"
	for _, c := range []struct{ text, id string }{{"II", "tk"}, {"I", "ek"}} {
		if t, ok := strings.CutSuffix(head, c.text); ok && !endsInWord(t) {
			head, chamber = trimSeparator(t), c.id
			break
		}
	}
	appendix := false
	if t, ok := cutWord(head, "handelingen"); ok {
		start = f.floor + len(t)
		if t, ok := cutAppendix(trimBlanks(t)); ok {
			start, appendix = f.floor+len(t), true
		}
	} else if next := f.appendixWord(end); next > 0 {
		end, appendix = next, true
	} else {
		return
	}
	if !appendix {
		// "Handelingen II 2023/24, Aanhangsel, nr. 594"
		if next := skipSeparator(f.text, end); hasPrefixAnyCase(f.text[next:], "aanhangsel") {
			end, appendix = next+len("aanhangsel"), true
		}
	}
	if appendix {
		f.emit(start, "ah-"+chamber+"-"+year+"-", f.appendixNumbers(end))
		return
	}
	f.item(start, end, "h-"+chamber+"-"+year+"-")
}

// cutAppendix cuts "Aanhangsel" or "Aanhangsel van de" off the end of s.
func cutAppendix(s string) (string, bool) {
	for _, words := range []string{"aanhangsel", "aanhangsel van de", "aanhangsel bij de", "aanhangsel der", "aanhangsel tot de"} {
		if rest, ok := cutWord(s, words); ok {
			return rest, true
		}
	}
	return s, false
}

// appendixWord returns where "Aanhangsel Handelingen", which stands behind a
// year that ends at i, ends itself; 0 when it is not there.
func (f *paperFinder) appendixWord(i int) int {
	next := skipSeparator(f.text, i)
	for _, words := range []string{"aanhangsel handelingen", "aanhangsel van de handelingen"} {
		if hasPrefixAnyCase(f.text[next:], words) && f.wordEnds(next+len(words)) {
			return next + len(words)
		}
	}
	return 0
}

// appendixNumbers reads the numbers of appendices from i on, which may lack
// the word: "vergaderjaar 2023–2024, 1028".
func (f *paperFinder) appendixNumbers(i int) []paperNumber {
	if next, plural, ok := f.numberWord(i); ok {
		return f.numberList(next, plural)
	}
	next := skipSeparator(f.text, i)
	if next == i || next >= len(f.text) || strings.IndexByte(f.text[i:next], ',') < 0 {
		return nil
	}
	n, ok := f.number(next, false)
	if !ok || f.otherThing(n) {
		return nil
	}
	return []paperNumber{n}
}

// item reads ", nr. 96, item 5" from i on.
func (f *paperFinder) item(start, i int, prefix string) {
	next, _, ok := f.numberWord(i)
	if !ok {
		return
	}
	day, ok := f.number(next, false)
	if !ok {
		return
	}
	next = skipSeparator(f.text, day.end)
	if !hasPrefixAnyCase(f.text[next:], "item") {
		return
	}
	if item, ok := f.number(skipBlanks(f.text, next+len("item")), false); ok {
		f.emit(start, prefix+day.text+"-", []paperNumber{item})
	}
}

// sessionYearEnd returns where the session year that starts at i ends, -1 when
// the four digits there start none.
func (f *paperFinder) sessionYearEnd(i int) int {
	text := f.text
	next := i + 4
	cut := false
	for _, sep := range []string{"-", "–", "/"} {
		if strings.HasPrefix(text[next:], sep) {
			next, cut = skipBlanks(text, next+len(sep)), true
			break
		}
	}
	end := next
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if !cut || end-next != 2 && end-next != 4 || !follows(text[i:i+4], text[next:end]) {
		return -1
	}
	return end
}

// nextYear returns the year after a year of four digits, in four digits.
func nextYear(year string) string {
	b := []byte(year)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] <= '9' {
			break
		}
		b[i] = '0'
	}
	return string(b)
}

// joinedYears looks whether the eight digits text[i:end] stand in an id, as
// in ah-tk-20242025-1244.
func (f *paperFinder) joinedYears(i, end int) {
	head := f.text[f.floor:i]
	for _, prefix := range []string{"ah-tk-", "ah-ek-", "h-tk-", "h-ek-"} {
		rest, ok := strings.CutSuffix(head, prefix)
		if !ok || endsInWord(rest) {
			continue
		}
		for end < len(f.text) && (isDigit(f.text[end]) || f.text[end] == '-') {
			end++
		}
		start := f.floor + len(rest)
		if id, err := ParsePaperID(f.text[start:end]); err == nil && f.numberEnds(end) {
			f.found = append(f.found, PaperMatch{start, end, id})
		}
		return
	}
}

// houseNumber looks whether the year at i starts the number of a case or a
// document in an id, as in kv-tk-2016Z00047.
func (f *paperFinder) houseNumber(i int) {
	end := i + len("2016Z00047")
	if end > len(f.text) || !f.numberEnds(end) {
		return
	}
	head := f.text[f.floor:i]
	for _, prefix := range []string{"kv-tk-", "nds-tk-"} {
		if rest, ok := strings.CutSuffix(head, prefix); ok && !endsInWord(rest) {
			start := f.floor + len(rest)
			if id, err := ParsePaperID(f.text[start:end]); err == nil {
				f.found = append(f.found, PaperMatch{start, end, id})
			}
			return
		}
	}
}

// skipSeparator skips blanks and at most one comma from i on.
func skipSeparator(s string, i int) int {
	i = skipBlanks(s, i)
	if i < len(s) && s[i] == ',' {
		i = skipBlanks(s, i+1)
	}
	return i
}

// blanks are what parts the words of a citation: no-break and narrow blanks
// stand in dossiers, a line end where the text is wrapped.
var blanks = []string{" ", "\n", "\t", "\u00a0", "\u202f", "\u2009"}

// skipBlanks returns where the blanks that start at i end. It does not pass a
// blank line.
func skipBlanks(s string, i int) int {
	lines := 0
next:
	for i < len(s) {
		for _, b := range blanks {
			if strings.HasPrefix(s[i:], b) {
				if b == "\n" {
					if lines++; lines > 1 {
						return i
					}
				}
				i += len(b)
				continue next
			}
		}
		break
	}
	return i
}

// trimBlanks cuts blanks off the end of s. It does not pass a blank line.
func trimBlanks(s string) string {
	lines := 0
next:
	for s != "" {
		for _, b := range blanks {
			if strings.HasSuffix(s, b) {
				if b == "\n" {
					if lines++; lines > 1 {
						return s
					}
				}
				s = s[:len(s)-len(b)]
				continue next
			}
		}
		break
	}
	return s
}
