package models

import (
	"errors"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// SettingSetupToken holds the hash of the token with which an installation is
// set up; the row is gone afterwards.
const SettingSetupToken = "setup_token_hash" // #nosec G101 -- the name of a row, not a secret

// Setting gives a setting of the installation, empty when it was never set. In
// a write transaction the row stays locked until the end.
func (tx *Tx) Setting(key string) (string, error) {
	var row Setting
	err := tx.forUpdate().Where("key = ?", key).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return "", nil
	}
	return row.Value, err
}

// SetSetting sets a setting of the installation.
func (tx *Tx) SetSetting(key, value string) error {
	row := &Setting{Key: key, Value: value, UpdatedAt: tx.Now}
	return tx.gorm.Clauses(clause.OnConflict{UpdateAll: true}).Create(row).Error
}

// ClearSetting forgets a setting.
func (tx *Tx) ClearSetting(key string) error {
	return tx.gorm.Where("key = ?", key).Delete(&Setting{}).Error
}
