package models

import "konsortium/programme"

// CostsFrom counts the costs of a partner that were incurred on a day or later,
// in reports of any state.
func (tx *Tx) CostsFrom(projectID, partnerID string, day programme.Date) (int, error) {
	var count int64
	err := tx.gorm.Model(&CostLine{}).Where("project_id = ? AND partner_id = ? AND incurred_on >= ?", projectID, partnerID, day).Count(&count).Error
	return int(count), err
}

// PartnerMembers lists the parts of an organisation's lead and members in a
// project that have not ended.
func (tx *Tx) PartnerMembers(projectID, organisationID string) ([]ProjectMember, error) {
	var rows []ProjectMember
	err := tx.gorm.Where("project_id = ? AND organisation_id = ? AND ended_at IS NULL AND role IN ('partner_lead', 'partner_member')", projectID, organisationID).
		Order("id").Find(&rows).Error
	return rows, err
}

// NamesOf gives the names of accounts by id.
func (tx *Tx) NamesOf(userIDs []string) (map[string]string, error) {
	names := map[string]string{}
	var rows []Person
	if len(userIDs) == 0 {
		return names, nil
	}
	err := tx.gorm.Table("users").Select("id, name").Where("id IN ?", userIDs).Scan(&rows).Error
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	return names, err
}

// ReportsOfPartner lists the reports that a partner has begun.
func (tx *Tx) ReportsOfPartner(projectID, partnerID string) ([]Report, error) {
	var rows []Report
	err := tx.gorm.Where("project_id = ? AND partner_id = ?", projectID, partnerID).Find(&rows).Error
	return rows, err
}
