package corpus

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// sources.sha256 lists the source files with their sums, in the form of sha256sum, so
// that "sha256sum -c sources.sha256" checks them without this program. It is a file of
// its own since there are as many as documents, and whoever opens a release need not
// read them.

// writeSums returns the content of the list.
func writeSums(files []File) []byte {
	var b bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&b, "%s  %s\n", f.SHA256, f.Path)
	}
	return b.Bytes()
}

// verifySums compares the source files of the release in path with the list, which is
// what was written.
func verifySums(path string) error {
	name := filepath.Join(path, sumsName)
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for line := range strings.Lines(string(data)) {
		want, relative, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok || !filepath.IsLocal(filepath.FromSlash(relative)) {
			return notWritten(name)
		}
		file := filepath.Join(path, filepath.FromSlash(relative))
		got, err := sumWithin(path, relative)
		if err != nil {
			return err
		}
		if got.SHA256 != want {
			return notWritten(file)
		}
	}
	return nil
}
