//go:build !nopdf && !linux

package pdf

import "os/exec"

// endWithParent does nothing where the system has no such thing. A process that does
// not hang ends when its input does.
func endWithParent(*exec.Cmd) {}
