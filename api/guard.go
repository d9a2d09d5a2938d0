package api

import (
	"context"
	"log/slog"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"konsortium/fault"
	"konsortium/models"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"
)

type contextKey int

const (
	requestIDKey contextKey = iota
	signInKey
)

// requestID names a request in answers and in the log.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}

// addressLocal is where a request keeps the visitor's address.
const addressLocal = "visitor address"

// noteAddress finds the visitor's address behind our own proxies.
func (s *Server) noteAddress(c *fiber.Ctx) error {
	c.Locals(addressLocal, addressBehind(c.Context().RemoteIP().String(), c.Get(fiber.HeaderXForwardedFor), s.settings.TrustedProxies))
	return c.Next()
}

// nameRequest gives every request an id of its own; a client's is not taken.
func nameRequest(c *fiber.Ctx) error {
	id := uuid.NewString()
	c.SetUserContext(context.WithValue(c.UserContext(), requestIDKey, id))
	c.Set("X-Request-Id", id)
	return c.Next()
}

// catchPanic turns a panic into a 500 and keeps the program alive.
func catchPanic(c *fiber.Ctx) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			slog.ErrorContext(c.UserContext(), "panic", "request", requestID(c.UserContext()), "reason", reason, "stack", string(debug.Stack()))
			c.Response().Reset()
			err = newProblem(c.UserContext(), fiber.StatusInternalServerError, "internal", "")
		}
	}()
	return c.Next()
}

// setSecurityHeaders stands on every answer, errors too.
func (s *Server) setSecurityHeaders(c *fiber.Ctx) error {
	c.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
	c.Set("X-Content-Type-Options", "nosniff")
	c.Set("X-Frame-Options", "DENY")
	c.Set("Referrer-Policy", "no-referrer")
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	c.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	if s.secure {
		c.Set("Strict-Transport-Security", "max-age=31536000")
	}
	if strings.HasPrefix(c.Path(), "/api/") {
		c.Set("Cache-Control", "no-store")
	}
	return c.Next()
}

// guardOrigin keeps other sites from acting with a person's cookie: a changing
// request that carries it, and sign-in, must come from our own pages. Requests
// with a bearer token carry no cookie and are exempt.
func (s *Server) guardOrigin(c *fiber.Ctx) error {
	if !changes(c.Method()) {
		return c.Next()
	}
	if c.Get(fiber.HeaderAuthorization) != "" && c.Cookies(s.cookieName) == "" {
		return c.Next()
	}
	switch c.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return c.Next()
	case "":
		if origin := c.Get(fiber.HeaderOrigin); origin != "" && sameOrigin(origin, s.settings.BaseURL) {
			return c.Next()
		}
	}
	return fault.New(fault.Forbidden, "foreign_origin", "Changes must come from the application's own pages or carry a token.")
}

func sameOrigin(origin string, base *url.URL) bool {
	read, err := url.Parse(origin)
	return err == nil && read.Scheme == base.Scheme && strings.EqualFold(read.Host, base.Host)
}

// signIn is how a request proved who it comes from.
type signIn struct {
	user      *models.User
	sessionID string
}

func signInOf(ctx context.Context) (signIn, bool) {
	found, ok := ctx.Value(signInKey).(signIn)
	return found, ok
}

// identify finds the person behind the cookie or the token and gives the
// request its actor. It refuses nobody: operations do, unless they are public.
// Rights are read anew at each request, so that a removed member loses them at
// once.
func (s *Server) identify(c *fiber.Ctx) error {
	ctx := c.UserContext()
	var found *models.SignedIn
	var err error
	if token, isBearer := strings.CutPrefix(c.Get(fiber.HeaderAuthorization), "Bearer "); isBearer {
		found, err = s.services.Identity.ByToken(ctx, token)
	} else if cookie := c.Cookies(s.cookieName); cookie != "" {
		found, err = s.services.Identity.BySession(ctx, cookie)
	}
	if fault.Is(err, fault.Unauthenticated) {
		return c.Next()
	}
	if err != nil {
		return err
	}
	if found != nil {
		ctx = models.WithActor(ctx, found.Actor)
		ctx = context.WithValue(ctx, signInKey, signIn{user: found.User, sessionID: found.SessionID})
		c.SetUserContext(ctx)
	}
	return c.Next()
}

// logRequest writes one line a request, with the path but never the query,
// which may carry a link's token.
func logRequest(c *fiber.Ctx) error {
	begin := time.Now()
	err := c.Next()
	if err != nil {
		if handled := c.App().ErrorHandler(c, err); handled != nil {
			return handled
		}
	}
	if strings.HasPrefix(c.Path(), "/api/") {
		slog.InfoContext(c.UserContext(), "request", "request", requestID(c.UserContext()), "method", c.Method(), "path", c.Path(),
			"status", c.Response().StatusCode(), "took", time.Since(begin).Round(time.Microsecond).String())
	}
	return nil
}
