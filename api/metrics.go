package api

import (
	"crypto/subtle"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"konsortium/fault"

	"github.com/gofiber/fiber/v2"
)

// metrics are the figures of one server: how long requests took, by method,
// route and status. Routes are patterns, never addresses, so that their number
// is bounded and no id is told.
type metrics struct {
	mu       sync.Mutex
	requests map[measured]*durations
}

type measured struct{ method, route, status string }

// durations is a histogram of seconds: how many requests took at most each
// bound, the last place counting those beyond all.
type durations struct {
	within [len(durationBounds) + 1]uint64
	sum    float64
}

// durationBounds are in seconds.
var durationBounds = [...]float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}

func newMetrics() *metrics { return &metrics{requests: map[measured]*durations{}} }

// observe measures a request until it is answered.
func (m *metrics) observe(c *fiber.Ctx) error {
	begin := time.Now()
	err := c.Next()
	m.add(measured{knownMethod(c.Method()), c.Route().Path, strconv.Itoa(c.Response().StatusCode())}, time.Since(begin).Seconds())
	return err
}

func (m *metrics) add(what measured, seconds float64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	of, known := m.requests[what]
	if !known {
		of = &durations{}
		m.requests[what] = of
	}
	place, _ := slices.BinarySearch(durationBounds[:], seconds)
	of.within[place]++
	of.sum += seconds
}

// knownMethod keeps invented methods out of the labels.
func knownMethod(method string) string {
	switch method {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodPost, fiber.MethodPut, fiber.MethodPatch, fiber.MethodDelete, fiber.MethodOptions:
		return method
	default:
		return "other"
	}
}

// write gives the figures in the text format of Prometheus, version 0.0.4:
// https://prometheus.io/docs/instrumenting/exposition_formats/
func (m *metrics) write(w io.Writer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	line := func(format string, values ...any) { _, _ = fmt.Fprintf(w, format+"\n", values...) }
	line("# HELP konsortium_request_seconds How long requests took.")
	line("# TYPE konsortium_request_seconds histogram")
	order := slices.SortedFunc(maps.Keys(m.requests), func(a, b measured) int {
		return strings.Compare(a.route+" "+a.method+" "+a.status, b.route+" "+b.method+" "+b.status)
	})
	for _, what := range order {
		of, count := m.requests[what], uint64(0)
		labels := fmt.Sprintf(`method="%s",route="%s",status="%s"`, what.method, strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(what.route), what.status)
		for i, bound := range durationBounds {
			count += of.within[i]
			line(`konsortium_request_seconds_bucket{%s,le="%g"} %d`, labels, bound, count)
		}
		count += of.within[len(durationBounds)]
		line(`konsortium_request_seconds_bucket{%s,le="+Inf"} %d`, labels, count)
		line("konsortium_request_seconds_sum{%s} %g", labels, of.sum)
		line("konsortium_request_seconds_count{%s} %d", labels, count)
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	line("# HELP go_goroutines Goroutines that exist.\n# TYPE go_goroutines gauge\ngo_goroutines %d", runtime.NumGoroutine())
	line("# HELP go_memstats_heap_inuse_bytes Heap in use.\n# TYPE go_memstats_heap_inuse_bytes gauge\ngo_memstats_heap_inuse_bytes %d", memory.HeapInuse)
	line("# HELP go_memstats_sys_bytes Memory taken from the system.\n# TYPE go_memstats_sys_bytes gauge\ngo_memstats_sys_bytes %d", memory.Sys)
}

// serveMetrics opens /metrics to whoever brings the token; without a configured
// token it does not exist.
func (s *Server) serveMetrics(m *metrics) {
	s.app.Get("/metrics", func(c *fiber.Ctx) error {
		if s.settings.MetricsToken == "" {
			return fault.Missing("address")
		}
		token, isBearer := strings.CutPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ")
		if !isBearer || subtle.ConstantTimeCompare([]byte(token), []byte(s.settings.MetricsToken)) != 1 {
			return fault.New(fault.Unauthenticated, "metrics_token_needed", "Figures need the token of the installation.")
		}
		c.Set(fiber.HeaderContentType, "text/plain; version=0.0.4; charset=utf-8")
		m.write(c)
		return nil
	})
}
