package api

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"konsortium/fault"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"
	"golang.org/x/text/unicode/norm"
)

// jsonLimit bounds JSON bodies; uploads have the server's own limit.
const jsonLimit = 1 << 20

// guardBody refuses what no operation may ever see: compressed bodies, JSON
// that is too large, malformed, not UTF-8, with a name twice or with NUL and
// other control characters. Text that is not in Unicode's composed form (NFC)
// is put into it, so that equal names compare equal.
func guardBody(c *fiber.Ctx) error {
	if c.Get(fiber.HeaderContentEncoding) != "" {
		return fault.New(fault.MediaType, "compressed_body", "Request bodies must not be compressed.")
	}
	if !changes(c.Method()) {
		return c.Next()
	}
	raw := c.Request().Body()
	mediaType, _, _ := strings.Cut(c.Get(fiber.HeaderContentType), ";")
	mediaType = strings.ToLower(strings.TrimSpace(mediaType))
	if isUpload(c.Path()) {
		if mediaType == "application/json" || strings.HasPrefix(mediaType, "multipart/") {
			return fault.New(fault.MediaType, "upload_expected", "Send the file itself as application/octet-stream.")
		}
		return c.Next()
	}
	if len(raw) == 0 {
		return c.Next()
	}
	if mediaType != "application/json" {
		return fault.New(fault.MediaType, "json_expected", "Send application/json.")
	}
	if len(raw) > jsonLimit {
		return fault.New(fault.TooLarge, "body_too_large", "The request body is too large.").With("maximum", jsonLimit)
	}
	composed, err := composeJSON(raw)
	if err != nil {
		return err
	}
	c.Request().SetBody(composed)
	return c.Next()
}

func changes(method string) bool {
	switch method {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return false
	default:
		return true
	}
}

// isUpload tells the operations whose body is a file.
func isUpload(path string) bool {
	return strings.HasSuffix(path, "/documents") || strings.HasSuffix(path, "/budget/sheet") || strings.HasSuffix(path, "/costs/sheet") || strings.HasPrefix(path, "/api/v1/organisation-imports") || strings.HasPrefix(path, "/api/v1/exchange-rate-imports") || strings.HasPrefix(path, "/api/v1/proposal-checks")
}

// composeJSON checks one JSON value strictly and returns it with all text in NFC.
func composeJSON(raw []byte) ([]byte, error) {
	decoder := jsontext.NewDecoder(bytes.NewReader(raw))
	var out bytes.Buffer
	encoder := jsontext.NewEncoder(&out)
	whole := false
	for {
		token, err := decoder.ReadToken()
		if errors.Is(err, io.EOF) && whole {
			return out.Bytes(), nil
		}
		if err == nil && whole {
			err = errMoreThanOneValue
		}
		if err != nil {
			return nil, jsonFault(err)
		}
		whole = decoder.StackDepth() == 0
		if token.Kind() == '"' {
			text := token.String()
			if place := strings.IndexFunc(text, forbiddenRune); place >= 0 {
				var fields fault.Fields
				fields.Add(string(decoder.StackPointer()), "control_character", nil)
				return nil, fields.Error()
			}
			if !norm.NFC.IsNormalString(text) {
				token = jsontext.String(norm.NFC.String(text))
			}
		}
		if err := encoder.WriteToken(token); err != nil {
			return nil, jsonFault(err)
		}
	}
}

var errMoreThanOneValue = errors.New("more follows after the first JSON value")

func forbiddenRune(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f
}

func jsonFault(err error) error {
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) && errors.Is(err, jsontext.ErrDuplicateName) {
		var fields fault.Fields
		fields.Add(string(syntactic.JSONPointer), "duplicate_field", nil)
		return fields.Error()
	}
	malformed := fault.New(fault.Malformed, "malformed_json", "The request body is not one JSON value in UTF-8.")
	if syntactic != nil {
		malformed = malformed.With("offset", syntactic.ByteOffset)
	}
	return malformed.Because(err)
}

// strictUnmarshal is huma's reader: exact names only.
func strictUnmarshal(data []byte, value any) error {
	return json.Unmarshal(data, value)
}

// marshal is huma's writer. Empty lists are [], never null; the same value gives
// the same bytes.
func marshal(w io.Writer, value any) error {
	return json.MarshalWrite(w, value, json.Deterministic(true))
}
