package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAPrintedAnswerHasItsTextAndAddress prints an exchange and reads the paper.
func TestAPrintedAnswerHasItsTextAndAddress(t *testing.T) {
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here: make deps installs it")
	}
	tab := newTab(t)
	base := site(t)
	// In the dark, so that it shows when paper would be black.
	tab.look(t, look{"donker", 1280, 900, "dark", false, false})
	tab.open(t, base+document+"/antwoord/14")
	pdf := get(t, tab, "print", chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	file := filepath.Join(t.TempDir(), "antwoord.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pdftotext, file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, want := range []string{
		"ChristenUnie", "De Minister geeft aan het EU-beleid te willen volgen", "Nederland draagt actief bij aan het EU-beleid.",
		"Antwoord van het kabinet", "Onder andere Kamerstuk 21 501-02, nr. 2375",
		base + document + "/antwoord/14",
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html", "niet de officiële publicatie",
	} {
		// Lines break at hyphens, which pdftotext then leaves out.
		if squeeze := strings.NewReplacer(" ", "", "-", "").Replace; !strings.Contains(squeeze(text), squeeze(want)) {
			t.Errorf("the paper lacks %q:\n%s", want, out)
		}
	}
	if strings.Contains(text, "Zoek") {
		t.Errorf("the paper has a search box:\n%s", out)
	}
	if pages := strings.Count(string(out), "\f"); pages > 2 {
		t.Errorf("a short answer takes %d pages", pages)
	}
}
