package parliament

// SchemaVersion numbers the JSON form of a Document. It changes when a field
// changes its meaning or goes away, not when one is added.
const SchemaVersion = 1

// A Kind is the sort of document, in the words of the record.
type Kind string

// The kinds of question-and-answer documents.
const (
	WrittenConsultation Kind = "written-consultation" // verslag van een schriftelijk overleg
	Contribution        Kind = "contribution"         // inbreng, not answered yet
	QuestionList        Kind = "question-list"        // lijst van vragen en antwoorden
	WrittenQuestions    Kind = "written-questions"    // schriftelijke vragen (Kamervragen)
	ReplyToReport       Kind = "reply-to-report"      // nota naar aanleiding van het verslag
)

// dutchKinds gives each kind the name that the documents themselves carry.
var dutchKinds = map[Kind]string{
	WrittenConsultation: "verslag van een schriftelijk overleg",
	Contribution:        "inbreng schriftelijk overleg",
	QuestionList:        "lijst van vragen en antwoorden",
	WrittenQuestions:    "schriftelijke vragen",
	ReplyToReport:       "nota naar aanleiding van het verslag",
}

// Dutch returns the name of the kind as printed on such documents, in lower
// case, or "" for a kind that is not known.
func (k Kind) Dutch() string { return dutchKinds[k] }

// A Chamber is one of the two houses of the Staten-Generaal.
type Chamber string

// The chambers.
const (
	House  Chamber = "house"  // Tweede Kamer
	Senate Chamber = "senate" // Eerste Kamer
)

// Dutch returns the chamber's name, or "" when it is not known.
func (c Chamber) Dutch() string {
	switch c {
	case House:
		return "Tweede Kamer"
	case Senate:
		return "Eerste Kamer"
	}
	return ""
}

// A Document is one parliamentary document, read: what it is, who asked what,
// and what was answered. What is unknown is absent. Lists are never nil, so
// that they are [] in JSON.
type Document struct {
	Schema  int        `json:"schema"`
	ID      DocumentID `json:"id"`
	Kind    Kind       `json:"kind"`
	Chamber Chamber    `json:"chamber,omitempty"`
	// Title is the heading shown. TitleOurs says that the source has no title
	// line and that it was put together from the kind and the subject.
	Title        string `json:"title"`
	TitleOurs    bool   `json:"titleOurs,omitempty"`
	Subject      string `json:"subject,omitempty"`
	Dossier      string `json:"dossier,omitempty"` // "21501-02"
	DossierTitle string `json:"dossierTitle,omitempty"`
	// OtherDossiers are those that the paper belongs to as well.
	OtherDossiers []Dossier   `json:"otherDossiers,omitempty"`
	Number        string      `json:"number,omitempty"` // "2401"; letters in the Senate
	SessionYear   SessionYear `json:"sessionYear,omitempty"`
	Committee     string      `json:"committee,omitempty"`
	Chair         string      `json:"chair,omitempty"`
	Clerk         string      `json:"clerk,omitempty"`
	CaseNumber    string      `json:"caseNumber,omitempty"` // of the House: "2024Z14247"
	Addressees    []Minister  `json:"addressees"`
	// Askers are the members who put the questions of the document together.
	Askers    []Asker    `json:"askers"`
	Answerers []Minister `json:"answerers"`
	// OnBehalfOf are those for whom the answerers answer as well ("mede namens").
	OnBehalfOf []Minister `json:"onBehalfOf,omitempty"`
	Submitted  Date       `json:"submitted,omitzero"`
	Received   Date       `json:"received,omitzero"`
	Adopted    Date       `json:"adopted,omitzero"`
	SourceURL  string     `json:"sourceURL,omitempty"`
	// FirstPage is the printed page number of the text's first page, where
	// the sidecar knows it; 0 otherwise.
	FirstPage int `json:"firstPage,omitempty"`
	// Letters are the letters that the document names by date only and whose
	// paper number is known from elsewhere.
	Letters []Letter `json:"letters,omitempty"`
	// Provenance says for each field above that does not come from the text
	// where it does come from.
	Provenance map[string]string `json:"provenance,omitempty"`

	Preamble      *Body          `json:"preamble,omitempty"` // what stands before the first section
	Sections      []Section      `json:"sections"`
	Exchanges     []Exchange     `json:"exchanges"`
	Footnotes     []Footnote     `json:"footnotes"`
	Abbreviations []Abbreviation `json:"abbreviations"`
	Problems      []Problem      `json:"problems"`
	Coverage      Coverage       `json:"coverage"`
}

// A Letter is a letter of the government with the paper it was published as.
type Letter struct {
	Date  Date    `json:"date"`
	Paper PaperID `json:"paper"`
}

// Exchange returns the exchange with the given id.
func (d *Document) Exchange(id ExchangeID) (*Exchange, bool) {
	for i := range d.Exchanges {
		if d.Exchanges[i].ID == id {
			return &d.Exchanges[i], true
		}
	}
	return nil, false
}

// ByNumber returns the first exchange that deals with the question or answer
// of that official number.
func (d *Document) ByNumber(n int) (*Exchange, bool) {
	for i := range d.Exchanges {
		for _, m := range d.Exchanges[i].Numbers {
			if m == n {
				return &d.Exchanges[i], true
			}
		}
	}
	return nil, false
}

// Footnote returns the footnote with the given id.
func (d *Document) Footnote(id FootnoteID) (*Footnote, bool) {
	for i := range d.Footnotes {
		if d.Footnotes[i].ID == id {
			return &d.Footnotes[i], true
		}
	}
	return nil, false
}

// Factions returns the factions that asked something, each once, in the order
// of the document.
func (d *Document) Factions() []Faction {
	var out []Faction
	seen := map[Faction]bool{}
	for i := range d.Exchanges {
		for _, f := range d.Exchanges[i].Factions {
			if !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// A Dossier is a row of papers that the chambers number together.
type Dossier struct {
	Number string `json:"number"` // as Document.Dossier
	Title  string `json:"title"`
}

// A Section is a part of the document under one heading, usually the
// contribution of one faction with the answers to it.
type Section struct {
	Number  string  `json:"number,omitempty"` // "IV" or "4.", as printed
	Heading string  `json:"heading"`
	Faction Faction `json:"faction,omitempty"` // the first of Factions
	// Factions are those that the heading names.
	Factions []Faction `json:"factions"`
	// Role says what the section is where it is not questions and answers.
	Role SectionRole `json:"role,omitempty"`
	// Introduction is what a faction says before it starts asking.
	Introduction *Body   `json:"introduction,omitempty"`
	Topics       []Topic `json:"topics"`
	Source       Place   `json:"source"` // of the heading
}

// A SectionRole says what a section is that holds no questions and answers: its
// text is then its Introduction.
type SectionRole string

// The roles of sections.
const (
	// HoldingAnswer is a notice that the answers are late, or stand elsewhere.
	HoldingAnswer SectionRole = "holding-answer"
	// Explanation is what those who asked add to their questions.
	Explanation SectionRole = "explanation"
	// Annex is what is printed behind the questions and answers.
	Annex SectionRole = "annex"
	// Signature is who signed the letter with the questions, where that is printed
	// below them.
	Signature SectionRole = "signature"
)

// A Topic is a line of its own that names what the exchanges after it are about.
type Topic struct {
	Text   string `json:"text"`
	Source Place  `json:"source"`
}

// An Exchange is the unit people see, link to and find: one or more questions
// and at most one answer.
type Exchange struct {
	ID ExchangeID `json:"id"`
	// Numbers are the official numbers, ascending; empty where the source has none.
	Numbers  []int     `json:"numbers"`
	Section  int       `json:"section"` // index in Document.Sections
	Factions []Faction `json:"factions"`
	// Askers are the members that the source names for this exchange, in the heading of
	// its section or in the label of the question, where it does. See Document.AskersOf.
	Askers []Asker `json:"askers,omitempty"`
	// Answerers are those whom the label of the answer names, and OnBehalfOf those for
	// whom it is given as well, where they are not those of the whole document. See
	// Document.AnswerersOf.
	Answerers  []Minister `json:"answerers,omitempty"`
	OnBehalfOf []Minister `json:"onBehalfOf,omitempty"`
	Topic      string     `json:"topic"`
	// Headings are the topics above Topic that nothing else stands under: "2. Hoofdlijnen"
	// above "2.1 Doel".
	Headings   []string     `json:"headings,omitempty"`
	Questions  []Question   `json:"questions"`
	Answer     *Answer      `json:"answer,omitempty"`
	Footnotes  []FootnoteID `json:"footnotes"`
	References []Reference  `json:"references"`
	// AnsweredIn are the exchanges that hold the answer, in a document that
	// prints all questions first and all answers behind them.
	AnsweredIn []ExchangeID `json:"answeredIn,omitempty"`
	// Repeats says that the questions are those of the exchanges that are answered here,
	// printed again above the answer.
	Repeats bool  `json:"repeats,omitempty"`
	Source  Place `json:"source"`
}

// Asked returns how many questions an exchange holds: by their official numbers where
// the source numbers them, else one; none where it holds an answer alone, or questions
// that stand in the document before.
func (e *Exchange) Asked() int {
	if len(e.Questions) == 0 || e.Repeats {
		return 0
	}
	return max(1, len(e.Numbers))
}

// Open reports whether an exchange asks something that the document does not answer.
func (e *Exchange) Open() bool {
	return len(e.Questions) > 0 && e.Answer == nil && len(e.AnsweredIn) == 0
}

// A Tally counts what exchanges hold.
type Tally struct {
	Exchanges int
	Questions int // see Asked
	Open      int // questions without an answer in the document
	Answered  int // exchanges with an answer
}

// TallyOf counts what exchanges hold.
func TallyOf(exchanges []Exchange) (t Tally) {
	for i := range exchanges {
		t.Add(&exchanges[i])
	}
	return t
}

// Add counts one exchange more.
func (t *Tally) Add(e *Exchange) {
	t.Exchanges++
	t.Questions += e.Asked()
	if e.Open() {
		t.Open += e.Asked()
	}
	if e.Answer != nil {
		t.Answered++
	}
}

// A Question is one question of an exchange. Number is 0 where the source
// numbers the answer, not the question, or several questions together. Label is
// the line that numbers it, as printed; empty where there is none.
type Question struct {
	Number      int    `json:"number"`
	Label       string `json:"label,omitempty"`
	LabelSource Place  `json:"labelSource,omitzero"`
	Body        Body   `json:"body"`
}

// An Answer is what the government replied, under the label as printed. Label is
// empty where nothing stands above the answer.
type Answer struct {
	Label       string `json:"label"`
	LabelSource Place  `json:"labelSource"`
	Body        Body   `json:"body"`
}

// A Footnote is a note with its official number.
type Footnote struct {
	ID         FootnoteID  `json:"id"`
	Number     int         `json:"number"`
	Body       Body        `json:"body"`
	References []Reference `json:"references"`
	Source     Place       `json:"source"` // of number and text
}

// An Abbreviation is a short form with the long form that the text gives for it.
type Abbreviation struct {
	Short  string `json:"short"`
	Long   string `json:"long"`
	Source Place  `json:"source"`
}
