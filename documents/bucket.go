package documents

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
)

// bucket is a Store in an S3-compatible bucket. A content is one object named
// PREFIX/objects/ab/abcd…; a PUT of S3 shows the whole object or none.
type bucket struct {
	client *bucketClient
	prefix string
}

// bucketAddress is an s3:// address taken apart.
type bucketAddress struct {
	endpoint, key, secret, bucket, prefix, region string
	tls                                           bool
	// lookup is "path", "dns" or "auto".
	lookup string
}

func openBucket(ctx context.Context, address string) (Store, error) {
	parts, err := parseBucketAddress(address)
	if err != nil {
		return nil, err
	}
	client := newBucketClient(parts)
	err = client.head(ctx, "")
	switch {
	case absent(err):
		return nil, fmt.Errorf("%w: there is no bucket %q", ErrAddress, parts.bucket)
	case err != nil:
		return nil, fmt.Errorf("documents: the bucket does not answer: %w", err)
	}
	return &bucket{client: client, prefix: parts.prefix}, nil
}

func parseBucketAddress(address string) (bucketAddress, error) {
	refuse := func(why string) (bucketAddress, error) {
		return bucketAddress{}, fmt.Errorf("%w: %s", ErrAddress, why)
	}
	parsed, err := url.Parse(address)
	if err != nil { // url.Parse would repeat the address, secret and all
		return refuse("is not a URL; percent-encode key and secret")
	}
	secret, hasSecret := parsed.User.Password()
	if parsed.User.Username() == "" || !hasSecret {
		return refuse("needs KEY:SECRET before the host")
	}
	name, prefix, _ := strings.Cut(strings.Trim(parsed.Path, "/"), "/")
	if parsed.Host == "" || name == "" {
		return refuse("needs a host and a bucket")
	}
	parts := bucketAddress{
		endpoint: parsed.Host, key: parsed.User.Username(), secret: secret, bucket: name, region: "us-east-1", tls: true, lookup: "auto",
	}
	if prefix != "" {
		parts.prefix = prefix + "/"
	}
	for option, values := range parsed.Query() {
		switch value := values[0]; {
		case option == "region" && value != "":
			parts.region = value
		case option == "tls" && (value == "on" || value == "off"):
			parts.tls = value == "on"
		case option == "lookup" && (value == "auto" || value == "path" || value == "dns"):
			parts.lookup = value
		default:
			return refuse("knows region=…, tls=on|off and lookup=auto|path|dns")
		}
	}
	return parts, nil
}

func (b *bucket) object(digest string) string {
	return b.prefix + "objects/" + digest[:2] + "/" + digest
}

// Put implements Store. The digest is the object's name, so the content is first
// gathered in a temporary file, which also keeps memory constant.
func (b *bucket) Put(ctx context.Context, content io.Reader) (Content, error) {
	file, err := os.CreateTemp("", "konsortium-document-*")
	if err != nil {
		return Content{}, storeError(err)
	}
	defer func() {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}()
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(file, sum), &whileWanted{ctx: ctx, content: content})
	if err != nil {
		return Content{}, storeError(err)
	}
	stored := Content{SHA256: digestOf(sum), Size: size}
	if known, err := b.Has(ctx, stored.SHA256); err != nil || known {
		return stored, err
	}
	if err := b.client.put(ctx, b.object(stored.SHA256), stored, file); err != nil {
		return Content{}, bucketError(err)
	}
	return stored, nil
}

// Open implements Store.
func (b *bucket) Open(ctx context.Context, digest string) (io.ReadCloser, error) {
	if !isDigest(digest) {
		return nil, ErrNotStored
	}
	content, err := b.client.get(ctx, b.object(digest))
	if err != nil {
		return nil, bucketError(err)
	}
	return verify(content, digest), nil
}

// Has implements Store.
func (b *bucket) Has(ctx context.Context, digest string) (bool, error) {
	if !isDigest(digest) {
		return false, nil
	}
	err := bucketError(b.client.head(ctx, b.object(digest)))
	if errors.Is(err, ErrNotStored) {
		return false, nil
	}
	return err == nil, err
}

// Delete implements Store.
func (b *bucket) Delete(ctx context.Context, digest string) error {
	if !isDigest(digest) {
		return nil
	}
	err := bucketError(b.client.remove(ctx, b.object(digest)))
	if errors.Is(err, ErrNotStored) {
		return nil
	}
	return err
}

// bucketError names an absent object and a full bucket; the rest says that the
// bucket did not answer as it should.
func bucketError(err error) error {
	if err == nil {
		return nil
	}
	var refused *bucketRefusal
	if errors.As(err, &refused) {
		switch {
		case refused.Code == "NoSuchKey", refused.Code == "" && refused.status == http.StatusNotFound:
			return ErrNotStored
		case refused.status == http.StatusInsufficientStorage, refused.Code == "QuotaExceeded", refused.Code == "XMinioStorageFull",
			refused.Code == "XMinioAdminBucketQuotaExceeded":
			return fmt.Errorf("%w: %w", ErrFull, err)
		}
	}
	return fmt.Errorf("documents: bucket: %w", err)
}

// absent says that a bucket was asked for that is not there.
func absent(err error) bool {
	var refused *bucketRefusal
	return errors.As(err, &refused) && refused.status == http.StatusNotFound
}
