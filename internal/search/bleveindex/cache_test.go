package bleveindex

import (
	"strconv"
	"testing"
)

func TestCounts(t *testing.T) {
	var c counts
	c.put("often", 7)
	for i := range 3 * mostCounts {
		c.put(strconv.Itoa(i), i)
		if n, ok := c.get("often"); i%100 == 0 && (!ok || n != 7) {
			t.Fatalf("after %d others: %d, %t", i, n, ok)
		}
	}
	if len(c.young)+len(c.old) > mostCounts {
		t.Errorf("%d are kept", len(c.young)+len(c.old))
	}
	if _, ok := c.get("0"); ok {
		t.Error("what nobody asked for is still kept")
	}
	if n, ok := c.get(strconv.Itoa(3*mostCounts - 1)); !ok || n != 3*mostCounts-1 {
		t.Errorf("the last: %d, %t", n, ok)
	}
}
