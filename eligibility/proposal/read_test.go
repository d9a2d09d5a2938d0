package proposal_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/eligibility/proposal"
)

const whole = `{"id": "p-1", "action": "KA203", "call_year": 2019, "start_on": "2019-09-01", "duration_months": 24,
 "grant_requested": "300000.00", "higher_education_relevance": "A joint course.",
 "organisations": [
   {"name": "Lunds universitet", "country": "SE", "type": "higher_education_institution", "role": "coordinator", "eche": true,
    "added_value": "", "city": "Lund", "oid": "E10209141"},
   {"name": "Panepistimio", "country": "EL", "type": "higher_education_institution", "role": "partner", "eche": true},
   {"name": "Ltd", "country": "UK", "type": "company", "role": "partner"}],
 "budget": [{"organisation": 1, "category": "project_management", "year": 1, "amount": "12000.00"}]}`

func TestAWholeProposalIsRead(t *testing.T) {
	read, err := proposal.Read([]byte("\xef\xbb\xbf" + whole))
	require.NoError(t, err)
	require.Equal(t, "p-1", *read.ID)
	require.Equal(t, "2019-09-01", read.Facts.StartOn.String())
	require.Equal(t, "300000.00", read.Facts.Requested.String())
	require.Equal(t, "GR", read.Facts.Organisations[1].Country)
	require.Equal(t, "GB", read.Facts.Organisations[2].Country)
	require.Equal(t, "E10209141", read.Facts.Organisations[0].ID)
	require.Nil(t, read.Facts.Organisations[2].Charter)
	require.Equal(t, "12000.00", read.Facts.Budget[0].Amount.String())
}

func TestOnlyTheRequiredFieldsAreNeeded(t *testing.T) {
	read, err := proposal.Read([]byte(`{"action":"KA203","call_year":2019,"duration_months":24,"organisations":[]}`))
	require.NoError(t, err)
	require.Nil(t, read.ID)
	require.Nil(t, read.Facts.Requested)
	for _, field := range []string{"action", "call_year", "duration_months", "organisations"} {
		_, err := proposal.Read([]byte(strings.Replace(whole, `"`+field+`":`, `"id2":`, 1)))
		require.Error(t, err, field)
	}
}

// Each row changes the whole proposal in one place.
func TestAnythingElseIsRefusedWithItsPlaceAndWhatWasExpected(t *testing.T) {
	for _, row := range []struct{ name, from, to, want string }{
		{"unknown field", `"start_on"`, `"starts_on"`, `line 1: /starts_on: unknown field`},
		{"field in other case", `"action"`, `"Action"`, `line 1: /Action: unknown field; fields are written in lower case: "action"`},
		{"unknown field of an organisation", `"city"`, `"town"`, `line 5: /organisations/0/town: unknown field`},
		{"field twice", `"action": "KA203"`, `"action": "KA203", "action": "KA203"`, `line 1: /action: expected each field once; this one comes twice`},
		{"field twice, once escaped", `"action": "KA203"`, `"action": "KA203", "\u0061ction": "KA203"`, `comes twice`},
		{"null", `"KA203"`, `null`, `line 1: /action: expected a string, found null`},
		{"null for a list", `[{"organisation": 1, "category": "project_management", "year": 1, "amount": "12000.00"}]`, `null`, `/budget: expected an array, found null`},
		{"null charter", `"eche": true,
`, `"eche": null,
`, `/organisations/0/eche: expected true or false, found null`},
		{"text charter", `"eche": true}`, `"eche": "yes"}`, `/organisations/1/eche: expected true or false, found a string`},
		{"number for text", `"p-1"`, `7`, `line 1: /id: expected a string, found a number`},
		{"text for a number", `2019,`, `"2019",`, `line 1: /call_year: expected a number, found a string`},
		{"fraction", `24`, `24.5`, `line 1: /duration_months: expected a whole number, found 24.5`},
		{"exponent", `24`, `2e1`, `/duration_months: expected a whole number`},
		{"huge number", `24`, `99999999999999999999`, `/duration_months: expected a whole number`},
		{"impossible date", `2019-09-01`, `2019-02-30`, `/start_on: expected a date of the calendar written YYYY-MM-DD, found 2019-02-30`},
		{"date with a time", `2019-09-01`, `2019-09-01T00:00`, `/start_on: expected a date`},
		{"unknown role", `"coordinator"`, `"leader"`, `line 4: /organisations/0/role: expected a role, found leader`},
		{"unknown type", `"company"`, `"bank"`, `line 7: /organisations/2/type: expected an organisation type, found bank`},
		{"unknown country", `"SE"`, `"SX9"`, `/organisations/0/country: expected an ISO 3166-1 alpha-2 country code, found SX9`},
		{"country in lower case", `"SE"`, `"se"`, `/organisations/0/country: expected`},
		{"number as amount", `"300000.00"`, `300000.00`, `line 2: /grant_requested: expected a string, found a number`},
		{"amount with grouping", `"300000.00"`, `"300 000"`, `/grant_requested: expected an amount such as "12000.00", found 300 000`},
		{"negative amount", `"300000.00"`, `"-1.00"`, `/grant_requested: expected an amount`},
		{"three decimals", `"12000.00"`, `"12000.001"`, `/budget/0/amount: expected an amount`},
		{"fourteen digits", `"12000.00"`, `"12345678901234"`, `/budget/0/amount: expected an amount`},
		{"organisation that is not there", `"organisation": 1`, `"organisation": 4`, `/budget/0/organisation: expected the number of an organisation, 1 to 3, found 4`},
		{"organisation nought", `"organisation": 1`, `"organisation": 0`, `/budget/0/organisation`},
		{"year outside the project", `"year": 1`, `"year": 3`, `/budget/0/year: expected a year of the project, 1 to 2, found 3`},
		{"NUL", `Lunds universitet`, `Lunds\u0000universitet`, `/organisations/0/name: expected text without the character NUL`},
		{"NUL in a category", `"project_management"`, `"project_management\u0000"`, `/budget/0/category: expected text without the character NUL`},
		{"raw NUL", `Lunds universitet`, "Lunds\x00universitet", `expected valid JSON`},
		{"broken UTF-8", `Lunds universitet`, "Lunds\xffuniversitet", `line 4: /organisations/0/name: expected valid UTF-8`},
		{"half a surrogate", `Lunds universitet`, `Lunds\ud800universitet`, `expected valid JSON`},
		{"text after the object", `"12000.00"}]}`, `"12000.00"}]} {}`, `expected nothing after the object`},
		{"garbage after the object", `"12000.00"}]}`, `"12000.00"}]}x`, `expected valid JSON`},
		{"ends too early", `"12000.00"}]}`, `"12000.00"}]`, `expected valid JSON; it ends too early`},
		{"comma at the end", `"12000.00"}]}`, `"12000.00"},]}`, `expected valid JSON`},
		{"missing field of an organisation", `"country": "SE", `, ``, `/organisations/0: expected the field "country"`},
	} {
		t.Run(row.name, func(t *testing.T) {
			changed := strings.Replace(whole, row.from, row.to, 1)
			require.NotEqual(t, whole, changed)
			_, err := proposal.Read([]byte(changed))
			var fault *proposal.Fault
			require.ErrorAs(t, err, &fault)
			require.Contains(t, err.Error(), row.want)
			require.NotContains(t, err.Error(), "\n")
		})
	}
	for name, text := range map[string]string{
		"nothing": "", "blanks": " \n\t", "a mark alone": "\xef\xbb\xbf", "an array": "[" + whole + "]", "text": `"KA203"`, "null": "null", "a word": "KA203",
		"two bytes a character": "\xff\xfe{\x00}\x00",
	} {
		_, err := proposal.Read([]byte(text))
		require.Error(t, err, name)
	}
}

func TestAFaultIsOneLineWhateverTheInputHolds(t *testing.T) {
	hostile := strings.Replace(whole, `"SE"`, `"S\n\u001b[31m\u202e`+strings.Repeat("ö", 500)+`"`, 1)
	_, err := proposal.Read([]byte(hostile))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "\n")
	require.NotContains(t, err.Error(), "\x1b")
	require.NotContains(t, err.Error(), "\u202e")
	require.Less(t, len(err.Error()), 300)
}

func TestTheIdIsKeptWhenTheErrorComesLater(t *testing.T) {
	read, err := proposal.Read([]byte(`{"id":"p-7","action":7}`))
	require.Error(t, err)
	require.Equal(t, "p-7", *read.ID)
	read, err = proposal.Read([]byte(`{"action":7,"id":"p-7"}`))
	require.Error(t, err)
	require.Nil(t, read.ID)
}
