package parliament

// A Problem is something in a document that does not add up: a number that is
// missing, a footnote that nothing marks. It never stops the parse. Text is one
// Dutch sentence for readers.
type Problem struct {
	Kind   ProblemKind `json:"kind"`
	Text   string      `json:"text"`
	Source Place       `json:"source"`
}

// A ProblemKind names a sort of problem.
type ProblemKind string

// The kinds of problems.
const (
	NumberGap           ProblemKind = "number-gap"           // an official number is skipped
	NumberDoubled       ProblemKind = "number-doubled"       // an official number occurs twice
	NumberOrder         ProblemKind = "number-order"         // an official number is lower than the one before
	QuestionUnanswered  ProblemKind = "question-unanswered"  // a question without an answer
	AnswerUnasked       ProblemKind = "answer-unasked"       // an answer without a question before it
	AnswerShared        ProblemKind = "answer-shared"        // an answer below several questions that may be that of the last alone
	AnswerEmpty         ProblemKind = "answer-empty"         // an answer label with no text under it
	QuestionEmpty       ProblemKind = "question-empty"       // a question label with no text under it
	LabelMismatch       ProblemKind = "label-mismatch"       // an answer label that names another question than stands above it
	LayoutUnknown       ProblemKind = "layout-unknown"       // questions and answers that could not be told apart
	QuestionsElsewhere  ProblemKind = "questions-elsewhere"  // answers to questions that the document does not print
	TableLost           ProblemKind = "table-lost"           // figures of a table whose rows and columns are gone
	WordsGlued          ProblemKind = "words-glued"          // words that an extractor glued together
	TextConverted       ProblemKind = "text-converted"       // the file was not UTF-8, or had its letters in another form
	FootnoteUnmarked    ProblemKind = "footnote-unmarked"    // a footnote that no mark leads to
	FootnoteMissing     ProblemKind = "footnote-missing"     // a mark without a footnote
	ReferenceUnresolved ProblemKind = "reference-unresolved" // a reference to an exchange that is not there
	NameContradicts     ProblemKind = "name-contradicts"     // the name of the file says other than the text or the sidecar
	SidecarContradicts  ProblemKind = "sidecar-contradicts"  // the sidecar says other than the text
	FactionUnknown      ProblemKind = "faction-unknown"      // a section or exchange whose asker is not named
	FactionContradicts  ProblemKind = "faction-contradicts"  // a question that names another asker than the heading above it
	QuestionHidden      ProblemKind = "question-hidden"      // members ask something in a text that was taken for another
	AddresseeUnread     ProblemKind = "addressee-unread"     // a line that says whom the questions are put to, not or not wholly understood
	TextUnassigned      ProblemKind = "text-unassigned"      // text of the source that the record lacks
	TextDoubled         ProblemKind = "text-doubled"         // text of the source that the record has twice
	TextChanged         ProblemKind = "text-changed"         // text of the record that the source lacks
)

// Coverage says how much of the source the record accounts for. All figures
// count runes that are not white space, but for Runes, which counts all.
type Coverage struct {
	Runes      int `json:"runes"`
	Unassigned int `json:"unassigned"`
	Doubled    int `json:"doubled"`
}

// Proven reports whether nothing of the source was lost or doubled.
func (c Coverage) Proven() bool { return c.Unassigned == 0 && c.Doubled == 0 }

// A Report says how a document was read: what every rune of the source was
// taken for, and every place where the record differs from the source.
type Report struct {
	Spans     []Span           `json:"spans"`
	Hyphens   []HyphenDecision `json:"hyphens"`
	Edits     []Edit           `json:"edits"`
	Furniture []Furniture      `json:"furniture"`
	LeftOut   []LeftOut        `json:"leftOut"`
}

// A Span is a stretch of the source, From up to but not including To in runes,
// that was taken for one thing. The spans of a report follow each other without
// gap or overlap from 0 to the end of the text.
type Span struct {
	Kind SpanKind `json:"kind"`
	From int      `json:"from"`
	To   int      `json:"to"`
}

// A SpanKind names what a span was taken for.
type SpanKind string

// The kinds of spans.
const (
	SpanPreamble       SpanKind = "preamble"
	SpanHeading        SpanKind = "heading"
	SpanIntroduction   SpanKind = "introduction"
	SpanTopic          SpanKind = "topic"
	SpanQuestionLabel  SpanKind = "question-label"
	SpanQuestion       SpanKind = "question"
	SpanAnswerLabel    SpanKind = "answer-label"
	SpanAnswer         SpanKind = "answer"
	SpanSignature      SpanKind = "signature"
	SpanFootnoteNumber SpanKind = "footnote-number"
	SpanFootnote       SpanKind = "footnote"
	SpanFootnoteMark   SpanKind = "footnote-mark"
	SpanBullet         SpanKind = "bullet"
	SpanSoftHyphen     SpanKind = "soft-hyphen"
	SpanPageBreak      SpanKind = "page-break"
	SpanMarkup         SpanKind = "markup"
	SpanFurniture      SpanKind = "furniture"
	SpanSpace          SpanKind = "space"
	SpanUnassigned     SpanKind = "unassigned"
)

// An Edit is a stretch of the source that is deliberately not in the text of
// the record: a soft hyphen, a footnote mark, a bullet, furniture.
type Edit struct {
	Kind SpanKind `json:"kind"`
	From int      `json:"from"`
	To   int      `json:"to"`
}

// A HyphenDecision tells what was made of a hyphen at the end of a line.
type HyphenDecision struct {
	Before string `json:"before"` // "krijgsge-"
	After  string `json:"after"`  // "vangen"
	Result string `json:"result"` // "krijgsgevangen"
	Soft   bool   `json:"soft"`   // the hyphen was only there to break the line
	Rule   string `json:"rule"`   // the rule that decided
	Source Place  `json:"source"`
}

// LeftOut is what the reader of a format left out before there was a text: a
// running head, a page's number, a picture. It has no place in the text.
type LeftOut struct {
	Rule string `json:"rule"`           // the rule that knew it
	Page int    `json:"page,omitempty"` // from 1; 0 where it is on all pages, or there are none
	Text string `json:"text"`           // may be empty: a page without text
}

// Furniture is a running head or foot that was left out, with the rule that
// knew it.
type Furniture struct {
	Rule   string `json:"rule"`
	Text   string `json:"text"`
	Source Place  `json:"source"`
}
