package api

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"
)

// system registers what belongs to no resource: health, readiness and the
// OpenAPI document.
func (s *Server) system() {
	s.app.Get("/healthz", func(c *fiber.Ctx) error { return c.SendString("ok\n") })
	s.app.Get("/readyz", func(c *fiber.Ctx) error {
		ctx, cancel := context.WithTimeout(c.UserContext(), 2*time.Second)
		defer cancel()
		if err := s.services.DB.Ping(ctx); err != nil {
			c.Status(fiber.StatusServiceUnavailable)
			return c.SendString("the database does not answer\n")
		}
		return c.SendString("ok\n")
	})
	s.app.Get("/api/openapi.json", func(c *fiber.Ctx) error {
		document, err := s.OpenAPI()
		if err != nil {
			return err
		}
		c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSON)
		return c.Send(document)
	})
}
