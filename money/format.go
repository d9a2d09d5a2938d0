package money

import "strconv"

// Format returns the amount for people: `−150 000,50 €` with no-break spaces
// (U+00A0) and a minus sign (U+2212) for "sv"; `-€150,000.50` for "en" and for
// every other language.
func (a Amount) Format(language string) string { return a.format(language, true) }

// FormatShort is Format, but an amount of whole euro goes without decimals:
// `150 000 €`, `€150,000`. Any other amount keeps both: nothing is rounded away.
func (a Amount) FormatShort(language string) string {
	return a.format(language, a.magnitude()%100 != 0)
}

func (a Amount) format(language string, decimals bool) string {
	minus, group, point, before, after := "-", ",", ".", "€", ""
	if language == "sv" {
		minus, group, point, before, after = "\u2212", "\u00a0", ",", "", "\u00a0€"
	}
	text := make([]byte, 0, 40)
	if a.cents < 0 {
		text = append(text, minus...)
	}
	text = append(text, before...)
	magnitude := a.magnitude()
	digits := strconv.FormatUint(magnitude/100, 10)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			text = append(text, group...)
		}
		text = append(text, digits[i])
	}
	if decimals {
		text = append(text, point...)
		text = append(text, byte('0'+magnitude%100/10), byte('0'+magnitude%10))
	}
	return string(append(text, after...))
}
