package format

import (
	"bytes"
	"crypto/sha1" // for names, not secrets: version 5 of RFC 9562 is made with it
	"encoding/xml"
	"fmt"
	"time"

	"inbreng/internal/parliament"
)

// A Feed is a list of things that are new, as RFC 4287 has it.
type Feed struct {
	ID      string // what it is a feed of, in words that stay: "zoeken?q=drones"
	Title   string
	URL     string // of the page
	Self    string // of the feed
	Updated time.Time
	Next    string // address of the older part, "" for none
	Entries []Entry
}

// An Entry is an exchange or a document in a feed.
type Entry struct {
	ID      string // what it is, in words that stay: "kst-21501-02-2401/12"
	Title   string
	URL     string
	Updated time.Time
	Authors []string // at least one, or the feed's stands for it
	Summary string
	// HTML is the content, safe as package markdown makes it.
	HTML string
}

// entryID returns the permanent id of a feed or an entry: it does not change with
// the address of the site, so that nobody sees all entries again when that does.
func entryID(name string) string {
	// The space of names is our own: the id of "inbreng" among names of the web.
	space := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	sum := sha1.Sum(append(space, "inbreng:"+name...))
	u := sum[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// Day returns the beginning of a day, for the dates of entries.
func Day(d parliament.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID      string       `xml:"id"`
	Title   string       `xml:"title"`
	Updated string       `xml:"updated"`
	Links   []atomLink   `xml:"link"`
	Authors []atomPerson `xml:"author"`
	Summary string       `xml:"summary,omitempty"`
	Content *atomText    `xml:"content"`
}

type atomFeed struct {
	XMLName xml.Name     `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string       `xml:"xml:lang,attr"`
	ID      string       `xml:"id"`
	Title   string       `xml:"title"`
	Updated string       `xml:"updated"`
	Links   []atomLink   `xml:"link"`
	Authors []atomPerson `xml:"author"`
	Entries []atomEntry  `xml:"entry"`
}

// Atom returns the feed as XML.
func (f *Feed) Atom() ([]byte, error) {
	out := atomFeed{
		Lang: "nl", ID: entryID(f.ID), Title: f.Title, Updated: f.Updated.UTC().Format(time.RFC3339),
		Links: []atomLink{
			{"self", "application/atom+xml", f.Self},
			{"alternate", "text/html", f.URL},
		},
		Authors: []atomPerson{{"Inbreng"}},
	}
	if f.Next != "" {
		out.Links = append(out.Links, atomLink{"next", "application/atom+xml", f.Next})
	}
	for _, e := range f.Entries {
		entry := atomEntry{
			ID: entryID(e.ID), Title: e.Title, Updated: e.Updated.UTC().Format(time.RFC3339), Summary: e.Summary,
			Links: []atomLink{{"alternate", "text/html", e.URL}},
		}
		for _, name := range e.Authors {
			entry.Authors = append(entry.Authors, atomPerson{name})
		}
		if e.HTML != "" {
			entry.Content = &atomText{"html", e.HTML}
		}
		out.Entries = append(out.Entries, entry)
	}
	return marshal(out)
}

// marshal returns XML with its declaration.
func marshal(v any) ([]byte, error) {
	b := bytes.NewBufferString(xml.Header)
	if err := xml.NewEncoder(b).Encode(v); err != nil {
		return nil, fmt.Errorf("format: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
