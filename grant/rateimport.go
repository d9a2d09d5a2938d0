package grant

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// rateLimit is how long taking a whole file of rates may last.
const rateLimit = time.Minute

// changesListed bounds how many new rates a plan lists; the counts tell of all.
const changesListed = 500

// unusualFactor is how much a rate may differ from what stood before without being pointed out.
const unusualFactor = 2

// RatePlan is what taking a file does, or would do.
type RatePlan struct {
	Series    string
	Added     int
	Changed   int
	Unchanged int
	Changes   []RateChange
	Refused   []sheet.RowNote
	Warnings  []sheet.RowNote
	rows      []models.ExchangeRate
}

// RateChange is a rate that is added, or that takes the place of another. Before is empty for an added one.
type RateChange struct {
	FileRate
	Before       string
	BeforeOrigin string
}

// PreviewRates tells what taking a file would do, and changes nothing.
func (s *Service) PreviewRates(ctx context.Context, content []byte) (*RatePlan, error) {
	return s.takeRates(ctx, content, false)
}

// ImportRates takes a file: every row that can be taken, in one transaction. What stood before is kept as a superseded
// revision; the same file again changes nothing.
func (s *Service) ImportRates(ctx context.Context, content []byte) (*RatePlan, error) {
	return s.takeRates(ctx, content, true)
}

func (s *Service) takeRates(ctx context.Context, content []byte, really bool) (*RatePlan, error) {
	ctx, cancel := context.WithTimeout(ctx, rateLimit)
	defer cancel()
	var today programme.Date
	// Whoever may not import is told before the file is read, and nobody waits for the reading.
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		today = tx.Today()
		return tx.Check(access.ManageExchangeRates, access.Resource{})
	})
	if err != nil {
		return nil, err
	}
	file, err := ReadRates(content, today)
	if err != nil {
		return nil, rateFileFault(err)
	}
	var plan *RatePlan
	if !really {
		err = s.db.Read(ctx, func(_ context.Context, tx *models.Tx) (err error) {
			plan, err = planRates(tx, file)
			return err
		})
		return plan, err
	}
	digest := sha256.Sum256(content)
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ManageExchangeRates, access.Resource{}); err != nil {
			return err
		}
		if plan, err = planRates(tx, file); err != nil || len(plan.rows) == 0 {
			return err
		}
		source := &models.ExchangeRateSource{ID: models.NewID(), Origin: models.RateImported, Title: publisherOf(file.Series), FileSHA256: hex.EncodeToString(digest[:])}
		if err := addRates(tx, source, plan.rows); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.RatesImported, SubjectKind: "exchange_rate_source", SubjectID: source.ID, Changes: map[string]audit.Change{
			"series": {To: file.Series}, "added": {To: plan.Added}, "changed": {To: plan.Changed}, "file_sha256": {To: source.FileSHA256},
		}})
	})
	return plan, meanwhile(err)
}

func publisherOf(series string) string {
	if series == budget.SeriesECB {
		return "European Central Bank, euro foreign exchange reference rates"
	}
	return "European Commission, InforEuro"
}

func addRates(tx *models.Tx, source *models.ExchangeRateSource, rows []models.ExchangeRate) error {
	if err := tx.AddRateSource(source); err != nil {
		return err
	}
	for i := range rows {
		rows[i].SourceID = source.ID
	}
	return tx.AddRates(rows)
}

// meanwhile tells of two who added the same revision at the same time: one succeeds.
func meanwhile(err error) error {
	if models.IsDuplicate(err) {
		return fault.New(fault.Conflict, "rates_changed_meanwhile", "Somebody else has changed the rates in the same moment. Nothing was taken.")
	}
	return err
}

// planRates compares a file with what stands. An official figure always takes the place of a derived or typed one, equal or
// not, so that the mark tells the truth.
func planRates(tx *models.Tx, file *RateFile) (*RatePlan, error) {
	standing, err := standingRates(tx, file.Series)
	if err != nil {
		return nil, err
	}
	plan := &RatePlan{Series: file.Series, Refused: file.Refused, Warnings: file.Warnings}
	for _, one := range file.Rates {
		row := models.ExchangeRate{Series: file.Series, Currency: one.Currency, StartsOn: one.From, EndsOn: one.Until, Revision: 1, UnitsPerEuro: one.Rate.String()}
		change := RateChange{FileRate: one}
		if before, stands := standing[rateKey{one.Currency, one.From, one.Until}]; stands {
			official := before.Origin == models.RateImported || before.Origin == models.RatePublished
			if old, err := money.ParseRate(before.UnitsPerEuro); err == nil {
				if official && old.Equal(one.Rate) {
					plan.Unchanged++
					continue
				}
				if old.Farther(one.Rate, unusualFactor) {
					plan.Warnings = append(plan.Warnings, rateNote(one.Row, one.Cell, "unusual", map[string]any{
						"currency": one.Currency, "when": whenOf(file.Series, one.From), "value": one.Rate.String(), "other": before.UnitsPerEuro,
					}))
				}
			}
			row.Revision = before.Revision + 1
			change.Before, change.BeforeOrigin = before.UnitsPerEuro, before.Origin
			plan.Changed++
		} else {
			plan.Added++
		}
		plan.rows = append(plan.rows, row)
		if len(plan.Changes) < changesListed {
			plan.Changes = append(plan.Changes, change)
		}
	}
	return plan, nil
}

func standingRates(tx *models.Tx, series string) (map[rateKey]models.ExchangeRateRow, error) {
	rows, err := tx.StandingRates(series)
	if err != nil {
		return nil, err
	}
	standing := make(map[rateKey]models.ExchangeRateRow, len(rows))
	for _, row := range rows {
		standing[rateKey{row.Currency, row.StartsOn, row.EndsOn}] = row
	}
	return standing, nil
}

// rateFileFault turns the reasons why a file is not read into faults.
func rateFileFault(err error) error {
	for _, known := range []struct {
		reason error
		kind   fault.Kind
		code   string
	}{
		{sheet.ErrEmpty, fault.Invalid, "file_empty"}, {sheet.ErrTooLarge, fault.TooLarge, "file_too_large"},
		{sheet.ErrOldExcel, fault.Invalid, "file_old_excel"}, {sheet.ErrEncrypted, fault.Invalid, "file_encrypted"},
		{sheet.ErrNotATable, fault.Invalid, "file_not_a_table"}, {sheet.ErrDamaged, fault.Invalid, "file_damaged"},
		{ErrNoRates, fault.Invalid, "file_no_rates"},
	} {
		if errors.Is(err, known.reason) {
			return fault.New(known.kind, known.code, err.Error())
		}
	}
	return err
}
