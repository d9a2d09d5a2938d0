package paper

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

func TestTheTableOfCharactersTellsTheTruthAboutTheFonts(t *testing.T) {
	for name, font := range map[string][]byte{"regular": goregular.TTF, "bold": gobold.TTF} {
		read, err := sfnt.Parse(font)
		require.NoError(t, err)
		var buffer sfnt.Buffer
		for r := ' '; r < 0xf800; r++ {
			if !unicode.Is(covered, r) {
				continue
			}
			glyph, err := read.GlyphIndex(&buffer, r)
			require.NoError(t, err)
			assert.NotZero(t, glyph, "%s has no %q", name, r)
		}
	}
}

func TestACharacterThatTheFontsLackBecomesItsBaseLetter(t *testing.T) {
	for text, expected := range map[string]string{
		"Universität Zürich": "Universität Zürich", "Università": "Università", "Łódź": "Łódź", "Đại học": "Đai hoc", "Bakı Dövlət": "Bakı Dövlet",
		"STRAẞE": "STRASSE", "Тбилиси Ҳ": "Тбилиси …", "non‑breaking\u202Fspace": "non-breaking space", "ﬁne ½ №": "ﬁne ½ №", "თბილისი": "…", "A თბილისი B": "A … B",
		"a\u0000b\u202Ec": "abc", "one\r\ntwo\tthree": "one\ntwo three", "e\u0301": "é", "ẹ́": "e", "ｅ": "e",
	} {
		drawn := Drawable(text)
		assert.Equal(t, expected, drawn)
		for _, r := range drawn {
			assert.True(t, r == '\n' || unicode.Is(covered, r), "%q in %q", r, drawn)
		}
	}
}
