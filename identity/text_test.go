package identity

import (
	"strings"
	"testing"

	"konsortium/fault"

	"github.com/stretchr/testify/assert"
)

// codes gives what a check noted.
func codes(check func(*fault.Fields)) []string {
	var fields fault.Fields
	check(&fields)
	noted := []string{}
	for _, field := range fields {
		noted = append(noted, field.Code)
	}
	return noted
}

func TestOnlyOnePlainAddressIsAnAddress(t *testing.T) {
	for address, want := range map[string]string{
		"ann@example.org": "", " ann@example.org ": "", "ann+konsortium@sub.example.org": "",
		"": "required", "  ": "required", "ann": "email", "ann@": "email", "@example.org": "email", "Ann <ann@example.org>": "email",
		"a@example.org,b@example.org": "email", "a@example.org\nBcc: b@example.org": "email", "änn@example.org": "email",
		strings.Repeat("a", 250) + "@example.org": "too_long",
	} {
		noted := codes(func(fields *fault.Fields) { checkEmail(fields, "/email", address) })
		if want == "" {
			assert.Empty(t, noted, "%q", address)
		} else {
			assert.Equal(t, []string{want}, noted, "%q", address)
		}
	}
}

func TestANameIsOneLine(t *testing.T) {
	for name, want := range map[string]string{
		"Åsa Öberg": "", "נועה": "", "Zoë 🌊": "", "": "required", " \t ": "required",
		"A\nB": "one_line", "A\r\nBcc: x": "one_line", "A\u2028B": "one_line", strings.Repeat("å", 200): "", strings.Repeat("å", 201): "too_long",
	} {
		noted := codes(func(fields *fault.Fields) { checkName(fields, "/name", name) })
		if want == "" {
			assert.Empty(t, noted, "%q", name)
		} else {
			assert.Equal(t, []string{want}, noted, "%q", name)
		}
	}
}

func TestPasswordsAreLongAndNotGuessedFirst(t *testing.T) {
	for password, want := range map[string]string{
		"nine slow lanterns glow": "", "åtta små grodor kväker": "", strings.Repeat("🌊ab", 5): "password_common",
		"fourteen chars": "too_short", "passwordpassword": "password_common", "aaaaaaaaaaaaaaaa": "password_common", "abcabcabcabcabcabc": "password_common",
		"1234567890123456": "password_common", "annika@example.org": "password_common", "Annika@Example.org!": "password_common",
		strings.Repeat("long words ", 20): "too_long",
	} {
		noted := codes(func(fields *fault.Fields) {
			checkPassword(fields, "/password", password, "annika@example.org", "Annika")
		})
		if want == "" {
			assert.Empty(t, noted, "%q", password)
		} else {
			assert.Equal(t, []string{want}, noted, "%q", password)
		}
	}
}

func TestAddressesThatLookAlikeFoldAlike(t *testing.T) {
	for _, address := range []string{"ANN@Example.org", " ann@example.org", "ａnn@example.org"} {
		assert.Equal(t, "ann@example.org", FoldEmail(address))
	}
	assert.NotEqual(t, FoldEmail("ann@example.org"), FoldEmail("ann@example.com"))
}

func TestNamesInMailStandInOneLine(t *testing.T) {
	assert.Equal(t, "A B C", oneLine(" A\r\nB\u2028\tC "))
}
