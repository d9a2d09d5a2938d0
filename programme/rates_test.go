package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/money"
	"konsortium/programme"
)

func book(t *testing.T, action string, year int) *programme.RuleBook {
	t.Helper()
	found, known := programme.For(action, year)
	require.True(t, known)
	return found
}

func TestProjectManagementIsFiveHundredAndTwoHundredAndFiftyUpToTenOrganisations(t *testing.T) {
	units := book(t, "KA203", 2019).Budget.ProjectManagement
	total := func(organisations, months int64) money.Amount {
		month := units.Coordinator.Value.Cents() + (organisations-1)*units.Partner.Value.Cents()
		return money.FromCents(min(month, units.Cap.Value.Cents()) * months)
	}
	require.Equal(t, money.MustParse("36000"), total(3, 36))
	require.Equal(t, money.MustParse("66000"), total(12, 24))
	require.Equal(t, total(10, 24), total(12, 24))
}

func TestThirtyMonthsOfKA203AreWorthThreeHundredAndSeventyFiveThousand(t *testing.T) {
	require.Equal(t, money.MustParse("375000"), money.FromCents(30*book(t, "KA203", 2020).Grant.PerMonth.Value.Cents()))
}

func TestStaffOfEveryCountryHasOneDayRate(t *testing.T) {
	for year := 2014; year <= 2020; year++ {
		rules := book(t, "KA203", year).Budget
		countries, _ := programme.Countries(year)
		for _, country := range countries.Programme.Value {
			require.Equal(t, "A", rules.StaffGroupOf(country).Group[:1], "%s in %d", country, year)
		}
		for country, group := range map[string]string{"SE": "A1", "FI": "A2", "ES": "A3", "TR": "A4", "CH": "B1", "JP": "B2", "IL": "B3", "ZA": "B4"} {
			require.Equal(t, group, rules.StaffGroupOf(country).Group, "%s in %d", country, year)
		}
		serbia := "B4"
		if year >= 2019 {
			serbia = "A4"
		}
		require.Equal(t, serbia, rules.StaffGroupOf("RS").Group, year)
	}
	rate := book(t, "KA203", 2019).Budget.StaffGroupOf("SE")
	require.Equal(t, []string{"294.00", "241.00", "190.00", "157.00"},
		[]string{rate.Manager.String(), rate.Researcher.String(), rate.Technician.String(), rate.Administrative.String()})
	require.False(t, rate.Confirmed)
	first := book(t, "KA220-HED", 2021)
	require.Nil(t, first.Budget.StaffGroupOf("SE"))
	require.False(t, first.Lacks("budget.staff_rates").None)
}

func TestTravelIsPaidByTheBandOfTheDistance(t *testing.T) {
	for _, row := range []struct {
		year, km int
		want     string
	}{
		{2014, 99, ""}, {2014, 100, "275.00"}, {2017, 1999, "275.00"}, {2017, 2000, "360.00"}, {2017, 9000, "360.00"},
		{2018, 9, ""}, {2018, 10, "20.00"}, {2018, 99, "20.00"}, {2019, 100, "180.00"}, {2019, 500, "275.00"}, {2020, 2000, "360.00"},
		{2020, 3000, "530.00"}, {2020, 4000, "820.00"}, {2020, 7999, "820.00"}, {2020, 8000, "1500.00"},
	} {
		band := book(t, "KA203", row.year).Budget.Training.TravelBand(row.km)
		if row.want == "" {
			require.Nil(t, band, "%d km in %d", row.km, row.year)
			continue
		}
		require.Equal(t, row.want, band.PerParticipant.String(), "%d km in %d", row.km, row.year)
	}
	require.Equal(t, "575.00", book(t, "KA203", 2019).Budget.Meetings.Band(1999).PerParticipant.String())
	require.Equal(t, "760.00", book(t, "KA203", 2019).Budget.Meetings.Band(2000).PerParticipant.String())
}

func TestDailySupportChangedWithTheCallOf2018(t *testing.T) {
	amounts := func(year int) (found []string) {
		for _, daily := range book(t, "KA203", year).Budget.Training.DailySupport {
			found = append(found, daily.PerDay.String())
		}
		return found
	}
	require.Equal(t, []string{"55.00", "40.00", "100.00", "70.00"}, amounts(2017))
	require.Equal(t, []string{"58.00", "42.00", "106.00", "74.00"}, amounts(2018))
	lacking := book(t, "KA203", 2018).Lacks("budget.learning_teaching_training.daily_support.long_term_staff")
	require.NotNil(t, lacking)
	require.False(t, lacking.None)
}

func TestTransfersPaymentsAndReductionsStandAsTheAgreementsHadThem(t *testing.T) {
	rules := book(t, "KA203", 2019)
	require.Equal(t, "0.2", rules.Transfers.MaxOut.Value.String())
	require.Equal(t, []string{"project_management", "exceptional_costs"}, rules.Transfers.NeverGrow.Value)
	require.Equal(t, "0.6", rules.Transfers.Addendum.Value.MaxOut.String())
	require.Nil(t, book(t, "KA203", 2017).Transfers.Addendum)
	require.True(t, book(t, "KA203", 2017).Lacks("transfers.addendum").None)

	require.False(t, rules.Payments.Models[0].InterimReport)
	require.Equal(t, "0.8", rules.Payments.Models[0].Prefinancing[0].String())
	require.Equal(t, 25, rules.Payments.Models[1].MinMonths)
	require.Len(t, rules.Payments.Models[1].Prefinancing, 2)
	require.False(t, rules.Payments.Models[1].Confirmed)

	var reductions []string
	for _, band := range rules.Settlement.Reduction {
		reductions = append(reductions, band.Reduction.String())
	}
	require.Equal(t, []string{"0.75", "0.5", "0.25"}, reductions)
	require.Equal(t, "inforeuro", rules.Settlement.Currency.Value.Rate)
	require.Equal(t, "0.15", rules.Budget.MultiplierEvents.VirtualShare.Value.String())
	require.Equal(t, "5000.00", rules.Budget.MultiplierEvents.VirtualCap.Value.String())
}

func TestSmallScalePartnershipsAreClosedToHigherEducation(t *testing.T) {
	for year := 2021; year <= 2027; year++ {
		rules := book(t, "KA210", year)
		require.False(t, rules.Project.Open.Value)
		require.Equal(t, 2, rules.Consortium.MinCountries.Value)
		require.Equal(t, programme.Duration{Min: 6, Max: 24}, rules.Project.Duration.Value)
		require.Equal(t, []money.Amount{money.MustParse("30000"), money.MustParse("60000")}, rules.Grant.LumpSums.Value)
		require.True(t, book(t, "KA220-HED", year).Project.Open.Value)
	}
}

func TestWhatABookDoesNotHaveIsNotSaidToBeAbsentWhereItHasIt(t *testing.T) {
	for _, one := range programme.Editions() {
		for _, absence := range one.Absent {
			require.NotContains(t, valuePaths(one), absence.Of, one.Version)
			require.NotEmpty(t, absence.Note, one.Version)
		}
	}
}
