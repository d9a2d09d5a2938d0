// Package grant holds the use cases of a project's budget: reading it beside
// its caps and actuals, and changing the cells of its draft.
package grant

import (
	"konsortium/models"
)

// Service is the use cases of a budget.
type Service struct {
	db *models.DB
}

// New makes the use cases over a database.
func New(db *models.DB) *Service { return &Service{db: db} }
