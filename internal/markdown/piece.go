package markdown

import (
	"strings"
	"unicode"

	"inbreng/internal/parliament"
)

// A pieceKind tells what a piece is.
type pieceKind int

const (
	textPiece pieceKind = iota
	markPiece
	linkPiece
)

// A piece is a stretch of a line that is printed in one way. Two texts never
// follow each other, so that what has to be escaped is decided with the
// neighbouring letters in sight.
type piece struct {
	kind    pieceKind
	text    string // words as printed, or the id of a mark
	address string // of a link, escaped
}

// flatten turns inlines into pieces, without white space at either end.
func flatten(doc parliament.DocumentID, inlines []parliament.Inline) []piece {
	pieces := make([]piece, 0, len(inlines))
	var texts []string // that follow each other and will be one piece
	flush := func() {
		if text := oneLine(strings.Join(texts, "")); text != "" {
			pieces = append(pieces, piece{kind: textPiece, text: text})
		}
		texts = texts[:0]
	}
	for _, in := range inlines {
		if in.Kind == parliament.Mark {
			flush()
			pieces = append(pieces, piece{kind: markPiece, text: markID(in)})
			continue
		}
		if in.Kind == parliament.RefInl && in.Reference != nil {
			address, text := linkAddress(doc, *in.Reference), oneLine(in.Text)
			if address != "" && strings.Trim(text, " ") != "" {
				flush()
				pieces = append(pieces, piece{linkPiece, text, address})
				continue
			}
		}
		texts = append(texts, in.Text)
	}
	flush()
	return trim(pieces)
}

// trim takes the blanks off the ends of a line.
func trim(pieces []piece) []piece {
	if n := len(pieces); n > 0 && pieces[n-1].kind == textPiece {
		if pieces[n-1].text = strings.TrimRight(pieces[n-1].text, " "); pieces[n-1].text == "" {
			pieces = pieces[:n-1]
		}
	}
	if len(pieces) > 0 && pieces[0].kind == textPiece {
		if pieces[0].text = strings.TrimLeft(pieces[0].text, " "); pieces[0].text == "" {
			pieces = pieces[1:]
		}
	}
	return pieces
}

// markID returns the id that a mark is written with: the footnote's, or what is
// printed where the footnote is not known. An id is letters, digits and
// hyphens; a mark without any of these is written as "?" and not lost.
func markID(in parliament.Inline) string {
	for _, s := range []string{string(in.Footnote), in.Text} {
		id := strings.Map(func(r rune) rune {
			if r < 0x80 && isMarkByte(byte(r)) && r != '?' {
				return r
			}
			return -1
		}, s)
		if id = strings.Trim(id, "-"); id != "" && len(id) <= maxMark {
			return id
		}
	}
	return "?"
}

// oneLine makes white space single blanks and leaves out control characters,
// which no HTML page can hold.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		switch {
		case isBlank(r):
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
		case !unicode.IsControl(r):
			b.WriteRune(r)
			blank = false
		}
	}
	return b.String()
}

// isOneLine reports whether oneLine has nothing to do, which is nearly always.
func isOneLine(s string) bool {
	blank := false
	for _, r := range s {
		if r == ' ' && blank || r != ' ' && isBlank(r) || unicode.IsControl(r) || r == unicode.ReplacementChar {
			return false
		}
		blank = r == ' '
	}
	return true
}

// isBlank reports whether r is white space at which a line may be broken. A
// no-break space is none: it says that the words belong together.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
