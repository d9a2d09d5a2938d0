// Package api is HTTP and nothing else: it decodes and checks shape, calls one
// use case, and converts the result. The OpenAPI document comes from the typed
// operations.
package api

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"time"

	"konsortium/consortium"
	"konsortium/documents"
	"konsortium/fault"
	"konsortium/grant"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/notify"
	"konsortium/organisation"
	"konsortium/partnership"
	"konsortium/reporting"
	"konsortium/workplan"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/gofiber/fiber/v2"
)

// Settings are what HTTP needs to know of the installation.
type Settings struct {
	// BaseURL is the address that people use; links in mail begin with it.
	BaseURL *url.URL
	// Version is the program's own.
	Version string
	// TrustedProxies is how many proxies of our own stand in front, each of
	// which appends to X-Forwarded-For.
	TrustedProxies int
	// UploadLimit bounds a request body, in bytes.
	UploadLimit int
	// Jobs are what runs by itself, for the administrator's page.
	Jobs []ScheduledJob
	// MetricsToken opens /metrics; empty closes it.
	MetricsToken string
	// Demonstration marks an installation with demonstration data.
	Demonstration bool
}

// ScheduledJob is a line of the table of jobs.
type ScheduledJob struct {
	Name  string
	Every time.Duration
}

// Services are the use cases that the operations call.
type Services struct {
	DB           *models.DB
	Identity     *identity.Service
	Organisation *organisation.Service
	Workplan     *workplan.Service
	Grant        *grant.Service
	Consortium   *consortium.Service
	Partnership  *partnership.Service
	Reporting    *reporting.Service
	Documents    *documents.Service
	Notify       *notify.Service
}

// Server is the HTTP side of the program.
type Server struct {
	app        *fiber.App
	api        huma.API
	settings   Settings
	services   Services
	secure     bool
	cookieName string
}

// UploadLimit is the default bound of a request body: 20 MiB.
const UploadLimit = 20 << 20

var configureHuma sync.Once

// New builds the server. Web is the built web application; nil when there is none.
func New(settings Settings, services Services, web fs.FS) *Server {
	configureHuma.Do(func() {
		huma.ErrorFormatter = formatSchemaError
		huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, failures ...error) huma.StatusError {
			return newSchemaProblem(ctx.Context(), status, message, failures...)
		}
		huma.NewError = func(status int, message string, failures ...error) huma.StatusError {
			return newSchemaProblem(context.Background(), status, message, failures...)
		}
		huma.ValidateStrictCasing = true
		huma.DefaultArrayNullable = false
	})
	if settings.UploadLimit == 0 {
		settings.UploadLimit = UploadLimit
	}
	s := &Server{settings: settings, services: services, secure: settings.BaseURL.Scheme == "https", cookieName: "konsortium"}
	if s.secure {
		s.cookieName = "__Host-konsortium"
	}
	s.app = fiber.New(fiber.Config{
		Immutable:             true,
		StrictRouting:         true,
		CaseSensitive:         true,
		BodyLimit:             settings.UploadLimit,
		ReadTimeout:           30 * time.Second,
		WriteTimeout:          60 * time.Second,
		IdleTimeout:           75 * time.Second,
		DisableStartupMessage: true,
		ErrorHandler:          answerError,
		ServerHeader:          "",
	})
	figures := newMetrics()
	s.app.Use(nameRequest, figures.observe, s.noteAddress, logRequest, catchPanic, s.setSecurityHeaders)
	s.app.Use("/api/", s.guardOrigin, guardBody, s.identify, s.repeatable)
	s.api = humafiber.New(s.app, humaConfig(settings.Version))
	s.operations()
	s.system()
	s.docs()
	s.serveMetrics(figures)
	s.serveWeb(web)
	return s
}

// operations registers every resource, one line each.
func (s *Server) operations() {
	s.sessionOperations()
	s.organisationOperations()
	s.dataSourceOperations()
	s.cashOperations()
	s.ownOperations()
	s.linkOperations()
	s.setupOperations()
	s.userOperations()
	s.memberOperations()
	s.invitationOperations()
	s.planOperations()
	s.notificationOperations()
	s.jobOperations()
	s.budgetOperations()
	s.budgetVersionOperations()
	s.budgetFitOperations()
	s.amendmentOperations()
	s.budgetFileOperations()
	s.projectOperations()
	s.partnerOperations()
	s.mandateOperations()
	s.awardOperations()
	s.leavingOperations()
	s.candidateOperations()
	s.participationOperations()
	s.periodOperations()
	s.reportOperations()
	s.costOperations()
	s.costSheetOperations()
	s.claimOperations()
	s.correctionOperations()
	s.conversionOperations()
	s.documentOperations()
	s.eligibilityOperations()
	s.submissionOperations()
	s.proposalCheckOperations()
	s.withdrawalOperations()
	s.comparisonOperations()
	s.suggestionOperations()
	s.projectLifeOperations()
	s.ruleBookOperations()
	s.exchangeRateOperations()
	s.proposalOperations()
	s.proposalAssessmentOperations()
	s.opinionOperations()
}

func humaConfig(version string) huma.Config {
	format := huma.Format{Marshal: marshal, Unmarshal: strictUnmarshal}
	registry := huma.NewMapRegistry("#/components/schemas/", schemaName)
	registerTypes(registry)
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title:       "Konsortium",
				Version:     version,
				Description: "Consortia, budgets, plans and reports of Erasmus+ projects. Amounts are strings with two decimals, dates YYYY-MM-DD, instants RFC 3339 in UTC. Edits need If-Match with the version they were made on.",
			},
			Components: &huma.Components{
				Schemas: registry,
				SecuritySchemes: map[string]*huma.SecurityScheme{
					"session": {Type: "apiKey", In: "cookie", Name: "konsortium"},
					"token":   {Type: "http", Scheme: "bearer"},
				},
			},
		},
		Formats:                      map[string]huma.Format{"application/json": format, "json": format},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
	}
}

// schemaName is the name of a type in the document: workPackageBody is WorkPackage.
func schemaName(of reflect.Type, hint string) string {
	return strings.TrimSuffix(huma.DefaultSchemaNamer(of, hint), "Body")
}

// operation describes one route. Every route needs a signed-in person unless
// it is public.
type operation struct {
	method  string
	path    string
	id      string
	summary string
	tag     string
	status  int
	public  bool
	// describe completes the OpenAPI description where the types do not tell.
	describe func(*huma.Operation)
}

// register adds an operation: whoever is not signed in is refused first, then
// the request is read, the handler runs, and its answer or its error is written.
func register[I, O any](s *Server, op operation, handler func(context.Context, *I) (*O, error)) {
	s.add(op, reflect.TypeFor[I](), reflect.TypeFor[O](), func(ctx context.Context, input any) (any, error) {
		return handler(ctx, input.(*I))
	})
}

func (s *Server) add(op operation, input, output reflect.Type, handle func(context.Context, any) (any, error)) {
	described := &huma.Operation{
		OperationID: op.id, Method: op.method, Path: "/api/v1" + op.path, Summary: op.summary, Tags: []string{op.tag},
		DefaultStatus: op.status, MaxBodyBytes: int64(s.settings.UploadLimit),
		Metadata: map[string]any{"public": op.public},
	}
	if !op.public {
		described.Security = []map[string][]string{{"session": {}}, {"token": {}}}
		described.Middlewares = huma.Middlewares{s.requireSignIn}
	}
	if op.describe != nil {
		op.describe(described)
	}
	document := s.api.OpenAPI()
	shape := describeRequest(document.Components.Schemas, described, input)
	describeReply(document.Components.Schemas, described, output)
	describeFailures(document.Components.Schemas, described)
	document.AddOperation(described)
	s.api.Adapter().Handle(described, s.api.Middlewares().Handler(described.Middlewares.Handler(func(ctx huma.Context) {
		filled, err := s.readRequest(ctx, described, shape)
		var answered any
		if err == nil {
			answered, err = handle(ctx.Context(), filled)
		}
		if err != nil {
			s.refuse(ctx, err)
			return
		}
		s.reply(ctx, op.status, answered)
	})))
}

// requireSignIn refuses whoever is not signed in before the request is read.
func (s *Server) requireSignIn(ctx huma.Context, next func(huma.Context)) {
	if _, signed := signInOf(ctx.Context()); signed {
		next(ctx)
		return
	}
	problem := problemOf(ctx.Context(), fault.New(fault.Unauthenticated, "sign_in_needed", "Sign in first."))
	ctx.SetStatus(problem.Status)
	ctx.SetHeader("Content-Type", "application/problem+json")
	if err := marshal(ctx.BodyWriter(), problem); err != nil {
		slog.ErrorContext(ctx.Context(), "answer", "error", err)
	}
}

// answerError answers what no operation has answered: Fiber's own errors and
// those of the guards.
func answerError(c *fiber.Ctx, err error) error {
	ctx := c.UserContext()
	problem := problemOfFiber(ctx, err)
	for name, values := range problem.GetHeaders() {
		c.Set(name, values[0])
	}
	c.Status(problem.Status)
	c.Set(fiber.HeaderContentType, "application/problem+json")
	if c.Method() == fiber.MethodHead {
		return nil
	}
	return marshal(c.Response().BodyWriter(), problem)
}

func problemOfFiber(ctx context.Context, err error) *Problem {
	var own *fiber.Error
	if !errors.As(err, &own) {
		return problemOf(ctx, err)
	}
	codes := map[int]string{400: "malformed_request", 404: "not_found", 405: "method_not_allowed", 413: "body_too_large", 431: "headers_too_large"}
	if code, known := codes[own.Code]; known {
		return newProblem(ctx, own.Code, code, "")
	}
	if own.Code >= http.StatusInternalServerError {
		slog.ErrorContext(ctx, "unexpected error", "request", requestID(ctx), "error", err)
		return newProblem(ctx, own.Code, "internal", "")
	}
	return newProblem(ctx, own.Code, strings.ReplaceAll(strings.ToLower(http.StatusText(own.Code)), " ", "_"), "")
}

// App is the Fiber application, for the listener and for tests.
func (s *Server) App() *fiber.App { return s.app }

// OpenAPI gives the document as JSON.
func (s *Server) OpenAPI() ([]byte, error) {
	return s.api.OpenAPI().MarshalJSON()
}

// Document is the OpenAPI document as values, for tests that walk it.
func (s *Server) Document() *huma.OpenAPI { return s.api.OpenAPI() }
