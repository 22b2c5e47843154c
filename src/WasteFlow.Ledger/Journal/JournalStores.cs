using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>Which append belongs to which database.</summary>
public static class JournalStores
{
    public static IJournalStore Open(RoomDatabase database) => database.Provider switch
    {
        Provider.PostgreSql => new PostgreSqlJournal(database.ConnectionString(LedgerRoom.RoomName)),
        Provider.SqlServer => new SqlServerJournal(database.ConnectionString(LedgerRoom.RoomName)),
        _ => new SqliteJournal(database.ConnectionString(LedgerRoom.RoomName)),
    };
}
