package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"

	"inbreng/internal/source"
)

// A field is a place where Word writes something: the target of a link, the
// number of a page. Its instruction stands before its result.
type field struct {
	result      bool
	instruction string
}

// An inline reads the runs of one paragraph.
type inline struct {
	*reader
	x      *source.XML
	p      *paragraph
	fields []field
	link   string
}

// readParagraph reads the paragraph that was begun last.
func (r *reader) readParagraph(x *source.XML, p *paragraph) error {
	in := &inline{reader: r, x: x, p: p}
	return children(x, in.element)
}

// element reads an element that may stand in a paragraph.
func (in *inline) element(e xml.StartElement) error {
	switch e.Name.Local {
	case "pPr":
		return in.properties()
	case "r":
		return in.run()
	case "hyperlink":
		before := in.link
		id, _ := source.Attr(e, "id")
		in.link = in.links[id].target
		err := children(in.x, in.element)
		in.link = before
		return err
	case "t": // of a formula, which has runs of its own
		return in.text(piece{})
	case "del", "moveFrom", "sdtPr", "sdtEndPr", "rPrChange", "Fallback":
		return in.x.Skip()
	case "txbxContent":
		return in.box()
	}
	// ins, smartTag, sdt, fldSimple, AlternateContent, drawing: what they hold counts
	return children(in.x, in.element)
}

// properties reads how the paragraph looks.
func (in *inline) properties() error {
	return children(in.x, func(e xml.StartElement) error {
		p := in.p
		switch e.Name.Local {
		case "pStyle":
			p.style, _ = source.Attr(e, "val")
		case "numPr":
			return children(in.x, func(e xml.StartElement) error {
				p.list.set(e)
				return in.x.Skip()
			})
		case "outlineLvl":
			p.outline = heading(number(e))
		case "ind":
			p.indent = indent(e)
		case "pageBreakBefore":
			p.pageBefore = on(e)
		}
		return in.x.Skip()
	})
}

// heading returns the level of a heading of Word's level, which counts from 0;
// 9 is running text.
func heading(level int) int {
	if level < 0 || level > 8 {
		return 0
	}
	return level + 1
}

// indent returns how far a paragraph is indented, in points. Word has
// twentieths of them.
func indent(e xml.StartElement) int {
	for _, name := range []string{"left", "start"} {
		if value, ok := source.Attr(e, name); ok {
			n, _ := strconv.Atoi(value)
			return max(n/20, 0)
		}
	}
	return -1
}

// box reads a text box. Its text stands by itself, behind the paragraph.
func (in *inline) box() error {
	blocks, err := in.readBlocks(in.x)
	if len(blocks) > 0 {
		in.p.boxes = append(in.p.boxes, blocks)
	}
	return err
}

// run reads text that looks alike.
func (in *inline) run() error {
	look := in.look(in.p.style, "")
	hidden := false
	return children(in.x, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rPr":
			return children(in.x, func(e xml.StartElement) error {
				switch e.Name.Local {
				case "rStyle":
					name, _ := source.Attr(e, "val")
					look = in.look(in.p.style, name)
				case "vanish":
					hidden = on(e)
				default:
					look.set(e)
				}
				return in.x.Skip()
			})
		case "t":
			if hidden {
				text, err := textOf(in.x)
				in.hidden = append(in.hidden, text)
				return err
			}
			return in.text(look.piece())
		case "tab", "ptab":
			in.add(look.piece(), "\t")
		case "cr":
			in.add(look.piece(), "\n")
		case "br":
			if kind, _ := source.Attr(e, "type"); kind == "page" {
				in.p.pieces = append(in.p.pieces, piece{kind: pagePiece})
			} else {
				in.add(look.piece(), "\n")
			}
		case "lastRenderedPageBreak":
			in.p.pieces = append(in.p.pieces, piece{kind: pagePiece})
		case "noBreakHyphen":
			in.add(look.piece(), "\u2011")
		case "sym":
			char, _ := source.Attr(e, "char")
			in.add(look.piece(), symbol(char))
		case "footnoteReference":
			return in.note(e, footnotePiece)
		case "endnoteReference":
			return in.note(e, endnotePiece)
		case "fldChar":
			in.fieldChar(e)
		case "instrText":
			text, err := textOf(in.x)
			if n := len(in.fields); n > 0 {
				in.fields[n-1].instruction += text
			}
			return err
		case "AlternateContent", "Choice", "drawing", "pict", "object":
			return children(in.x, in.element)
		case "Fallback", "softHyphen":
		}
		return in.x.Skip()
	})
}

// note reads the mark of a note. Where Word was told another mark to print, it
// follows as text, and the note has no number.
func (in *inline) note(e xml.StartElement, kind pieceKind) error {
	id, _ := source.Attr(e, "id")
	if custom, _ := source.Attr(e, "customMarkFollows"); custom != "" && custom != "0" && custom != "false" {
		kind += customNote
	}
	in.p.pieces = append(in.p.pieces, piece{kind: kind, text: id, superscript: true})
	return in.x.Skip()
}

// text reads the text of the element that was begun last.
func (in *inline) text(look piece) error {
	text, err := textOf(in.x)
	in.add(look, text)
	return err
}

// add adds text, unless it stands in the instruction of a field.
func (in *inline) add(look piece, text string) {
	link := in.link
	for _, f := range in.fields {
		if !f.result {
			return
		}
		if target := f.target(); target != "" {
			link = target
		}
	}
	look.text, look.link = strings.ReplaceAll(text, "\u00ad", ""), link
	in.p.pieces = append(in.p.pieces, look)
}

func (in *inline) fieldChar(e xml.StartElement) {
	n := len(in.fields)
	switch kind, _ := source.Attr(e, "fldCharType"); {
	case kind == "begin":
		in.fields = append(in.fields, field{})
	case kind == "separate" && n > 0:
		in.fields[n-1].result = true
	case kind == "end" && n > 0:
		in.fields = in.fields[:n-1]
	}
}

// target returns where the link of a field leads: HYPERLINK "https://...".
func (f field) target() string {
	words := strings.Fields(f.instruction)
	if len(words) < 2 || !strings.EqualFold(words[0], "HYPERLINK") {
		return ""
	}
	target := strings.Trim(words[1], `"“”`)
	if strings.HasPrefix(target, `\`) {
		return ""
	}
	return target
}

// symbol returns the character of a symbol font. Such fonts keep their own
// signs where Unicode has none; most are bullets.
func symbol(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || n == 0 {
		return ""
	}
	if n >= 0xe000 && n <= 0xf8ff {
		return "•"
	}
	return string(rune(n))
}
