"""The store: the only room that knows SQL, SQLModel and the database drivers."""
