package official

import (
	"strings"

	"inbreng/internal/source"
)

// readMetadata takes the meta elements: <meta name="DC.identifier" content="..."/>.
func readMetadata(root *node, m *source.Metadata) {
	root.all(func(n *node) bool {
		if n.name != "meta" {
			return true
		}
		name, content := n.attr("name"), strings.Join(strings.Fields(n.attr("content")), " ")
		field := map[string]*source.Field{
			"dc.identifier": &m.ID, "dcterms.identifier": &m.ID,
			"overheidop.documenttitel":    &m.Title,
			"overheidop.dossiernummer":    &m.Dossier,
			"overheidop.dossiertitel":     &m.DossierTitle,
			"overheidop.ondernummer":      &m.Number,
			"overheidop.aanhangselnummer": &m.Number, "overheidop.aanhangsel": &m.Number,
			"overheidop.vergaderjaar":    &m.SessionYear,
			"overheidop.publicationname": &m.Publication,
			"overheidop.datumindiening":  &m.Submitted,
			"overheidop.datumontvangst":  &m.Received,
			"dc.creator":                 &m.Chamber, "dcterms.creator": &m.Chamber,
			"dcterms.issued": &m.Issued,
		}[strings.ToLower(name)]
		switch {
		case field != nil:
			field.Set(name, content)
		case strings.EqualFold(name, "DC.type") && strings.Contains(n.attr("scheme"), "KamerstukTypen"):
			m.Type.Set(name, content)
		}
		return true
	})
}

// readElements takes what the elements of the title page say, where no meta
// element says it.
func readElements(root *node, m *source.Metadata) {
	var up []*node
	var walk func(*node)
	walk = func(n *node) {
		in := parent(up)
		switch n.name {
		case "dossiernr":
			m.Dossier.Set(n.name, n.words())
		case "ondernummer":
			m.Number.Set(n.name, n.words())
		case "kamervraagnummer":
			m.Number.Set(n.name, n.words())
		case "kamervraagonderwerp":
			m.Subject.Set(n.name, n.words())
		case "titel":
			if in == "dossier" {
				m.DossierTitle.Set("dossier/titel", n.words("noot"))
			}
		case "tekstregel":
			switch n.attr("inhoud") {
			case "vergaderjaar":
				m.SessionYear.Set("vergaderjaar", strings.TrimPrefix(n.words(), "Vergaderjaar "))
			case "kameraanduiding":
				m.Chamber.Set("kameraanduiding", n.words())
			}
		case "datum":
			date := n.attr("isodatum")
			switch {
			case in == "datumtekst":
				m.Issued.Set("datumtekst", date)
			case in == "kamervraagomschrijving" && up[len(up)-1].attr("type") == "vraag":
				m.Submitted.Set("kamervraagomschrijving vraag", date)
			case in == "kamervraagomschrijving" && up[len(up)-1].attr("type") == "antwoord":
				m.Received.Set("kamervraagomschrijving antwoord", date)
			}
		}
		up = append(up, n)
		for _, c := range n.children {
			walk(c)
		}
		up = up[:len(up)-1]
	}
	walk(root)
}
