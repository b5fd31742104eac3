package export

import (
	"net/url"
	"strings"
	"testing"
)

func TestRewrite(t *testing.T) {
	from := &url.URL{Path: "/kst-1-2"}
	for _, tt := range []struct{ page, want, links string }{
		{`<p>a &lt;a href=&#34;/x&#34;&gt; b</p>`, `<p>a &lt;a href=&#34;/x&#34;&gt; b</p>`, ""},
		{`<a class="who" href="/fracties/vvd">VVD</a>`, `<a class="who" href="/archief/fracties/vvd/">VVD</a>`, "/fracties/vvd"},
		{"<a\n href=\"/fracties\">x</a>", "<a\n href=\"/archief/fracties/\">x</a>", "/fracties"},
		{`<form action="/zoeken" role="search">`, `<form action="/archief/kopie/" role="search">`, "/zoeken"},
		{`<a href="#vraag-1">1</a>`, `<a href="#vraag-1">1</a>`, "/kst-1-2"},
		{`<a href="https://example.org/?a=1&amp;b=2">x</a>`, `<a href="https://example.org/?a=1&amp;b=2">x</a>`, ""},
		{`<a href="/kst-1-2/antwoord/d&#39;66">x</a>`, `<a href="/archief/kst-1-2/antwoord/d%2766/">x</a>`, "/kst-1-2/antwoord/d'66"},
		{`<script type="application/ld+json">{"text":"een <a href="/x"> b"}</script><a href="/over">o</a>`, `<script type="application/ld+json">{"text":"een <a href="/x"> b"}</script><a href="/archief/over/">o</a>`, "/over"},
		{`<script src="/static/a.js" type="module"></script>`, `<script src="/archief/static/a.js" type="module"></script>`, "/static/a.js"},
	} {
		f := &files{base: "/archief", pages: map[string][]string{}}
		out, links, err := f.rewrite(from, []byte(tt.page))
		if err != nil || string(out) != tt.want {
			t.Errorf("%s\nbecomes %s, %v\nwant    %s", tt.page, out, err, tt.want)
		}
		var got []string
		for _, u := range links {
			got = append(got, u.String())
		}
		if strings.Join(got, " ") != tt.links {
			t.Errorf("%s links to %v, want %s", tt.page, got, tt.links)
		}
	}
	for _, broken := range []string{"<p>a<a href=", "<script>a"} {
		if _, _, err := (&files{}).rewrite(from, []byte(broken)); err == nil {
			t.Errorf("%s: no error", broken)
		}
	}
}
