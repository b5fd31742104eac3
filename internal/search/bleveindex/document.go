package bleveindex

import (
	"math/bits"
	"strconv"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// A textField is the text field of one exchange as bleve gets it, its terms made
// already: bleve's own analysis knows of a term only how often and where it
// stands, and looks up every word of every text anew.
type textField struct {
	terms index.TokenFrequencies
	words int // in all parts together
}

// newDocument returns bleve's document with a field, under a number.
func newDocument(row int, f *textField) *document.Document {
	return document.NewDocument(strconv.Itoa(row)).AddField(f)
}

// The methods of document.Field. The length is that of no text: bleve would store
// it with every term, and it stands in the columns.

func (f *textField) Name() string { return fieldText }

func (f *textField) Options() index.FieldIndexingOptions {
	return index.IndexField | index.IncludeTermVectors
}
func (f *textField) EncodedFieldType() byte                           { return 't' }
func (f *textField) Analyze()                                         {}
func (f *textField) AnalyzedLength() int                              { return 1 }
func (f *textField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *textField) ArrayPositions() []uint64                         { return nil }
func (f *textField) Value() []byte                                    { return nil }
func (f *textField) NumPlainTextBytes() uint64                        { return 0 }
func (f *textField) Size() int                                        { return f.terms.Size() }

// How often a term stands in an exchange, and in which parts, is one number in the
// index, as its frequency: to read the parts from the places takes several times as
// long, and most terms need no places. Once in one part, which is so most often, is
// the smallest numbers, and in the answer 1, for which bleve has the shortest form.
const partBits = partCount

// counted returns the number for a term that stands once more, in a part.
func counted(n, part int) int { return (n + 1<<partBits) | 1<<part }

// packed returns the number as it is stored.
func packed(n int) int {
	if n>>partBits == 1 {
		return bits.TrailingZeros(uint(n)) ^ partAnswer + 1
	}
	return n
}

// unpacked returns how often a term stands in an exchange, and in which parts, as
// bits.
func unpacked(n uint64) (times uint64, parts uint8) {
	if times = n >> partBits; times == 0 {
		return 1, 1 << ((n - 1) ^ partAnswer)
	}
	return times, uint8(n & (1<<partBits - 1))
}
