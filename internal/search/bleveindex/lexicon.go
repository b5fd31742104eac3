package bleveindex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/wordlist"
)

// A lexicon knows which words a compound can be made of: those of the word list,
// and those that the texts themselves print often enough. It is not changed once
// it is in use.
type lexicon struct {
	own map[string]bool
}

const (
	// minPart is the number of letters of a part of a compound. Shorter words
	// (net, tie, ster) stand by accident at the end of too many others.
	minPart = 4
	// minOwn is the number of letters, and minSeen that of exchanges, that a word
	// of the texts needs to be taken for a part although no word list has it.
	minOwn  = 6
	minSeen = 3
	// minCompound and maxCompound are the lengths in bytes between which words are
	// split.
	minCompound, maxCompound = minShort + minPart, 40
)

// shortParts are the shorter words that are parts nevertheless, since papers make so
// many of them: Participatiewet, gerechtshof, aardgas, Kamerlid. They are few, as
// most words of three letters (net, eis, bed) end or begin others by accident.
var shortParts = wordSet("bom bos bus eis gas gif hof lek lid top vak vee vis weg wet zee zon")

// minShort is the number of letters of the shortest of them.
const minShort = 3

// linkedByEr are the words that are linked by -er- to what stands behind them in a
// compound, as they have -eren in the plural: kinderopvang, volkerenrecht.
var linkedByEr = wordSet("kind rund kalf lied volk blad hoen")

// notCompounds are words that only look as if they were made of two: a wethouder
// holds no wet today, vakantie is no vak, and maatregelen are no regelen.
var notCompounds = wordSet(`
	wethouder wethouders vakantie vakanties volkomen maatregel maatregelen behandeling behandelingen behandelen europees
	europese paragraaf paragrafen standaard standaarden burgemeester burgemeesters directeuren besturen besteden
	bestrijden toepassen`)

// onlyLast are ends of compounds that are no words by themselves: of wetgeving and
// veehouderij.
var onlyLast = wordSet("geving gevingen houderij houderijen")

// neverFirst are words that make new words, not compounds, when they stand
// before another: onderzoek is no kind of zoek, samenwerking none of werking.
var neverFirst = wordSet(`
	achter ander anders boven binnen buiten daar deel deze door elke even geen goed hier hyper ieder inter
	maxi mede meer mini mono multi naar neder niet onder over poly post pseudo quasi rond samen semi
	super tegen terug tezamen toch trans tussen ultra vast veel vele voor vooral voort waar wanneer weder weer welk
	zelf zulk weg bijeen omhoog omlaag opeen opnieuw uiteen vanaf vooruit achteruit even gelijk open mits terecht
	groot hoog laag lang kort nieuw recht overeen gesp eens`)

// neverLast are endings that are words by accident: belangrijk is no realm,
// mogelijk no corpse, minister no star.
var neverLast = wordSet(`
	achtig baar gang heid heden lijk lijke lijks lijken schappelijk schappelijke loos loze maal maals matig matige naar rijk rijke schap schappen
	ster sters steren tiek waarts ware waardig waardige wege wijs wijze zaam zame zijds door heen mate naast over
	onder elijk elijke ling lingen isch ische erig erige daad tegen vaardig vaardige teren eren eerd eerde atie aties
	elen ende eren eringen ering zijn zins stens even boven achter deel dele zoek bare ting enen
	ding dingen ring ringen king kingen ging gingen ment menten dement lering leringen tering sten lende mende rende kende
	rijker rijkere rijkste matiger matigheid kent kenen tijk tijken ijken natie neren meren deren
	vinden vindt vond vonden gevonden hebben
	staan gaan doen komen nemen geven houden stellen brengen zetten leggen liggen zitten spreken maken lopen vallen`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// parts returns the words that a word in small letters is made of, the longest
// first: of mensenrechtenschendingen these are mensenrechten, schendingen,
// mensen and rechten. It is nil for a word that is no compound.
func (l *lexicon) parts(word string) []string {
	if l == nil || len(word) < minCompound || len(word) > maxCompound || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return nil
	}
	c := cutter{lexicon: l}
	if out := c.split(word, nil); out != nil || wordlist.ContainsExact(word) {
		return c.longerEnds(word, out)
	}
	return l.longEnd(word)
}

// longEnd returns the word that a compound ends in whose first part nobody
// knows: Ghazanchetsotskathedraal, conditionaliteitsprincipe. The end has to be
// long, and what is before it too, or any ending would be one.
func (l *lexicon) longEnd(word string) []string {
	const minHead, minEnd = 5, 7
	for i := minHead; i <= len(word)-minEnd; i++ {
		if end := word[i:]; utf8.RuneStart(word[i]) && !neverLast[end] && wordlist.ContainsExact(end) {
			return []string{end}
		}
	}
	return nil
}

// cut returns the two parts of a compound in small letters.
func (l *lexicon) cut(word string) (head, tail string, ok bool) {
	if l == nil || len(word) > maxCompound {
		return "", "", false
	}
	c := cutter{lexicon: l}
	return c.cut(word)
}

// A cutter cuts one word. It remembers what it has cut, or a word that somebody
// made up of many short ones would be cut in all ways there are.
type cutter struct {
	*lexicon
	done map[string][2]string // two empty parts for what is no compound
}

// split adds the parts of word to out, if it has any.
func (c *cutter) split(word string, out []string) []string {
	head, tail, ok := c.cut(word)
	if !ok {
		return out
	}
	if c.is(head) {
		out = append(out, head)
	}
	out = append(out, tail)
	out = c.split(head, out)
	return c.split(tail, out)
}

// longerEnds adds to the parts of word the longer words that it ends in when it is cut
// elsewhere: diergeneesmiddelen are middelen, and geneesmiddelen, too.
func (c *cutter) longerEnds(word string, out []string) []string {
	_, tail, _ := c.cut(word)
	for i := minShort; i < len(word)-len(tail) && tail != ""; i++ {
		end := word[i:]
		if utf8.RuneStart(end[0]) && c.isEnd(end) && !slices.Contains(out, end) {
			if _, ok := c.first(word[:i]); ok {
				out = append(out, end)
			}
		}
		if notCompounds[end] {
			break
		}
	}
	return out
}

// isEnd reports whether a compound can end in s.
func (c *cutter) isEnd(s string) bool { return !neverLast[s] && (onlyLast[s] || c.is(s)) }

// cut returns the two parts of a compound, the first without the letters that
// link it to the second. Of several ways it takes the one whose shorter part is
// longest: land-bouwbeleid is worse than landbouw-beleid.
func (c *cutter) cut(word string) (head, tail string, ok bool) {
	if len(word) < minCompound || notCompounds[word] {
		return "", "", false
	}
	if two, found := c.done[word]; found {
		return two[0], two[1], two[1] != ""
	}
	best := 0
	for i := minShort; i <= len(word)-minShort; i++ {
		if word[i]&0xC0 == 0x80 {
			continue // inside a letter
		}
		shorter := min(i, len(word)-i)
		if notCompounds[word[i:]] {
			shorter = len(word) // or havenwethouders would hold a havenwet
		}
		if shorter <= best || !c.isEnd(word[i:]) {
			continue
		}
		if h, found := c.first(word[:i]); found {
			head, tail, best = h, word[i:], shorter
		}
	}
	if c.done == nil {
		c.done = map[string][2]string{}
	}
	c.done[word] = [2]string{head, tail}
	return head, tail, best > 0
}

// first returns the word that stands first in a compound, without what links it
// to the next: vredes is vrede, onderhandelings onderhandeling.
func (c *cutter) first(s string) (string, bool) {
	for _, link := range [...]string{"s", "", "en", "e", "n"} {
		if h, found := strings.CutSuffix(s, link); found && !neverFirst[h] && !neverFirst[s] && c.is(h) {
			return h, true
		}
	}
	if s == "zonne" { // zonnepanelen
		return "zon", true
	}
	for _, link := range [...]string{"er", "eren"} {
		if h, found := strings.CutSuffix(s, link); found && linkedByEr[h] {
			return h, true
		}
	}
	for _, link := range [...]string{"", "s"} {
		if h, found := strings.CutSuffix(s, link); found {
			if _, _, ok := c.cut(h); ok {
				return h, true
			}
		}
	}
	return "", false
}

// is reports whether s is a word that can be a part.
func (l *lexicon) is(s string) bool {
	return shortParts[s] || len(s) >= minPart && (l.own[s] || wordlist.ContainsExact(s))
}

// newLexicon returns the lexicon with these own words.
func newLexicon(own []string) *lexicon {
	l := &lexicon{own: make(map[string]bool, len(own))}
	for _, w := range own {
		l.own[w] = true
	}
	return l
}

// smallLetters reports whether a word is printed in small letters only.
func smallLetters(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) })
}
