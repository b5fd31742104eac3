package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// joinFactions adds to the exchanges of a faction those that say that they join
// its questions: "De leden van de D66-fractie sluiten zich aan bij de vragen van
// de leden van de GroenLinks-PvdA-fractie."
func (p *parser) joinFactions() {
	const most = 100 // of such sentences; a document has one or two
	found := 0
	for _, d := range p.drafts {
		if d.role != parliament.SpanPreamble && d.role != parliament.SpanIntroduction && d.role != parliament.SpanQuestion {
			continue
		}
		for rest := d.text; ; {
			i := strings.Index(rest, "zich aan bij de vragen van ")
			if i < 0 {
				break
			}
			if found++; found > most {
				return
			}
			who, whose := rest[:i], rest[i+len("zich aan bij de vragen van "):]
			rest = whose
			if cut := strings.LastIndex(who, ". "); cut >= 0 {
				who = who[cut+2:]
			}
			whose = whose[:min(len(whose), sentenceLength(whose))]
			if factions := factionsIn("leden van " + whose); !startsWithAny(who, topicOpenings) && joinsAll(whose, factions) {
				p.joinQuestions(factionsIn(who), factions)
			}
		}
	}
}

// topicOpenings begin a sentence that says first which questions are joined: "Wat
// betreft verenigingen sluiten deze leden zich aan bij ...".
var topicOpenings = []string{
	"Wat betreft ", "Voor wat betreft ", "Inzake ", "Over ", "Ten aanzien van ", "Met betrekking tot ", "Op het punt ", "Op dit punt ",
	"Aangaande ", "Omtrent ", "Rond ", "Rondom ", "Betreffende ", "Waar het gaat ",
}

// joinsAll reports whether a sentence names the factions whose questions are joined and
// then ends, or goes on with something else. "... van de leden van de SP-fractie over
// verenigingen" joins some of their questions only; which these are it does not say.
func joinsAll(whose string, factions []parliament.Faction) bool {
	const most = 60 // words
	end := 0
	for n := 0; end < len(whose) && n < most; n++ {
		end += len(whose[end:]) - len(strings.TrimLeft(whose[end:], " "))
		end += len(firstWord(whose[end:]))
		if slices.Equal(factionsIn("leden van "+whose[:end]), factions) {
			behind := strings.TrimSpace(whose[end:])
			return strings.ContainsAny(whose[end-1:end], ".;,") || behind == "" || startsWithAny(behind, []string{"en ", "maar ", "("})
		}
	}
	return false
}

// joinQuestions makes the questions of the second factions those of the first,
// too.
func (p *parser) joinQuestions(who, whose []parliament.Faction) {
	for i := range p.doc.Exchanges {
		x := &p.doc.Exchanges[i]
		if len(x.Questions) == 0 || !sameFaction(x.Factions, whose) {
			continue
		}
		for _, f := range who {
			if !slices.Contains(x.Factions, f) {
				x.Factions = append(x.Factions, f)
			}
		}
	}
}
