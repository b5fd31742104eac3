package bleveindex

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
)

// The file of the columns is read whole before the first search, so it is laid out as
// it is kept in memory: after a head, lists of numbers of a fixed width and lists of
// strings, in the order of the method lists. That takes a tenth of the time of
// encoding/gob, which was most of the start of a site with many documents.

// columnsMagic begins the file; the AnalyzerVersion follows it, in two bytes.
const columnsMagic = "inbreng columns\n"

// lists calls what packs or unpacks for each list of the columns.
func (c *columns) lists(numbers func(*[]uint32), bytes func(*[]uint8), texts func(*[]string)) {
	values := func(col *column) {
		keys, labels := make([]string, len(col.Values)), make([]string, len(col.Values))
		for i, v := range col.Values {
			keys[i], labels[i] = v.Key, v.Label
		}
		texts(&keys)
		texts(&labels)
		col.Values = make([]value, min(len(keys), len(labels)))
		for i := range col.Values {
			col.Values[i] = value{keys[i], labels[i]}
		}
		numbers(&col.Start)
		numbers(&col.IDs)
		numbers(&col.Ranked)
	}
	forms := func(list *[]shortForm) {
		short, long := make([]string, len(*list)), make([]string, len(*list))
		for i, f := range *list {
			short[i], long[i] = f.Short, f.Long
		}
		texts(&short)
		texts(&long)
		*list = make([]shortForm, min(len(short), len(long)))
		for i := range *list {
			(*list)[i] = shortForm{short[i], long[i]}
		}
	}
	for i := range c.Filters {
		values(&c.Filters[i])
	}
	values(&c.Exchange)
	for _, list := range []*[]uint32{&c.Order, &c.Date, &c.Numbers.Start, &c.Numbers.All, &c.Length} {
		numbers(list)
	}
	bytes(&c.Has)
	texts(&c.Own)
	forms(&c.Short)
	forms(&c.Named)
}

// write writes the columns to a new file.
func (c *columns) write(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	data := binary.LittleEndian.AppendUint16([]byte(columnsMagic), AnalyzerVersion)
	var p packer
	c.lists(p.numbers, p.bytes, p.texts)
	_, err = f.Write(append(data, p.data...))
	return errors.Join(err, f.Sync(), f.Close())
}

// readColumns reads what write wrote.
func readColumns(name string) (*columns, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	head := len(columnsMagic) + 2
	if len(data) < head || string(data[:len(columnsMagic)]) != columnsMagic {
		return nil, fmt.Errorf("%s: not the columns of an index of this program: build the index again", name)
	}
	if version := binary.LittleEndian.Uint16(data[len(columnsMagic):]); version != AnalyzerVersion {
		return nil, fmt.Errorf("%s: built with analyzer version %d, this program has %d: build the index again", name, version, AnalyzerVersion)
	}
	c := &columns{}
	c.Filters[byTopic].Folded = true
	u := unpacker{data: data[head:]}
	c.lists(u.numbers, u.bytes, u.texts)
	if u.short || len(u.data) > 0 {
		return nil, fmt.Errorf("%s: the columns are damaged: build the index again", name)
	}
	if err := c.finish(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}

// A packer appends lists to data: the width of a number in one byte, the number of
// numbers in four, then the numbers.
type packer struct{ data []byte }

func (p *packer) numbers(list *[]uint32) {
	width := 1
	for _, n := range *list {
		switch {
		case n > math.MaxUint16:
			width = 4
		case n > math.MaxUint8:
			width = max(width, 2)
		}
	}
	p.data = binary.LittleEndian.AppendUint32(append(p.data, byte(width)), uint32(len(*list)))
	for _, n := range *list {
		switch width {
		case 1:
			p.data = append(p.data, byte(n))
		case 2:
			p.data = binary.LittleEndian.AppendUint16(p.data, uint16(n))
		default:
			p.data = binary.LittleEndian.AppendUint32(p.data, n)
		}
	}
}

func (p *packer) bytes(list *[]uint8) {
	p.data = append(binary.LittleEndian.AppendUint32(append(p.data, 1), uint32(len(*list))), *list...)
}

// texts appends strings: their lengths, then all of them as one list of bytes.
func (p *packer) texts(list *[]string) {
	lengths := make([]uint32, len(*list))
	for i, s := range *list {
		lengths[i] = uint32(len(s))
	}
	p.numbers(&lengths)
	all := []byte(strings.Join(*list, ""))
	p.bytes(&all)
}

// An unpacker takes the lists of a packer from the front of data.
type unpacker struct {
	data  []byte
	short bool // there was less than was said
}

// take returns the bytes of the next list and how wide its numbers are.
func (u *unpacker) take() (list []byte, width int) {
	const head = 5
	if u.short || len(u.data) < head {
		u.short = true
		return nil, 1
	}
	width = int(u.data[0])
	size := int64(width) * int64(binary.LittleEndian.Uint32(u.data[1:]))
	if width != 1 && width != 2 && width != 4 || size > int64(len(u.data)-head) {
		u.short = true
		return nil, 1
	}
	list = u.data[head : head+size]
	u.data = u.data[head+size:]
	return list, width
}

func (u *unpacker) numbers(list *[]uint32) {
	data, width := u.take()
	out := make([]uint32, len(data)/width)
	switch width {
	case 1:
		for i, b := range data {
			out[i] = uint32(b)
		}
	case 2:
		for i := range out {
			out[i] = uint32(binary.LittleEndian.Uint16(data[2*i:]))
		}
	default:
		for i := range out {
			out[i] = binary.LittleEndian.Uint32(data[4*i:])
		}
	}
	*list = out
}

func (u *unpacker) bytes(list *[]uint8) {
	data, width := u.take()
	if width != 1 {
		u.short = true
	}
	*list = append([]uint8(nil), data...) // the rest of the file need not be kept for it
}

// texts takes strings, which share one piece of memory.
func (u *unpacker) texts(list *[]string) {
	var lengths []uint32
	u.numbers(&lengths)
	data, _ := u.take()
	all := string(data)
	out := make([]string, len(lengths))
	for i, n := range lengths {
		if int64(n) > int64(len(all)) {
			u.short = true
			return
		}
		out[i], all = all[:n], all[n:]
	}
	u.short = u.short || all != ""
	*list = out
}
