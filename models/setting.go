package models

import "gorm.io/gorm/clause"

// Setting gives a setting of the installation, empty when it was never set.
func (tx *Tx) Setting(key string) (string, error) {
	var rows []Setting
	if err := tx.gorm.Where("key = ?", key).Limit(1).Find(&rows).Error; err != nil || len(rows) == 0 {
		return "", err
	}
	return rows[0].Value, nil
}

// SetSetting sets a setting of the installation.
func (tx *Tx) SetSetting(key, value string) error {
	row := &Setting{Key: key, Value: value, UpdatedAt: tx.Now}
	return tx.gorm.Clauses(clause.OnConflict{UpdateAll: true}).Create(row).Error
}
