package notify_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"math/big"
	"net"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"
)

// serverOptions say how a mail server in this process behaves.
type serverOptions struct {
	user, password                string // when set, a client must sign in
	tls                           string // "", "starttls" or "tls"
	onSender, onRecipient, onData error
	hangUp                        bool // close the connection once a message is taken
}

// takenMessage is what the server accepted.
type takenMessage struct {
	from      string
	to        []string
	data      string
	encrypted bool
}

type mailServer struct {
	options   serverOptions
	listener  net.Listener
	authority *x509.CertPool
	mutex     sync.Mutex
	messages  []takenMessage
}

func startServer(t *testing.T, options serverOptions) *mailServer {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := &mailServer{options: options, listener: listener}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		_, encrypted := c.TLSConnectionState()
		return &session{server: s, connection: c, message: takenMessage{encrypted: encrypted}}, nil
	}))
	server.Domain = "mail.example"
	server.ReadTimeout, server.WriteTimeout = 5*time.Second, 5*time.Second
	if options.tls != "" {
		var encryption *tls.Config
		encryption, s.authority = certificate(t)
		if options.tls == "starttls" {
			server.TLSConfig = encryption
		} else {
			listener = tls.NewListener(listener, encryption)
		}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener) // ends with an error when the server is closed
	}()
	t.Cleanup(func() {
		_ = server.Close()
		<-done
	})
	return s
}

// address of the server; 127.0.0.1 is in its certificate.
func (s *mailServer) address(security string) string {
	address := url.URL{Scheme: "smtp", Host: s.listener.Addr().String(), RawQuery: "tls=" + security}
	if s.options.user != "" {
		address.User = url.UserPassword(s.options.user, s.options.password)
	}
	return address.String()
}

func (s *mailServer) taken() []takenMessage {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return append([]takenMessage(nil), s.messages...)
}

// session is one conversation. It implements smtp.AuthSession.
type session struct {
	server     *mailServer
	connection *smtp.Conn
	signedIn   bool
	message    takenMessage
}

func (s *session) AuthMechanisms() []string {
	if s.server.options.user == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != s.server.options.user || password != s.server.options.password {
			return smtp.ErrAuthFailed
		}
		s.signedIn = true
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.server.options.user != "" && !s.signedIn {
		return smtp.ErrAuthRequired
	}
	s.message.from = from
	return s.server.options.onSender
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.message.to = append(s.message.to, to)
	return s.server.options.onRecipient
}

func (s *session) Data(content io.Reader) error {
	data, err := io.ReadAll(content)
	if err != nil || s.server.options.onData != nil {
		return s.server.options.onData
	}
	s.message.data = string(data)
	s.server.mutex.Lock()
	defer s.server.mutex.Unlock()
	s.server.messages = append(s.server.messages, s.message)
	return nil
}

// Reset comes right after the answer to a message, so hanging up here loses only
// the farewell.
func (s *session) Reset() {
	if s.server.options.hangUp && s.message.data != "" {
		_ = s.connection.Conn().Close()
	}
	s.message = takenMessage{encrypted: s.message.encrypted}
}

func (s *session) Logout() error { return nil }

func certificate(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	require.NoError(t, err)
	parsed, err := x509.ParseCertificate(der)
	require.NoError(t, err)
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}, pool
}
