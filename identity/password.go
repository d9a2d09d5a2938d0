package identity

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"konsortium/fault"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Password lengths in characters. There are no composition rules.
const (
	PasswordMinimum = 15
	PasswordMaximum = 200
)

// hashParams are OWASP's: 19 MiB, two passes, one lane.
func hashParams() *argon2id.Params {
	return &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

//go:embed common_passwords.txt
var commonPasswords string

var commonSet = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(commonPasswords) {
		if word := strings.TrimSpace(line); word != "" && !strings.HasPrefix(word, "#") {
			set[word] = true
		}
	}
	return set
})

// checkPassword adds to fields what keeps a text from being a password. The
// person's own name and address are not passwords either.
func checkPassword(fields *fault.Fields, pointer, password string, own ...string) {
	length := utf8.RuneCountInString(password)
	switch {
	case length < PasswordMinimum:
		fields.Add(pointer, "too_short", map[string]any{"minimum": PasswordMinimum})
	case length > PasswordMaximum:
		fields.Add(pointer, "too_long", map[string]any{"maximum": PasswordMaximum})
	case isCommon(password, own):
		fields.Add(pointer, "password_common", nil)
	}
}

// isCommon finds passwords that are guessed first: those of the list, alone or
// repeated, one character or a short piece repeated, and the person's own words.
func isCommon(password string, own []string) bool {
	folded := cases.Fold().String(norm.NFKC.String(password))
	if commonSet()[folded] || isRepeated(folded) {
		return true
	}
	bare := strings.Trim(folded, "0123456789!.?-_ ")
	if bare == "" || commonSet()[bare] || isRepeated(bare) {
		return true
	}
	for _, word := range own {
		if word = FoldEmail(word); len(word) >= 4 && (folded == word || bare == word) {
			return true
		}
	}
	return false
}

// isRepeated tells a short piece written again and again: abcabcabcabcabc.
func isRepeated(text string) bool {
	for size := 1; size <= len(text)/2 && size <= 8; size++ {
		if strings.Repeat(text[:size], len(text)/size+1)[:len(text)] == text {
			return true
		}
	}
	return false
}

// hashPassword hashes a password; at most a few at once.
func (s *Service) hashPassword(password string) (string, error) {
	s.hashing <- struct{}{}
	defer func() { <-s.hashing }()
	return argon2id.CreateHash(norm.NFC.String(password), hashParams())
}

// verifyPassword compares in constant time. Without a hash it spends the same
// time, so that unknown and known addresses answer alike.
func (s *Service) verifyPassword(password string, hash *string) (bool, error) {
	s.hashing <- struct{}{}
	defer func() { <-s.hashing }()
	stored := unknownHash
	if hash != nil {
		stored = *hash
	}
	matches, err := argon2id.ComparePasswordAndHash(norm.NFC.String(password), stored)
	return matches && hash != nil, err
}

// unknownHash is the hash of nothing in particular.
const unknownHash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$pRkwSdfVQ0LRYbmu9+JzCjYvnlLrqqO6MWmxKmjpIIQ"
