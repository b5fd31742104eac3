package docx

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"inbreng/internal/source"
)

// A reader takes the parts of a package apart.
type reader struct {
	pkg       *pack
	links     map[string]relation // of the part that is being read
	styles    map[string]*style
	defaults  string // the style of paragraphs that name none
	numbering numbering
	body      []block
	footnotes map[string][]block
	endnotes  map[string][]block
	noteForm  noteForms
	hidden    []string
	heads     []headLine
}

// A block is a paragraph or a table.
type block struct {
	paragraph *paragraph
	rows      [][]cell // of a table
}

type cell struct {
	blocks []block
	span   int // columns
}

// A paragraph is pieces of text with properties.
type paragraph struct {
	style      string
	list       listRef
	outline    int // level of a heading from 1, 0 for none
	indent     int // points
	pageBefore bool
	pieces     []piece
	boxes      [][]block // text boxes that are anchored here
}

// A piece is text that looks alike, or a thing in the text.
type piece struct {
	kind         pieceKind
	text         string // of a note's mark: its id
	bold, italic bool
	superscript  bool
	link         string
}

type pieceKind uint8

const (
	textPiece pieceKind = iota
	footnotePiece
	endnotePiece
	pagePiece // a page begins here
)

// readParts reads all the parts that make the text.
func (r *reader) readParts() error {
	top, err := r.pkg.relations("")
	if err != nil {
		return err
	}
	main := "word/document.xml"
	for _, relation := range top {
		if relation.kind == "officeDocument" {
			main = relation.target
		}
	}
	if r.pkg.parts[main] == nil {
		return fmt.Errorf("%s: is no Word file: it holds no %s", r.pkg.name, main)
	}
	links, err := r.pkg.relations(main)
	if err != nil {
		return err
	}
	named := map[string]string{}
	for _, relation := range links {
		named[relation.kind] = relation.target
	}
	for kind, read := range map[string]func(*source.XML) error{
		"styles": r.readStyles, "numbering": r.readNumbering, "settings": r.readSettings,
	} {
		if err := r.part(named[kind], read); err != nil {
			return err
		}
	}
	for kind, notes := range map[string]*map[string][]block{"footnotes": &r.footnotes, "endnotes": &r.endnotes} {
		if r.links, err = r.pkg.relations(named[kind]); err != nil {
			return err
		}
		if err := r.part(named[kind], func(x *source.XML) error { return r.readNotes(x, notes) }); err != nil {
			return err
		}
	}
	if err := r.readHeads(links); err != nil {
		return err
	}
	r.links = links
	return r.part(main, func(x *source.XML) error {
		for {
			token, err := x.Next()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "body" {
				if r.body, err = r.readBlocks(x); err != nil {
					return err
				}
			}
		}
	})
}

// part reads a part, when there is one of the name.
func (r *reader) part(name string, read func(*source.XML) error) error {
	x, err := r.pkg.open(name)
	if x == nil || err != nil {
		return err
	}
	return read(x)
}

// children calls do for every element inside the one that was begun last. do
// has to read the element to its end.
func children(x *source.XML, do func(xml.StartElement) error) error {
	for {
		token, err := x.Next()
		if err != nil {
			return x.Unfinished(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := do(token); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// readNotes reads the notes of a part by their ids. The lines that part notes
// from the text have a type, and are no notes.
func (r *reader) readNotes(x *source.XML, notes *map[string][]block) error {
	*notes = map[string][]block{}
	if _, err := root(x); err != nil {
		return err
	}
	return children(x, func(e xml.StartElement) error {
		id, _ := source.Attr(e, "id")
		if kind, special := source.Attr(e, "type"); special && kind != "normal" {
			return x.Skip()
		}
		blocks, err := r.readBlocks(x)
		(*notes)[id] = blocks
		return err
	})
}

// root passes over what stands before the first element and returns that.
func root(x *source.XML) (xml.StartElement, error) {
	for {
		token, err := x.Next()
		if err != nil {
			return xml.StartElement{}, x.Unfinished(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// readBlocks reads what an element holds of paragraphs and tables.
func (r *reader) readBlocks(x *source.XML) ([]block, error) {
	var blocks []block
	err := children(x, func(e xml.StartElement) error {
		more, err := r.readBlock(x, e)
		blocks = append(blocks, more...)
		return err
	})
	return blocks, err
}

func (r *reader) readBlock(x *source.XML, e xml.StartElement) ([]block, error) {
	switch e.Name.Local {
	case "p":
		p := &paragraph{style: r.defaults, indent: -1, list: listRef{level: -1}}
		if err := r.readParagraph(x, p); err != nil {
			return nil, err
		}
		return []block{{paragraph: p}}, nil
	case "tbl":
		rows, err := r.readTable(x)
		return []block{{rows: rows}}, err
	case "sectPr", "tblPr", "tcPr", "sdtPr", "sdtEndPr", "moveFrom", "del", "Fallback":
		return nil, x.Skip()
	default: // sdt, sdtContent, ins, customXml, AlternateContent: what they hold counts
		return r.readBlocks(x)
	}
}

func (r *reader) readTable(x *source.XML) ([][]cell, error) {
	var rows [][]cell
	var row func(xml.StartElement) error
	row = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			rows = append(rows, nil)
			return children(x, row)
		case "tc":
			c := cell{span: 1}
			err := children(x, func(e xml.StartElement) error {
				if e.Name.Local == "tcPr" {
					return children(x, func(e xml.StartElement) error {
						if n := number(e); e.Name.Local == "gridSpan" && n > 1 {
							c.span = min(n, 64)
						}
						return x.Skip()
					})
				}
				blocks, err := r.readBlock(x, e)
				c.blocks = append(c.blocks, blocks...)
				return err
			})
			if len(rows) == 0 {
				rows = append(rows, nil)
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], c)
			return err
		case "sdt", "sdtContent", "ins", "customXml":
			return children(x, row)
		}
		return x.Skip()
	}
	return rows, children(x, row)
}

// number returns the value of an element's val as a number, 0 when it is none.
func number(e xml.StartElement) int {
	value, _ := source.Attr(e, "val")
	n, _ := strconv.Atoi(value)
	return n
}

// on reports whether an element such as <w:b/> sets its property.
func on(e xml.StartElement) bool {
	value, has := source.Attr(e, "val")
	return !has || value != "0" && value != "false" && value != "off" && value != "none"
}

// readProperties takes what the file says about itself.
func (r *reader) readProperties(meta *source.Metadata) error {
	return r.part("docProps/core.xml", func(x *source.XML) error {
		if _, err := root(x); err != nil {
			return err
		}
		return children(x, func(e xml.StartElement) error {
			text, err := textOf(x)
			text = strings.Join(strings.Fields(text), " ")
			switch e.Name.Local {
			case "title":
				meta.Properties.Title.Set("dc:title", text)
			case "subject":
				meta.Properties.Subject.Set("dc:subject", text)
			case "creator":
				meta.Properties.Creator.Set("dc:creator", text)
			}
			return err
		})
	})
}

// textOf returns the text of the element that was begun last.
func textOf(x *source.XML) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := x.Next()
		if err != nil {
			return "", x.Unfinished(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(token)
		}
	}
	return b.String(), nil
}
