package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
)

// A rowFile is a file of rows in sections, each row with its own check sum, so that
// one is read, and what is damaged is noticed, without the rest:
//
//	head      magic, then per section: where its offsets start (8 bytes), rows (4)
//	          and the sum of all that (4)
//	section   the rows one behind the other, then where each starts and the last
//	          ends (8 bytes each)
//
// Numbers are little-endian. A row is its content and, in 4 bytes, the CRC-32C of
// section, number and content: a row in the place of another is damage too.
//
// Nothing of it stays in memory but the head; what is asked for often is in the
// memory of the system.

// castagnoli is the polynomial that processors have an instruction for.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

const (
	sumBytes     = 4
	offsetBytes  = 8
	sectionBytes = 12
	// maxRow bounds what is read for one row, so that a damaged offset does not
	// ask for all memory.
	maxRow = 1 << 26
)

// rowSum returns the check sum of a row.
func rowSum(section, number int, content []byte) uint32 {
	var place [8]byte
	binary.LittleEndian.PutUint32(place[:4], uint32(section))
	binary.LittleEndian.PutUint32(place[4:], uint32(number))
	return crc32.Update(crc32.Checksum(place[:], castagnoli), castagnoli, content)
}

// A rowWriter collects the rows of a file.
type rowWriter struct {
	magic    string
	sections [][]byte   // the rows with their sums
	starts   [][]uint64 // of each row, and the end
}

func newRowWriter(magic string, sections int) *rowWriter {
	w := &rowWriter{magic: magic, sections: make([][]byte, sections), starts: make([][]uint64, sections)}
	for i := range w.starts {
		w.starts[i] = []uint64{0}
	}
	return w
}

// add adds a row to a section and returns its number.
func (w *rowWriter) add(section int, content []byte) int {
	number := w.count(section)
	rows := append(w.sections[section], content...)
	rows = binary.LittleEndian.AppendUint32(rows, rowSum(section, number, content))
	w.sections[section] = rows
	w.starts[section] = append(w.starts[section], uint64(len(rows)))
	return number
}

// count returns how many rows a section has.
func (w *rowWriter) count(section int) int { return len(w.starts[section]) - 1 }

// headBytes returns the size of the head.
func headBytes(magic string, sections int) int { return len(magic) + sections*sectionBytes + sumBytes }

// encode returns the content of the file.
func (w *rowWriter) encode() []byte {
	size := uint64(headBytes(w.magic, len(w.sections)))
	head := []byte(w.magic)
	var body []byte
	for i, rows := range w.sections {
		start := size + uint64(len(body))
		body = append(body, rows...)
		head = binary.LittleEndian.AppendUint64(head, size+uint64(len(body)))
		head = binary.LittleEndian.AppendUint32(head, uint32(w.count(i)))
		for _, at := range w.starts[i] {
			body = binary.LittleEndian.AppendUint64(body, start+at)
		}
	}
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(head, castagnoli))
	return append(head, body...)
}

// rowFile is the file, open. It is safe for concurrent use.
type rowFile struct {
	*os.File
	size     int64
	sections []rowSection
}

// A rowSection is where the offsets of a section are, and how many rows it has.
type rowSection struct {
	offsets int64
	rows    int
}

// openRows opens a file of rows and reads its head. The error is ErrDamaged where it
// is no such file.
func openRows(name, magic string, sections int) (*rowFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	t := &rowFile{File: f}
	if err := t.readHead(magic, sections); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w: %w", name, ErrDamaged, err), f.Close())
	}
	return t, nil
}

func (t *rowFile) readHead(magic string, sections int) error {
	info, err := t.Stat()
	if err != nil {
		return err
	}
	t.size = info.Size()
	head := make([]byte, headBytes(magic, sections))
	if _, err := t.ReadAt(head, 0); err != nil {
		return fmt.Errorf("its head cannot be read: %w", err)
	}
	content := head[:len(head)-sumBytes]
	if string(head[:len(magic)]) != magic || binary.LittleEndian.Uint32(head[len(content):]) != crc32.Checksum(content, castagnoli) {
		return errors.New("its head is not what was written")
	}
	for at := content[len(magic):]; len(at) > 0; at = at[sectionBytes:] {
		s := rowSection{int64(binary.LittleEndian.Uint64(at)), int(binary.LittleEndian.Uint32(at[8:]))}
		if end := s.offsets + int64(s.rows+1)*offsetBytes; s.offsets < int64(len(head)) || end > t.size {
			return errors.New("a section reaches beyond its end")
		}
		t.sections = append(t.sections, s)
	}
	return nil
}

// count returns how many rows a section has.
func (t *rowFile) count(section int) int { return t.sections[section].rows }

// damaged is the error for rows that are not what was written.
func (t *rowFile) damaged(section, number int, why error) error {
	return fmt.Errorf("corpus: %s: %w: row %d of section %d: %w", t.Name(), ErrDamaged, number, section, why)
}

var (
	errRow      = errors.New("it is not what was written")
	errNoRow    = errors.New("there is no such row")
	errTooShort = errors.New("it ends too soon")
)

// row returns a row.
func (t *rowFile) row(section, number int) (content []byte, err error) {
	err = t.rows(section, number, number+1, func(_ int, row []byte) error {
		content = row
		return nil
	})
	return content, err
}

// rows calls yield for the rows from one number to before another, which are read at
// once. The content may be kept.
func (t *rowFile) rows(section, from, to int, yield func(number int, content []byte) error) error {
	s := t.sections[section]
	switch {
	case from == to:
		return nil
	case from < 0 || to > s.rows || from > to:
		return t.damaged(section, from, errNoRow)
	}
	offsets := make([]byte, (to-from+1)*offsetBytes)
	if _, err := t.ReadAt(offsets, s.offsets+int64(from)*offsetBytes); err != nil {
		return fmt.Errorf("corpus: %s: %w", t.Name(), err)
	}
	at := func(i int) int64 { return int64(binary.LittleEndian.Uint64(offsets[i*offsetBytes:])) }
	first, last := at(0), at(to-from)
	if first < 0 || last < first || last > s.offsets || last-first > maxRow {
		return t.damaged(section, from, errRow)
	}
	data := make([]byte, last-first)
	if _, err := t.ReadAt(data, first); err != nil {
		return fmt.Errorf("corpus: %s: %w", t.Name(), err)
	}
	for i := range to - from {
		start, end := at(i)-first, at(i+1)-first
		if start < 0 || end < start+sumBytes || end > int64(len(data)) {
			return t.damaged(section, from+i, errRow)
		}
		content := data[start : end-sumBytes : end-sumBytes]
		if rowSum(section, from+i, content) != binary.LittleEndian.Uint32(data[end-sumBytes:]) {
			return t.damaged(section, from+i, errRow)
		}
		if err := yield(from+i, content); err != nil {
			return err
		}
	}
	return nil
}
