package access

// RolesNamed lists the roles that the row of an action names.
func RolesNamed(action Action) []Role {
	var named []Role
	for role := range policy[action] {
		named = append(named, role)
	}
	return named
}
