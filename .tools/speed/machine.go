package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// load returns the load of the machine over one minute, "unknown" where the
// system does not tell.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(b), " ")
	return first
}

// mostLoad is the load, as a share of the processors, above which others get too
// much of them for the figures to be trusted.
const mostLoad = 0.3

// warnOfLoad says when the machine has other work to do.
func warnOfLoad(out io.Writer) {
	if busy, err := strconv.ParseFloat(load(), 64); err == nil && busy > mostLoad*float64(runtime.NumCPU()) {
		fmt.Fprintf(out, "WARNING: the load of the machine is %.2f; what else runs there makes these figures doubtful.\n", busy)
	}
}

// versions says what is compared.
func versions() string {
	s := []string{runtime.Version(), fmt.Sprintf("%d processors", runtime.NumCPU())}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			switch dep.Path {
			case "github.com/blevesearch/bleve/v2", "modernc.org/sqlite":
				s = append(s, dep.Path+" "+dep.Version)
			}
		}
	}
	for _, command := range [][]string{{"nginx", "-v"}, {"wrk", "-v"}, {"java", "-version"}} {
		if said, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err == nil || len(said) > 0 {
			line, _, _ := strings.Cut(string(said), "\n")
			s = append(s, strings.TrimSpace(line))
		}
	}
	if jars, _ := filepath.Glob(filepath.Join(javaLibraries, "lucene-core-8.*.jar")); len(jars) > 0 {
		s = append(s, strings.TrimSuffix(filepath.Base(jars[0]), ".jar"))
	}
	return strings.Join(s, ", ")
}

// residentMebibytes returns what the system says a process has in memory, or 0
// where it does not say.
func residentMebibytes(pid int) float64 { return statusMebibytes(pid, "VmRSS:") }

// statusMebibytes returns one of the figures of a process.
func statusMebibytes(pid int, name string) float64 {
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			kibibytes, _ := strconv.Atoi(strings.Fields(rest)[0])
			return float64(kibibytes) / 1024
		}
	}
	return 0
}

// tick is the unit in which Linux counts the processor time of a process.
const tick = 10 * time.Millisecond

// processorOf returns what a process and those that it started have used of the
// processors, in whole ticks; 0 where the system does not tell.
func processorOf(pid int) (used time.Duration) {
	stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return 0
	}
	// Behind the name, which may hold anything, the 12th and 13th field.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 13 {
		return 0
	}
	for _, field := range fields[11:13] {
		n, _ := strconv.Atoi(field)
		used += time.Duration(n) * tick
	}
	children, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "task", strconv.Itoa(pid), "children"))
	for child := range strings.FieldsSeq(string(children)) {
		if n, err := strconv.Atoi(child); err == nil {
			used += processorOf(n)
		}
	}
	return used
}
