package corpus

import (
	"fmt"
	"testing"

	"inbreng/internal/benchtest"
	"inbreng/internal/parliament"
)

// publishMany makes a release of n documents of about twenty exchanges.
func publishMany(b testing.TB, n int) string {
	b.Helper()
	dir := b.TempDir()
	builder := newBuilder(b, dir)
	for i := range n {
		d := sampleA()
		d.ID = parliament.DocumentID(fmt.Sprintf("kst-21501-02-%d", i+1))
		exchange := d.Exchanges[0]
		d.Exchanges = nil
		for j := range 20 {
			exchange.ID = parliament.NumberedExchange(j+1, 0)
			d.Exchanges = append(d.Exchanges, exchange)
		}
		add(b, builder, d)
	}
	if _, err := builder.Publish(sampleInfo); err != nil {
		b.Fatal(err)
	}
	return dir
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1, 1000} {
		b.Run(fmt.Sprintf("documents=%d", n), func(b *testing.B) {
			dir := publishMany(b, n)
			b.ReportAllocs()
			defer benchtest.Processor(b)()
			for b.Loop() {
				c, err := Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				if err := c.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDocument(b *testing.B) {
	dir := publishMany(b, 1)
	name, err := current(dir)
	if err != nil {
		b.Fatal(err)
	}
	for kind, limit := range map[string]int64{"kept": cacheBytes, "decoded": 0} {
		b.Run(kind, func(b *testing.B) {
			c, err := open(dir+"/releases/"+name, limit)
			if err != nil {
				b.Fatal(err)
			}
			defer c.Close()
			b.ReportAllocs()
			defer benchtest.Processor(b)()
			for b.Loop() {
				if _, err := c.Document("kst-21501-02-1"); err != nil {
					b.Fatal(err)
				}
			}
			e, err := c.exact("kst-21501-02-1")
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(e.Record.Size)
		})
	}
}

func BenchmarkPublish(b *testing.B) {
	b.ReportAllocs()
	defer benchtest.Processor(b)()
	for b.Loop() {
		publishMany(b, 20)
	}
}
