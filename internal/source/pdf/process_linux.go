//go:build !nopdf

package pdf

import (
	"os/exec"
	"syscall"
)

// endWithParent has the system end a process when this one is killed: one that hangs
// would not see that nobody waits for it.
func endWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
