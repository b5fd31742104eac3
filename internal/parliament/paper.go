package parliament

import (
	"fmt"
	"strconv"
	"strings"
)

// A PaperID names a published paper as the official site does:
//
//	kst-33694-58           Kamerstuk: dossier, number
//	kst-21501-02-2375      with a sub-dossier
//	kst-36600-VII-1        with a chapter of the budget
//	kst-36836-D            of the Senate, which counts in letters
//	ah-tk-20242025-1244    Aanhangsel van de Handelingen: session year, number
//	h-tk-20222023-96-5     Handelingen: session year, day, item
//	kv-tk-2016Z00047       Kamervraag: case
//	nds-tk-2020D20723      loose paper: document
//	2020D25240, 2020Z11759 a document and a case by the House's own number
type PaperID string

// officialSite is where papers are published. Its addresses are permanent.
const officialSite = "zoek.officielebekendmakingen.nl/"

// ParsePaperID returns s as a PaperID, or an error that says what was wanted.
// It reads the written form of the official site only; ParsePaper reads what
// people write.
func ParsePaperID(s string) (PaperID, error) {
	if !validPaperID(s) {
		return "", fmt.Errorf("%.40q is not the id of a paper: want a form such as kst-21501-02-2375 or ah-tk-20242025-1244", s)
	}
	return PaperID(s), nil
}

// NewPaperID returns the id of a Kamerstuk. The dossier may be grouped ("33 694")
// and may hold the sub-dossier itself ("21501-02") when sub is empty. The number
// is digits, or capitals for a paper of the Senate.
func NewPaperID(dossier, sub, number string) (PaperID, error) {
	id := "kst-" + strings.Join(strings.Fields(dossier), "")
	if sub != "" {
		id += "-" + sub
	}
	return ParsePaperID(id + "-" + number)
}

// NewAppendixID returns the id of an appendix to the proceedings of the House.
func NewAppendixID(year SessionYear, number int) (PaperID, error) {
	return ParsePaperID("ah-tk-" + strings.ReplaceAll(string(year), "-", "") + "-" + strconv.Itoa(number))
}

// ParseOfficialURL returns the paper at an address of the official site,
// http or https, with or without .html, .pdf or .xml, a query and a fragment.
func ParseOfficialURL(url string) (PaperID, bool) {
	rest, ok := cutPrefixAnyCase(url, "https://")
	if !ok {
		if rest, ok = cutPrefixAnyCase(url, "http://"); !ok {
			return "", false
		}
	}
	if rest, ok = cutPrefixAnyCase(rest, officialSite); !ok {
		return "", false
	}
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		rest = rest[:i]
	}
	for _, ext := range []string{".html", ".pdf", ".xml"} {
		if cut, ok := strings.CutSuffix(rest, ext); ok {
			rest = cut
			break
		}
	}
	id, err := ParsePaperID(rest)
	return id, err == nil
}

// cutPrefixAnyCase is strings.CutPrefix, but blind to capitals.
func cutPrefixAnyCase(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// String returns the id.
func (id PaperID) String() string { return string(id) }

// OfficialURL returns the permanent address of the paper, or "" for a document
// or case that is only known by the House's own number: these have no page there.
func (id PaperID) OfficialURL() string {
	if id == "" || isHouseNumber(string(id)) {
		return ""
	}
	return "https://" + officialSite + string(id) + ".html"
}

// IsAppendix reports whether the paper is an Aanhangsel van de Handelingen.
func (id PaperID) IsAppendix() bool { return strings.HasPrefix(string(id), "ah-") }

// Dossier returns the dossier of a Kamerstuk with its sub-dossier, "33694",
// "21501-02" or "36600-VII", and "" for any other paper.
func (id PaperID) Dossier() string {
	dossier, _ := id.cut()
	return dossier
}

// Number returns the number of a Kamerstuk within its dossier, "2375", or "D"
// for a paper of the Senate, and "" for any other paper.
func (id PaperID) Number() string {
	_, number := id.cut()
	return number
}

// SessionYear returns the parliamentary year that the id of an Aanhangsel or of
// Handelingen has, and "" for any other paper.
func (id PaperID) SessionYear() SessionYear {
	f := strings.Split(string(id), "-")
	if len(f) < 4 || f[0] != "ah" && f[0] != "h" || len(f[2]) != 8 {
		return ""
	}
	return SessionYear(f[2][:4] + "-" + f[2][4:])
}

// Chamber returns the chamber that the id of an Aanhangsel or of Handelingen has, and ""
// for any other paper.
func (id PaperID) Chamber() Chamber {
	if id.SessionYear() == "" {
		return ""
	}
	if strings.Contains(string(id), "-ek-") {
		return Senate
	}
	return House
}

// cut parts a Kamerstuk into dossier and number.
func (id PaperID) cut() (dossier, number string) {
	rest, ok := strings.CutPrefix(string(id), "kst-")
	i := strings.LastIndexByte(rest, '-')
	if !ok || i < 0 {
		return "", ""
	}
	return rest[:i], rest[i+1:]
}

// Citation returns the paper as the House itself cites it: "Kamerstuk 21 501-02,
// nr. 2375", "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 594".
func (id PaperID) Citation() string {
	if dossier, number := id.cut(); number != "" {
		return "Kamerstuk " + GroupDossier(dossier) + ", nr. " + number
	}
	f := strings.Split(string(id), "-")
	if year := id.SessionYear(); year != "" {
		chamber := ""
		if id.Chamber() == Senate {
			chamber = " I"
		}
		if f[0] == "ah" {
			return "Aanhangsel Handelingen" + chamber + ", vergaderjaar " + f[2][:4] + "–" + f[2][4:] + ", nr. " + f[3]
		}
		if f[0] == "h" && len(f) == 5 {
			if chamber == "" {
				chamber = " II"
			}
			return "Handelingen" + chamber + " " + year.Short() + ", nr. " + f[3] + ", item " + f[4]
		}
	}
	if len(f) == 3 && f[0] == "kv" {
		return "Kamervraag " + f[2]
	}
	if len(f) == 3 && f[0] == "nds" {
		return "Document " + f[2]
	}
	return string(id)
}

// GroupDossier returns a dossier as it is printed: "33 694", "21 501-02",
// "36 600 VII". What is no dossier is returned as it is.
func GroupDossier(dossier string) string {
	main, sub, _ := strings.Cut(dossier, "-")
	if !isDossier(main) {
		return dossier
	}
	main = main[:2] + " " + main[2:]
	switch {
	case sub == "":
		return main
	case isDigit(sub[0]):
		return main + "-" + sub
	}
	return main + " " + sub
}

// validPaperID reports whether s has one of the forms that PaperID lists.
func validPaperID(s string) bool {
	if len(s) > 40 {
		return false
	}
	if isHouseNumber(s) {
		return true
	}
	f := strings.Split(s, "-")
	switch {
	case len(f) < 3:
		return false
	case f[0] == "kst":
		f = f[1:]
		return isDossier(f[0]) &&
			(len(f) == 2 || len(f) == 3 && isSubDossier(f[1])) &&
			isPaperNumber(f[len(f)-1])
	case f[1] != "tk" && f[1] != "ek":
		return false
	case f[0] == "kv", f[0] == "nds":
		return len(f) == 3 && isHouseNumber(f[2]) && (f[2][4] == 'Z') == (f[0] == "kv")
	case f[0] == "ah":
		return len(f) == 4 && isJoinedYears(f[2]) && isPlainNumber(f[3])
	case f[0] == "h":
		return len(f) == 5 && isJoinedYears(f[2]) && isPlainNumber(f[3]) && isPlainNumber(f[4])
	}
	return false
}

// isHouseNumber reports whether s is 2020D25240 or 2020Z11759.
func isHouseNumber(s string) bool {
	return len(s) == 10 && allDigits(s[:4]) && (s[4] == 'D' || s[4] == 'Z') && allDigits(s[5:]) &&
		(s[:2] == "19" || s[:2] == "20")
}

// isJoinedYears reports whether s is a session year as 20242025.
func isJoinedYears(s string) bool {
	return len(s) == 8 && allDigits(s) && atoi(s[4:]) == atoi(s[:4])+1
}

// isDossier reports whether s can be the number of a dossier: five digits. The
// count stood at 36 800 in 2025 and grows by some two hundred a year, so that
// what is above 50 000 is an amount.
func isDossier(s string) bool { return len(s) == 5 && allDigits(s) && s[0] >= '1' && s[0] <= '4' }

// isSubDossier reports whether s can part a dossier: 02, or a chapter of the
// budget, which has a Roman number (VII, IIA) or a letter (A, H).
func isSubDossier(s string) bool {
	if allDigits(s) {
		return len(s) >= 1 && len(s) <= 3
	}
	return isBudgetChapter(s)
}

// isBudgetChapter reports whether s is VII, IIA, A, H, ...
func isBudgetChapter(s string) bool {
	if len(s) == 1 {
		return isCapital(s[0])
	}
	return isRoman(s) || len(s) > 2 && (s[len(s)-1] == 'A' || s[len(s)-1] == 'B') && isRoman(s[:len(s)-1])
}

// isRoman reports whether s looks like a Roman number below forty.
func isRoman(s string) bool {
	return s != "" && len(s) <= 6 && strings.Trim(s, "IVX") == ""
}

// isPaperNumber reports whether s can count a paper within its dossier.
func isPaperNumber(s string) bool { return isPlainNumber(s) || isLetters(s) }

// isPlainNumber reports whether s is a number up to five digits as people
// write one: not 0, nor with a nought in front.
func isPlainNumber(s string) bool {
	return len(s) >= 1 && len(s) <= 5 && s[0] != '0' && allDigits(s)
}

// isLetters reports whether s is what the Senate counts with: A to Z, AA, ...
func isLetters(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isCapital(s[i]) {
			return false
		}
	}
	return len(s) >= 1 && len(s) <= 3
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool   { return c-'0' <= 9 }
func isCapital(c byte) bool { return c-'A' <= 25 }
