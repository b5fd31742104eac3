package server

import (
	"fmt"
	"net/http"
	"sync"

	"github.com/VictoriaMetrics/metrics"
)

// secondsBuckets are the upper bounds of the histogram of times, in seconds.
var secondsBuckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5}

// Metrics counts what a site answers, in the format of Prometheus. It has counters of
// its own, and is served on another listener than the site.
type Metrics struct {
	set      *metrics.Set
	bytes    *metrics.Counter
	requests sync.Map // an answered to its *metrics.Counter
	seconds  sync.Map // a route to its *metrics.PrometheusHistogram
}

// An answered is what requests are counted by.
type answered struct {
	route  string
	status int
}

// NewMetrics returns counters that stand at zero.
func NewMetrics() *Metrics {
	set := metrics.NewSet()
	return &Metrics{set: set, bytes: set.NewCounter("inbreng_response_bytes_total")}
}

// Observe counts a request. Addresses that no route has are counted together, or
// anybody could fill the memory with names.
func (m *Metrics) Observe(o Observation) {
	route := o.Route
	if route == "" {
		route = "other"
	}
	m.request(answered{route, o.Status}).Inc()
	m.second(route).Update(o.Took.Seconds())
	m.bytes.Add(o.Bytes)
}

// request returns the counter of requests answered in one way. Its name is written
// for the first of them only.
func (m *Metrics) request(a answered) *metrics.Counter {
	if known, ok := m.requests.Load(a); ok {
		return known.(*metrics.Counter)
	}
	counter := m.set.GetOrCreateCounter(fmt.Sprintf("inbreng_requests_total{route=%q,status=\"%d\"}", a.route, a.status))
	m.requests.Store(a, counter)
	return counter
}

// second returns the histogram of the times of a route.
func (m *Metrics) second(route string) *metrics.PrometheusHistogram {
	if known, ok := m.seconds.Load(route); ok {
		return known.(*metrics.PrometheusHistogram)
	}
	histogram := m.set.GetOrCreatePrometheusHistogramExt(fmt.Sprintf("inbreng_request_seconds{route=%q}", route), secondsBuckets)
	m.seconds.Store(route, histogram)
	return histogram
}

// Handler returns the page that Prometheus reads: these counters, and those of the
// Go runtime and of the process.
func (m *Metrics) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.set.WritePrometheus(w)
		metrics.WriteProcessMetrics(w)
		metrics.WriteFDMetrics(w)
	})
}
