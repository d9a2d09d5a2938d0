package documents

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"

	"github.com/minio/minio-go/v7/pkg/s3utils"
	"github.com/minio/minio-go/v7/pkg/signer"
	"github.com/sethvargo/go-retry"
)

// attempts is how often a request is made before the bucket's failure is told.
const attempts = 3

// emptyDigest is the SHA-256 of a request without a body.
const emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

// bucketClient makes the five requests of S3 that a Store needs, signed
// (version 4) by the client library of MinIO. docs/adr/0010 tells why not all
// of that library.
type bucketClient struct {
	http                *http.Client
	root                url.URL
	key, secret, region string
}

func newBucketClient(parts bucketAddress) *bucketClient {
	root := url.URL{Scheme: "https", Host: parts.endpoint, Path: "/" + parts.bucket + "/"}
	if !parts.tls {
		root.Scheme = "http"
	}
	if parts.lookup == "dns" || parts.lookup == "auto" && s3utils.IsVirtualHostSupported(root, parts.bucket) {
		root.Host, root.Path = parts.bucket+"."+parts.endpoint, "/"
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext
	transport.ResponseHeaderTimeout = time.Minute
	transport.DisableCompression = true // the bytes are wanted as they are stored
	return &bucketClient{http: &http.Client{Transport: transport}, root: root, key: parts.key, secret: parts.secret, region: parts.region}
}

// bucketRefusal is an answer that is no success. It never holds the address.
type bucketRefusal struct {
	status int
	Code   string `xml:"Code"`
}

func (r *bucketRefusal) Error() string {
	return fmt.Sprintf("the bucket answered %d %s", r.status, r.Code)
}

func (c *bucketClient) head(ctx context.Context, name string) error {
	return c.closed(c.do(ctx, http.MethodHead, name, Content{SHA256: emptyDigest}, nil))
}

func (c *bucketClient) remove(ctx context.Context, name string) error {
	return c.closed(c.do(ctx, http.MethodDelete, name, Content{SHA256: emptyDigest}, nil))
}

func (c *bucketClient) put(ctx context.Context, name string, content Content, file *os.File) error {
	return c.closed(c.do(ctx, http.MethodPut, name, content, file))
}

func (c *bucketClient) get(ctx context.Context, name string) (io.ReadCloser, error) {
	answer, err := c.do(ctx, http.MethodGet, name, Content{SHA256: emptyDigest}, nil)
	if err != nil {
		return nil, err
	}
	return answer.Body, nil
}

func (c *bucketClient) closed(answer *http.Response, err error) error {
	if err == nil {
		_ = answer.Body.Close()
	}
	return err
}

// do makes a request; a failure of the bucket or of the way to it is tried
// again. Every request may be repeated: objects are named by their content.
func (c *bucketClient) do(ctx context.Context, method, name string, content Content, file *os.File) (*http.Response, error) {
	pauses := retry.WithMaxRetries(attempts-1, retry.NewExponential(200*time.Millisecond))
	return retry.DoValue(ctx, pauses, func(ctx context.Context) (*http.Response, error) {
		answer, err := c.once(ctx, method, name, content, file)
		if err != nil {
			return nil, retry.RetryableError(err)
		}
		if answer.StatusCode < http.StatusMultipleChoices {
			return answer, nil
		}
		refused := refusal(answer)
		switch answer.StatusCode {
		case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return nil, retry.RetryableError(refused)
		default:
			return nil, refused
		}
	})
}

func (c *bucketClient) once(ctx context.Context, method, name string, content Content, file *os.File) (*http.Response, error) {
	at := c.root
	at.Path += name
	// What is signed is what is sent.
	at.RawPath = s3utils.EncodePath(at.Path)
	var body io.Reader
	if file != nil && content.Size > 0 {
		body = io.NewSectionReader(file, 0, content.Size)
	}
	request, err := http.NewRequestWithContext(ctx, method, at.String(), body)
	if err != nil {
		return nil, err
	}
	request.ContentLength = content.Size
	request.Header.Set("X-Amz-Content-Sha256", content.SHA256)
	if method == http.MethodPut {
		request.Header.Set("Content-Type", "application/octet-stream")
		request.Header.Set("Content-Length", strconv.FormatInt(content.Size, 10))
	}
	answer, err := c.http.Do(signer.SignV4(*request, c.key, c.secret, "", c.region))
	var failed *url.Error
	if errors.As(err, &failed) {
		return nil, failed.Err // without the address
	}
	return answer, err
}

// refusal reads what an answer says is wrong, and closes it.
func refusal(answer *http.Response) error {
	refused := &bucketRefusal{}
	// An answer without a readable body, such as one to HEAD, is told by its status.
	_ = xml.NewDecoder(io.LimitReader(answer.Body, 64<<10)).Decode(refused)
	refused.status = answer.StatusCode
	_ = answer.Body.Close()
	return refused
}
