package server_test

import (
	"strings"
	"testing"
)

// TestRelatedAnswersSayWhereTheyStand has a second document with the same questions:
// what is related in it is said to be there, and what is in this one is not.
func TestRelatedAnswersSayWhereTheyStand(t *testing.T) {
	twin, report := sample()
	twin.ID, twin.Number = "kst-21501-09-102", "102"
	s := newSite(t, "", append(sampleSources(), source{twin, report, sampleText}))
	here, there := 0, 0
	s.page("/kst-21501-09-101/antwoord/1").Find("section[aria-labelledby=verwant] li").Each(func(_ int, li *selection) {
		href, named := li.Find("a").AttrOr("href", ""), strings.Contains(li.Find("a").Text(), "nr. 102")
		if strings.HasPrefix(href, "/kst-21501-09-102/") {
			there++
		} else {
			here++
		}
		if named != strings.HasPrefix(href, "/kst-21501-09-102/") {
			t.Errorf("%s is called %q", href, text(li))
		}
		if text(li.Find(".meta")) == "" {
			t.Errorf("%s has no first words", href)
		}
	})
	if there == 0 {
		t.Errorf("%d related answers here and %d in the other document", here, there)
	}
}
