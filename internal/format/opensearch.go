package format

import "encoding/xml"

// OpenSearch returns the description by which browsers offer the search of the site
// in their own search box. Addresses in it have to be absolute.
func OpenSearch(site Site) ([]byte, error) {
	type url struct {
		Type     string `xml:"type,attr"`
		Rel      string `xml:"rel,attr,omitempty"`
		Template string `xml:"template,attr"`
	}
	return marshal(struct {
		XMLName       xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName     string
		Description   string
		Language      string
		InputEncoding string
		Image         struct {
			Type string `xml:"type,attr"`
			URL  string `xml:",chardata"`
		}
		URLs []url `xml:"Url"`
	}{
		ShortName: "Inbreng", Description: "Vragen van fracties en antwoorden van de regering", Language: "nl", InputEncoding: "UTF-8",
		Image: struct {
			Type string `xml:"type,attr"`
			URL  string `xml:",chardata"`
		}{"image/svg+xml", site.Base + "/static/favicon.svg"},
		URLs: []url{
			{"text/html", "results", site.Base + "/zoeken?q={searchTerms}"},
			{"application/atom+xml", "results", site.Base + "/zoeken.atom?q={searchTerms}"},
			{"application/x-suggestions+json", "suggestions", site.Base + "/zoeken/suggesties?q={searchTerms}"},
			{"application/opensearchdescription+xml", "self", site.Base + "/opensearch.xml"},
		},
	})
}
