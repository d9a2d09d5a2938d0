package api

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"path"
	"strings"
	"sync"

	"konsortium/fault"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// serveWeb serves the built web application: files as they are, compressed
// where the browser takes it, and the first page for every other address,
// because the application routes by itself.
func (s *Server) serveWeb(web fs.FS) {
	files := readWeb(web)
	s.app.Get("/*", func(c *fiber.Ctx) error {
		name := strings.TrimPrefix(path.Clean("/"+c.Path()), "/")
		if name == "api" || strings.HasPrefix(name, "api/") || strings.Contains(c.OriginalURL(), "%") && strings.HasPrefix(strings.ToLower(name), "api") {
			return fault.Missing("address")
		}
		if len(files) == 0 {
			c.Status(fiber.StatusServiceUnavailable)
			return c.SendString("The web application is not built. Run make build.\n")
		}
		file, found := files[name]
		if !found {
			if strings.HasPrefix(name, "assets/") {
				return fault.Missing("file")
			}
			file = files["index.html"]
		}
		return file.send(c)
	})
}

// webFile is one file of the web application. One that compresses is held as
// brotli alone; its other forms are made when a client first asks for them.
type webFile struct {
	mediaType string
	forever   bool
	etag      string
	brotli    []byte
	raw       func() []byte
	gzip      func() []byte
}

func readWeb(web fs.FS) map[string]*webFile {
	files := map[string]*webFile{}
	if web == nil {
		return files
	}
	_ = fs.WalkDir(web, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		content, err := fs.ReadFile(web, name)
		if err != nil {
			return err
		}
		name, packed := strings.CutSuffix(name, ".br")
		if files[name] != nil && !packed {
			return nil
		}
		sum := sha256.Sum256(content)
		mediaType := mime.TypeByExtension(path.Ext(name))
		if mediaType == "" {
			mediaType = fiber.MIMEOctetStream
		}
		file := &webFile{mediaType: mediaType, forever: strings.HasPrefix(name, "assets/"), etag: hex.EncodeToString(sum[:12])}
		if packed {
			file.brotli = content
			file.raw = sync.OnceValue(func() []byte { return unpacked(content) })
			file.gzip = sync.OnceValue(func() []byte { return fasthttp.AppendGzipBytes(nil, file.raw()) })
		} else {
			file.raw = func() []byte { return content }
		}
		files[name] = file
		return nil
	})
	return files
}

// unpacked is a file as it was before the build compressed it. The build is part
// of the program, so what cannot be unpacked is a fault of the program.
func unpacked(brotli []byte) []byte {
	content, err := fasthttp.AppendUnbrotliBytes(nil, brotli)
	if err != nil {
		panic("api: the web application as built: " + err.Error())
	}
	return content
}

func (f *webFile) send(c *fiber.Ctx) error {
	content, coding := f.brotli, "br"
	accepted := c.Get(fiber.HeaderAcceptEncoding)
	switch {
	case f.brotli == nil:
		content, coding = f.raw(), ""
	case strings.Contains(accepted, "br"):
	case strings.Contains(accepted, "gzip"):
		content, coding = f.gzip(), "gzip"
	default:
		content, coding = f.raw(), ""
	}
	c.Set(fiber.HeaderContentType, f.mediaType)
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	tag := `"` + f.etag + coding + `"`
	c.Set(fiber.HeaderETag, tag)
	if f.forever {
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	} else {
		c.Set(fiber.HeaderCacheControl, "no-cache")
	}
	if c.Get(fiber.HeaderIfNoneMatch) == tag {
		return c.SendStatus(fiber.StatusNotModified)
	}
	if coding != "" {
		c.Set(fiber.HeaderContentEncoding, coding)
	}
	return c.Send(content)
}
