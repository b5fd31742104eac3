package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A sourceFile is a file that is to be read, or why it cannot be.
type sourceFile struct {
	path string
	err  error
}

// gather returns the files that a run reads: those of the source folder, or what
// was named instead of it. A file that was named is read whatever its name is; of a
// folder those are taken whose names say that they are documents, also in folders
// below it. What begins with a dot is left out. A file that is reached twice is read
// once.
func gather(cfg Config) ([]sourceFile, error) {
	if len(cfg.Paths) == 0 {
		paths, err := documentsIn(cfg.Source)
		if err != nil {
			return nil, fmt.Errorf("%s: the folder with the source files cannot be read: %w", cfg.Source, plainPathError(err))
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("%s: %w: there is no file whose name ends in .txt, .docx, .xml, .html or .pdf", cfg.Source, ErrNothing)
		}
		return arrange(paths), nil
	}
	var files []sourceFile
	for _, path := range cfg.Paths {
		path = filepath.Clean(path)
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			files = append(files, sourceFile{path: path}) // reading it says what is wrong with it
			continue
		}
		paths, err := documentsIn(path)
		switch {
		case err != nil:
			files = append(files, sourceFile{path, fmt.Errorf("%s: the folder cannot be read: %w", path, plainPathError(err))})
		case len(paths) == 0:
			files = append(files, sourceFile{path, fmt.Errorf("%s: holds no file whose name ends in .txt, .docx, .xml, .html or .pdf", path)})
		}
		files = append(files, arrange(paths)...)
	}
	seen := map[string]bool{}
	files = slices.DeleteFunc(files, func(f sourceFile) bool {
		before := seen[f.path]
		seen[f.path] = true
		return before
	})
	slices.SortStableFunc(files, byClaim)
	return files, nil
}

// documentsIn returns the files in a folder, and in those below it, whose names say
// that they are documents, by name.
func documentsIn(dir string) ([]string, error) {
	var paths []string
	// A link to a folder is followed where it was named, and not below.
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		switch {
		case path == root:
		case strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && isSource(entry.Name()):
			paths = append(paths, filepath.Join(dir, relative))
		}
		return nil
	})
	return paths, err
}

// arrange puts files in the order in which they are read.
func arrange(paths []string) []sourceFile {
	files := make([]sourceFile, len(paths))
	for i, path := range paths {
		files[i].path = path
	}
	slices.SortStableFunc(files, byClaim)
	return files
}

// byClaim puts the files first that carry an id as their name: of two files for one
// document these have the better claim to it.
func byClaim(a, b sourceFile) int {
	claim := func(f sourceFile) int {
		if _, err := parliament.ParseDocumentID(baseName(f.path)); err == nil {
			return 0
		}
		return 1
	}
	return claim(a) - claim(b)
}

// baseName returns the name of a file without folder and extension.
func baseName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// plainPathError returns what the system said, without the path before it.
func plainPathError(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
