package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"strings"

	"inbreng/internal/markdown"
)

// An Operator is whoever runs a site. It comes from a configuration file, never
// from the code; what is not said is left out of the pages, which then say that
// nobody said it.
type Operator struct {
	// Name is who runs the site.
	Name string `json:"name"`
	// Contact is an address of mail (mailto:...) or of the web for questions
	// and for reports of faults.
	Contact string `json:"contact"`
	// About, Accessibility and Privacy are statements in Markdown, shown at the
	// end of /over, /toegankelijkheid and /privacy.
	About         string `json:"about"`
	Accessibility string `json:"accessibility"`
	Privacy       string `json:"privacy"`
}

// maxOperator is the largest configuration in bytes: a few pages of statements.
const maxOperator = 256 << 10

// ReadOperator reads the configuration: a JSON object with the fields of
// Operator. A field that it does not know, or a contact that is no address, is
// an error that says so.
func ReadOperator(r io.Reader) (Operator, error) {
	var o Operator
	limited := &io.LimitedReader{R: r, N: maxOperator + 1}
	decoder := json.NewDecoder(limited)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&o); err != nil {
		if limited.N == 0 {
			return Operator{}, fmt.Errorf("the configuration is larger than %d KB", maxOperator>>10)
		}
		return Operator{}, fmt.Errorf("the configuration is not as it should be: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Operator{}, errors.New("the configuration goes on behind its end")
	}
	return o, o.check()
}

// check reports what is wrong with the fields.
func (o Operator) check() error {
	if o.Contact == "" {
		return nil
	}
	u, err := url.Parse(o.Contact)
	switch {
	case err == nil && u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
	case err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "":
	default:
		return fmt.Errorf("contact is %.80q: want an address such as mailto:somebody@example.org or https://example.org/", o.Contact)
	}
	return nil
}

// operatorView is the operator on a page.
type operatorView struct {
	Name      string
	Contact   link
	Statement template.HTML
}

// operatorViews returns what the written pages say of the operator, by address.
func operatorViews(o Operator, renderer *markdown.Renderer) (map[string]operatorView, error) {
	views := map[string]operatorView{}
	for address, statement := range map[string]string{"/over": o.About, "/toegankelijkheid": o.Accessibility, "/privacy": o.Privacy} {
		html, err := renderer.Page([]byte(statement))
		if err != nil {
			return nil, err
		}
		views[address] = operatorView{Name: o.Name, Contact: o.contactLink(), Statement: html}
	}
	return views, nil
}

// contactLink leads to the operator.
func (o Operator) contactLink() link {
	if o.Contact == "" {
		return link{}
	}
	text := o.Contact
	if u, err := url.Parse(o.Contact); err == nil && u.Scheme == "mailto" {
		text = u.Opaque
	}
	return link{URL: o.Contact, Text: text}
}

// reportLink leads to where a fault in a page is reported: to the operator, by
// mail with the place already in it, or to the page that says how.
func (s *Server) reportLink(page, what string) link {
	l := link{URL: "/over#een-fout-gezien", Text: "Meld een fout"}
	contact := s.operator.Contact
	switch u, err := url.Parse(contact); {
	case contact == "" || err != nil:
	case u.Scheme == "mailto":
		q := url.Values{"subject": {"Fout in " + what}, "body": {s.baseURL + page + "\n\n"}}
		l.URL = "mailto:" + u.Opaque + "?" + strings.ReplaceAll(q.Encode(), "+", "%20")
	default:
		l.URL = contact
	}
	return l
}
