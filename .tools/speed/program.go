package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"inbreng/internal/corpus"
)

// What is required of the program.
const (
	mostReadyFirst = 25 * time.Millisecond // with the document itself
	mostReady      = 15 * time.Millisecond // with 20,000 exchanges, beyond the verification
	mostIdleFirst  = 25                    // MiB, with the document itself
	mostBinary     = 36                    // MB
	mostWithoutPDF = 20                    // MB
)

// starts is how often the program is started.
const starts = 7

// The memory of a program that is asked nothing is looked at when it has used no
// processor for settledTime: it makes pages after its start, and clears up behind
// that. mostSettling is how long that is waited for.
const (
	settledTime  = 2 * time.Second
	mostSettling = time.Minute
)

// measureProgram measures the size of the program, how soon it is ready, and the
// memory that it takes when nothing is asked, at each size. ok says that every
// required number was reached.
func measureProgram(out io.Writer, dir string, o options, c *corpora) (ok bool, err error) {
	fmt.Fprintf(out, "\n== program, started %d times\n", starts)
	warnOfLoad(out)
	ok = true
	for _, variant := range []struct {
		name string
		tags []string
		most float64
	}{{"with the reader of PDF", nil, mostBinary}, {"without", []string{"nopdf"}, mostWithoutPDF}} {
		binary, err := buildProgram(dir, o.root, variant.tags...)
		if err != nil {
			return false, err
		}
		info, err := os.Stat(binary)
		if err != nil {
			return false, err
		}
		size := float64(info.Size()) / 1e6
		ok = ok && size <= variant.most
		fmt.Fprintf(out, "binary %-22s %6.1f MB of at most %.0f%s\n", variant.name, size, variant.most, missed(size <= variant.most))
	}
	binary, err := buildProgram(dir, o.root)
	if err != nil {
		return false, err
	}
	fmt.Fprintf(out, "\n%9s %11s %11s %11s %11s %11s\n", "exchanges", "release MiB", "verify ms", "ready ms", "idle MiB", "peak MiB")
	for _, n := range o.sizes {
		good, err := programAt(out, dir, binary, o.root, n, c)
		if err != nil {
			return false, err
		}
		ok = ok && good
	}
	return ok, nil
}

// programAt measures the program with n exchanges.
func programAt(out io.Writer, dir, binary, root string, n int, c *corpora) (ok bool, err error) {
	release := filepath.Join(dir, fmt.Sprintf("release-%d", n))
	defer func() { err = errors.Join(err, os.RemoveAll(release)) }()
	if n <= firstSize {
		ingest := exec.Command(binary, "ingest", "--source", filepath.Join(root, "data", "source"), "--release", release)
		if said, err := ingest.CombinedOutput(); err != nil {
			return false, fmt.Errorf("ingest: %w\n%s", err, said)
		}
	} else if err := publish(release, c.records(n)); err != nil {
		return false, err
	}
	size, err := sizeOf(release)
	if err != nil {
		return false, err
	}
	verifying, err := verifyTime(release)
	if err != nil {
		return false, err
	}
	var waits []time.Duration
	var idle, peak []float64
	for range starts {
		s, err := startOnce(binary, release)
		if err != nil {
			return false, err
		}
		waits, idle, peak = append(waits, s.ready), append(idle, s.idle), append(peak, s.peak)
	}
	slices.Sort(waits)
	slices.Sort(idle)
	wait, resident := waits[starts/2], idle[starts/2]
	fmt.Fprintf(out, "%9d %11.1f %11.1f %11.1f %11.1f %11.1f", n, float64(size)/(1<<20), ms(verifying), ms(wait), resident, slices.Max(peak))
	ok = true
	switch n {
	case firstSize:
		ok = wait <= mostReadyFirst && resident <= mostIdleFirst
		fmt.Fprintf(out, "  ready in at most %.0f%s, idle %d%s", ms(mostReadyFirst), missed(wait <= mostReadyFirst), mostIdleFirst, missed(resident <= mostIdleFirst))
	case baseSize:
		ok = wait <= mostReady+verifying
		fmt.Fprintf(out, "  ready in at most %.1f%s", ms(mostReady+verifying), missed(ok))
	}
	fmt.Fprintln(out)
	return ok, nil
}

// verifyTime returns how long it takes to compare a release with its sums, which is
// the work of reading it whole.
func verifyTime(release string) (time.Duration, error) {
	c, err := corpus.Open(release)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	var times []time.Duration
	for range starts {
		start := time.Now()
		if err := c.Verify(); err != nil {
			return 0, err
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	return times[starts/2], nil
}

// A started is what was seen of a program that was started.
type started struct {
	ready      time.Duration // from its start to its first answer
	idle, peak float64       // MiB
}

// startOnce starts the program, waits for its first answer and looks at its memory
// when it has settled.
func startOnce(binary, release string) (s started, err error) {
	start := time.Now()
	command, base, err := serveRelease(binary, release)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, stop(command)) }()
	if err := ready(base + "/readyz"); err != nil {
		return s, err
	}
	s.ready = time.Since(start)
	settle(command.Process.Pid)
	s.idle = residentMebibytes(command.Process.Pid)
	s.peak = statusMebibytes(command.Process.Pid, "VmHWM:")
	return s, nil
}

// settle waits until a process does nothing.
func settle(pid int) {
	used := time.Duration(-1)
	for deadline := time.Now().Add(mostSettling); time.Now().Before(deadline); time.Sleep(settledTime) {
		now := processorOf(pid)
		if now == used {
			return
		}
		used = now
	}
}
