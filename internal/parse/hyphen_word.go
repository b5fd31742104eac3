package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A brokenWord is a word broken over two lines. Of "NAVO-bondge-" and
// "noten," the left half is "bondge", the right half "noten", the earlier parts
// are "NAVO".
type brokenWord struct {
	head, after string   // as printed, without the final hyphen
	mark        rune     // the hyphen
	earlier     []string // the parts of the hyphenated word before the left half
	left, right string   // the halves: letters, digits, apostrophes
	l, r        string   // the halves in small letters
}

// breakWord finds the halves.
func breakWord(head, after string, mark rune) *brokenWord {
	w := &brokenWord{head: head, after: after, mark: mark}
	start := strings.LastIndexFunc(head, func(r rune) bool { return !inHyphenWord(r) && !isHyphen(r) })
	if start >= 0 {
		_, size := utf8.DecodeRuneInString(head[start:])
		start += size
	}
	parts := strings.FieldsFunc(head[max(start, 0):], isHyphen)
	if last, _ := utf8.DecodeLastRuneInString(head); len(parts) > 0 && inHyphenWord(last) && last != '\'' && last != '’' {
		w.earlier, w.left = parts[:len(parts)-1], withoutNoteNumber(strings.TrimLeft(parts[len(parts)-1], "'’"))
	}
	w.right = after
	if end := strings.IndexFunc(after, func(r rune) bool { return !inHyphenWord(r) }); end >= 0 {
		w.right = after[:end]
	}
	w.right = strings.TrimRight(w.right, "'’")
	w.l, w.r = strings.ToLower(w.left), strings.ToLower(w.right)
	return w
}

// withoutNoteNumber takes a footnote's number off a word that text extraction
// glued it to (2Kamer-/stukken). The name of a faction keeps its number.
func withoutNoteNumber(word string) string {
	bare := strings.TrimLeft(word, "0123456789")
	if len(bare) < 3 || bare == strings.ToUpper(bare) {
		return word
	}
	if _, known := parliament.ParseFaction(word); known {
		return word
	}
	return bare
}

// inHyphenWord reports whether r is part of a half of a word.
func inHyphenWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\'' || r == '’'
}
