package money

import (
	"slices"
	"strings"
)

// Euro is the code of the currency that every grant is counted in.
const Euro = "EUR"

// Currencies of ISO 4217 by the number of their decimals, with those that were replaced during the years a grant is kept.
// Funds codes, metals and units of account are left out: no receipt is written in them.
const (
	withoutDecimals    = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
	withThreeDecimals  = "BHD IQD JOD KWD LYD OMR TND"
	withTwoDecimals    = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CNY COP CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL LVL MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VEF VES WST XCD XCG YER ZAR ZMW ZWG ZWL"
	codeLength         = 3
	greatestOfDecimals = 3
)

// Currency is a code of ISO 4217 that a receipt may be written in. The zero value is none.
type Currency struct {
	code     string
	decimals int
}

// CurrencyOf returns the currency of a code in capitals; false for a code that is no currency of a receipt.
func CurrencyOf(code string) (Currency, bool) {
	if len(code) != codeLength || strings.ContainsRune(code, ' ') {
		return Currency{}, false
	}
	for decimals, codes := range [greatestOfDecimals + 1]string{withoutDecimals, "", withTwoDecimals, withThreeDecimals} {
		if strings.Contains(codes, code) {
			return Currency{code: code, decimals: decimals}, true
		}
	}
	return Currency{}, false
}

// Currencies lists every currency by its code.
func Currencies() []Currency {
	var all []Currency
	for decimals, codes := range [greatestOfDecimals + 1]string{withoutDecimals, "", withTwoDecimals, withThreeDecimals} {
		for _, code := range strings.Fields(codes) {
			all = append(all, Currency{code: code, decimals: decimals})
		}
	}
	slices.SortFunc(all, func(a, b Currency) int { return strings.Compare(a.code, b.code) })
	return all
}

// Code is the code of ISO 4217, such as SEK.
func (c Currency) Code() string { return c.code }

// Decimals is how many digits an amount in the currency has after the point.
func (c Currency) Decimals() int { return c.decimals }
