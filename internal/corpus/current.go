package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// current returns the name of the current release in dir, or ErrNoRelease.
func current(dir string) (string, error) {
	link := filepath.Join(dir, currentName)
	target, err := os.Readlink(link)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s: %w", dir, ErrNoRelease)
	case errors.Is(err, fs.ErrPermission):
		return "", fmt.Errorf("%s: the release cannot be read: %w", link, fs.ErrPermission)
	case err != nil:
		return "", fmt.Errorf("%s: %w: it should be a symbolic link to a release: %w", link, ErrDamaged, err)
	}
	return filepath.Base(target), nil
}

// point makes the release of that name the current one. A rename replaces the
// link in one step: there is no moment without a current release.
func point(dir, name string) error {
	// The name is taken by nobody else: one process at a time builds here, and
	// what a killed one left behind is of no use.
	link := filepath.Join(dir, buildingPrefix+currentName)
	if err := os.Remove(link); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Symlink(filepath.Join(releasesName, name), link); err != nil {
		return err
	}
	if err := os.Rename(link, filepath.Join(dir, currentName)); err != nil {
		return errors.Join(err, os.Remove(link))
	}
	return syncFolder(dir)
}

// prune removes all releases but those two and those that are being read. It is
// tried again with every new release, so an error is of no consequence now.
func prune(dir, name, before string) {
	releases := filepath.Join(dir, releasesName)
	entries, err := os.ReadDir(releases)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.Name() != name && e.Name() != before {
			removeUnread(filepath.Join(releases, e.Name()))
		}
	}
}

// removeUnread removes a release unless somebody reads it. Whoever opens it in the
// meantime is refused, and finds that another one is current.
func removeUnread(path string) {
	f, err := os.Open(filepath.Join(path, dataName))
	if err == nil {
		defer f.Close()
		if lockExclusive(f) != nil {
			return
		}
	}
	_ = os.RemoveAll(path)
}

// sweep removes the unfinished releases of builders that were killed. The caller
// holds the folder, so that none is anybody's.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), buildingPrefix) {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// syncFolder brings the names in a folder to the disk.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// verify reads every file of the release in path and compares it with the
// manifest, which it returns.
func verify(path string) (Manifest, error) {
	m, err := readManifest(path)
	if err != nil {
		return m, err
	}
	return m, verifyFiles(path, &m, func(File) bool { return true })
}

// verifyFiles compares the files that are wanted with the manifest.
func verifyFiles(path string, m *Manifest, wanted func(File) bool) error {
	for _, want := range m.Files {
		if !wanted(want) {
			continue
		}
		file := filepath.Join(path, filepath.FromSlash(want.Path))
		got, err := sumWithin(path, want.Path)
		if err != nil {
			return err
		}
		if got.Size != want.Size || got.SHA256 != want.SHA256 {
			return notWritten(file)
		}
		if want.Path == sumsName {
			if err := verifySums(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// sumWithin reads a file of the release in path and returns its size and SHA-256.
// Nothing outside the release is read, whatever a list or a link says.
func sumWithin(path, relative string) (File, error) {
	name := filepath.FromSlash(relative)
	file := filepath.Join(path, name)
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() || !filepath.IsLocal(name) {
		return File{}, fmt.Errorf("%s: %w: it is no file of the release", file, ErrDamaged)
	}
	f, err := sum(file, false)
	if err != nil {
		return File{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return f, nil
}

// notWritten is the error for a file that is not what was written.
func notWritten(file string) error {
	return fmt.Errorf("%s: %w: its content is not what was written", file, ErrDamaged)
}
