// Package identity owns people: accounts, sign-in, sessions, tokens, links in
// mail, and who is a member of what.
package identity

import (
	"net/url"
	"strings"

	"konsortium/models"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// parallelHashes bounds how many passwords are hashed at once; each takes 19 MiB.
const parallelHashes = 2

// Service holds the use cases of identity.
type Service struct {
	db      *models.DB
	baseURL *url.URL
	hashing chan struct{}
}

// New makes the service. Links in mail begin with the base address.
func New(db *models.DB, baseURL *url.URL) *Service {
	return &Service{db: db, baseURL: baseURL, hashing: make(chan struct{}, parallelHashes)}
}

// FoldEmail gives the form in which two addresses are the same.
func FoldEmail(address string) string {
	return cases.Fold().String(norm.NFKC.String(strings.TrimSpace(address)))
}

// link gives the full address of a page, on the configured base address.
func (s *Service) link(page string) string {
	return strings.TrimRight(s.baseURL.String(), "/") + page
}
