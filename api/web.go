package api

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"mime"
	"path"
	"strings"

	"konsortium/fault"

	"github.com/gofiber/fiber/v2"
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

// webFile is one file of the web application in every form it is served in. An
// asset may come without its raw form, which is then unpacked when it is asked for.
type webFile struct {
	mediaType string
	forever   bool
	etag      string
	raw       []byte
	brotli    []byte
	gzip      []byte
}

func readWeb(web fs.FS) map[string]*webFile {
	files := map[string]*webFile{}
	if web == nil {
		return files
	}
	read := func(name string) []byte {
		content, err := fs.ReadFile(web, name)
		if err != nil {
			return nil
		}
		return content
	}
	_ = fs.WalkDir(web, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, ".br") || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		name = strings.TrimSuffix(name, ".gz")
		if files[name] != nil {
			return nil
		}
		raw, packed := read(name), read(name+".gz")
		sum := sha256.Sum256(append(raw, packed...))
		mediaType := mime.TypeByExtension(path.Ext(name))
		if mediaType == "" {
			mediaType = fiber.MIMEOctetStream
		}
		files[name] = &webFile{
			mediaType: mediaType, forever: strings.HasPrefix(name, "assets/"), etag: hex.EncodeToString(sum[:12]),
			raw: raw, brotli: read(name + ".br"), gzip: packed,
		}
		return nil
	})
	return files
}

// unpack reads a gzip file that the build of the web application has made.
func unpack(packed []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}

func (f *webFile) send(c *fiber.Ctx) error {
	content, coding := f.raw, ""
	accepted := c.Get(fiber.HeaderAcceptEncoding)
	switch {
	case f.brotli != nil && strings.Contains(accepted, "br"):
		content, coding = f.brotli, "br"
	case f.gzip != nil && strings.Contains(accepted, "gzip"):
		content, coding = f.gzip, "gzip"
	case f.raw == nil:
		unpacked, err := unpack(f.gzip)
		if err != nil {
			return err
		}
		content = unpacked
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
