package main

import (
	"testing"
	"time"
)

func TestReadWrk(t *testing.T) {
	const said = `Running 2s test @ http://127.0.0.1:1/
  2 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.07ms    1.62ms  20.03ms   87.31%
    Req/Sec    32.97k     4.70k   45.31k    70.00%
  Latency Distribution
     50%  425.00us
     75%    1.13ms
     90%    3.03ms
     99%    1.20s 
  131313 requests in 2.00s, 1.06GB read
Requests/sec:  65656.50
Transfer/sec:    540.12MB
`
	got, err := readWrk(said)
	want := throughput{rate: 65656.5, p50: 425 * time.Microsecond, p99: 1200 * time.Millisecond}
	if err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	for name, out := range map[string]string{
		"refused requests": said + "  Non-2xx or 3xx responses: 7\n",
		"broken off":       said + "  Socket errors: connect 0, read 3, write 0, timeout 0\n",
		"nothing":          "",
		"no percentiles":   "Requests/sec:  65656.50\n",
	} {
		if got, err := readWrk(out); err == nil {
			t.Errorf("%s: got %+v and no error", name, got)
		}
	}
}
