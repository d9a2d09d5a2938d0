package models

import "gorm.io/gorm/clause"

// Notify tells a person something in the application, within this transaction.
// A person is told each OnceKey once. Params fill the words that the web
// application has for the kind.
func (tx *Tx) Notify(row Notification) error {
	row.ID, row.CreatedAt = NewID(), tx.Now
	if row.Params == nil {
		row.Params = map[string]any{}
	}
	return tx.gorm.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "user_id"}, {Name: "once_key"}}, DoNothing: true}).Create(&row).Error
}

// NotificationsOf lists everything that a person was told, the newest first.
func (tx *Tx) NotificationsOf(userID string) ([]Notification, error) {
	var rows []Notification
	err := tx.gorm.Where("user_id = ?", userID).Order("created_at DESC, id DESC").Find(&rows).Error
	return rows, err
}
