package ingest

import (
	"hash/crc32"
	"regexp"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// A document keeps its id for ever, since its address is made of it. The best one is
// its official id. Files come under other names too, such as
// "vso_kst-21501-32-1731_2025_lvvn", "inbreng_2026D05130_def" and
// "Antwoord op vragen van het lid Joseph": the first holds the official id, the
// second the number of the House's document, and of the third the name itself is all
// there is.

// houseNumber is the number of a document of the House.
var houseNumber = regexp.MustCompile(`^20\d\dD\d{5}$`)

// namedID returns the id that the name of a file gives: the name itself, the id in
// it, or one that is made of it. ours says that it was made, and is no official one.
func namedID(path string) (id parliament.DocumentID, ours bool) {
	base := baseName(path)
	if id, err := parliament.ParseDocumentID(base); err == nil {
		return id, false
	}
	for part := range strings.FieldsFuncSeq(base, func(r rune) bool { return strings.ContainsRune("_ .,()[]+", r) }) {
		if houseNumber.MatchString(part) {
			return parliament.DocumentID("nds-tk-" + part), false
		}
		if _, err := parliament.ParsePaperID(part); err != nil {
			continue
		}
		if id, err := parliament.ParseDocumentID(part); err == nil {
			return id, false
		}
	}
	return madeID(base), true
}

// maxSlug is how much of a file's name is in an id that is made of it.
const maxSlug = 60

// numberedGroup is what every id has and no other first part of an address.
var numberedGroup = regexp.MustCompile(`-\d`)

// madeID returns an id for a name that holds none: "bestand-" and the name, with a
// number of its own where it has none, which is the same every time.
func madeID(base string) parliament.DocumentID {
	slug := parliament.Faction(base).Slug() // which is how any name stands in an address
	if len(slug) > maxSlug {
		slug = strings.TrimRight(slug[:maxSlug], "-") + "-" + sumOf(base)
	}
	id := "bestand-" + slug
	if slug == "" {
		id = "bestand-" + sumOf(base)
	} else if !numberedGroup.MatchString(id) {
		id += "-" + sumOf(base)
	}
	return parliament.DocumentID(id)
}

// sumOf returns a number for a name, that others hardly share.
func sumOf(name string) string { return strconv.Itoa(int(crc32.ChecksumIEEE([]byte(name)))) }
