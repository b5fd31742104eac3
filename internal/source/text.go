// Package source reads a file as normalised text with pages and lines.
//
// What goes in is the bytes of a text file; what comes out is a [Text]: UTF-8
// in Unicode's composed form (NFC), lines parted by "\n", without a byte-order
// mark. A place in it is a byte offset inside the program and a rune offset in
// everything that leaves it; [Text.Position] turns the one into the other.
//
//	text, err := source.Read("data/source/kst-21501-02-2401.txt")
//
// A page of the printed document begins at a form feed, or at a line that
// begins with exactly one blank: that is how the text extracted from the
// official publications marks it.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// MaxBytes bounds a source file. The longest documents of this kind have
	// about 2 MB of text; what is far above that is something else.
	MaxBytes = 32 << 20
	// MaxText bounds the text of a file, of whatever format, and so the memory that
	// its record takes: up to 400 times as much, for a text that is nothing but
	// short questions.
	MaxText = 4 << 20
	// MaxLineBytes bounds a line. Extractors that put a whole document on one
	// line give lines of tens of kilobytes.
	MaxLineBytes = 2 << 20
)

// A Text is the normalised text of one source file. It does not change.
type Text struct {
	name      string
	s         string
	lines     []Line
	marks     []mark
	converted []string
}

// A mark says how many runes stand before a byte. There is one every few hundred
// bytes, so that a place on a line as long as a document is found as quickly as
// any. It also says on which line the bytes from it on are.
type mark struct{ byte, runes, line int }

// markEvery is how many bytes lie between two marks.
const markEvery = 512

// A Line is one line of a Text, s[Start:End], without its line end.
type Line struct {
	Start, End int  // bytes
	Rune       int  // offset of Start in runes
	Page       int  // from 1
	Opens      bool // the line opens its page; its first byte is the sign of that, and no text
}

// Read reads the file at path. Errors name the file.
func Read(path string) (*Text, error) {
	data, err := ReadBytes(path)
	if err != nil {
		return nil, err
	}
	return New(path, data)
}

// ReadBytes reads the bytes of the file at path, at most MaxBytes of them.
func ReadBytes(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	switch {
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a folder, not a file", path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: is not a regular file", path)
	case info.Size() > MaxBytes:
		return nil, TooLarge(path, int(info.Size()), MaxBytes, "document")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, errors.Unwrap(err))
	}
	return data, nil
}

// TooLarge returns the error of a file that has more bytes than most, which a thing of
// its kind may have. Sizes are rounded up: 32 MiB are not more than 32 MiB.
func TooLarge(name string, size, most int, kind string) error {
	return fmt.Errorf("%s: has %d MiB, more than the %d MiB that a %s may have", name, (size-1)>>20+1, most>>20, kind)
}

// New makes a Text of the bytes of a file. The name is only for messages. UTF-16
// and Windows-1252 are turned into UTF-8. It refuses what is empty, binary, of no
// encoding that it knows, or too long.
func New(name string, data []byte) (*Text, error) {
	if len(data) > MaxBytes {
		return nil, TooLarge(name, len(data), MaxBytes, "document")
	}
	data, encoding := decode(data)
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := check(name, data); err != nil {
		return nil, err
	}
	data, spelling := respell(data)
	t, err := newText(name, normalise(data))
	if err != nil {
		return nil, err
	}
	t.converted = append(encoding, spelling...)
	return t, nil
}

// Normalised makes a Text of one that is normalised already, of what the String and the
// Converted of another Text returned.
func Normalised(name, s string, converted []string) (*Text, error) {
	t, err := newText(name, s)
	if err != nil {
		return nil, err
	}
	t.converted = converted
	return t, nil
}

// newText makes a Text of a text that is normalised.
func newText(name, s string) (*Text, error) {
	t := &Text{name: name, s: s}
	switch {
	case strings.TrimSpace(t.s) == "":
		return nil, fmt.Errorf("%s: is empty", name)
	case len(s) > MaxText:
		return nil, fmt.Errorf("%s: has %.1f MiB of text, more than the %d MiB that a document may have", name, math.Ceil(float64(len(s))*10/(1<<20))/10, MaxText>>20)
	}
	t.lines = cut(t.s)
	t.marks = placeMarks(t.s, t.lines)
	for i, line := range t.lines {
		if n := line.End - line.Start; n > MaxLineBytes {
			return nil, fmt.Errorf("%s:%d: the line has %d bytes, more than the %d that a line may have", name, i+1, n, MaxLineBytes)
		}
	}
	return t, nil
}

// check refuses bytes that are not UTF-8 text.
func check(name string, data []byte) error {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return fmt.Errorf("%s:%d: is binary, not text (a zero byte at offset %d)", name, lineAt(data, i), i)
	}
	if utf8.Valid(data) {
		return nil
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return fmt.Errorf("%s:%d: is not UTF-8 (byte 0x%02x at offset %d), %s", name, lineAt(data, i), data[i], i, notWindows1252(data))
		}
		i += size
	}
	return nil
}

func lineAt(data []byte, offset int) int { return 1 + bytes.Count(data[:offset], []byte("\n")) }

// normalise composes accents, makes every line end "\n", gives every form feed
// a line of its own to open, and turns other control characters into blanks, so
// that the number of runes stays what a reader sees.
func normalise(data []byte) string {
	if !norm.NFC.IsNormal(data) {
		data = norm.NFC.Bytes(data)
	}
	clean := true
	for _, c := range data {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			clean = false
			break
		}
	}
	if clean {
		return string(data)
	}
	var b strings.Builder
	b.Grow(len(data))
	for i, c := range data {
		switch {
		case c == '\r':
			if i+1 == len(data) || data[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case c == '\f':
			if i > 0 && data[i-1] != '\n' && data[i-1] != '\r' {
				b.WriteByte('\n')
			}
			b.WriteByte('\f')
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// cut cuts the text into lines and counts the pages.
func cut(s string) []Line {
	lines := make([]Line, 0, strings.Count(s, "\n")+1)
	runes := 0
	for start := 0; ; {
		end := strings.IndexByte(s[start:], '\n')
		last := end < 0
		if last {
			end = len(s)
		} else {
			end += start
		}
		lines = append(lines, Line{Start: start, End: end, Rune: runes})
		runes += utf8.RuneCountInString(s[start:end]) + 1
		if last {
			break
		}
		start = end + 1
	}
	blanks := blankOpensPage(s, lines)
	page, text := 1, false
	for i := range lines {
		first := byte('\n')
		if lines[i].Start < lines[i].End {
			first = s[lines[i].Start]
		}
		if first == '\f' || blanks && first == ' ' && oneBlank(s[lines[i].Start:lines[i].End]) {
			lines[i].Opens = true
			if text { // what opens the text opens page 1
				page++
			}
		}
		lines[i].Page = page
		text = text || strings.TrimSpace(s[lines[i].Start:lines[i].End]) != ""
	}
	return lines
}

// oneBlank reports whether the line begins with exactly one blank.
func oneBlank(line string) bool {
	return line[0] == ' ' && (len(line) == 1 || line[1] != ' ' && line[1] != '\t')
}

// blankOpensPage reports whether a leading blank is the sign of a new page in
// this text. Where a third of the lines have one it is an indentation: a page
// of three lines does not exist, but some extractors indent at random.
func blankOpensPage(s string, lines []Line) bool {
	text, signs := 0, 0
	for _, line := range lines {
		content := s[line.Start:line.End]
		if strings.TrimSpace(content) == "" {
			continue
		}
		text++
		if oneBlank(content) {
			signs++
		}
	}
	return signs <= 1 || 3*signs < text
}

// Name returns the name of the file, as it was given.
func (t *Text) Name() string { return t.name }

// String returns the whole normalised text.
func (t *Text) String() string { return t.s }

// Converted says, a Dutch sentence for each, what was done to the file before it
// could be read; nothing for a plain UTF-8 text.
func (t *Text) Converted() []string { return t.converted }

// Lines returns the lines of the text. They belong to the Text and must not be
// changed.
func (t *Text) Lines() []Line { return t.lines }

// Pages returns the number of pages.
func (t *Text) Pages() int { return t.lines[len(t.lines)-1].Page }

// Position returns the rune offset, page and line (both from 1) of a byte offset.
func (t *Text) Position(offset int) (runes, page, line int) {
	offset = min(max(offset, 0), len(t.s))
	m := t.marks[offset/markEvery]
	i, to := m.line, len(t.lines)-1
	if next := offset/markEvery + 1; next < len(t.marks) {
		to = t.marks[next].line
	}
	for i < to { // the last line that does not begin behind the offset
		if middle := (i + to + 1) / 2; t.lines[middle].Start <= offset {
			i = middle
		} else {
			to = middle - 1
		}
	}
	l := &t.lines[i]
	from, runes := l.Start, l.Rune
	if m.byte > from && m.byte <= offset {
		from, runes = m.byte, m.runes
	}
	return runes + utf8.RuneCountInString(t.s[from:offset]), l.Page, i + 1
}

// placeMarks places a mark at the first rune behind every so many bytes.
func placeMarks(s string, lines []Line) []mark {
	marks := make([]mark, 0, len(s)/markEvery+1)
	runes, from, line := 0, 0, 0
	for at := 0; at <= len(s); at += markEvery {
		to := at
		for to < len(s) && !utf8.RuneStart(s[to]) {
			to++
		}
		runes += utf8.RuneCountInString(s[from:to])
		from = to
		for line+1 < len(lines) && lines[line+1].Start <= at {
			line++
		}
		marks = append(marks, mark{to, runes, line})
	}
	return marks
}
