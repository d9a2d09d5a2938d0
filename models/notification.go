package models

import "gorm.io/gorm/clause"

// Notify tells a person something in the application, within this transaction.
// A person is told each OnceKey once; it returns false when the person was told
// before. Params fill the words that the web application has for the kind.
func (tx *Tx) Notify(row Notification) (bool, error) {
	row.ID, row.CreatedAt = NewID(), tx.Now
	if row.Params == nil {
		row.Params = map[string]any{}
	}
	result := tx.gorm.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "user_id"}, {Name: "once_key"}}, DoNothing: true}).Create(&row)
	return result.RowsAffected == 1, result.Error
}

// NotificationsOf lists everything that a person was told, the newest first.
func (tx *Tx) NotificationsOf(userID string) ([]Notification, error) {
	var rows []Notification
	err := tx.gorm.Where("user_id = ?", userID).Order("created_at DESC, id DESC").Find(&rows).Error
	return rows, err
}

// Notifications lists what a person was told, newest first.
func (tx *Tx) Notifications(userID string, unread bool, request PageRequest) (Page[Notification], error) {
	query := tx.gorm.Model(&Notification{}).Where("user_id = ?", userID)
	if unread {
		query = query.Where("read_at IS NULL")
	}
	if request.Sort == "" {
		request.Sort = "-created_at"
	}
	return pageOf(query, request, []order[Notification]{{
		name: "created_at", column: "created_at", moment: true,
		value: func(n *Notification) any { return n.CreatedAt }, id: func(n *Notification) string { return n.ID },
	}})
}

// CountUnread counts what a person has not read.
func (tx *Tx) CountUnread(userID string) (int64, error) {
	var count int64
	err := tx.gorm.Model(&Notification{}).Where("user_id = ? AND read_at IS NULL", userID).Count(&count).Error
	return count, err
}

// MarkRead marks one message of a person as read, or all of them when the id is
// empty. It returns how many were unread.
func (tx *Tx) MarkRead(userID, id string) (int64, error) {
	query := tx.gorm.Model(&Notification{}).Where("user_id = ? AND read_at IS NULL", userID)
	if id != "" {
		query = query.Where("id = ?", id)
	}
	result := query.UpdateColumn("read_at", tx.Now)
	return result.RowsAffected, result.Error
}

// Notification loads one message of a person; another person's does not exist.
func (tx *Tx) Notification(userID, id string) (*Notification, error) {
	if !ValidID(id) {
		return find[Notification](tx, "message", id)
	}
	return first(tx.gorm.Where("id = ? AND user_id = ?", id, userID), "message", new(Notification))
}
