// Package documents keeps uploaded files: it decides by content what a file is,
// cleans the name shown for it, and stores its bytes under their SHA-256 in a
// directory or in an S3-compatible bucket.
package documents

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"strings"
)

// The errors of storage. Each may be wrapped; ask with errors.Is.
var (
	// ErrNotStored says that no content has that digest.
	ErrNotStored = errors.New("documents: no such content")
	// ErrDamaged says that stored bytes no longer have the digest they are kept
	// under. It comes from Read, at the end of the content.
	ErrDamaged = errors.New("documents: the stored content is damaged")
	// ErrTooLarge says that a content is longer than allowed.
	ErrTooLarge = errors.New("documents: the content is too large")
	// ErrFull says that the disk or the quota below the store is used up. Nothing
	// was stored; reading goes on.
	ErrFull = errors.New("documents: the store is full")
	// ErrAddress says that the address of a store cannot be understood. The message
	// never repeats the address, which may hold a secret.
	ErrAddress = errors.New("documents: the address of the store")
)

// Content is what a store knows of one content.
type Content struct {
	SHA256 string // 64 lower-case hexadecimal digits
	Size   int64  // bytes
}

// Store keeps contents by their digest. Putting the same bytes twice keeps one
// copy and gives the same Content. A content is there as a whole or not at all,
// also when the program or the machine dies in the middle. All methods may be
// called at the same time, also by several programs on one store.
type Store interface {
	// Put stores what it reads to the end. An error of the reader is returned as
	// it is and leaves nothing behind.
	Put(ctx context.Context, content io.Reader) (Content, error)
	// Open returns the content or ErrNotStored. The reader gives ErrDamaged in the
	// place of io.EOF when the bytes do not have the digest. The caller closes it.
	Open(ctx context.Context, digest string) (io.ReadCloser, error)
	// Has says whether the content is stored.
	Has(ctx context.Context, digest string) (bool, error)
	// Delete removes a content. The caller knows that nothing refers to it. An
	// absent content is no error.
	Delete(ctx context.Context, digest string) error
}

// OpenStore opens the store of an address, makes it where it is a directory, and
// checks that it answers:
//
//	dir:PATH
//	s3://KEY:SECRET@HOST[:PORT]/BUCKET[/PREFIX][?region=…&tls=on|off&lookup=auto|path|dns]
//
// Key and secret are percent-encoded. The region is us-east-1, tls is on and
// lookup is auto unless said otherwise. The bucket must exist.
func OpenStore(ctx context.Context, address string) (Store, error) {
	if path, found := strings.CutPrefix(address, "dir:"); found {
		return NewDirectory(path)
	}
	if strings.HasPrefix(address, "s3://") {
		return openBucket(ctx, address)
	}
	return nil, errors.Join(ErrAddress, errors.New("expected dir:PATH or s3://KEY:SECRET@HOST/BUCKET"))
}

// Limited passes content on and gives ErrTooLarge as soon as it has more than most
// bytes.
func Limited(content io.Reader, most int64) io.Reader {
	return &limited{content: content, left: most}
}

type limited struct {
	content io.Reader
	left    int64
}

func (l *limited) Read(into []byte) (int, error) {
	n, err := l.content.Read(into)
	l.left -= int64(n)
	if l.left < 0 {
		return 0, ErrTooLarge
	}
	return n, err
}

// isDigest keeps everything that is not a digest away from paths and keys.
func isDigest(text string) bool {
	if len(text) != 2*sha256.Size {
		return false
	}
	return strings.Trim(text, "0123456789abcdef") == ""
}

func digestOf(sum hash.Hash) string { return hex.EncodeToString(sum.Sum(nil)) }

// verified compares what it has read with the digest when the content ends.
type verified struct {
	io.ReadCloser
	digest string
	sum    hash.Hash
}

func verify(content io.ReadCloser, digest string) io.ReadCloser {
	return &verified{ReadCloser: content, digest: digest, sum: sha256.New()}
}

func (v *verified) Read(into []byte) (int, error) {
	n, err := v.ReadCloser.Read(into)
	v.sum.Write(into[:n])
	if errors.Is(err, io.EOF) && digestOf(v.sum) != v.digest {
		return n, ErrDamaged
	}
	return n, err
}
