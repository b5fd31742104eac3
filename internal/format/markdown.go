package format

import (
	"strings"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// Markdown returns a document as CommonMark, with footnotes as [^8] under their
// official numbers, as most programs for Markdown read them.
func Markdown(site Site, d *parliament.Document) []byte {
	return marked(site, d, documentParts(site, d))
}

// ContributionMarkdown returns what one faction asked in a document, as Markdown
// does.
func ContributionMarkdown(site Site, d *parliament.Document, faction parliament.Faction) []byte {
	return marked(site, d, contributionParts(site, d, faction))
}

// ExchangeMarkdown returns one exchange of a document, as Markdown does.
func ExchangeMarkdown(site Site, d *parliament.Document, e *parliament.Exchange) []byte {
	return marked(site, d, exchangeParts(site, d, e))
}

// marked prints parts of a document as Markdown.
func marked(site Site, d *parliament.Document, parts []part) []byte {
	var b strings.Builder
	line := func(text string) string {
		return string(markdown.Print(d.ID, []parliament.Block{{Kind: parliament.Paragraph, Inlines: []parliament.Inline{{Kind: parliament.Text, Text: text}}}}))
	}
	for i, p := range parts {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch p.kind {
		case aHeading:
			b.WriteString(strings.Repeat("#", p.level) + " " + line(p.text))
		case aFact:
			b.WriteString(line(p.text))
		case aBody:
			b.WriteString(site.absolute(p.body.Markdown))
		case aNote:
			// Further paragraphs of a note are indented, or they would not be its own.
			b.WriteString("[^" + string(p.note) + "]: " + strings.ReplaceAll(site.absolute(p.body.Markdown), "\n", "\n    "))
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}
