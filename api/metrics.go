package api

import (
	"crypto/subtle"
	"strconv"
	"strings"
	"time"

	"konsortium/fault"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/adaptor"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the figures of one server for Prometheus: how long requests took,
// by method, route and status, and the state of the process. Routes are
// patterns, never addresses, so that their number is bounded and no id is told.
type metrics struct {
	registry *prometheus.Registry
	took     *prometheus.HistogramVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "konsortium_request_seconds", Help: "How long requests took.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}, []string{"method", "route", "status"}),
	}
	m.registry.MustRegister(m.took, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// observe measures a request until it is answered.
func (m *metrics) observe(c *fiber.Ctx) error {
	begin := time.Now()
	err := c.Next()
	m.took.WithLabelValues(knownMethod(c.Method()), c.Route().Path, strconv.Itoa(c.Response().StatusCode())).Observe(time.Since(begin).Seconds())
	return err
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

// serveMetrics opens /metrics to whoever brings the token; without a configured
// token it does not exist.
func (s *Server) serveMetrics(m *metrics) {
	if s.settings.MetricsToken == "" {
		s.app.Get("/metrics", func(*fiber.Ctx) error { return fault.Missing("address") })
		return
	}
	answer := adaptor.HTTPHandler(promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	s.app.Get("/metrics", func(c *fiber.Ctx) error {
		token, isBearer := strings.CutPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ")
		if !isBearer || subtle.ConstantTimeCompare([]byte(token), []byte(s.settings.MetricsToken)) != 1 {
			return fault.New(fault.Unauthenticated, "metrics_token_needed", "Figures need the token of the installation.")
		}
		return answer(c)
	})
}
