package bleveindex

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/search"
)

// A cursor is the place of a hit in a list, as text: its score and its place in
// the document order. So the page behind it can be found however far it is, and
// nothing but the page itself has to be sorted. It is understood by any index of
// the same records.

// writeCursor returns the cursor of a hit.
func (c *columns) writeCursor(f found) string {
	named := "0"
	if f.named {
		named = "1"
	}
	return named + "-" + strconv.FormatUint(math.Float64bits(f.score), 36) + "-" + strconv.FormatUint(uint64(c.Order[f.doc]), 36)
}

// readCursor returns the hit of a cursor. The error wraps search.ErrOutOfRange.
func (c *columns) readCursor(s string) (found, error) {
	bad := fmt.Errorf("%w: %.40q is not the place of a hit", search.ErrOutOfRange, s)
	fields := strings.Split(s, "-")
	if len(fields) != 3 || fields[0] != "0" && fields[0] != "1" {
		return found{}, bad
	}
	score, err := strconv.ParseUint(fields[1], 36, 64)
	if err != nil || math.IsNaN(math.Float64frombits(score)) {
		return found{}, bad
	}
	order, err := strconv.ParseUint(fields[2], 36, 32)
	if err != nil {
		return found{}, bad
	}
	i, ok := slices.BinarySearchFunc(c.inOrder, uint32(order), func(doc, want uint32) int { return int(int64(c.Order[doc]) - int64(want)) })
	if !ok {
		return found{}, bad
	}
	return found{doc: c.inOrder[i], score: math.Float64frombits(score), named: fields[0] == "1"}, nil
}
