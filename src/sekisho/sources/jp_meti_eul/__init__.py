"""METI 外国ユーザーリスト (Foreign End User List)."""
