package batch

import (
	"regexp"
	"strings"

	"konsortium/money"
)

// Decimal says which sign parts euro from cents.
type Decimal string

// The decimal signs. The zero value is not known.
const (
	DecimalComma Decimal = "comma"
	DecimalPoint Decimal = "point"
)

func (d Decimal) sign() string {
	if d == DecimalComma {
		return ","
	}
	return "."
}

// What keeps an amount from being read.
const (
	faultAmountAmbiguous = "amount_ambiguous"
	faultAmount          = "amount_unreadable"
	faultAmountNegative  = "amount_negative"
	faultAmountCurrency  = "amount_currency"
	faultAmountDecimals  = "amount_decimals"
	faultAmountLarge     = "amount_large"
)

var (
	euroSign      = regexp.MustCompile(`(?i)^(?:€|eur(?:os?)?)\s*|\s*(?:€|eur(?:os?)?)$`)
	otherCurrency = regexp.MustCompile(`(?i)\b(sek|nok|dkk|isk|gbp|usd|chf|pln|czk|huf|ron|bgn|try|tkr|kr|k€|mkr)\b|[$£]|k€`)
	grouped       = regexp.MustCompile(`^\d{1,3}([ '’.,])\d{3}(?:[ '’.,]\d{3})*$`)
	manyDecimals  = regexp.MustCompile(`^\d+\.\d{6,}$`)
)

// bareAmount takes off the euro sign and the forms of blanks and minus signs; the fault names what is no amount in euro.
func bareAmount(written string) (string, string) {
	text := strings.NewReplacer("\u2212", "-", "\u2019", "'").Replace(written)
	if otherCurrency.MatchString(text) {
		return "", faultAmountCurrency
	}
	text = strings.TrimSpace(euroSign.ReplaceAllString(text, ""))
	text = strings.TrimSuffix(text, ",-")
	text = strings.TrimSuffix(text, ":-")
	if strings.HasPrefix(text, "-") {
		return "", faultAmountNegative
	}
	if text == "" || strings.Trim(text, "0123456789 .,'") != "" {
		return "", faultAmount
	}
	return text, ""
}

// amountParts divides a bare amount. Unclear: its only sign may part thousands or cents. Told: which decimal sign the amount
// shows by itself, if any.
func amountParts(text string) (whole, cents string, told Decimal, unclear, ok bool) {
	last := strings.LastIndexAny(text, ".,")
	if last < 0 {
		whole, ok = ungroup(text)
		return whole, "", "", false, ok
	}
	before, after, sign := text[:last], text[last+1:], text[last]
	decimal, other := DecimalPoint, ","
	if sign == ',' {
		decimal, other = DecimalComma, "."
	}
	switch {
	case strings.IndexByte(before, sign) >= 0:
		// The sign comes twice, so it parts thousands, and the other one would part cents.
		whole, ok = ungroup(text)
		told = DecimalComma
		if sign == ',' {
			told = DecimalPoint
		}
		return whole, "", told, false, ok
	case len(after) == 3 && !strings.ContainsAny(before, other+" '") && len(before) >= 1 && len(before) <= 3 && before[0] != '0':
		return before, after, "", true, true
	default:
		whole, ok = ungroup(before)
		return whole, after, decimal, false, ok && strings.Trim(after, "0123456789") == "" && after != ""
	}
}

// ungroup takes out what parts thousands, if it parts them evenly.
func ungroup(text string) (string, bool) {
	if text != "" && strings.Trim(text, "0123456789") == "" {
		return text, true
	}
	parts := grouped.FindStringSubmatch(text)
	if parts == nil {
		return "", false
	}
	digits := strings.ReplaceAll(text, parts[1], "")
	return digits, strings.Trim(digits, "0123456789") == ""
}

// amounts reads the amounts of one column.
type amounts struct {
	settled Decimal // what the unambiguous values of the column show, if they agree
	chosen  Decimal
	typed   bool
}

// newAmounts looks through a column first. A number stored as a number has a point whatever its author writes, so it
// settles nothing.
func newAmounts(written []string, chosen Decimal, typed bool) *amounts {
	votes := make(map[Decimal]bool)
	for _, one := range written {
		text, fault := bareAmount(one)
		if fault != "" || typed && strings.Trim(text, "0123456789.") == "" && strings.Count(text, ".") < 2 {
			continue
		}
		if _, _, told, unclear, ok := amountParts(text); ok && !unclear && told != "" {
			votes[told] = true
		}
	}
	reader := &amounts{chosen: chosen, typed: typed}
	if len(votes) == 1 {
		for told := range votes {
			reader.settled = told
		}
	}
	return reader
}

func (a *amounts) read(written string) cell {
	text, fault := bareAmount(written)
	if fault != "" {
		return refused(fault, nil)
	}
	if a.typed && manyDecimals.MatchString(text) {
		return rounded(text)
	}
	whole, cents, _, unclear, ok := amountParts(text)
	if !ok {
		return refused(faultAmount, nil)
	}
	flag := Flag("")
	if unclear {
		decimal := a.settled
		flag = FlagSettled
		if a.chosen != "" {
			decimal, flag = a.chosen, FlagChosen
		}
		if decimal == "" {
			return refused(faultAmountAmbiguous, map[string]any{"thousands": whole + cents + ".00", "decimals": whole + "." + cents})
		}
		if !strings.Contains(text, decimal.sign()) {
			whole, cents = whole+cents, ""
		}
	}
	return amountCell(whole, cents, flag)
}

func amountCell(whole, cents string, flag Flag) cell {
	if len(strings.TrimRight(cents, "0")) > 2 {
		return refused(faultAmountDecimals, nil)
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if len(whole) > 13 {
		return refused(faultAmountLarge, nil)
	}
	text := whole
	if cents != "" {
		text += "." + cents[:min(2, len(cents))]
	}
	amount, err := money.Parse(text)
	if err != nil {
		return refused(faultAmount, nil)
	}
	return cell{read: amount.String(), amount: &amount, flag: flag}
}

// rounded is a calculated number such as 149999.99999999997, to the cent, half away from zero.
func rounded(text string) cell {
	whole, decimals, _ := strings.Cut(text, ".")
	if len(strings.TrimLeft(whole, "0")) > 13 {
		return refused(faultAmountLarge, nil)
	}
	base, err := money.Parse(strings.TrimLeft(whole[:len(whole)-1], "0") + whole[len(whole)-1:] + "." + decimals[:2])
	if err != nil {
		return refused(faultAmount, nil)
	}
	if decimals[2] >= '5' {
		if base, err = base.Add(money.FromCents(1)); err != nil {
			return refused(faultAmountLarge, nil)
		}
	}
	return cell{read: base.String(), amount: &base, flag: FlagRounded}
}
