package main

import "testing"

func TestCollectorPercent(t *testing.T) {
	for used, want := range map[uint64]int{0: 400, 1 << 20: 400, 8 << 20: 400, 16 << 20: 200, 32 << 20: 100, 1 << 30: 100} {
		if got := collectorPercent(used); got != want {
			t.Errorf("%d bytes: %d, want %d", used, got, want)
		}
	}
}
