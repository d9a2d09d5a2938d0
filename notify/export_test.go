package notify

import "crypto/x509"

// Trust makes the mailer accept a test server's certificate.
func (m *Mailer) Trust(authority *x509.CertPool) { m.trusted = authority }
