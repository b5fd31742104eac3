package source

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// maxElements bounds how many elements a file may have, and so the memory it can
// take. Word writes an element for every thirty bytes; two megabytes of text, more
// than any document has, come to 900,000.
const maxElements = 1 << 20

// maxDepth bounds how deep elements may nest. The official publications nest
// some thirty deep, word processors some forty.
const maxDepth = 256

// checkEvery is how many tokens are read before it is asked whether there is still time.
const checkEvery = 256

// XML gives the tokens of an XML file, in order. It refuses what a document has
// no use for and an attacker has: document type definitions, with the entities
// they declare, and endless nesting. Errors name the file and the line.
type XML struct {
	ctx      context.Context
	name     string
	tokens   int
	decoder  *xml.Decoder
	depth    int
	elements int
}

// NewXML returns the tokens of r, as long as ctx is not done; the name is for messages.
func NewXML(ctx context.Context, name string, r io.Reader) *XML {
	decoder := xml.NewDecoder(r)
	decoder.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "us-ascii":
			return input, nil
		case "iso-8859-1", "windows-1252": // publications of before 2010
			return charmap.Windows1252.NewDecoder().Reader(input), nil
		}
		return nil, &charsetError{charset}
	}
	return &XML{ctx: ctx, name: name, decoder: decoder}
}

// Line returns the line that was read up to, from 1.
func (x *XML) Line() int {
	line, _ := x.decoder.InputPos()
	return line
}

// Next returns the next start or end of an element, character data, comment or
// processing instruction, and io.EOF behind the last. A token is good until the
// next call.
func (x *XML) Next() (xml.Token, error) {
	if x.tokens++; x.tokens%checkEvery == 0 && x.ctx.Err() != nil {
		return nil, fmt.Errorf("%s: %w", x.name, context.Cause(x.ctx))
	}
	token, err := x.decoder.Token()
	if err == io.EOF {
		return nil, err
	}
	if err != nil {
		return nil, x.Errorf("%s", xmlReason(err))
	}
	switch token.(type) {
	case xml.Directive:
		return nil, x.Errorf("has a document type definition (<!DOCTYPE ...>), which is not taken; remove it")
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, x.Errorf("nests elements more than %d deep", maxDepth)
		}
		if x.elements++; x.elements > maxElements {
			return nil, x.Errorf("has more than %d elements, the most that is taken", maxElements)
		}
	case xml.EndElement:
		x.depth--
	}
	return token, nil
}

// Skip passes over the rest of the element that was begun last.
func (x *XML) Skip() error {
	for depth := 1; depth > 0; {
		token, err := x.Next()
		if err != nil {
			return x.Unfinished(err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// Unfinished turns the end of the file where there may not be one into an error.
func (x *XML) Unfinished(err error) error {
	if err == io.EOF {
		return x.Errorf("ends before its last element does")
	}
	return err
}

// Errorf returns an error with the file's name and the line the reader is at.
func (x *XML) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", x.name, x.Line(), fmt.Sprintf(format, args...))
}

// A charsetError says that a file is not in UTF-8.
type charsetError struct{ charset string }

func (e *charsetError) Error() string { return "is encoded as " + e.charset + "; save it as UTF-8" }

// xmlReason says what is wrong without the words of the decoder around it.
func xmlReason(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		if syntax.Msg == "unexpected EOF" {
			return "is damaged: it ends before its last element does"
		}
		if strings.Contains(syntax.Msg, "entity") {
			return "has a character entity that XML does not know: " + syntax.Msg
		}
		return "is no well-formed XML: " + syntax.Msg
	}
	var charset *charsetError
	if errors.As(err, &charset) {
		return charset.Error()
	}
	return strings.TrimPrefix(err.Error(), "xml: ")
}

// Attr returns the value of an attribute by its local name, and whether the
// element has it.
func Attr(e xml.StartElement, local string) (string, bool) {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value, true
		}
	}
	return "", false
}
