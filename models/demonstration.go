package models

// SettingDemonstration marks a database with demonstration data.
const SettingDemonstration = "demonstration"

// MarkDemonstration marks every project, proposal and account that stands as
// demonstration data.
func (tx *Tx) MarkDemonstration() error {
	if err := tx.gorm.Model(&Project{}).Where("demonstration = ?", false).UpdateColumn("demonstration", true).Error; err != nil {
		return err
	}
	if err := tx.gorm.Model(&Proposal{}).Where("demonstration = ?", false).UpdateColumn("demonstration", true).Error; err != nil {
		return err
	}
	if err := tx.gorm.Model(&User{}).Where("demonstration = ?", false).UpdateColumn("demonstration", true).Error; err != nil {
		return err
	}
	return tx.SetSetting(SettingDemonstration, tx.Now.Format("2006-01-02"))
}

// CountUsers counts all accounts.
func (tx *Tx) CountUsers() (int64, error) {
	var count int64
	err := tx.gorm.Model(&User{}).Count(&count).Error
	return count, err
}

// DropQueue empties the mail queue and marks what people were told as read.
func (tx *Tx) DropQueue() error {
	if err := tx.gorm.Where("status = ?", MailQueued).Delete(&OutboxMessage{}).Error; err != nil {
		return err
	}
	return tx.gorm.Model(&Notification{}).Where("read_at IS NULL").UpdateColumn("read_at", tx.Now).Error
}
