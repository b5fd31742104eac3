package corpus

import (
	"encoding/binary"
	"time"

	"inbreng/internal/parliament"
)

// Rows are values one behind the other: numbers as varints, strings behind their
// length, lists behind their number of items. What is written in one order is read
// in the same.

// An encoder writes values.
type encoder struct{ data []byte }

func (e *encoder) number(n int) { e.data = binary.AppendVarint(e.data, int64(n)) }

func (e *encoder) truth(b bool) {
	if b {
		e.number(1)
	} else {
		e.number(0)
	}
}

func (e *encoder) date(d parliament.Date) { e.number(d.Year*10000 + int(d.Month)*100 + d.Day) }

func (e *encoder) extent(x extent) {
	e.number(int(x.Offset))
	e.number(int(x.Size))
	e.number(int(x.CRC))
}

func encodeString[S ~string](e *encoder, s S) {
	e.number(len(s))
	e.data = append(e.data, s...)
}

func encodeStrings[S ~string](e *encoder, list []S) {
	e.number(len(list))
	for _, s := range list {
		encodeString(e, s)
	}
}

// A decoder reads values. What it reads beyond the end is zero, and finish says so:
// a row that has its check sum is whole, so that can only be a fault of ours.
type decoder struct {
	data  []byte
	short bool
}

func (d *decoder) number() int {
	n, size := binary.Varint(d.data)
	if size <= 0 {
		d.data, d.short = nil, true
		return 0
	}
	d.data = d.data[size:]
	return int(n)
}

func (d *decoder) truth() bool { return d.number() != 0 }

func (d *decoder) date() parliament.Date {
	n := d.number()
	return parliament.Date{Year: n / 10000, Month: time.Month(n / 100 % 100), Day: n % 100}
}

func (d *decoder) extent() extent {
	return extent{Offset: int64(d.number()), Size: int64(d.number()), CRC: uint32(d.number())}
}

// length reads the number of bytes or items that follow, each of at least one byte.
func (d *decoder) length() int {
	n := d.number()
	if n < 0 || n > len(d.data) {
		d.data, d.short = nil, true
		return 0
	}
	return n
}

func decodeString[S ~string](d *decoder) S {
	n := d.length()
	s := S(d.data[:n])
	d.data = d.data[n:]
	return s
}

// decodeStrings returns a list that is never nil.
func decodeStrings[S ~string](d *decoder) []S {
	list := make([]S, d.length())
	for i := range list {
		list[i] = decodeString[S](d)
	}
	return list
}

// finish returns an error unless everything was there and nothing is left.
func (d *decoder) finish() error {
	if d.short || len(d.data) > 0 {
		return errTooShort
	}
	return nil
}
