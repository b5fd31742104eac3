package parliament

// A ReferenceKind tells what is referred to.
type ReferenceKind string

// The kinds of references.
const (
	ToExchange ReferenceKind = "exchange" // another question or answer of the document
	ToPaper    ReferenceKind = "paper"    // a Kamerstuk
	ToAppendix ReferenceKind = "appendix" // an Aanhangsel van de Handelingen
	ToURL      ReferenceKind = "url"
	ToLetter   ReferenceKind = "letter" // a letter of the government, named by its date
)

// A Reference is a place in the text that points to something else. Target is,
// by kind, an ExchangeID, a PaperID (also of an appendix), an absolute address,
// or a date as 2021-06-16; it is empty where the text does not say enough to
// be certain. Text is the words as printed.
type Reference struct {
	Kind   ReferenceKind `json:"kind"`
	Target string        `json:"target"`
	Text   string        `json:"text"`
	// Paper is the paper that a letter was published as, where that is known.
	Paper PaperID `json:"paper,omitempty"`
}

// PaperID returns the paper that a reference leads to: a Kamerstuk or an appendix,
// a letter whose paper is known, or a paper by its official address. It is ""
// where the reference leads to none.
func (r Reference) PaperID() PaperID {
	var id PaperID
	switch r.Kind {
	case ToPaper, ToAppendix:
		id = PaperID(r.Target)
	case ToLetter:
		id = r.Paper
	case ToURL:
		id, _ = ParseOfficialURL(r.Target)
	}
	if !validPaperID(string(id)) {
		return ""
	}
	return id
}
