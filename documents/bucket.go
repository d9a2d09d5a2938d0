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

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// bucket is a Store in an S3-compatible bucket. A content is one object named
// PREFIX/objects/ab/abcd…; a PUT of S3 shows the whole object or none.
type bucket struct {
	client *minio.Client
	name   string
	prefix string
}

// bucketAddress is an s3:// address taken apart.
type bucketAddress struct {
	endpoint, key, secret, bucket, prefix, region string
	tls                                           bool
	lookup                                        minio.BucketLookupType
}

func openBucket(ctx context.Context, address string) (Store, error) {
	parts, err := parseBucketAddress(address)
	if err != nil {
		return nil, err
	}
	client, err := minio.New(parts.endpoint, &minio.Options{
		Creds:  credentials.NewStaticV4(parts.key, parts.secret, ""),
		Secure: parts.tls, Region: parts.region, BucketLookup: parts.lookup, MaxRetries: 3,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	exists, err := client.BucketExists(ctx, parts.bucket)
	if err != nil {
		return nil, fmt.Errorf("documents: the bucket does not answer: %w", err)
	}
	if !exists {
		return nil, fmt.Errorf("%w: there is no bucket %q", ErrAddress, parts.bucket)
	}
	return &bucket{client: client, name: parts.bucket, prefix: parts.prefix}, nil
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
		endpoint: parsed.Host, key: parsed.User.Username(), secret: secret, bucket: name, region: "us-east-1", tls: true,
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
		case option == "lookup" && value == "auto":
			parts.lookup = minio.BucketLookupAuto
		case option == "lookup" && value == "path":
			parts.lookup = minio.BucketLookupPath
		case option == "lookup" && value == "dns":
			parts.lookup = minio.BucketLookupDNS
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
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return Content{}, err
	}
	_, err = b.client.PutObject(ctx, b.name, b.object(stored.SHA256), file, size,
		minio.PutObjectOptions{ContentType: "application/octet-stream", DisableMultipart: true})
	if err != nil {
		return Content{}, bucketError(err)
	}
	return stored, nil
}

// Open implements Store.
func (b *bucket) Open(ctx context.Context, digest string) (io.ReadCloser, error) {
	if !isDigest(digest) {
		return nil, ErrNotStored
	}
	object, err := b.client.GetObject(ctx, b.name, b.object(digest), minio.GetObjectOptions{})
	if err != nil {
		return nil, bucketError(err)
	}
	// GetObject asks nothing yet; Stat starts the request and learns of absence.
	if _, err := object.Stat(); err != nil {
		_ = object.Close()
		return nil, bucketError(err)
	}
	return verify(object, digest), nil
}

// Has implements Store.
func (b *bucket) Has(ctx context.Context, digest string) (bool, error) {
	if !isDigest(digest) {
		return false, nil
	}
	_, err := b.client.StatObject(ctx, b.name, b.object(digest), minio.StatObjectOptions{})
	err = bucketError(err)
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
	err := bucketError(b.client.RemoveObject(ctx, b.name, b.object(digest), minio.RemoveObjectOptions{}))
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
	answer := minio.ToErrorResponse(err)
	switch {
	case answer.Code == minio.NoSuchKey:
		return ErrNotStored
	case answer.StatusCode == http.StatusInsufficientStorage, answer.Code == "QuotaExceeded", answer.Code == "XMinioStorageFull", answer.Code == "XMinioAdminBucketQuotaExceeded":
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return fmt.Errorf("documents: bucket: %w", err)
}
