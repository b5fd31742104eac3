package parliament

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A DocumentID names a document for ever: "kst-21501-02-2401". It matches
// [a-z]+(-[0-9A-Za-z]+)+ and holds a digit.
type DocumentID string

var documentID = regexp.MustCompile(`^[a-z]+(?:-[0-9A-Za-z]+)+$`)

// ParseDocumentID returns s as a DocumentID, or an error that says what is
// wrong with it.
func ParseDocumentID(s string) (DocumentID, error) {
	switch {
	case s == "":
		return "", fmt.Errorf("a document id is empty")
	case len(s) > 100:
		return "", fmt.Errorf("document id %.20q... is longer than 100 characters", s)
	case !documentID.MatchString(s):
		return "", fmt.Errorf("%q is not a document id: want small letters, then groups of letters or digits behind hyphens, as in kst-21501-02-2401", s)
	case !strings.ContainsAny(s, "0123456789"):
		return "", fmt.Errorf("%q is not a document id: it holds no digit", s)
	}
	return DocumentID(s), nil
}

// String returns the id.
func (id DocumentID) String() string { return string(id) }

// An ExchangeID names an exchange within its document: the official number
// ("12"), or faction and place within the section ("vvd-3") where there is none.
// A number that occurs again gets "-b", "-c" and so on.
type ExchangeID string

var exchangeID = regexp.MustCompile(`^[0-9a-z]+(?:-[0-9a-z]+)*$`)

// ParseExchangeID returns s as an ExchangeID.
func ParseExchangeID(s string) (ExchangeID, error) {
	if len(s) > 100 || !exchangeID.MatchString(s) {
		return "", fmt.Errorf("%.20q is not the id of an exchange: want a number or a name such as vvd-3", s)
	}
	return ExchangeID(s), nil
}

// String returns the id.
func (id ExchangeID) String() string { return string(id) }

// NumberedExchange returns the id of the exchange with official number n, the
// nth time that number occurs (from 0): "12", "12-b", "12-c".
func NumberedExchange(n, occurrence int) ExchangeID {
	return ExchangeID(strconv.Itoa(n) + suffix(occurrence))
}

// UnnumberedExchange returns the id of the nth exchange without a number (from
// 1) within the section of a faction: "vvd-3".
func UnnumberedExchange(slug string, n int) ExchangeID {
	if slug == "" {
		slug = "vraag"
	}
	return ExchangeID(slug + "-" + strconv.Itoa(n))
}

// A FootnoteID names a footnote within its document: its official number, with
// "-b" where numbering starts again.
type FootnoteID string

// NumberedFootnote returns the id of the footnote with official number n, the
// nth time that number occurs (from 0).
func NumberedFootnote(n, occurrence int) FootnoteID {
	return FootnoteID(strconv.Itoa(n) + suffix(occurrence))
}

// suffix returns "", "-b", "-c", ... "-z", "-27", ... for 0, 1, 2, ...
func suffix(occurrence int) string {
	switch {
	case occurrence <= 0:
		return ""
	case occurrence < 26:
		return "-" + string(rune('a'+occurrence))
	}
	return "-" + strconv.Itoa(occurrence+1)
}
