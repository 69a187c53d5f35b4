"""The real SQLite: statements, plans, transactions, migrations, backups, damage."""
