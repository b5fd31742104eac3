//go:build unix

package corpus

import (
	"errors"
	"os"
	"syscall"
)

// Locks are those of the system: it lets go of them when a process ends, however it
// ends, so that none is left behind by one that was killed.

// lockShared says that a release is being read: it is not removed then.
func lockShared(f *os.File) error { return flock(f, syscall.LOCK_SH) }

// lockExclusive fails with errLocked if anybody holds a lock on the file.
func lockExclusive(f *os.File) error { return flock(f, syscall.LOCK_EX) }

var errLocked = errors.New("somebody else holds it")

func flock(f *os.File, how int) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errLocked
		default:
			return err
		}
	}
}
