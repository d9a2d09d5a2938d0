package api

import (
	"embed"

	"github.com/gofiber/fiber/v2"
)

//go:embed reference
var referencePage embed.FS

// docs serves the browsable page of the OpenAPI document. It is our own and
// loads nothing from elsewhere.
func (s *Server) docs() {
	for address, file := range map[string]struct{ name, mediaType string }{
		"/api/docs":          {"page.html", fiber.MIMETextHTMLCharsetUTF8},
		"/api/docs/page.css": {"page.css", "text/css; charset=utf-8"},
		"/api/docs/page.js":  {"page.js", "text/javascript; charset=utf-8"},
	} {
		s.app.Get(address, func(c *fiber.Ctx) error {
			content, err := referencePage.ReadFile("reference/" + file.name)
			if err != nil {
				return err
			}
			c.Set(fiber.HeaderContentType, file.mediaType)
			return c.Send(content)
		})
	}
}
