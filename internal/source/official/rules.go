package official

import "strings"

// A role is what an element is in the text.
type role uint8

const (
	roleInline    role = iota // stands in a line of text
	roleBlock                 // begins and ends a paragraph; what it holds may be more of them
	roleParagraph             // one paragraph
	roleJoined                // one paragraph whose elements are words: a blank parts them
	roleWords                 // the same inside a line
	roleHeading               // a paragraph that is a heading
	roleList
	roleItem
	roleMarker // the marker of an item
	roleTable
	roleRow
	roleCell
	roleNote     // a footnote, with its number in it
	roleNoteRef  // a mark of a note that stands elsewhere
	roleMark     // the printed mark of a note
	roleBold     //
	roleItalic   //
	roleBoldBoth // bold and italic
	roleSuper
	roleLink
	roleBreak
	rolePicture
	roleSkip
)

// A ruling is what an element is, and as a heading of what level.
type ruling struct {
	role  role
	level int
}

// rules say what an element is; up are the elements around it, the outermost
// first.
type rules func(n *node, up []*node) ruling

func parent(up []*node) string {
	if len(up) == 0 {
		return ""
	}
	return up[len(up)-1].name
}

// xmlRoles are the elements of the publications' XML whose name says what they
// are. Names with -kop, tuskop, omschr and ondw are of the files of before 2010.
var xmlRoles = map[string]role{
	"metadata": roleSkip,
	"al":       roleParagraph, "considerans.al": roleParagraph, "wat": roleParagraph, "wij": roleParagraph,
	"tekstregel": roleParagraph, "datumtekst": roleParagraph, "omschr": roleParagraph,
	"kamervraagomschrijving": roleParagraph, "kamervraagnummer": roleParagraph, "stuknr": roleParagraph,
	"term": roleParagraph, "bijschrift": roleParagraph,
	"dossier": roleJoined, "kop": roleHeading, "tussenkop": roleHeading, "tuskop": roleHeading,
	"naam": roleWords, "dossiernummer": roleWords, "dossiernr": roleWords,
	"lijst": roleList, "li": roleItem, "li.nr": roleMarker, "lid": roleItem, "lidnr": roleMarker,
	"table": roleTable, "row": roleRow, "entry": roleCell,
	"noot": roleNote, "voetnoot": roleNote, "nootref": roleNoteRef, "voetref": roleNoteRef,
	"sup": roleSuper, "extref": roleLink, "br": roleBreak,
	"plaatje": rolePicture, "illustratie": rolePicture, "colspec": roleSkip,
	// Inside a line:
	"inf": roleInline, "intref": roleInline, "dossierref": roleInline, "datum": roleInline, "organisatie": roleInline,
	"ondernummer": roleInline, "kamervraagonderwerp": roleInline, "begrotingshoofdstuk": roleInline,
	"achternaam": roleInline, "voornaam": roleInline, "voorvoegsels": roleInline, "label": roleInline, "ovl": roleInline,
}

func xmlRules(n *node, up []*node) ruling {
	in := parent(up)
	switch n.name {
	case "nadruk":
		switch n.attr("type") {
		case "vet", "halfvet":
			return ruling{role: roleBold}
		case "cur":
			return ruling{role: roleItalic}
		case "vetcur", "halfvetcur":
			return ruling{role: roleBoldBoth}
		}
		return ruling{role: roleInline}
	case "titel":
		switch in {
		case "dossier", "kop":
			return ruling{role: roleInline}
		}
		return ruling{roleHeading, 1}
	case "nr", "nummer":
		switch in {
		case "vraag", "antwoord":
			return ruling{roleHeading, 3}
		}
		return ruling{role: roleInline}
	case "functie":
		if in == "ondertekening" {
			return ruling{role: roleParagraph}
		}
		return ruling{role: roleInline}
	case "naam":
		if in == "ondertekening" {
			return ruling{role: roleJoined}
		}
	case "tussenkop", "tuskop":
		level := map[string]int{"vet": 3, "vetcur": 4, "halfvet": 4, "cur": 5, "rom": 6}[n.attr("kopopmaak")]
		if level == 0 {
			level = 4
		}
		return ruling{roleHeading, level}
	case "kop":
		level := 2
		for _, n := range up {
			if n.name == "divisie" && level < 6 {
				level++
			}
		}
		return ruling{roleHeading, max(level-1, 2)}
	}
	if role, ok := xmlRoles[n.name]; ok {
		return ruling{role: role}
	}
	// What is not known is not dropped. Inside a line it is a part of it, else
	// a block of its own.
	return ruling{role: roleBlock}
}

// htmlRoles are the elements of HTML.
var htmlRoles = map[string]role{
	"a": roleLink, "b": roleBold, "strong": roleBold, "i": roleItalic, "em": roleItalic, "sup": roleSuper, "br": roleBreak,
	"p": roleParagraph, "ul": roleList, "ol": roleList, "li": roleItem, "table": roleTable, "tr": roleRow, "td": roleCell, "th": roleCell,
	"h1": roleHeading, "h2": roleHeading, "h3": roleHeading, "h4": roleHeading, "h5": roleHeading, "h6": roleHeading,
	"img": rolePicture, "svg": rolePicture, "picture": rolePicture,
	"head": roleSkip, "script": roleSkip, "style": roleSkip, "noscript": roleSkip, "template": roleSkip, "iframe": roleSkip,
	"nav": roleSkip, "header": roleSkip, "footer": roleSkip, "aside": roleSkip, "form": roleSkip, "button": roleSkip, "col": roleSkip, "colgroup": roleSkip,
	"span": roleInline, "abbr": roleInline, "sub": roleInline, "u": roleInline, "small": roleInline, "time": roleInline, "mark": roleInline,
	"cite": roleInline, "q": roleInline, "code": roleInline, "font": roleInline, "del": roleSkip, "ins": roleInline, "wbr": roleInline, "s": roleInline,
}

func htmlRules(n *node, up []*node) ruling {
	switch {
	case n.hasClass("note-close"):
		return ruling{role: roleSkip}
	case n.name == "div" && n.hasClass("noot"):
		return ruling{role: roleNote}
	case n.hasClass("nootnum"):
		return ruling{role: roleMark}
	case n.name == "span" && (n.hasClass("ol") || n.hasClass("li.nr") || n.hasClass("lidnr")):
		return ruling{role: roleMarker}
	case n.name == "p" && n.hasClass("ondertekening"):
		return ruling{role: roleBlock}
	}
	role, ok := htmlRoles[n.name]
	switch {
	case !ok:
		return ruling{role: roleBlock}
	case role == roleHeading:
		return ruling{role, int(n.name[1] - '0')}
	}
	return ruling{role: role}
}

// unmarked are the classes of lists of HTML whose items the page prints no marker
// of its own for: their text holds it, or there is none.
func unmarked(list *node) bool {
	for _, class := range strings.Fields(list.attr("class")) {
		switch class {
		case "expliciet", "ongemarkeerd", "geen", "labeled":
			return true
		}
	}
	return false
}
