package export

import (
	"net/url"
	"testing"
)

func TestAddressesOfACopy(t *testing.T) {
	f := &files{base: "/archief", pages: map[string][]string{}}
	from := &url.URL{Path: "/fracties/vvd"}
	for _, test := range []struct{ href, want string }{
		{"/", "/archief/"},
		{"/kst-1-2/antwoord/3", "/archief/kst-1-2/antwoord/3/"},
		{"/kst-1-2/antwoord/3.json", "/archief/kst-1-2/antwoord/3.json"},
		{"/kst-1-2#antwoord-3", "/archief/kst-1-2/#antwoord-3"},
		{"#inhoud", "#inhoud"},
		{"/fracties/vvd?vanaf=100", "/archief/fracties/vvd/pagina/2/"},
		{"/fracties/vvd?vanaf=200", "/archief/fracties/vvd/pagina/3/"},
		{"?vanaf=100", "/archief/fracties/vvd/pagina/2/"},
		{"/fracties/d66?vanaf=100", "/archief/fracties/d66/pagina/2/"},
		{"/fracties/vvd.json?vanaf=100", "/archief/fracties/vvd.json"},
		{"/documenten.json?vanaf=50", "/archief/documenten.json"},
		{"/documenten?vanaf=50", "/archief/documenten/pagina/2/"},
		{"/documenten?soort=inbreng", "/archief/kopie/"},
		{"/documenten.csv?soort=inbreng&vanaf=50", "/archief/kopie/"},
		{"/vergelijk?a=vvd&b=d66", "/archief/kopie/"},
		{"/vergelijk", "/archief/vergelijk/"},
		{"/static/style.css?v=abc", "/archief/static/style.css?v=abc"},
		{"/zoeken?q=drones", "/archief/kopie/"},
		{"/zoeken.json", "/archief/kopie/"},
		{"/api/v1/documents", "/archief/kopie/"},
		{"/api/openapi.json", "/archief/api/openapi.json"},
		{"https://elders.example/zoeken", "https://elders.example/zoeken"},
		{"mailto:iemand@elders.example", "mailto:iemand@elders.example"},
		{"//elders.example/x", "//elders.example/x"},
		{"/a/../../etc/passwd", "/archief/etc/passwd/"},
	} {
		if got := f.link(from, test.href); got != test.want {
			t.Errorf("%s becomes %s, want %s", test.href, got, test.want)
		}
	}
}
