package bleveindex

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSmallest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 5, 400, 3000} {
		list := make([]uint64, size)
		for i, n := range random.Perm(size) {
			list[i] = uint64(n) * 7
		}
		for _, n := range []int{1, 4, 5, 100, 2000} {
			want := slices.Sorted(slices.Values(list))
			want = want[:min(n, size)]
			if got := smallest(slices.Clone(list), n); !slices.Equal(got, want) {
				t.Errorf("the %d smallest of %d: %v, want %v", n, size, got, want)
			}
		}
	}
}
