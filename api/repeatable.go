package api

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"konsortium/fault"
	"konsortium/models"

	"github.com/gofiber/fiber/v2"
)

// repeatable honours Idempotency-Key on changing requests of a signed-in
// person: the same key with the same request gives the same answer, with
// another request a conflict. The key is claimed in the transaction of the
// change itself (see models.WithIdempotency), so that a retry never doubles it.
func (s *Server) repeatable(c *fiber.Ctx) error {
	key := c.Get("Idempotency-Key")
	signed, ok := signInOf(c.UserContext())
	if key == "" || !ok || !changes(c.Method()) || isUpload(c.Path()) || takesPassword(c.Path()) {
		return c.Next()
	}
	if len(key) > 200 {
		return fault.New(fault.Malformed, "idempotency_key_too_long", "Idempotency-Key may have at most 200 characters.")
	}
	claim := models.Idempotency{UserID: signed.user.ID, Key: key, RequestHash: hashRequest(c)}
	stored, err := s.services.DB.Answered(c.UserContext(), claim)
	if err != nil {
		return err
	}
	if stored != nil {
		for name, value := range stored.Headers {
			c.Set(name, value)
		}
		c.Status(stored.Status)
		return c.SendString(stored.Answer)
	}
	c.SetUserContext(models.WithIdempotency(c.UserContext(), claim))
	if err := c.Next(); err != nil {
		return err
	}
	status := c.Response().StatusCode()
	if status >= fiber.StatusBadRequest || givesLink(c.Path()) {
		return nil
	}
	headers := map[string]string{}
	for _, name := range []string{fiber.HeaderContentType, fiber.HeaderETag, fiber.HeaderLocation} {
		if value := string(c.Response().Header.Peek(name)); value != "" {
			headers[name] = value
		}
	}
	return s.services.DB.KeepAnswer(c.UserContext(), claim, status, string(c.Response().Body()), headers)
}

// takesPassword tells the operations whose body holds a password: nothing of
// them is stored, not even a hash.
func takesPassword(path string) bool {
	switch path {
	case "/api/v1/session", "/api/v1/setup", "/api/v1/me/password", "/api/v1/me/tokens", "/api/v1/invitation-acceptances", "/api/v1/password-resets":
		return true
	default:
		return false
	}
}

// givesLink tells the operations whose answer holds a link that is shown once:
// their key is claimed, so that a repeated request does nothing, but the answer
// is not kept.
func givesLink(path string) bool {
	return strings.HasPrefix(path, "/api/v1/") && (strings.HasSuffix(path, "/invitations") ||
		strings.HasSuffix(path, "/participation-invitations") || strings.HasSuffix(path, "/renewal"))
}

func hashRequest(c *fiber.Ctx) string {
	digest := sha256.New()
	digest.Write([]byte(c.Method() + " " + c.OriginalURL() + " " + c.Get(fiber.HeaderIfMatch) + "\n"))
	digest.Write(c.Request().Body())
	return hex.EncodeToString(digest.Sum(nil))
}
