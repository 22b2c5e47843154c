using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WasteFlow.Hosting;

/// <summary>Writes a fold's rows by SQLite's own calls: a save has some ten thousand rows, and binding their parameters by name costs more than writing them.</summary>
internal static class SqliteRows
{
    private const string Put = "INSERT INTO documents (generation, \"key\", body) VALUES (?1, ?2, ?3) ON CONFLICT (generation, \"key\") DO UPDATE SET body = excluded.body";

    private const string Remove = "DELETE FROM documents WHERE generation = ?1 AND \"key\" = ?2";

    /// <exception cref="SqliteException">SQLite refused one; the transaction that the connection is in decides what becomes of the others.</exception>
    public static void Write(SqliteConnection connection, int generation, IReadOnlyList<FoldChange> changes)
    {
        var db = connection.Handle!;
        using var put = SqliteCalls.Prepare(db, Put);
        using var remove = SqliteCalls.Prepare(db, Remove);
        SqliteCalls.Check(db, raw.sqlite3_bind_int(put, 1, generation), raw.SQLITE_OK);
        SqliteCalls.Check(db, raw.sqlite3_bind_int(remove, 1, generation), raw.SQLITE_OK);

        // In the order of their keys, so that neighbours are written into the same page.
        foreach (var change in changes.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            var statement = change.Body is null ? remove : put;
            SqliteCalls.Check(db, raw.sqlite3_bind_text(statement, 2, change.Key), raw.SQLITE_OK);
            if (change.Body is not null)
            {
                SqliteCalls.Check(db, raw.sqlite3_bind_blob(statement, 3, change.Body), raw.SQLITE_OK);
            }

            SqliteCalls.Check(db, raw.sqlite3_step(statement), raw.SQLITE_DONE);
            SqliteCalls.Check(db, raw.sqlite3_reset(statement), raw.SQLITE_OK);
        }
    }
}
