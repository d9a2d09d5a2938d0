package notify_test

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"konsortium/notify"
)

func message(t *testing.T) notify.Message {
	t.Helper()
	rendered, err := letters(t).Render(notify.ReportDue, "sv", full())
	require.NoError(t, err)
	return notify.Message{
		ID: "019ab@konsortium.lund.example", At: time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC),
		Name: "Anna Öberg", Address: "anna@lund.example", Rendered: rendered,
	}
}

func mailer(t *testing.T, address string) *notify.Mailer {
	t.Helper()
	opened, err := notify.NewMailer(address, "Konsortium <noreply@lund.example>")
	require.NoError(t, err)
	return opened
}

func TestAMessageArrivesWithItsHeadersAndBothForms(t *testing.T) {
	server := startServer(t, serverOptions{})
	sent := message(t)
	require.NoError(t, mailer(t, server.address("none")).Send(t.Context(), sent))

	taken := server.taken()
	require.Len(t, taken, 1)
	require.Equal(t, "noreply@lund.example", taken[0].from)
	require.Equal(t, []string{"anna@lund.example"}, taken[0].to)

	got, err := mail.ReadMessage(strings.NewReader(taken[0].data))
	require.NoError(t, err)
	subject, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject"))
	require.NoError(t, err)
	require.Equal(t, sent.Subject, subject)
	require.Equal(t, "<019ab@konsortium.lund.example>", got.Header.Get("Message-ID"))
	require.Equal(t, "auto-generated", got.Header.Get("Auto-Submitted"))
	require.Equal(t, "All", got.Header.Get("X-Auto-Response-Suppress"))
	to, err := got.Header.AddressList("To")
	require.NoError(t, err)
	require.Equal(t, &mail.Address{Name: "Anna Öberg", Address: "anna@lund.example"}, to[0])
	at, err := got.Header.Date()
	require.NoError(t, err)
	require.True(t, at.Equal(sent.At))

	kind, params, err := mime.ParseMediaType(got.Header.Get("Content-Type"))
	require.NoError(t, err)
	require.Equal(t, "multipart/alternative", kind)
	parts := multipart.NewReader(got.Body, params["boundary"])
	for _, want := range []struct{ kind, text string }{{"text/plain", sent.Text}, {"text/html", sent.HTML}} {
		part, err := parts.NextRawPart()
		require.NoError(t, err)
		require.Contains(t, part.Header.Get("Content-Type"), want.kind)
		require.Equal(t, "quoted-printable", part.Header.Get("Content-Transfer-Encoding"))
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		require.NoError(t, err)
		require.Equal(t, strings.TrimSpace(want.text), strings.TrimSpace(strings.ReplaceAll(string(body), "\r\n", "\n")))
	}
}

func TestAPasswordTravelsOnlyUnderTLS(t *testing.T) {
	for _, security := range []string{"starttls", "tls"} {
		server := startServer(t, serverOptions{user: "relay", password: "p@ss:word/1", tls: security})
		m := mailer(t, server.address(security))
		m.Trust(server.authority)
		require.NoError(t, m.Send(t.Context(), message(t)), security)
		require.Len(t, server.taken(), 1)
		require.True(t, server.taken()[0].encrypted)
	}
	_, err := notify.NewMailer("smtp://relay:secret@mail.example?tls=none", "a@lund.example")
	require.ErrorIs(t, err, notify.ErrAddress)
}

func TestAServerWithoutTLSOrWithAStrangersCertificateGetsNothing(t *testing.T) {
	bare := startServer(t, serverOptions{})
	require.ErrorIs(t, mailer(t, bare.address("starttls")).Send(t.Context(), message(t)), notify.ErrUnavailable)
	require.Empty(t, bare.taken())

	stranger := startServer(t, serverOptions{tls: "starttls"})
	require.ErrorIs(t, mailer(t, stranger.address("starttls")).Send(t.Context(), message(t)), notify.ErrUnavailable)
	require.Empty(t, stranger.taken())
}

func TestAWrongPasswordIsWorthAnotherAttemptAndIsNotRepeated(t *testing.T) {
	server := startServer(t, serverOptions{user: "relay", password: "right", tls: "starttls"})
	m := mailer(t, strings.Replace(server.address("starttls"), "right", "hush-hush", 1))
	m.Trust(server.authority)
	err := m.Send(t.Context(), message(t))
	require.ErrorIs(t, err, notify.ErrUnavailable)
	require.NotErrorIs(t, err, notify.ErrRefused)
	require.NotContains(t, err.Error(), "hush")
	require.Empty(t, server.taken())
}

func TestTheServersAnswerDecidesWhetherToTryAgain(t *testing.T) {
	for name, c := range map[string]struct {
		options serverOptions
		want    error
	}{
		"unknown recipient":    {serverOptions{onRecipient: &smtp.SMTPError{Code: 550, Message: "no such user"}}, notify.ErrRefused},
		"greylisted":           {serverOptions{onRecipient: &smtp.SMTPError{Code: 450, Message: "come again"}}, notify.ErrUnavailable},
		"sender refused":       {serverOptions{onSender: &smtp.SMTPError{Code: 553, Message: "not allowed"}}, notify.ErrRefused},
		"content refused":      {serverOptions{onData: &smtp.SMTPError{Code: 554, Message: "spam\r\nor so"}}, notify.ErrRefused},
		"disk full over there": {serverOptions{onData: &smtp.SMTPError{Code: 452, Message: "full"}}, notify.ErrUnavailable},
	} {
		server := startServer(t, c.options)
		err := mailer(t, server.address("none")).Send(t.Context(), message(t))
		require.ErrorIs(t, err, c.want, name)
		require.NotContains(t, err.Error(), "\n", name)
		require.Empty(t, server.taken(), name)
		other := map[error]error{notify.ErrRefused: notify.ErrUnavailable, notify.ErrUnavailable: notify.ErrRefused}[c.want]
		require.False(t, errors.Is(err, other), name)
	}
}

func TestAServerThatIsDownIsUnavailable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := listener.Addr().String()
	require.NoError(t, listener.Close())
	err = mailer(t, "smtp://"+address+"?tls=none").Send(t.Context(), message(t))
	require.ErrorIs(t, err, notify.ErrUnavailable)
}

func TestASilentServerDoesNotHoldTheSenderUp(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { require.NoError(t, listener.Close()) }()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	err = mailer(t, "smtp://"+listener.Addr().String()+"?tls=none").Send(ctx, message(t))
	require.ErrorIs(t, err, notify.ErrUnavailable)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.Less(t, time.Since(began), 3*time.Second)
}

func TestAServerThatHangsUpAfterTakingTheMessageHasTakenIt(t *testing.T) {
	server := startServer(t, serverOptions{hangUp: true})
	require.NoError(t, mailer(t, server.address("none")).Send(t.Context(), message(t)))
	require.Len(t, server.taken(), 1)
}

func TestWhatDoesNotFitAHeaderIsNotSent(t *testing.T) {
	server := startServer(t, serverOptions{})
	m := mailer(t, server.address("none"))
	for name, change := range map[string]func(*notify.Message){
		"line break in the name":    func(m *notify.Message) { m.Name = "Anna\r\nBcc: all@lund.example" },
		"line break in the subject": func(m *notify.Message) { m.Subject = "Hi\nX-Evil: 1" },
		"line break in the id":      func(m *notify.Message) { m.ID = "a@b\r\nX-Evil: 1" },
		"id without a host":         func(m *notify.Message) { m.ID = "abc" },
		"id in brackets":            func(m *notify.Message) { m.ID = "<a@b>" },
		"two recipients":            func(m *notify.Message) { m.Address = "a@lund.example, b@lund.example" },
		"no recipient":              func(m *notify.Message) { m.Address = "" },
		"line break in the address": func(m *notify.Message) { m.Address = "a@lund.example\r\nRCPT TO:<b@lund.example>" },
		"a name in the address":     func(m *notify.Message) { m.Address = "Anna <a@lund.example>" },
	} {
		changed := message(t)
		change(&changed)
		require.ErrorIs(t, m.Send(t.Context(), changed), notify.ErrHeader, name)
	}
	require.Empty(t, server.taken())
}

func TestAnAddressOfAMailServerIsCheckedAtTheStart(t *testing.T) {
	for _, address := range []string{
		"", "mail.example", "smtps://mail.example", "smtp://", "smtp://mail.example/path", "smtp://mail.example?tls=maybe", "smtp://mail.example?colour=red",
		"smtp://mail.example:0", "smtp://mail.example:99999", "smtp://a:hush%zz@mail.example", "smtp://mail.example?from=nobody",
	} {
		_, err := notify.NewMailer(address, "noreply@lund.example")
		require.ErrorIs(t, err, notify.ErrAddress, address)
		require.NotContains(t, err.Error(), "hush")
	}
	_, err := notify.NewMailer("smtp://mail.example", "")
	require.ErrorIs(t, err, notify.ErrAddress, "without a sender")
	_, err = notify.NewMailer("smtp://mail.example?from=k%40lund.example", "")
	require.NoError(t, err)
}
