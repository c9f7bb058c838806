-- Whatever adds to the ledger holds the conversation, and numbers its messages by what it has just added. PostgreSQL looked up both
-- once more for each row, and locked them: as much work as the row itself. SQLite's look costs little, and stays.
${ledger_unchecked}
