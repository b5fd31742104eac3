package corpus

import "inbreng/internal/parliament"

// The rows of the table: each type is written and read here, side by side, for the
// order of the values is the form of the file.

func (s *Summary) encode(first int) []byte {
	var e encoder
	e.number(first)
	encodeString(&e, s.ID)
	encodeString(&e, s.Kind)
	encodeString(&e, s.Chamber)
	encodeString(&e, s.Title)
	e.truth(s.TitleOurs)
	for _, text := range []string{s.Subject, s.Dossier, s.DossierTitle, s.Number, string(s.SessionYear), s.Committee} {
		encodeString(&e, text)
	}
	for _, day := range []parliament.Date{s.Submitted, s.Received, s.Adopted} {
		e.date(day)
	}
	encodeString(&e, s.SourceURL)
	encodeString(&e, s.SourceName)
	encodeStrings(&e, s.Factions)
	for _, n := range []int{s.Exchanges, s.Questions, s.Open, s.Answered, s.Footnotes, s.Problems, s.Words, s.Coverage.Runes, s.Coverage.Unassigned, s.Coverage.Doubled} {
		e.number(n)
	}
	return e.data
}

func (d *decoder) summary() Summary {
	s := Summary{
		first: d.number(),
		ID:    decodeString[parliament.DocumentID](d), Kind: decodeString[parliament.Kind](d), Chamber: decodeString[parliament.Chamber](d),
		Title: decodeString[string](d), TitleOurs: d.truth(), Subject: decodeString[string](d),
		Dossier: decodeString[string](d), DossierTitle: decodeString[string](d), Number: decodeString[string](d),
		SessionYear: decodeString[parliament.SessionYear](d), Committee: decodeString[string](d),
		Submitted: d.date(), Received: d.date(), Adopted: d.date(),
		SourceURL: decodeString[string](d), SourceName: decodeString[string](d), Factions: decodeStrings[parliament.Faction](d),
		Exchanges: d.number(), Questions: d.number(), Open: d.number(), Answered: d.number(), Footnotes: d.number(), Problems: d.number(), Words: d.number(),
	}
	s.Coverage.Runes, s.Coverage.Unassigned, s.Coverage.Doubled = d.number(), d.number(), d.number()
	return s
}

func (o *Outline) encode() []byte {
	var e encoder
	encodeString(&e, o.ID)
	e.number(len(o.Numbers))
	for _, n := range o.Numbers {
		e.number(n)
	}
	encodeStrings(&e, o.Factions)
	encodeString(&e, o.Topic)
	encodeString(&e, o.Opening)
	e.truth(o.Answered)
	encodeStrings(&e, o.AnsweredIn)
	e.number(o.Questions)
	e.number(o.Asked)
	e.number(o.Replied)
	e.extent(o.record)
	return e.data
}

func (d *decoder) outline() Outline {
	o := Outline{ID: decodeString[parliament.ExchangeID](d), Numbers: make([]int, d.length())}
	for i := range o.Numbers {
		o.Numbers[i] = d.number()
	}
	o.Factions, o.Topic, o.Opening = decodeStrings[parliament.Faction](d), decodeString[string](d), decodeString[string](d)
	o.Answered, o.AnsweredIn = d.truth(), decodeStrings[parliament.ExchangeID](d)
	o.Questions, o.Asked, o.Replied, o.record = d.number(), d.number(), d.number(), d.extent()
	return o
}

func (f *FactionSummary) encode(keys keyList) []byte {
	var e encoder
	encodeString(&e, f.Slug)
	encodeString(&e, f.Faction)
	for _, n := range []int{f.Documents, f.Exchanges, f.Questions, f.Answered, f.WordsAsked, f.WordsAnswered, f.References} {
		e.number(n)
	}
	e.list(keys)
	return e.data
}

func (d *decoder) faction() FactionSummary {
	return FactionSummary{
		Slug: decodeString[string](d), Faction: decodeString[parliament.Faction](d), Documents: d.number(), Exchanges: d.number(),
		Questions: d.number(), Answered: d.number(), WordsAsked: d.number(), WordsAnswered: d.number(), References: d.number(), keys: d.list(),
	}
}

func (p *CitedPaper) encode(first int) []byte {
	var e encoder
	encodeString(&e, p.ID)
	e.number(p.Citations)
	e.number(first)
	return e.data
}

func (d *decoder) paper() CitedPaper {
	return CitedPaper{ID: decodeString[parliament.PaperID](d), Citations: d.number(), first: d.number()}
}

func (c *Citation) encode() []byte {
	var e encoder
	encodeString(&e, c.Document)
	encodeStrings(&e, c.Exchanges)
	encodeString(&e, c.Part)
	e.number(c.Section)
	encodeString(&e, c.Footnote)
	encodeString(&e, c.Text)
	encodeString(&e, c.Faction)
	return e.data
}

func (d *decoder) citation() Citation {
	return Citation{
		Document: decodeString[parliament.DocumentID](d), Exchanges: decodeStrings[parliament.ExchangeID](d), Part: decodeString[Part](d),
		Section: d.number(), Footnote: decodeString[parliament.FootnoteID](d), Text: decodeString[string](d), Faction: decodeString[parliament.Faction](d),
	}
}

func (a *Abbreviation) encode() []byte {
	var e encoder
	encodeString(&e, a.Short)
	encodeString(&e, a.Long)
	e.number(a.Documents)
	e.number(len(a.In))
	for _, in := range a.In {
		encodeString(&e, in.Document)
		e.number(in.Line)
	}
	return e.data
}

func (d *decoder) abbreviation() Abbreviation {
	a := Abbreviation{Short: decodeString[string](d), Long: decodeString[string](d), Documents: d.number()}
	a.In = make([]Explanation, d.length())
	for i := range a.In {
		a.In[i] = Explanation{decodeString[parliament.DocumentID](d), d.number()}
	}
	return a
}

func (g *Group) encode(keys keyList) []byte {
	var e encoder
	encodeString(&e, g.Kind)
	for _, text := range []string{g.Slug, g.Name, g.Note} {
		encodeString(&e, text)
	}
	for _, n := range []int{g.Documents, g.Exchanges, g.Questions, g.Open, g.Answered} {
		e.number(n)
	}
	e.list(keys)
	return e.data
}

func (d *decoder) group() Group {
	return Group{
		Kind: decodeString[GroupKind](d), Slug: decodeString[string](d), Name: decodeString[string](d), Note: decodeString[string](d),
		Documents: d.number(), Exchanges: d.number(), Questions: d.number(), Open: d.number(), Answered: d.number(), keys: d.list(),
	}
}
