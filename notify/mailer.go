package notify

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"
)

// Deadline bounds the delivery of one message, from dialling to the server's last
// answer.
const Deadline = 10 * time.Second

// The errors of sending. Each is wrapped with what the server said; ask with
// errors.Is. None repeats the password.
var (
	// ErrAddress says that the address of the mail server cannot be understood.
	ErrAddress = errors.New("notify: the address of the mail server")
	// ErrHeader says that an address, a name, a subject or a Message-ID holds what
	// no header may hold, a line break above all. Nothing was sent.
	ErrHeader = errors.New("notify: not fit for a message header")
	// ErrRefused says that the server refuses this message for good (5xx): an
	// unknown recipient, say. Sending it again gives the same.
	ErrRefused = errors.New("notify: the mail server refuses the message")
	// ErrUnavailable says that the message could not be delivered now: no answer,
	// no connection, a wrong password, a server that asks to come again (4xx).
	ErrUnavailable = errors.New("notify: the mail server does not take messages now")
)

// Message is one message to one recipient.
type Message struct {
	ID      string    // the Message-ID without angle brackets; the same at every attempt
	At      time.Time // the Date header
	Name    string    // of the recipient, shown; may be empty
	Address string    // of the recipient, an addr-spec: anna@lund.example
	Rendered
}

// Mailer sends messages through one SMTP server. It holds no connection and may be
// used by several goroutines.
type Mailer struct {
	host, user, password string
	port                 int
	security             security
	from                 mail.Address
	trusted              *x509.CertPool // nil: the system's
}

type security string

const (
	startTLS  security = "starttls"
	wholeTLS  security = "tls"
	plainText security = "none"
)

// NewMailer reads an address of the form
//
//	smtp://[USER:PASSWORD@]HOST[:PORT][?tls=starttls|tls|none][&from=ADDRESS]
//
// with user and password percent-encoded. TLS is starttls unless said otherwise and
// then required; the port is 587, 465 for tls, 25 for none. A password is not
// sent without TLS. The sender is from= or else the sender given here, either
// "anna@lund.example" or "Konsortium <noreply@lund.example>".
func NewMailer(address, sender string) (*Mailer, error) {
	refuse := func(why string) (*Mailer, error) { return nil, fmt.Errorf("%w: %s", ErrAddress, why) }
	parsed, err := url.Parse(address)
	if err != nil { // url.Parse would repeat the address, password and all
		return refuse("is not a URL; percent-encode user and password")
	}
	if parsed.Scheme != "smtp" || parsed.Hostname() == "" || strings.Trim(parsed.Path, "/") != "" {
		return refuse("expected smtp://USER:PASSWORD@HOST:PORT?tls=starttls|tls|none")
	}
	m := &Mailer{host: parsed.Hostname(), user: parsed.User.Username(), security: startTLS}
	m.password, _ = parsed.User.Password()
	for option, values := range parsed.Query() {
		switch {
		case option == "from":
			sender = values[0]
		case option == "tls" && (values[0] == string(startTLS) || values[0] == string(wholeTLS) || values[0] == string(plainText)):
			m.security = security(values[0])
		default:
			return refuse("knows tls=starttls|tls|none and from=ADDRESS")
		}
	}
	if m.user != "" && m.security == plainText {
		return refuse("a password needs tls=starttls or tls=tls")
	}
	m.port = map[security]int{startTLS: 587, wholeTLS: 465, plainText: 25}[m.security]
	if given := parsed.Port(); given != "" {
		if m.port, err = strconv.Atoi(given); err != nil || m.port < 1 || m.port > 65535 {
			return refuse("the port is a number from 1 to 65535")
		}
	}
	from, err := mail.ParseAddress(sender)
	if err != nil {
		return refuse("from= is not an e-mail address")
	}
	m.from = *from
	return m, nil
}

// Send delivers one message and returns when the server has taken it, within
// Deadline. ErrHeader, ErrRefused and ErrUnavailable say what to do next. A server
// may have taken a message whose answer was lost: send it again with the same ID.
func (m *Mailer) Send(ctx context.Context, message Message) error {
	composed, err := m.compose(message)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, Deadline)
	defer cancel()
	client, err := m.client(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	err = client.DialAndSendWithContext(ctx, composed)
	// What fails after the server took the message (its farewell, say) is no
	// failure: sending again would double it.
	if err == nil || composed.IsDelivered() {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("%w: no answer in time: %w", ErrUnavailable, ctx.Err())
	}
	var failed *gomail.SendError
	if errors.As(err, &failed) && failed.ErrorCode() >= 500 {
		return fmt.Errorf("%w: %s", ErrRefused, oneLine(err.Error()))
	}
	return fmt.Errorf("%w: %s", ErrUnavailable, oneLine(err.Error()))
}

// client is made for each message, because its connection must end with ctx.
func (m *Mailer) client(ctx context.Context) (*gomail.Client, error) {
	encryption := &tls.Config{ServerName: m.host, RootCAs: m.trusted, MinVersion: tls.VersionTLS12}
	options := []gomail.Option{
		gomail.WithPort(m.port), gomail.WithTimeout(Deadline), gomail.WithTLSConfig(encryption), gomail.WithoutNoop(),
		gomail.WithHELO(domainOf(m.from.Address)), gomail.WithDialContextFunc(m.dial(ctx, encryption)),
	}
	switch m.security {
	case startTLS:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	case wholeTLS:
		options = append(options, gomail.WithSSL())
	case plainText:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	}
	if m.user != "" {
		options = append(options, gomail.WithUsername(m.user), gomail.WithPassword(m.password),
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin))
	}
	return gomail.NewClient(m.host, options...)
}

// dial closes the connection when the delivery's own context ends: the library
// counts its time-out anew at each step and looks at the context only to connect.
func (m *Mailer) dial(whole context.Context, encryption *tls.Config) gomail.DialContextFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		var connection net.Conn
		var err error
		if m.security == wholeTLS {
			connection, err = (&tls.Dialer{Config: encryption}).DialContext(ctx, network, address)
		} else {
			connection, err = (&net.Dialer{}).DialContext(ctx, network, address)
		}
		if err == nil {
			context.AfterFunc(whole, func() { _ = connection.Close() })
		}
		return connection, err
	}
}

// compose writes the headers. Auto-Submitted and X-Auto-Response-Suppress keep
// holiday notices from answering.
func (m *Mailer) compose(message Message) (*gomail.Msg, error) {
	recipient, err := mail.ParseAddress("<" + message.Address + ">")
	if err != nil || recipient.Address != message.Address {
		return nil, fmt.Errorf("%w: the recipient's address", ErrHeader)
	}
	for what, text := range map[string]string{"the address": message.Address, "the name": message.Name, "the subject": message.Subject, "the Message-ID": message.ID} {
		if strings.ContainsFunc(text, breaksHeader) {
			return nil, fmt.Errorf("%w: %s", ErrHeader, what)
		}
	}
	if local, host, found := strings.Cut(message.ID, "@"); !found || local == "" || host == "" || strings.ContainsAny(message.ID, "<> ") {
		return nil, fmt.Errorf("%w: the Message-ID", ErrHeader)
	}
	composed := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	composed.FromMailAddress(&m.from)
	composed.ToMailAddress(&mail.Address{Name: message.Name, Address: message.Address})
	composed.Subject(message.Subject)
	composed.SetMessageIDWithValue(message.ID)
	composed.SetDateWithValue(message.At)
	composed.SetGenHeader("Auto-Submitted", "auto-generated")
	composed.SetGenHeader("X-Auto-Response-Suppress", "All")
	composed.SetBodyString(gomail.TypeTextPlain, message.Text)
	composed.AddAlternativeString(gomail.TypeTextHTML, message.HTML)
	return composed, nil
}

func breaksHeader(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
}

func domainOf(address string) string { return address[strings.LastIndex(address, "@")+1:] }

// oneLine keeps what a server says to one log line of bearable length.
func oneLine(text string) string {
	text = strings.Join(strings.FieldsFunc(text, breaksHeader), " ")
	const most = 300
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}
