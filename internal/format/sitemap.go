package format

import (
	"encoding/xml"

	"inbreng/internal/parliament"
)

// MaxSitemap is the most addresses in one sitemap, by its specification.
const MaxSitemap = 50_000

// A SitemapPage is an address for search engines, with the day on which it was
// changed last, where that is known.
type SitemapPage struct {
	URL     string
	Changed parliament.Date
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod,omitempty"`
}

// Sitemap returns at most MaxSitemap pages as a sitemap.
func Sitemap(pages []SitemapPage) ([]byte, error) {
	return marshal(struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []sitemapURL `xml:"url"`
	}{URLs: sitemapURLs(pages)})
}

// SitemapIndex returns the addresses of sitemaps as an index of them.
func SitemapIndex(maps []SitemapPage) ([]byte, error) {
	return marshal(struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Maps    []sitemapURL `xml:"sitemap"`
	}{Maps: sitemapURLs(maps)})
}

func sitemapURLs(pages []SitemapPage) []sitemapURL {
	urls := make([]sitemapURL, len(pages))
	for i, p := range pages {
		urls[i] = sitemapURL{p.URL, p.Changed.String()}
	}
	return urls
}
