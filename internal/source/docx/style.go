package docx

import (
	"encoding/xml"
	"io"
	"strings"

	"inbreng/internal/source"
)

// A style is what a named style of the file sets.
type style struct {
	name    string
	basedOn string
	look    look
	list    listRef
	outline int // -1: not set
	indent  int // -1: not set
}

// A look is how text looks. A property that nothing set is unset, so that the
// style below it decides.
type look struct{ bold, italic, superscript toggle }

type toggle uint8

const (
	unset toggle = iota
	off
	set
)

func toggleOf(b bool) toggle {
	if b {
		return set
	}
	return off
}

// set takes what a property of a run sets.
func (l *look) set(e xml.StartElement) {
	switch e.Name.Local {
	case "b":
		l.bold = toggleOf(on(e))
	case "i":
		l.italic = toggleOf(on(e))
	case "vertAlign":
		value, _ := source.Attr(e, "val")
		l.superscript = toggleOf(value == "superscript")
	case "position": // half points above the line
		if number(e) > 2 {
			l.superscript = set
		}
	}
}

// below fills in from a style what is not set.
func (l *look) below(under look) {
	for _, p := range []struct{ to, from *toggle }{{&l.bold, &under.bold}, {&l.italic, &under.italic}, {&l.superscript, &under.superscript}} {
		if *p.to == unset {
			*p.to = *p.from
		}
	}
}

func (l look) piece() piece {
	return piece{bold: l.bold == set, italic: l.italic == set, superscript: l.superscript == set}
}

// maxStyles bounds how many styles may stand on each other; a circle has no end.
const maxStyles = 32

// look returns how text looks by its styles: that of the text itself first.
func (r *reader) look(paragraph, run string) look {
	var l look
	for _, name := range []string{run, paragraph} {
		for n := 0; name != "" && n < maxStyles; n++ {
			s := r.styles[name]
			if s == nil {
				break
			}
			l.below(s.look)
			name = s.basedOn
		}
	}
	return l
}

// complete fills in from its styles what the paragraph itself does not say.
func (r *reader) complete(p *paragraph) {
	name, explicit := p.style, p.outline != 0
	outline := -1
	for n := 0; name != "" && n < maxStyles; n++ {
		s := r.styles[name]
		if s == nil {
			break
		}
		if outline < 0 {
			outline = s.outline
		}
		if p.indent < 0 {
			p.indent = s.indent
		}
		if p.list.id == "" {
			p.list.id = s.list.id
			if p.list.level < 0 {
				p.list.level = s.list.level
			}
		}
		name = s.basedOn
	}
	if !explicit && outline >= 0 {
		p.outline = outline
	}
	p.indent = max(p.indent, 0)
	p.list.level = max(p.list.level, 0)
}

func (r *reader) readStyles(x *source.XML) error {
	return each(x, "style", func(e xml.StartElement) error {
		id, _ := source.Attr(e, "styleId")
		kind, _ := source.Attr(e, "type")
		if byDefault, _ := source.Attr(e, "default"); kind == "paragraph" && (byDefault == "1" || byDefault == "true") {
			r.defaults = id
		}
		s := &style{outline: -1, indent: -1, list: listRef{level: -1}}
		r.styles[id] = s
		return children(x, func(e xml.StartElement) error {
			switch e.Name.Local {
			case "name":
				s.name, _ = source.Attr(e, "val")
				// "heading 1" is built in; it is a heading with or without a level.
				if level, ok := strings.CutPrefix(strings.ToLower(s.name), "heading "); ok && len(level) == 1 && level >= "1" && level <= "9" {
					s.outline = int(level[0] - '0')
				}
			case "basedOn":
				s.basedOn, _ = source.Attr(e, "val")
			case "rPr":
				return children(x, func(e xml.StartElement) error {
					s.look.set(e)
					return x.Skip()
				})
			case "pPr":
				return children(x, func(e xml.StartElement) error {
					switch e.Name.Local {
					case "outlineLvl":
						s.outline = heading(number(e))
					case "ind":
						s.indent = indent(e)
					case "numPr":
						return children(x, func(e xml.StartElement) error {
							s.list.set(e)
							return x.Skip()
						})
					}
					return x.Skip()
				})
			}
			return x.Skip()
		})
	})
}

// each calls do for every element of a name in a part, wherever it stands but
// inside another.
func each(x *source.XML, name string, do func(xml.StartElement) error) error {
	for {
		token, err := x.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == name {
			if err := do(e); err != nil {
				return err
			}
		}
	}
}
