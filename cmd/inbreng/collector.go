package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// leastGarbage is how much garbage a site lets come together before it looks for it. One
// document needs so little memory that it would be looked for after every eight
// megabytes, several times a second when everybody follows one link; and one answer in a
// hundred waited a millisecond for that, where it is less than half of one now.
const leastGarbage = 32 << 20

// paceCollector has the garbage collector run less often while little memory is used.
// What the environment says goes before it.
func paceCollector() {
	if os.Getenv("GOGC") != "" {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(collectorPercent(m.HeapAlloc))
}

// collectorPercent returns by how much the memory may grow, with so many bytes in use,
// until the collector runs: as Go has it, or so far that it is worth it.
func collectorPercent(used uint64) int {
	return int(min(max(leastGarbage*100/max(used, 1), 100), 400))
}
