package budget_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
)

func shares(texts ...string) []decimal.Decimal {
	var of []decimal.Decimal
	for _, text := range texts {
		of = append(of, decimal.RequireFromString(text))
	}
	return of
}

func TestInstalmentsAddUpToTheGrantAndTheLastIsTheBalance(t *testing.T) {
	planned, err := budget.Instalments(euro("100000.01"), shares("0.4", "0.40", "0.2"))
	require.NoError(t, err)
	require.Len(t, planned, 3)
	require.Equal(t, []money.Amount{euro("40000.01"), euro("40000.00"), euro("20000.00")}, []money.Amount{planned[0].Amount, planned[1].Amount, planned[2].Amount})
	require.Equal(t, []budget.InstalmentKind{budget.Prefinancing, budget.Prefinancing, budget.Balance}, []budget.InstalmentKind{planned[0].Kind, planned[1].Kind, planned[2].Kind})
	single, err := budget.Instalments(euro("5"), shares("1"))
	require.NoError(t, err)
	require.Equal(t, budget.Prefinancing, single[0].Kind)
	for _, wrong := range [][]decimal.Decimal{nil, shares("0.5"), shares("0.8", "0.3"), shares("1.2", "-0.2"), shares("1", "0")} {
		_, err := budget.Instalments(euro("5"), wrong)
		require.ErrorIs(t, err, budget.ErrShares)
	}
}

func TestTheRuleBookNamesThePaymentModelByDuration(t *testing.T) {
	book, found := programme.Edition("KA203-2018.1")
	require.True(t, found)
	require.Len(t, budget.PaymentModelOf(book, 24).Prefinancing, 1)
	long := budget.PaymentModelOf(book, 36)
	require.Len(t, long.Prefinancing, 2)
	require.False(t, long.Confirmed)
	require.Nil(t, budget.PaymentModelOf(book, 48))
	lump, found := programme.Edition("KA220-HED-2025.1")
	require.True(t, found)
	require.Nil(t, budget.PaymentModelOf(lump, 24), "no schedule was found")
	require.Nil(t, budget.PaymentModelOf(nil, 24))
}

func TestTheUseOfPrefinancingIsMeasuredAgainstItsShare(t *testing.T) {
	use, err := budget.UseOf(euro("40000.01"), euro("28000.01"), decimal.RequireFromString("0.7"))
	require.NoError(t, err)
	require.Equal(t, budget.Use{Needed: euro("28000.01"), Used: euro("28000.01"), Met: true}, use)
	use, err = budget.UseOf(euro("40000.01"), euro("28000.00"), decimal.RequireFromString("0.7"))
	require.NoError(t, err)
	require.False(t, use.Met)
}

func account(partner, planned, approved, paid string) budget.Account {
	return budget.Account{Partner: partner, Planned: euro(planned), Approved: euro(approved), Paid: euro(paid)}
}

func TestTheThermometerSaysWhatIsOwedAdvancedAndPaidTooMuch(t *testing.T) {
	accounts := []budget.Account{
		{Partner: "lund", Planned: euro("500.00"), Approved: euro("90.00"), Payer: true},
		account("turku", "300.00", "200.00", "150.00"), account("bonn", "200.00", "50.00", "80.01"),
		account("porto", "100.00", "0", "100.01"), account("riga", "0", "0", "0"), account("oslo", "100.00", "30.00", "30.00"),
	}
	standings, err := budget.Standings(accounts, euro("600.01"), false)
	require.NoError(t, err)
	by := map[string]budget.Standing{}
	entitled := money.Zero
	for _, standing := range standings {
		by[standing.Partner] = standing
		entitled, _ = entitled.Add(standing.Entitled)
	}
	require.Equal(t, euro("600.01"), entitled, "every cent received belongs to somebody")
	require.Equal(t, budget.NothingYet, by["lund"].State)
	require.True(t, by["lund"].Owed.IsZero() && by["lund"].ToPay.IsZero())
	require.Equal(t, budget.Owed, by["turku"].State)
	require.Equal(t, euro("50.00"), by["turku"].Owed)
	require.Equal(t, euro("0.00"), by["turku"].ToPay, "its part of what was received is paid")
	require.Equal(t, budget.InAdvance, by["bonn"].State)
	require.Equal(t, euro("-30.01"), by["bonn"].Owed)
	require.Equal(t, euro("19.99"), by["bonn"].ToPay)
	require.Equal(t, budget.Overpaid, by["porto"].State)
	require.Equal(t, euro("0.01"), by["porto"].Over)
	require.Equal(t, budget.NothingYet, by["riga"].State)
	require.Equal(t, budget.Even, by["oslo"].State)
	ended, err := budget.Standings(accounts, euro("600.01"), true)
	require.NoError(t, err)
	require.Equal(t, budget.Overpaid, ended[2].State, "in the end an advance that nothing covers is too much")
	require.Equal(t, euro("30.01"), ended[2].Over)
}

func TestWhatWasReceivedIsDividedToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var accounts []budget.Account
		for i := range rapid.IntRange(1, 12).Draw(t, "partners") {
			accounts = append(accounts, budget.Account{Partner: string(rune('a' + i)), Planned: money.FromCents(rapid.Int64Range(1, 1e10).Draw(t, "planned"))})
		}
		received := money.FromCents(rapid.Int64Range(0, 1e12).Draw(t, "received"))
		standings, err := budget.Standings(accounts, received, false)
		require.NoError(t, err)
		whole := money.Zero
		for _, standing := range standings {
			whole, _ = whole.Add(standing.Entitled)
		}
		require.Equal(t, received, whole)
	})
}
